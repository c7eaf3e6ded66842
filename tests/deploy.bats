#!/usr/bin/env bats
# What deploy/ has beyond what tests/launchers.bats and tests/systemd.bats run.

load lib/common
load lib/launchers
load lib/systemd

@test 'the guide names every file of deploy' {
	local file
	cd "$REPO/deploy"
	while read -r file; do
		grep -qF "${file%/run}" README.md || fail "README.md lacks $file"
	done < <(git ls-files | grep -v -e README.md -e notification-fd |
		sed 's#^\(systemd\)/#/#; s#^/##')
}

# --------------------------------------------------------------------- launchd

@test 'launchd: the property list is well-formed and has what inetd jobs need' {
	xmllint --noout --nonet --nowarning "$REPO/deploy/launchd/httpd-once.plist"
	plistutil -i "$REPO/deploy/launchd/httpd-once.plist" -f bin -o "$T/binary"
	python3 - "$T/binary" <<-'P'
	import plistlib, sys
	job = plistlib.load(open(sys.argv[1], "rb"))
	assert job["inetdCompatibility"]["Wait"] is False
	families = {s["SockFamily"] for s in job["Sockets"].values()}
	assert families == {"IPv4", "IPv6"}, families
	assert job["StandardErrorPath"]
	P
}

@test 'launchd: its command answers a request' {
	python3 - "$REPO/deploy/launchd/httpd-once.plist" >"$T/command" <<-'P'
	import plistlib, shlex, sys
	job = plistlib.load(open(sys.argv[1], "rb"))
	print(shlex.join(job["ProgramArguments"]))
	P
	launch_silent idle sleep infinity
	printf 'GET /page.html HTTP/1.0\r\n\r\n' |
		within sh -c "$(cat "$T/command")" >"$T/reply"
	split_reply
	status_is 200
	same "$TREE/srv/www/page.html" "$T/body"
}

# --------------------------------------------------------------------- systemd

@test 'systemd finds nothing to say about the units' {
	launch_silent idle sleep infinity
	within sh -c "cd $EXAMPLES/systemd && SYSTEMD_UNIT_PATH=\$PWD: \
		systemd-analyze verify --man=no ./*.socket ./*.service" \
		>"$T/verify" 2>&1 || { cat "$T/verify"; false; }
	refute grep -E 'httpd-once|supervisor' "$T/verify"
}

# 10 is no sandbox at all; systemd calls what is below 2 safe.
@test 'systemd calls the sandbox of both services safe' {
	local unit
	for unit in httpd-once@.service httpd-once-supervisor.service; do
		systemd-analyze security --offline=true --threshold=20 \
			--no-pager "$REPO/deploy/systemd/$unit" >"$T/security" ||
			{ tail -n 1 "$T/security"; false; }
	done
}

# ------------------------------------------------------------------------- s6

# s6_service NAME: in a scan directory, until it has said that it is ready.
s6_service() {
	launch_silent s6 bash -c "mkdir /run/service &&
		cp -R $EXAMPLES/s6/$1 /run/service/ && exec s6-svscan /run/service"
	retry 10 within s6-svok "/run/service/$1"
	within s6-svwait -U -t 10000 "/run/service/$1" ||
		{ cat "$T/s6.log" >&2; return 1; }
}

@test 's6: supervisor says that it is ready, and then it listens' {
	s6_service httpd-once-supervisor
	says_404 127.0.0.1
	says_404 '[::1]'
}

@test 's6: behind a Unix socket a file arrives and a program gets its POST' {
	s6_service httpd-once-unix
	within curl -sS -m 20 --unix-socket /run/httpd-once.sock \
		http://localhost/folder/random.bin >"$T/got"
	same "$TREE/srv/www/folder/random.bin" "$T/got"
	within curl -sS -m 20 --unix-socket /run/httpd-once.sock \
		--data 'a=1' http://localhost/cgi-bin/count >"$T/got"
	grep -q "^POST 3 $(printf 'a=1' | sha256sum | cut -d ' ' -f 1) " "$T/got"
}

# Debian 12 has no s6-tcpserver.  A stand-in takes the options that its manual
# lists and hands them to tcpserver, which tells handlers the same things.
s6_tcpserver_stand_in() {
	cat >"$TREE/usr/local/bin/s6-tcpserver" <<-'P'
	#!/bin/bash
	while getopts 1c:C:b:u:g: letter; do
		case $letter in
		1) is_told=yes ;;
		c | b | u | g) options+=("-$letter" "$OPTARG") ;;
		C) ;;
		*) exit 100 ;;
		esac
	done
	shift $((OPTIND - 1))
	case $1 in
	0.0.0.0) options+=(-4) ;;
	::) ;;
	*) exit 100 ;;
	esac
	if [ -n "$is_told" ]; then
		(until ss -Hltn "sport = :$2" | grep -q .; do :; done; echo "$2") &
	fi
	exec tcpserver -H -R -l0 "${options[@]}" 0 "${@:2}" >/dev/null
	P
	chmod 755 "$TREE/usr/local/bin/s6-tcpserver"
}

@test 's6: httpd-once-4 says that it is ready, and then it serves IPv4' {
	install -d "$TREE/usr/local/bin"
	s6_tcpserver_stand_in
	s6_service httpd-once-4
	sends_a_file 127.0.0.1
	runs_a_program 127.0.0.1
}

@test 's6: httpd-once-6 says that it is ready, and then it serves IPv6' {
	install -d "$TREE/usr/local/bin"
	s6_tcpserver_stand_in
	s6_service httpd-once-6
	sends_a_file '[::1]'
	runs_a_program '[::1]'
}

# --------------------------------------------------------------------- init.d

@test 'init.d: start listens, status tells, stop ends, and again' {
	launch_silent idle sleep infinity
	within install -D -m 644 "$EXAMPLES/supervisor.conf" /etc/httpd-once/supervisor.conf
	refute within "$EXAMPLES/init.d/httpd-once-supervisor" status
	within "$EXAMPLES/init.d/httpd-once-supervisor" start
	says_404 127.0.0.1
	says_404 '[::1]'
	within "$EXAMPLES/init.d/httpd-once-supervisor" status
	within "$EXAMPLES/init.d/httpd-once-supervisor" restart
	says_404 127.0.0.1
	within "$EXAMPLES/init.d/httpd-once-supervisor" stop
	refute within "$EXAMPLES/init.d/httpd-once-supervisor" status
	[ -z "$(inside ss -Hltn)" ]
}

has_an_x() {
	inside curl -sS -m 20 -o "$T/got" -D "$T/head" http://127.0.0.1/page.html
	grep -q "^X-Is: $1" "$T/head"
}

@test 'init.d: reload takes new settings, and with a fault says so and fails' {
	local conf=/etc/httpd-once/supervisor.conf
	local script=$EXAMPLES/init.d/httpd-once-supervisor
	launch_silent idle sleep infinity
	within install -D -m 644 "$EXAMPLES/supervisor.conf" "$conf"
	within "$script" start
	within sh -c "echo \"header 'X-Is: new'\" >>$conf"
	within "$script" reload
	retry 10 has_an_x new
	within sh -c "echo 'root /srv/nowhere' >>$conf"
	refute within "$script" reload >"$T/said" 2>&1
	grep -q '/srv/nowhere: No such file or directory' "$T/said"
	grep -qx "$conf is not read again: it has a fault" "$T/said"
	has_an_x new
	within "$script" stop
}
