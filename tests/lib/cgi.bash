# What the tests of programs load, after common:  load lib/cgi
#
# Programs lie in $T/cgi-bin.

# program NAME: puts standard input there as an executable file.
program() {
	mkdir -p "$(dirname "$T/cgi-bin/$1")"
	cat >"$T/cgi-bin/$1"
	chmod 755 "$T/cgi-bin/$1"
}

# cgi TEXT [OPTION...]: asks the handler, which has $T/cgi-bin.
cgi() {
	local text=$1
	shift
	ask "$text" --cgi-bin "$T/cgi-bin" "$@"
}

# log_has WORDS: what the handler wrote for its operator.
log_has() {
	grep -qF -- "$1" "$T/error" || fail "the log lacks '$1': $(cat "$T/error")"
}

# body_is WORDS
body_is() {
	[ "$(cat "$T/body")" = "$1" ] || fail "the body is '$(head -c 500 "$T/body")', not '$1'"
}

# variable NAME: prints its value, as the program `env` below was told it.
variable() {
	grep -a "^$1=" "$T/body" | cut -d= -f2-
}

# variable_is NAME VALUE; variable_is_unset NAME
variable_is() {
	grep -qaF -x -- "$1=$2" "$T/body" || fail "$1 is '$(variable "$1")', not '$2'"
}

variable_is_unset() {
	! grep -qa "^$1=" "$T/body" || fail "$1 is '$(variable "$1")'"
}

# env_program [NAME]: one that prints its environment.
env_program() {
	program "${1:-env}" <<-'E'
		#!/bin/sh
		printf 'Content-Type: text/plain\n\n'
		exec env
	E
}

# serve_cgi [OPTION...]: under supervisor, on $PORT; the handler's notes are in
# $T/supervisor.log, its requests in $T/log.
serve_cgi() {
	mkdir -p "$T/cgi-bin"
	start_supervisor -- "$BIN/httpd-once" --cgi-bin "$T/cgi-bin" \
		--log "$T/log" --log-format json "$@" "$T/root"
}

# client [ARGUMENT...]: runs a client written in Python, which has what is in
# lib/client.py; $PORT and the arguments are its own.
client() {
	PYTHONPATH=$REPO/tests/lib timeout 60 python3 -B - "$PORT" "$@" 3>&-
}

# no_children: nothing that the handlers started is left, not even a zombie, and
# no handler.  What supervisor has for itself is called after it.
no_children() {
	local own
	own=$(pgrep -d , -P "$SUPERVISOR" -f '^supervisor: ')
	! pgrep -f "$T/cgi-bin|\./p( |$)" >"$T/left" &&
		! pgrep -a -P "$SUPERVISOR${own:+,$own}" | grep -v '^[0-9]* supervisor: ' >>"$T/left"
}
