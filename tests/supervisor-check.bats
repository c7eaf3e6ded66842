#!/usr/bin/env bats
# What would not serve does not start, and does not take a running site down.
load lib/common
load lib/supervisor
bats_require_minimum_version 1.5.0

# refuses STATUS LINE ARGUMENT...: does not start, and says this line.
refuses() {
	local status=0 expected=$1 line=$2
	shift 2
	timeout 10 "$BIN/supervisor" "$@" >"$T/out" 2>"$T/error" </dev/null || status=$?
	grep -qxF -- "$line" "$T/error" || fail "said: $(cat "$T/error")"
	[ "$status" -eq "$expected" ] || fail "status $status"
	[ ! -s "$T/out" ]
	refute grep -q ready "$T/error"
}

@test "what is typed wrong does not start, and is told by the handler" {
	local once=$BIN/httpd-once
	refuses 100 "httpd-once: root $T/nowhere: No such file or directory" -p 0 "$T/nowhere"
	grep -qxF 'supervisor: the handler refuses these settings, for the reasons above' "$T/error"
	[ "$(wc -l <"$T/error")" -eq 2 ]
	cd "$T"
	refuses 100 'httpd-once: root 8080: No such file or directory; a port is told with -p' 8080
	echo >"$T/8080"
	refuses 100 'httpd-once: root 8080: Not a directory; a port is told with -p' 8080
	refuses 100 "httpd-once: --auth $T/none: No such file or directory; without it every answer would be 500" \
		-p 0 -- "$once" --auth "$T/none" "$T/root"
	for option in mime error-dir cgi-bin; do
		refuses 100 "httpd-once: --$option $T/none: No such file or directory" -p 0 -- "$once" --"$option" "$T/none" "$T/root"
	done
	refuses 100 "httpd-once: --log $T/none/log: No such file or directory; the folder of the log has to be there" \
		-p 0 -l "$T/none/log" "$T/root"
	refuses 100 'supervisor: the handler refuses these settings, for the reasons above' -p 0 -- "$once" --no-lsiting "$T/root"
	refuses 100 'supervisor: the handler refuses these settings, for the reasons above' -p 0 -- "$once" --header Bad "$T/root"
	refuses 100 'supervisor: the handler refuses these settings, for the reasons above' -p 0 -- "$once" "$T/root" "$T/root"
}

@test "a start that fails leaves nothing behind, and says why where it was typed" {
	exec 9<>/dev/null
	for option in --daemon --backlog=7; do
		refuses 111 "supervisor: cannot listen on 192.0.2.1:1: Cannot assign requested address; no interface of this machine has this address" \
			"$option" --listen "unix:$T/socket" --listen 192.0.2.1:1 --pidfile "$T/pid" --error-log "$T/errors" -- "$HELPERS/probe"
		[ ! -e "$T/socket" ]
		[ ! -e "$T/pid" ]
		[ ! -e "$T/errors" ]
	done
}

@test "the check is made by the user, and below the root, that the handler will have" {
	make_public "$BIN/supervisor" "$BIN/httpd-once"
	mkdir -m 700 "$PUBLIC/mine"
	BIN=$PUBLIC refuses 100 "httpd-once: root $PUBLIC/mine: Permission denied for user $(id -u nobody), group $(id -g nobody); each folder on the way needs the permission to search" \
		-p 0 --user nobody "$PUBLIC/mine"
	mkdir -p "$PUBLIC/jail/site"
	BIN=$PUBLIC refuses 100 "httpd-once: root $PUBLIC/jail/site: No such file or directory" \
		-p 0 --user nobody --chroot "$PUBLIC/jail" "$PUBLIC/jail/site"
	BIN=$PUBLIC start_supervisor --user nobody --chroot "$PUBLIC/jail" /site
	[ "$(curl -gsS -o "$T/body" -w '%{http_code}' "http://127.0.0.1:$PORT/")" = 200 ]
}

@test "--check says all that is wrong at once, and changes nothing" {
	refuses 100 "supervisor: --error-log $T/none/errors: No such file or directory" --check \
		--error-log "$T/none/errors" --pidfile "$T/none/pid" --listen 192.0.2.1:1 \
		--listen "unix:$T/none/socket" --listen bad --status "$T/none/status" "$T/nowhere"
	cat >"$T/expected" <<-C
		supervisor: --error-log $T/none/errors: No such file or directory
		supervisor: --pidfile $T/none/pid: No such file or directory
		supervisor: cannot listen on 192.0.2.1:1: Cannot assign requested address; no interface of this machine has this address
		supervisor: cannot listen on unix:$T/none/socket: No such file or directory; the folder has to be there
		supervisor: cannot listen on bad: it is not ADDRESS:PORT, [ADDRESS]:PORT, :PORT or unix:PATH
		supervisor: cannot listen on status:$T/none/status: No such file or directory; the folder has to be there
		httpd-once: root $T/nowhere: No such file or directory
	C
	diff "$T/expected" "$T/error"
	# Beside one that runs, with all that it has.
	start_supervisor --listen "unix:$T/socket" --status "$T/status" --pidfile "$T/pid" --error-log "$T/errors" "$T/root" || true
	retry 10 grep -qs ready "$T/errors"
	run -0 "$BIN/supervisor" --check --listen "unix:$T/socket" --status "$T/status" --pidfile "$T/pid" \
		--error-log "$T/errors" -p 1 "$T/root"
	[ -z "$output" ]
	[ -S "$T/socket" ]
	[ "$(cat "$T/pid")" = "$SUPERVISOR" ]
	run -0 "$BIN/supervisor" --check --pidfile "$T/new" --error-log "$T/newer" --listen "unix:$T/newest" "$T/root"
	[ ! -e "$T/new" ] && [ ! -e "$T/newer" ] && [ ! -e "$T/newest" ]
}

@test "a handler that does not answer --check is given up" {
	# A program of that name is asked.
	mkdir "$T/bin"
	cp "$HELPERS/idle" "$T/bin/httpd-once"
	start late "$BIN/supervisor" -p 0 -- "$T/bin/httpd-once"
	retry 40 grep -qx 'supervisor: the handler did not answer --check within 20 seconds: a folder or a disk that it looks at does not answer' "$T/late.log"
	run -111 wait "$STARTED_PID"
	refute pgrep -f "$T/bin/httpd-once"
}

@test "a program that cannot be asked is started where it is there and executable" {
	refuses 111 'supervisor: handler /nowhere/at/all: No such file or directory' -p 0 -- /nowhere/at/all
	echo >"$T/file"
	refuses 111 "supervisor: handler $T/file: Permission denied" -p 0 -- "$T/file"
	start_supervisor -- "$HELPERS/probe"
	[ "$(get /)" = hello ]
}

# serve_conf LINE...: by this file of settings.
serve_conf() {
	printf '%s\n' "$@" >"$T/conf"
	start_supervisor --config "$T/conf"
}

# hup LINE...: settings of these lines are read, and refused or taken.
hup() {
	printf '%s\n' "$@" >"$T/conf"
	: >"$T/supervisor.log"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings '
}

@test "HUP asks the handler first, and a wrong word does not take the site down" {
	echo old >"$T/root/index.html"
	serve_conf "handler $BIN/httpd-once $T/root"
	hup "handler $BIN/httpd-once --no-lsiting $T/root"
	says 'settings unchanged: the handler refuses these settings, for the reasons above$'
	[ "$(grep -c '^httpd-once: ' "$T/supervisor.log")" -eq 1 ]
	[ "$(get /)" = old ]
	hup "root $T/nowhere"
	grep -qxF "httpd-once: root $T/nowhere: No such file or directory" "$T/supervisor.log"
	says 'settings unchanged'
	[ "$(get /)" = old ]
	mkdir "$T/new"
	echo new >"$T/new/index.html"
	hup "root $T/new"
	says 'settings read again$'
	[ "$(get /)" = new ]
}

@test "a reload that fails has changed nothing, the log neither" {
	serve_conf "handler $HELPERS/probe"
	hup "handler $HELPERS/probe" "error-log $T/other" "listen unix:$T/made" 'listen 192.0.2.1:1'
	says 'settings unchanged: cannot listen on 192.0.2.1:1: Cannot assign requested address'
	[ ! -e "$T/other" ]
	[ ! -e "$T/made" ]
	[ "$(get /)" = hello ]
	hup "handler $HELPERS/probe" "error-log $T/none/other" "listen unix:$T/made"
	says "settings unchanged: --error-log $T/none/other: No such file or directory"
	[ ! -e "$T/made" ]
	printf 'handler %s\nerror-log %s\nport 0\n' "$HELPERS/probe" "$T/other" >"$T/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 grep -qs 'settings read again' "$T/other"
}

@test "what a running process cannot change is refused, not passed over" {
	serve_conf "handler $HELPERS/probe"
	for line in 'user nobody' "chroot $T" no-new-privileges daemon "pidfile $T/pid"; do
		hup "handler $HELPERS/probe" "$line"
		says "settings unchanged: ${line%% *} cannot change while it runs; stop it and start it again$"
	done
	[ "$(get /)" = hello ]
}

@test "HUP while a reload is under way is obeyed, too, and the last file counts" {
	mkdir "$T/a" "$T/b"
	echo a >"$T/a/index.html"
	echo b >"$T/b/index.html"
	serve_conf "root $T/a"
	echo "root $T/b" >"$T/conf"
	for _ in 1 2 3 4 5; do
		kill -HUP "$SUPERVISOR"
	done
	is_b() { [ "$(get /)" = b ]; }
	retry 10 is_b
	kill -TERM "$SUPERVISOR"
	wait "$SUPERVISOR"
}

@test "USR2 with settings that would not serve leaves the old one serving" {
	echo old >"$T/root/index.html"
	serve_conf "root $T/root"
	echo "root $T/nowhere" >"$T/conf"
	kill -USR2 "$SUPERVISOR"
	retry 10 says 'upgrade: the new one did not start; this one goes on'
	grep -qxF "httpd-once: root $T/nowhere: No such file or directory" "$T/supervisor.log"
	[ "$(get /)" = old ]
}

@test "under --chroot HUP keeps the handler that lies outside" {
	make_public "$BIN/supervisor" "$BIN/httpd-once"
	mkdir -p "$PUBLIC/jail/a" "$PUBLIC/jail/b"
	echo a >"$PUBLIC/jail/a/index.html"
	echo b >"$PUBLIC/jail/b/index.html"
	# The file is looked for inside from then on.
	echo 'root /a' >"$PUBLIC/conf"
	echo 'root /b' >"$PUBLIC/jail/conf"
	mkdir -p "$PUBLIC/jail$PUBLIC"
	ln -s /conf "$PUBLIC/jail$PUBLIC/conf"
	BIN=$PUBLIC start_supervisor --user nobody --chroot "$PUBLIC/jail" --config "$PUBLIC/conf"
	[ "$(get /)" = a ]
	kill -HUP "$SUPERVISOR"
	retry 10 says 'settings read again'
	[ "$(get /)" = b ]
}
