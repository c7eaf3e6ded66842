# Completion of httpd-once for bash.  Written by tools/completion.
_httpd_once()
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
    -l | --log)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --log-format)
        mapfile -t COMPREPLY < <(compgen -W "combined common sws json vhost" -- "$word")
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
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "--proxy-protocol --trust-proxy --index --no-listing --vhosts --user-dir --auth --error-dir --mime --no-magic --charset --precompressed --packed-parts --header --header-for --hide-server --cgi-bin --cgi-suffix --cgi-interpreter --cgi-follow --cgi-env --log --log-format --explain --timeout --cgi-timeout --max-body --check --help --version" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
    fi
}
complete -F _httpd_once httpd-once
