#!/usr/bin/env bats
# The command line and the file of settings.
load lib/common
bats_require_minimum_version 1.5.0

@test "--help and -h list every option and exit 0" {
	run -0 "$BIN/supervisor" --help
	[[ $output == 'usage: supervisor [options] [root]'* ]]
	[[ $output == *--max-connections* ]]
	run -0 "$BIN/supervisor" -h
}

@test "--help that cannot be written fails" {
	run -111 bash -c '"$1" --help >/dev/full' - "$BIN/supervisor"
}

@test "--version names program and version" {
	run -0 "$BIN/supervisor" --version
	[[ $output =~ ^supervisor\ [0-9]+\.[0-9]+ ]]
}

# refused WORDS ARGUMENT...: status 100 and those words.
refused() {
	local words=$1
	shift
	run -100 timeout 20 "$BIN/supervisor" "$@"
	[[ $output == *"$words"* ]] || fail "said '$output', not '$words'"
}

@test "what is no option is named" {
	refused 'there is no option --nothing' --nothing
	refused 'there is no option -Z' -Z
	refused '-p needs an argument' -p
	refused '--drain needs an argument' --drain
	refused 'takes no argument' --debug=1
}

@test "a number is digits, and within its limits" {
	refused "port is a number from 0 to 65535, not 'x'" -p x
	refused "port is a number from 0 to 65535, not '65536'" -p 65536
	refused "not '-1'" --drain -1
	refused "not '+1'" --drain +1
	refused "not ' 1'" --drain ' 1'
	refused "not ''" --drain ''
	refused "not '0'" --max-connections 0
	refused "not '99999999999999999999999'" --lifetime 99999999999999999999999
}

@test "combinations without a meaning are refused" {
	refused 'one root only' one two
	refused 'a handler is missing' --
	refused 'argument of the handler' root -- /bin/true
	refused 'for httpd-once' -l log -- /bin/true
	refused '--group is for --user' --group daemon
	refused 'empty' --user ''
}

@test "one address is listened on, with a backlog" {
	start supervisor "$BIN/supervisor" --address 127.0.0.1 --port 0 --backlog 7 "$T/root"
	# shellcheck disable=SC2034
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 1 ]
	PORT=$(sed -n 's/.*listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' "$T/supervisor.log")
	[ "$(ss -Hltn "sport = :$PORT" | awk '{ print $3 }')" = 7 ]
}

@test "a root may stand before an option" {
	refused "not 'x'" "$T/root" -p x
}

@test "the file of settings has the names of the options" {
	cat >"$T/conf" <<-C
		# a comment

		  listen   unix:$T/socket  
		max-connections 1
		handler $HELPERS/probe
	C
	start supervisor "$BIN/supervisor" --config "$T/conf"
	# shellcheck disable=SC2034
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	[ "$(grep -c 'listening on' "$T/supervisor.log")" -eq 1 ]
	[ "$(curl -sS --max-time 10 --unix-socket "$T/socket" http://x/)" = hello ]
}

@test "the command line has the last word" {
	printf 'port 1\nhandler /bin/false\n' >"$T/conf"
	start_supervisor --config "$T/conf" -- "$HELPERS/probe"
	[ "$(curl -sS --max-time 10 "http://127.0.0.1:$PORT/")" = hello ]
}

# refused_file LINE:COLUMN WORDS TEXT: a file of that text is refused there.
refused_file() {
	printf "$3" >"$T/conf"
	refused "$T/conf:$1: $2" --config "$T/conf"
}

@test "a mistake in the file is named with its line and column" {
	refused_file 3:1 "there is no setting 'prot'" '# x\n\nprot 80\n'
	refused_file 1:3 "there is no setting 'prot'" '  prot 80\n'
	refused_file 1:6 "port is a number" 'port x'
	refused_file 2:1 "drain needs a value" 'port 0\ndrain\n'
	refused_file 1:8 "daemon takes no value" 'daemon yes\n'
	refused_file 1:11 "log takes one value; one with blanks in it stands in quotes" 'log /my   log\n'
	refused_file 1:1 "'debug' is for the command line only" 'debug\n'
	refused_file 1:1 "'config' is for the command line only" 'config x\n'
	refused_file 1:1 "'help' is for the command line only" 'help\n'
	refused_file 1:1 "handler needs a program" 'handler\n'
	refused_file 1:1 "root needs a value" 'root\n'
	refused_file 1:6 "root is empty" "root ''"
	refused_file 1:6 "a quote that is not closed" "root '/srv/www\n'"
	refused_file 2:8 "a backslash with nothing behind it" '\nroot /x\\\n'
	refused_file 1:9 "header is not of the form 'Name: value': 'Bad'" "header  'Bad'\n"
}

@test "a file of settings that is not there, or too large, is refused" {
	refused "$T/none: No such file" --config "$T/none"
	head -c 70000 /dev/zero | tr '\0' '#' >"$T/conf"
	refused "$T/conf: File too large" --config "$T/conf"
	printf 'port 0\n\0' >"$T/conf"
	refused "$T/conf: a NUL byte in it" --config "$T/conf"
}

# reply PATH [OPTION...]: the whole answer.
reply() {
	local path=$1
	shift
	curl -sS --max-time 10 -i "$@" "http://127.0.0.1:$PORT$path" | tr -d '\r'
}

@test "options of httpd-once are taken and handed on" {
	mkdir -p "$T/root/a.test" "$T/root/default/folder" "$T/cgi"
	echo one >"$T/root/a.test/one.html"
	echo two >"$T/root/a.test/two.html"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\n%%s" "$GREETING"\n' >"$T/cgi/hello"
	chmod 755 "$T/cgi/hello"
	GREETING=hi start_supervisor --no-listing --index x.html --index two.html --vhosts --charset '' \
		--header 'X-A: b c' --header='X-D: e' -c "$T/cgi" --cgi-env GREETING \
		-l "$T/log" --log-format json "$T/root"
	reply / -H 'Host: a.test' >"$T/reply"
	grep -qx two "$T/reply"
	grep -qx 'X-A: b c' "$T/reply"
	grep -qx 'X-D: e' "$T/reply"
	grep -qx 'Content-Type: text/html' "$T/reply"
	[[ $(reply /folder/) == 'HTTP/1.0 403 '* ]]
	[ "$(reply /cgi-bin/hello | tail -n 1)" = hi ]
	retry 10 grep -q '"target":"/cgi-bin/hello"' "$T/log"
}

@test "options of httpd-once are judged as it would, before anything starts" {
	refused 'timeout is a number of seconds from 1 to 86400' --timeout 0
	refused "header is not of the form 'Name: value'" --header Bad
	refused "there is no option --no-lsiting" --no-lsiting
	refused "log-format is one of combined|common|sws|json|vhost, not 'xml'" --log-format xml
	# shellcheck disable=SC2046 # these are words of their own
	refused 'index stands here more than 16 times' $(printf -- '--index x %.0s' $(seq 17))
	# shellcheck disable=SC2046
	refused 'cgi-env stands here more than 16 times' --status /run/x $(printf -- '--cgi-env A %.0s' $(seq 16))
	# shellcheck disable=SC2046
	refused 'one option of httpd-once too many' $(printf -- '--vhosts %.0s' $(seq 300))
	"$BIN/httpd-once" --timeout 0 2>"$T/error" && false
	grep -q 'timeout is a number of seconds from 1 to 86400' "$T/error"
}

@test "options of httpd-once beside another handler are refused" {
	refused '--no-listing is for httpd-once' --no-listing -- /bin/true
	refused '--cgi-bin is for httpd-once' -c x -- /bin/true
	printf 'header A:b\nhandler /bin/true\n' >"$T/conf"
	refused '--header is for httpd-once' --config "$T/conf"
}

@test "a root that looks like an option is one" {
	mkdir "$T/--vhosts"
	echo found >"$T/--vhosts/index.html"
	printf "root '--vhosts'\n" >"$T/conf"
	cd "$T"
	start_supervisor --config "$T/conf"
	[ "$(reply / | tail -n 1)" = found ]
}

@test "values and the words of a handler stand in quotes where they have blanks" {
	mkdir "$T/my root"
	echo found >"$T/my root/index.html"
	cat >"$T/conf" <<-C
		root "$T/my root"  # as a shell has it
		header 'Cache-Control: max-age=60'
		header X-Quote:\\ it\\'s
		log $T/my\\ log
	C
	start_supervisor --config "$T/conf"
	reply / >"$T/reply"
	grep -qx 'Cache-Control: max-age=60' "$T/reply"
	grep -qx "X-Quote: it's" "$T/reply"
	[ "$(tail -n 1 "$T/reply")" = found ]
	retry 10 grep -q 'GET / ' "$T/my log"
	cat >"$T/conf" <<-C
		handler "$BIN/httpd-once" --header 'Cache-Control: max-age=90' "$T/my root"
	C
	kill -HUP "$SUPERVISOR"
	retry 10 grep -q 'settings read again' "$T/supervisor.log"
	reply / | grep -qx 'Cache-Control: max-age=90'
}

@test "the command line has the last word about httpd-once, too" {
	printf 'timeout 5\ncharset utf-16\nheader A:b\n' >"$T/conf"
	start_supervisor --config "$T/conf" --charset latin1 --header C:d "$T/root"
	echo text >"$T/root/a.txt"
	reply /a.txt >"$T/reply"
	grep -qx 'Content-Type: text/plain; charset=latin1' "$T/reply"
	grep -qx A:b "$T/reply"
	grep -qx C:d "$T/reply"
}

# The names in the example: NAME, and behind it the value.
example() {
	sed -n 's/^#\{0,1\}\([a-z][a-z-]*\( .*\)\{0,1\}\)$/\1/p' "$REPO/deploy/supervisor.conf"
}

# Of --help: NAME, and what is in parentheses at its end.
defaults() {
	"$BIN/supervisor" --help | awk '
		match($0, /--[a-z-]+/) { name = substr($0, RSTART + 2, RLENGTH - 2) }
		name != "" && match($0, /\([^ ()]+\)$/) { print name, substr($0, RSTART + 1, RLENGTH - 2) }'
}

@test "the example names every setting, once, with what holds without it" {
	"$BIN/supervisor" --help | grep -oE -- '^.{6}--[a-z-]+' | sed 's/.*--//' |
		grep -vxE 'help|version|check|debug|config|ready-fd' | sort >"$T/names"
	[ "$(wc -l <"$T/names")" -ge 40 ]
	example | sed 's/ .*//' | grep -vxE 'root|handler' | sort -u | diff "$T/names" -
	defaults >"$T/defaults"
	[ "$(wc -l <"$T/defaults")" -ge 12 ]
	while read -r name value; do
		grep -qx "#$name $value" "$REPO/deploy/supervisor.conf" ||
			grep -q "^$name .*# $value without" "$REPO/deploy/supervisor.conf" ||
			fail "the example does not say that $name is $value"
	done <"$T/defaults"
}

@test "the example is a right file of settings, with and without its comments" {
	{ cat "$REPO/deploy/supervisor.conf"; echo 'port x'; } >"$T/conf"
	refused 'port is a number' --config "$T/conf"
	{ example | grep -v '^handler '; echo 'port x'; } >"$T/conf"
	refused 'port is a number' --config "$T/conf"
	[[ $output == *"$T/conf:$(wc -l <"$T/conf"):6: port is a number"* ]]
	{ example | grep '^handler '; echo 'port x'; } >"$T/conf"
	refused 'port is a number' --config "$T/conf"
}
