#!/usr/bin/env bats
# The units of deploy/systemd, as they are, under a real systemd: one handler
# for each connection (Accept=yes), and supervisor with systemd's sockets.

load lib/common
load lib/launchers
load lib/systemd

# ----------------------------------------- httpd-once.socket, httpd-once@.service

@test 'systemd: a file arrives byte for byte over IPv4 and IPv6' {
	boot httpd-once.socket
	over_both sends_a_file
}

@test 'systemd: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	boot httpd-once.socket
	over_both runs_a_program
}

@test 'systemd: a missing page is 404 over IPv4 and IPv6' {
	boot httpd-once.socket
	over_both says_404
}

@test 'systemd: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	boot httpd-once.socket
	over_both answers_a_large_post_whole
}

@test 'systemd: the log tells who asked' {
	boot httpd-once.socket
	over_both logs_the_client
}

@test 'systemd: in its sandbox a file is known by its content' {
	boot httpd-once.socket
	over_both knows_a_picture
}

@test 'systemd: a burst past its trigger limit leaves the socket open' {
	boot httpd-once.socket
	inside python3 - <<-'P'
	import socket
	for _ in range(600):
	    with socket.create_connection(("127.0.0.1", 80), 20) as client:
	        client.sendall(b"GET /page.html HTTP/1.0\r\n\r\n")
	P
	[ "$(property httpd-once.socket ActiveState)" = active ]
	retry 30 says_404 127.0.0.1
}

@test 'systemd: requests that ended leave no unit behind, whatever their status' {
	boot httpd-once.socket
	says_404 127.0.0.1
	# A client that goes away without a word.
	inside python3 -c 'import socket; socket.create_connection(("127.0.0.1", 80)).close()'
	retry 20 no_instances
	within systemctl is-system-running
}

no_instances() {
	! within systemctl list-units --all --no-legend 'httpd-once@*' | grep -q .
}

# ------------------------------------------ httpd-once-supervisor.socket, httpd-once-supervisor.service

@test 'systemd, supervisor: a file arrives byte for byte over IPv4 and IPv6' {
	boot httpd-once-supervisor.socket
	over_both sends_a_file
}

@test 'systemd, supervisor: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	boot httpd-once-supervisor.socket
	over_both runs_a_program
}

@test 'systemd, supervisor: a missing page is 404 over IPv4 and IPv6' {
	boot httpd-once-supervisor.socket
	over_both says_404
}

@test 'systemd, supervisor: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	boot httpd-once-supervisor.socket
	over_both answers_a_large_post_whole
}

@test 'systemd, supervisor: the log tells who asked' {
	boot httpd-once-supervisor.socket
	over_both logs_the_client
}

@test 'systemd, supervisor: in its sandbox a file is known by its content' {
	boot httpd-once-supervisor.socket
	over_both knows_a_picture
	# And that by the one that is for all handlers.
	within pgrep -f '^httpd-magic --serve'
}

@test 'systemd, supervisor: the service is up when it says so, and tells its state' {
	boot httpd-once-supervisor.socket
	within systemctl start httpd-once-supervisor.service
	[ "$(property httpd-once-supervisor.service ActiveState)" = active ]
	[ -n "$(property httpd-once-supervisor.service StatusText)" ]
	[ "$(property httpd-once-supervisor.service WatchdogTimestampMonotonic)" -gt 0 ]
}

@test 'systemd, supervisor: reload keeps the process, restart loses no client' {
	local before
	boot httpd-once-supervisor.socket
	says_404 127.0.0.1
	before=$(property httpd-once-supervisor.service MainPID)
	within systemctl reload httpd-once-supervisor.service
	says_404 127.0.0.1
	[ "$(property httpd-once-supervisor.service MainPID)" = "$before" ]
	inside hey -n 2000 -c 4 http://127.0.0.1/page.html >"$T/hey" 3>&- &
	within systemctl restart httpd-once-supervisor.service
	wait $!
	refute grep 'Error distribution' "$T/hey"
	grep -qE '^ *\[200\][[:space:]]+2000 responses$' "$T/hey"
	[ "$(property httpd-once-supervisor.service MainPID)" != "$before" ]
}

@test 'systemd, supervisor: a new program takes over without losing a client' {
	local before
	boot httpd-once-supervisor.socket
	says_404 127.0.0.1
	before=$(property httpd-once-supervisor.service MainPID)
	inside hey -n 2000 -c 4 http://127.0.0.1/page.html >"$T/hey" 3>&- &
	within systemctl kill -s USR2 --kill-whom=main httpd-once-supervisor.service
	wait $!
	refute grep 'Error distribution' "$T/hey"
	grep -qE '^ *\[200\][[:space:]]+2000 responses$' "$T/hey"
	retry 10 another_process_than "$before"
	[ "$(property httpd-once-supervisor.service ActiveState)" = active ]
	says_404 '[::1]'
}

another_process_than() {
	local now
	now=$(property httpd-once-supervisor.service MainPID)
	[ "$now" != "$1" ] && [ "$now" -gt 0 ]
}

@test 'systemd, supervisor: stopped, it leaves the socket to wait for the next client' {
	boot httpd-once-supervisor.socket
	says_404 127.0.0.1
	within systemctl stop httpd-once-supervisor.service
	[ "$(property httpd-once-supervisor.service Result)" = success ]
	[ "$(property httpd-once-supervisor.socket ActiveState)" = active ]
	says_404 127.0.0.1
}

restarted() {
	[ "$(property httpd-once-supervisor.service NRestarts)" -ge 6 ]
}

@test 'systemd, supervisor: a handler that was away for some seconds is served again' {
	local handler=/usr/local/sbin/httpd-once
	boot httpd-once-supervisor.socket
	within mv "$handler" "$handler.away"
	for _ in 1 2 3; do
		refute inside curl -sf -m 1 -o "$T/got" http://127.0.0.1/page.html
	done
	# More starts than five in ten seconds, at which systemd gives up.
	retry 30 restarted
	[ "$(property httpd-once-supervisor.socket ActiveState)" = active ]
	within mv "$handler.away" "$handler"
	retry 20 says_404 127.0.0.1
	[ "$(property httpd-once-supervisor.socket ActiveState)" = active ]
}
