# Completion of supervisor for bash.  Written by tools/completion.
_supervisor()
{
    local word=${COMP_WORDS[COMP_CWORD]}
    local before=${COMP_WORDS[COMP_CWORD - 1]}

    # In --name=value the sign is a word of its own.
    if [ "$word" = = ]; then
        word=
    elif [ "$before" = = ]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case $before in
    --listen)
        COMPREPLY=()
        return
        ;;
    -i | --address)
        COMPREPLY=()
        return
        ;;
    -p | --port)
        COMPREPLY=()
        return
        ;;
    --backlog)
        COMPREPLY=()
        return
        ;;
    --defer-accept)
        COMPREPLY=()
        return
        ;;
    --acceptors)
        COMPREPLY=()
        return
        ;;
    --trust-proxy)
        COMPREPLY=()
        return
        ;;
    --index)
        COMPREPLY=()
        return
        ;;
    --user-dir)
        COMPREPLY=()
        return
        ;;
    --auth)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --error-dir)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --mime)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --charset)
        COMPREPLY=()
        return
        ;;
    --header)
        COMPREPLY=()
        return
        ;;
    --header-for)
        COMPREPLY=()
        return
        ;;
    -c | --cgi-bin)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --cgi-suffix)
        COMPREPLY=()
        return
        ;;
    --cgi-interpreter)
        COMPREPLY=()
        return
        ;;
    --cgi-env)
        COMPREPLY=()
        return
        ;;
    --error-log)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --status)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    -l | --log)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --log-format)
        mapfile -t COMPREPLY < <(compgen -W "combined common sws json vhost" -- "$word")
        return
        ;;
    --max-connections)
        COMPREPLY=()
        return
        ;;
    --max-per-source)
        COMPREPLY=()
        return
        ;;
    --spares)
        COMPREPLY=()
        return
        ;;
    --no-progress)
        COMPREPLY=()
        return
        ;;
    --lifetime)
        COMPREPLY=()
        return
        ;;
    --drain)
        COMPREPLY=()
        return
        ;;
    --timeout)
        COMPREPLY=()
        return
        ;;
    --cgi-timeout)
        COMPREPLY=()
        return
        ;;
    --max-body)
        COMPREPLY=()
        return
        ;;
    --user)
        COMPREPLY=()
        return
        ;;
    --group)
        COMPREPLY=()
        return
        ;;
    --chroot)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --allow-read)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --allow-write)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --config)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --pidfile)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --ready-fd)
        COMPREPLY=()
        return
        ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "--listen --address --port --backlog --defer-accept --acceptors --proxy-protocol --trust-proxy --index --no-listing --vhosts --user-dir --auth --error-dir --mime --no-magic --charset --precompressed --packed-parts --header --header-for --hide-server --cgi-bin --cgi-suffix --cgi-interpreter --cgi-follow --cgi-env --error-log --status --log --log-format --explain --max-connections --max-per-source --spares --no-progress --lifetime --drain --timeout --cgi-timeout --max-body --user --group --chroot --no-new-privileges --allow-read --allow-write --no-confine --require-confine --config --daemon --pidfile --ready-fd --debug --check --help --version" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
    fi
}
complete -F _supervisor supervisor
