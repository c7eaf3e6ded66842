#!/usr/bin/env bats
# Confinement: what a person who took over a handler, or a program, gets.
load lib/common
load lib/supervisor
load lib/hostile

tidy() {
	end_successors
}

prepare() {
	arrange
}

# has_landlock VERSION: this kernel's is so new, or newer.
has_landlock() {
	local version
	version=$(sed -n 's/^supervisor: confined: Landlock \([0-9]*\).*/\1/p' "$T/supervisor.log")
	[ "${version:-0}" -ge "$1" ]
}

@test "a site without programs: a handler that was taken over gets nothing" {
	ACCEPTORS=4 start_in hostile --log "$PUBLIC/log" "$PUBLIC/root"
	says 'confined: Landlock [0-9]*, seccomp$'
	has_landlock 6 || skip "the signals of this kernel have no walls"
	cp "$PUBLIC/root/index.html" "$T/before"
	results_of /
	nothing_refused 4
	table_names_all
	same "$T/before" "$PUBLIC/root/index.html"
	[ "$(find "$PUBLIC/root" | wc -l)" -eq 4 ]
	[ ! -s "$PUBLIC/log" ]
}

@test "a site with programs: one that was taken over gets what the user has, and no more" {
	# shellcheck disable=SC2154 # names is set by what was loaded
	start_in . --log "$PUBLIC/log" "${names[@]}" --cgi-bin "$PUBLIC/cgi-bin" "$PUBLIC/root"
	says 'confined: seccomp'
	results_of /cgi-bin/hostile
	nothing_refused 2
	succeeded | grep -qx 'execute /bin/sh'
}

@test "a site with programs in folders of their own: nothing else is read or written" {
	mkdir "$PUBLIC/data"
	[ "$(id -u)" != 0 ] || chown nobody "$PUBLIC/data"
	cat >"$PUBLIC/cgi-bin/write" <<-'P'
		#!/bin/sh
		echo Content-Type: text/plain
		echo
		echo one >"$HOSTILE_ROOT/../data/kept" && cat "$HOSTILE_ROOT/../data/kept"
		echo two 2>/dev/null >"$HOSTILE_ROOT/../other" || echo refused
		cat "$HOSTILE_SECRET" 2>/dev/null || echo refused
	P
	chmod 755 "$PUBLIC/cgi-bin/write"
	start_in . --log "$PUBLIC/log" "${names[@]}" --allow-write "$PUBLIC/data" \
		--cgi-bin "$PUBLIC/cgi-bin" "$PUBLIC/root"
	says 'confined: Landlock [0-9]*, seccomp; programs gain no privileges'
	[ "$(get /cgi-bin/write | tr '\n' ' ')" = 'one refused refused ' ]
	results_of /cgi-bin/hostile
	nothing_refused 3
	# The log is the handler's, and goes on.
	grep -q 'GET /cgi-bin/write' "$PUBLIC/log"
}

@test "a folder that programs may read is not one that they may write to" {
	mkdir "$PUBLIC/data"
	echo there >"$PUBLIC/data/kept"
	chmod -R a+rwX "$PUBLIC/data"
	cat >"$PUBLIC/cgi-bin/read" <<-'P'
		#!/bin/sh
		echo Content-Type: text/plain
		echo
		cat "$HOSTILE_ROOT/../data/kept"
		echo new 2>/dev/null >"$HOSTILE_ROOT/../data/kept" || echo refused
		cat "$HOSTILE_SECRET" 2>/dev/null || echo refused
	P
	chmod 755 "$PUBLIC/cgi-bin/read"
	start_in . --log "$PUBLIC/log" "${names[@]}" --allow-read "$PUBLIC/data" \
		--cgi-bin "$PUBLIC/cgi-bin" "$PUBLIC/root"
	says 'confined: Landlock [0-9]*, seccomp; programs gain no privileges'
	[ "$(get /cgi-bin/read | tr '\n' ' ')" = 'there refused refused ' ]
	[ "$(cat "$PUBLIC/data/kept")" = there ]
}

@test "with --no-confine there is no wall but the user, and that is said" {
	start_in hostile --no-confine --log "$PUBLIC/log" "$PUBLIC/root"
	says 'not confined: --no-confine'
	results_of /
	succeeded | grep -qx 'read a file elsewhere'
	succeeded | grep -qx 'write to a page'
	succeeded | grep -qx 'end appending to the log' || succeeded | grep -qx 'open the log to write'
}

# answers TARGET STATUS [OPTION...]: of curl.
answers() {
	[ "$(curl -gsS --max-time 10 -o /dev/null -w '%{http_code}' "${@:3}" "http://127.0.0.1:$PORT$1")" = "$2" ]
}

@test "another folder, file of passwords or log under the same name is the one that counts" {
	printf '/ site\nann:%s\n' "$(openssl passwd -6 one)" >"$PUBLIC/auth"
	chmod 644 "$PUBLIC/auth"
	mkdir "$PUBLIC/logs"
	[ "$(id -u)" != 0 ] || chown nobody "$PUBLIC/logs"
	mv "$PUBLIC/root" "$PUBLIC/first"
	ln -s first "$PUBLIC/root"
	start_in . --log "$PUBLIC/logs/log" --auth "$PUBLIC/auth" "$PUBLIC/root"
	has_landlock 1 || skip "no Landlock"
	answers / 200 -u ann:one
	cp -R "$PUBLIC/first" "$PUBLIC/second"
	echo other >"$PUBLIC/second/index.html"
	ln -sfn second "$PUBLIC/root"
	[ "$(curl -sS --max-time 10 -u ann:one "http://127.0.0.1:$PORT/")" = other ]
	printf '/ site\nann:%s\n' "$(openssl passwd -6 two)" >"$PUBLIC/new"
	chmod 644 "$PUBLIC/new"
	mv "$PUBLIC/new" "$PUBLIC/auth"
	answers / 200 -u ann:two
	answers / 401 -u ann:one
	mv "$PUBLIC/logs/log" "$PUBLIC/logs/old"
	answers / 200 -u ann:two
	answers /later 404 -u ann:two
	retry 10 grep -q 'GET /later' "$PUBLIC/logs/log"
	refute grep -q 'GET /later' "$PUBLIC/logs/old"
	refute grep -q 'could not be written' "$T/supervisor.log"
}

# form: a program that sends what it gets by a helper which has a group of its own.
form() {
	cp "$(command -v tee)" "$PUBLIC/postdrop"
	mkdir "$PUBLIC/spool"
	chgrp 4242 "$PUBLIC/postdrop" "$PUBLIC/spool"
	chmod 2755 "$PUBLIC/postdrop"
	chmod 2770 "$PUBLIC/spool"
	printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\n"\n"%s" "%s" 2>&1 >/dev/null || true\n' \
		"$PUBLIC/postdrop" "$PUBLIC/spool/mail" >"$PUBLIC/cgi-bin/form"
	chmod 755 "$PUBLIC/cgi-bin/form"
}

@test "a form sends mail through a set-group-id helper, as long as the supervisor was root" {
	[ "$(id -u)" = 0 ] || skip "only root can make such a helper"
	form
	start_in . --cgi-bin "$PUBLIC/cgi-bin" "$PUBLIC/root"
	says 'confined: seccomp$'
	[ -z "$(curl -sS -d 'Subject: hello' "http://127.0.0.1:$PORT/cgi-bin/form")" ]
	[ "$(cat "$PUBLIC/spool/mail")" = 'Subject: hello' ]
}

@test "where it never was root the helper gains nothing, which is said, but with --no-confine" {
	[ "$(id -u)" = 0 ] || skip "only root can make such a helper"
	form
	for option in --acceptors=2 --no-confine; do
		start supervisor setpriv --reuid 65534 --regid 65534 --clear-groups \
			"$PUBLIC/supervisor" -p 0 "$option" --cgi-bin "$PUBLIC/cgi-bin" "$PUBLIC/root"
		SUPERVISOR=$STARTED_PID
		retry 10 announced
		PORT=$(port_of_log)
		curl -sS -d 'Subject: hello' "http://127.0.0.1:$PORT/cgi-bin/form" >"$T/$option"
		kill "$SUPERVISOR"
		wait "$SUPERVISOR"
		says "confined: seccomp; programs gain no privileges" ||
			{ [ "$option" = --no-confine ] && says 'not confined: --no-confine'; }
	done
	grep -q 'Permission denied' "$T/--acceptors=2"
	[ ! -s "$T/--no-confine" ]
	[ "$(cat "$PUBLIC/spool/mail")" = 'Subject: hello' ]
}

# behind WHICH [OPTION...]: a supervisor where that wall is not to be had.
behind() {
	start supervisor "$HELPERS/without_walls" "$1" "$PUBLIC/supervisor" -p 0 "${@:2}" "$PUBLIC/root"
	SUPERVISOR=$STARTED_PID
}

@test "where the system lacks a wall the others stand, and --require-confine does not start" {
	while read -r which words; do
		behind "$which"
		retry 10 announced
		PORT=$(port_of_log)
		[ "$(get /)" = page ]
		says "$words\$" || fail "$(cat "$T/supervisor.log")"
		kill "$SUPERVISOR"
		wait "$SUPERVISOR"
		behind "$which" --require-confine
		status=0
		wait "$SUPERVISOR" || status=$?
		[ "$status" -eq 111 ]
		says "--require-confine: $words\$"
	done <<-'L'
		landlock confined: seccomp; the system has no Landlock
		seccomp confined: Landlock [0-9]*; no seccomp
		both not confined: the system refuses it
	L
}

@test "report and status tell what is in force, and so does the start" {
	start_in . --require-confine --status "$PUBLIC/root/status" "$PUBLIC/root"
	kill -USR1 "$SUPERVISOR"
	retry 10 says 'report: confined: Landlock [0-9]*, seccomp$'
	T=$PUBLIC/root
	[ "$(told confined)" -ge 2 ]
}

# walls_of PID: the numbers of its filters, and whether it gains privileges.
walls_of() {
	sed -n 's/^\(NoNewPrivs\|Seccomp\):\t//p' "/proc/$1/status" | tr '\n' ' '
}

@test "HUP confines new handlers by the new settings, and USR2 as before" {
	printf 'log %s\ncgi-bin %s\nroot %s\n' "$PUBLIC/log" "$PUBLIC/cgi-bin" "$PUBLIC/root" >"$PUBLIC/conf"
	start_in . --config "$PUBLIC/conf"
	says 'confined: seccomp'
	printf 'log %s\nroot %s\n' "$PUBLIC/log" "$PUBLIC/root" >"$PUBLIC/conf"
	kill -HUP "$SUPERVISOR"
	retry 10 says 'confined: Landlock [0-9]*, seccomp$'
	retry 10 says 'settings read again'
	[ "$(get /)" = page ]
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	retry 10 has_handlers 1
	[ "$(walls_of "$(handlers)")" = '1 2 ' ]
	exec 9>&-
	: >"$T/supervisor.log"
	kill -USR2 "$SUPERVISOR"
	retry 20 says 'upgrade: process .* serves now'
	SUPERVISOR=$(sed -n 's/^supervisor: upgrade: process \([0-9]*\) serves now$/\1/p' "$T/supervisor.log")
	says 'confined: Landlock [0-9]*, seccomp$'
	retry 10 answers / 200
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	retry 10 has_handlers 1
	[ "$(walls_of "$(handlers)")" = '1 2 ' ]
	exec 9>&-
}

@test "a handler that the first process starts, in a crowd, is confined as well" {
	start_in . --max-connections 1 "$PUBLIC/root"
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	retry 10 has_handlers 1
	start next curl -sS --max-time 30 "http://127.0.0.1:$PORT/"
	next=$STARTED_PID
	retry 20 says 'full: 1 handlers run'
	# Its place is given back, and goes to the one who waits.
	printf 'GET / HTTP/1.0\r\n\r\n' >&9
	wait "$next"
	exec 9>&-
	[ "$(cat "$T/next.out")" = page ]
	for pid in $(handlers); do
		[ "$(walls_of "$pid")" = '1 2 ' ]
	done
}
