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
	run -100 "$BIN/supervisor" "$@"
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

# refused_file LINE WORDS TEXT: a file of that text is refused there.
refused_file() {
	printf "$3" >"$T/conf"
	refused "$T/conf:$1: $2" --config "$T/conf"
}

@test "a mistake in the file is named with its line" {
	refused_file 3 "there is no setting 'prot'" '# x\n\nprot 80\n'
	refused_file 1 "port is a number" 'port x'
	refused_file 2 "drain needs a value" 'port 0\ndrain\n'
	refused_file 1 "daemon takes no value" 'daemon yes\n'
	refused_file 1 "'debug' is for the command line only" 'debug\n'
	refused_file 1 "'config' is for the command line only" 'config x\n'
	refused_file 1 "handler needs a program" 'handler\n'
	refused_file 1 "root is empty" 'root\n'
}

@test "a file of settings that is not there, or too large, is refused" {
	refused "$T/none: No such file" --config "$T/none"
	head -c 70000 /dev/zero | tr '\0' '#' >"$T/conf"
	refused "$T/conf: File too large" --config "$T/conf"
}

@test "the example is a right file of settings" {
	sed 's/^port .*/port x/; s/^#\([a-z][a-z-]* \)/\1/' "$REPO/deploy/supervisor.conf" >"$T/conf"
	run -100 "$BIN/supervisor" --config "$T/conf"
	[[ $output == *'port is a number'* ]]
	sed -i 's/^port .*/port 0/; /^root /d; /^cgi-bin /d; /^log /d' "$T/conf"
	run -100 "$BIN/supervisor" --config "$T/conf" -Z
	[[ $output == *'there is no option -Z'* ]]
}
