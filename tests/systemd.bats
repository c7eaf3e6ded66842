#!/usr/bin/env bats
# The units of deploy/systemd, as they are, under a real systemd: one handler
# for each connection (Accept=yes), and supervisor with systemd's sockets.

load lib/common
load lib/launchers
load lib/systemd

setup_file() {
	make_tree
}

tidy() {
	nothing_is_left
	end_cgroups
}

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

# ------------------------------------------ supervisor.socket, supervisor.service

@test 'systemd, supervisor: a file arrives byte for byte over IPv4 and IPv6' {
	boot supervisor.socket
	over_both sends_a_file
}

@test 'systemd, supervisor: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	boot supervisor.socket
	over_both runs_a_program
}

@test 'systemd, supervisor: a missing page is 404 over IPv4 and IPv6' {
	boot supervisor.socket
	over_both says_404
}

@test 'systemd, supervisor: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	boot supervisor.socket
	over_both answers_a_large_post_whole
}

@test 'systemd, supervisor: the log tells who asked' {
	boot supervisor.socket
	over_both logs_the_client
}
