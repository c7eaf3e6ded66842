#!/usr/bin/env bats
# --status: the counts, for whoever asks at a socket; cgi-bin/status shows them.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# The successor of an upgrade is no child of the test.
tidy() {
	end_successors
}

# status: what the socket tells.
status() {
	python3 - "$T/status" <<-'P'
		import socket, sys
		s = socket.socket(socket.AF_UNIX)
		s.settimeout(10)
		s.connect(sys.argv[1])
		sys.stdout.write(s.makefile().read())
	P
}

# tells LINE: it does.
tells() {
	status >"$T/told" && grep -qxF "$1" "$T/told"
}

@test "the socket tells what was counted, and is no connection itself" {
	start_supervisor --status "$T/status" --max-per-source 1 -- "$HELPERS/probe"
	says "listening on unix:$T/status for the status$"
	[ "$(get /)" = hello ]
	get /exit/3 >/dev/null
	run ! get /signal/9
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	read -r _ <&9
	get / >/dev/null
	retry 10 tells 'killed{signal="9"} 1'
	tells 'running 1'
	tells "accepted{listener=\"0.0.0.0:$PORT\"} 5"
	tells "accepted{listener=\"[::]:$PORT\"} 0"
	tells 'refused{reason="source"} 1'
	tells 'exited{status="0"} 1'
	tells 'exited{status="3"} 1'
	tells 'running_limit 1000'
	run ! grep -F status, "$T/told"
	grep -Eqx 'processor_seconds [0-9]+\.[0-9]{6}' "$T/told"
	exec 9>&-
}

@test "it is answered when all handlers run that may" {
	start_supervisor --status "$T/status" --max-connections 1 -- "$HELPERS/probe"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	printf 'GET /hold HTTP/1.0\r\n\r\n' >&9
	retry 10 says 'full: 1 handlers run'
	tells 'running 1'
	exec 9>&-
	retry 10 tells 'running 0'
}

@test "several acceptors tell what all of them have counted" {
	start_supervisor --status "$T/status" --acceptors 3 -- "$HELPERS/probe"
	ab -q -n 200 -c 8 "http://127.0.0.1:$PORT/" >"$T/ab"
	retry 10 tells 'exited{status="0"} 200'
	# ab opens one or two that it does not use.
	grep -Eqx 'accepted\{listener="0\.0\.0\.0:[0-9]+"\} 20[0-9]' "$T/told"
	tells 'acceptors 3'
}

@test "those who ask and never read hold nothing up" {
	start_supervisor --status "$T/status" -- "$HELPERS/probe"
	cat >"$T/deaf.py" <<-'P'
		import socket, sys
		deaf = []
		for _ in range(300):
		    s = socket.socket(socket.AF_UNIX)
		    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
		    s.connect(sys.argv[1])
		    deaf.append(s)
		print("connected", flush=True)
		sys.stdin.read()
	P
	mkfifo "$T/end"
	python3 "$T/deaf.py" "$T/status" <"$T/end" >"$T/deaf.out" 3>&- &
	STARTED+=("$!")
	exec 9>"$T/end"
	retry 10 grep -q connected "$T/deaf.out"
	[ "$(get /)" = hello ]
	tells "accepted{listener=\"0.0.0.0:$PORT\"} 1"
	# Nor is a descriptor kept for them.
	few() { [ "$(find "/proc/$SUPERVISOR/fd" -type l | wc -l)" -lt 20 ]; }
	retry 10 few
	exec 9>&-
}

@test "only the user that serves may ask" {
	make_public "$HELPERS/probe"
	chmod 777 "$PUBLIC"
	start_supervisor --user nobody --status "$PUBLIC/status" -- "$PUBLIC/probe"
	[ "$(stat -c '%a %U' "$PUBLIC/status")" = '600 nobody' ]
	for user in nobody 12345; do
		setpriv --reuid "$user" --regid 65534 --clear-groups \
			perl -MIO::Socket::UNIX -e 'my $s = IO::Socket::UNIX->new(Peer => shift)
				or die "$!\n"; print <$s>' "$PUBLIC/status" >"$T/$user" 2>&1 || true
	done
	grep -qx 'running 0' "$T/nobody"
	grep -qx 'Permission denied' "$T/12345"
}

@test "handlers are told the path, and of no other" {
	SUPERVISOR_STATUS=/else start_supervisor --status "$T/status" -- "$HELPERS/probe"
	get /env | grep -qxF "SUPERVISOR_STATUS=$T/status"
	kill "$SUPERVISOR"
	wait "$SUPERVISOR"
	[ ! -e "$T/status" ]
	SUPERVISOR_STATUS=/else start_supervisor -- "$HELPERS/probe"
	get /env >"$T/env"
	run ! grep SUPERVISOR_ "$T/env"
}

@test "HUP moves it, and takes it away" {
	printf 'handler %s\nstatus %s\n' "$HELPERS/probe" "$T/a" >"$T/conf"
	start_supervisor --config "$T/conf"
	printf 'handler %s\nstatus %s\n' "$HELPERS/probe" "$T/status" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	[ ! -e "$T/a" ]
	tells 'running 0'
	get /env | grep -qxF "SUPERVISOR_STATUS=$T/status"
	printf 'handler %s\n' "$HELPERS/probe" >"$T/conf"
	: >"$T/supervisor.log"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	[ ! -e "$T/status" ]
	get /env >"$T/env"
	run ! grep SUPERVISOR_ "$T/env"
}

@test "an upgrade hands it over, and the new one answers" {
	start_supervisor --status "$T/status" -- "$HELPERS/probe"
	before=$(stat -c %i "$T/status")
	[ "$(get /)" = hello ]
	kill -USR2 "$SUPERVISOR"
	retry 10 says stopped
	[ "$(stat -c %i "$T/status")" = "$before" ]
	tells "accepted{listener=\"0.0.0.0:$PORT\"} 0"
	get /env | grep -qxF "SUPERVISOR_STATUS=$T/status"
}

@test "a path that does not begin with /, or is too long, or is in use, is refused" {
	run -100 "$BIN/supervisor" --status status -- "$HELPERS/probe"
	[[ $output == *'--status status: the path must begin with /'* ]]
	run -111 "$BIN/supervisor" -p 0 --status "/$(printf '%0200d' 0)" -- "$HELPERS/probe"
	[[ $output == *'File name too long; a path has 1 to 107 bytes'* ]]
	echo precious >"$T/status"
	run -111 "$BIN/supervisor" -p 0 --status "$T/status" -- "$HELPERS/probe"
	[[ $output == *"cannot listen on status:$T/status: "* ]]
	[ "$(cat "$T/status")" = precious ]
}

@test "the sample program shows it as a page, and to Prometheus" {
	start_supervisor --status "$T/status" -c "$BIN/cgi-bin" "$T/root"
	get /missing >/dev/null
	retry 10 tells 'exited{status="0"} 1'
	get /cgi-bin/status >"$T/page"
	grep -qF '<p><label>1 of 1000 handlers run' "$T/page"
	grep -qF "<th>listener 0.0.0.0:$PORT</th><td>2</td>" "$T/page"
	get '/cgi-bin/status?format=prometheus' >"$T/metrics"
	python3 - "$T/metrics" "$PORT" <<-'P'
		import re, sys
		kind, described, value = {}, set(), {}
		for line in open(sys.argv[1]):
		    line = line.rstrip("\n")
		    if line.startswith("# HELP "):
		        described.add(line.split(" ", 3)[2])
		    elif line.startswith("# TYPE "):
		        _, _, name, kind[name] = line.split(" ")
		    else:
		        found = re.fullmatch(r'([a-z_]+)(\{[a-z]+="[^"\\\n]*"\})? ([0-9.]+)', line)
		        assert found, line
		        name = found[1]
		        assert name in described and name in kind, line
		        assert name.startswith("httpd_supervisor_"), line
		        assert name.endswith("_total") == (kind[name] == "counter"), line
		        value[name + (found[2] or "")] = float(found[3])
		assert set(kind) == {name.split("{")[0] for name in value}
		prefix = "httpd_supervisor_"
		assert value[prefix + 'accepted_total{listener="0.0.0.0:%s"}' % sys.argv[2]] == 3, value
		assert value[prefix + "running"] == 1, value
		assert value[prefix + 'exited_total{status="0"}'] >= 1, value
		assert value[prefix + "processor_seconds_total"] > 0, value
	P
}

@test "without a supervisor that tells, the sample program says so" {
	printf 'GET /cgi-bin/status HTTP/1.0\r\n\r\n' |
		once --cgi-bin "$BIN/cgi-bin" >"$T/reply"
	split_reply
	status_is 503
	grep -q 'without --status' "$T/body"
	export SUPERVISOR_STATUS=$T/nowhere
	printf 'GET /cgi-bin/status HTTP/1.0\r\n\r\n' |
		once --cgi-bin "$BIN/cgi-bin" --cgi-env SUPERVISOR_STATUS >"$T/reply"
	split_reply
	status_is 503
	grep -q 'does not answer' "$T/body"
	printf 'DELETE /cgi-bin/status HTTP/1.0\r\n\r\n' |
		once --cgi-bin "$BIN/cgi-bin" >"$T/reply"
	split_reply
	status_is 405
}
