#!/usr/bin/env bats
# httpd-once under the super-servers that people have, each started with the
# file or the line from deploy/.  systemd has a file of its own.

load lib/common
load lib/launchers

setup_file() {
	make_tree
}

tidy() {
	nothing_is_left
}

# ----------------------------------------------------------------------- inetd

# -i: stays in the foreground, so that the test can end it.
start_inetd() {
	launch inetd 2 /usr/sbin/inetd -i "$EXAMPLES/inetd.conf"
}

@test 'inetd: a file arrives byte for byte over IPv4 and IPv6' {
	start_inetd
	over_both sends_a_file
}

@test 'inetd: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	start_inetd
	over_both runs_a_program
}

@test 'inetd: a missing page is 404 over IPv4 and IPv6' {
	start_inetd
	over_both says_404
}

@test 'inetd: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	start_inetd
	over_both answers_a_large_post_whole
}

@test 'inetd: a burst of 600 requests is answered whole' {
	start_inetd
	over_both answers_a_burst
}

@test 'inetd: the log tells who asked' {
	start_inetd
	over_both logs_the_client
}

# ---------------------------------------------------------------------- xinetd

start_xinetd() {
	launch xinetd 1 xinetd -dontfork -f "$EXAMPLES/xinetd.d/httpd-once"
}

@test 'xinetd: a file arrives byte for byte over IPv4 and IPv6' {
	start_xinetd
	over_both sends_a_file
}

@test 'xinetd: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	start_xinetd
	over_both runs_a_program
}

@test 'xinetd: a missing page is 404 over IPv4 and IPv6' {
	start_xinetd
	over_both says_404
}

@test 'xinetd: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	start_xinetd
	over_both answers_a_large_post_whole
}

@test 'xinetd: a burst of 600 requests is answered whole' {
	start_xinetd
	over_both answers_a_burst
}

@test 'xinetd: the log tells who asked' {
	start_xinetd
	over_both logs_the_client
}

# ------------------------------------------------------------------- tcpserver

start_tcpserver() {
	launch tcpserver 1 "$EXAMPLES/tcpserver/run"
}

@test 'tcpserver: a file arrives byte for byte over IPv4 and IPv6' {
	start_tcpserver
	over_both sends_a_file
}

@test 'tcpserver: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	start_tcpserver
	over_both runs_a_program
}

@test 'tcpserver: a missing page is 404 over IPv4 and IPv6' {
	start_tcpserver
	over_both says_404
}

@test 'tcpserver: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	start_tcpserver
	over_both answers_a_large_post_whole
}

@test 'tcpserver: a burst of 600 requests is answered whole' {
	start_tcpserver
	over_both answers_a_burst
}

@test 'tcpserver: the log tells who asked' {
	start_tcpserver
	over_both logs_the_client
}

# ---------------------------------------------------------------------- tcpsvd

# tcpsvd knows IPv4 only.
start_tcpsvd() {
	launch tcpsvd 1 "$EXAMPLES/tcpsvd/run"
}

@test 'tcpsvd: a file arrives byte for byte over IPv4' {
	start_tcpsvd
	over_ipv4 sends_a_file
}

@test 'tcpsvd: a program gets its POST over IPv4 and knows from whom' {
	start_tcpsvd
	over_ipv4 runs_a_program
}

@test 'tcpsvd: a missing page is 404 over IPv4' {
	start_tcpsvd
	over_ipv4 says_404
}

@test 'tcpsvd: 3 MB posted to a missing page get the whole 404 over IPv4' {
	start_tcpsvd
	over_ipv4 answers_a_large_post_whole
}

@test 'tcpsvd: a burst of 600 requests is answered whole' {
	start_tcpsvd
	over_ipv4 answers_a_burst
}

@test 'tcpsvd: the log tells who asked' {
	start_tcpsvd
	over_ipv4 logs_the_client
}

# ----------------------------------------------------------------------- socat

# nofork: the handler gets the connection itself.
start_socat() {
	launch socat 1 socat TCP6-LISTEN:80,ipv6only=0,fork,reuseaddr \
		"EXEC:/usr/local/sbin/httpd-once --cgi-bin /srv/cgi-bin /srv/www,nofork"
}

@test 'socat: a file arrives byte for byte over IPv4 and IPv6' {
	start_socat
	over_both sends_a_file
}

@test 'socat: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	start_socat
	over_both runs_a_program
}

@test 'socat: a missing page is 404 over IPv4 and IPv6' {
	start_socat
	over_both says_404
}

@test 'socat: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	start_socat
	over_both answers_a_large_post_whole
}

# --------------------------------------------------- s6-svscan with supervisor

# In a scan directory; ready is what supervisor has said to s6.
start_s6() {
	launch s6 2 bash -c "mkdir /run/service &&
		cp -R $EXAMPLES/s6/httpd-once-supervisor /run/service/ &&
		exec s6-svscan /run/service"
}

@test 's6: a file arrives byte for byte over IPv4 and IPv6' {
	start_s6
	over_both sends_a_file
}

@test 's6: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	start_s6
	over_both runs_a_program
}

@test 's6: a missing page is 404 over IPv4 and IPv6' {
	start_s6
	over_both says_404
}

@test 's6: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	start_s6
	over_both answers_a_large_post_whole
}

# ------------------------------------------------------------------ supervisor

start_supervisor_there() {
	launch supervisor 2 supervisor --listen 0.0.0.0:80 --listen '[::]:80' -- \
		/usr/local/sbin/httpd-once --cgi-bin /srv/cgi-bin /srv/www
}

@test 'supervisor: a file arrives byte for byte over IPv4 and IPv6' {
	start_supervisor_there
	over_both sends_a_file
}

@test 'supervisor: a program gets its POST over IPv4 and IPv6 and knows from whom' {
	start_supervisor_there
	over_both runs_a_program
}

@test 'supervisor: a missing page is 404 over IPv4 and IPv6' {
	start_supervisor_there
	over_both says_404
}

@test 'supervisor: 3 MB posted to a missing page get the whole 404 over IPv4 and IPv6' {
	start_supervisor_there
	over_both answers_a_large_post_whole
}

@test 'supervisor: a burst of 600 requests is answered whole' {
	start_supervisor_there
	over_both answers_a_burst
}

# ---------------------------------------------------------------- a shell pipe

# piped: the request on standard input, the handler's reply split up.
piped() {
	"$BIN/httpd-once" --cgi-bin "$TREE/srv/cgi-bin" "$TREE/srv/www" >"$T/reply"
	split_reply
}

@test 'a pipe: a file arrives byte for byte' {
	printf 'GET /folder/random.bin HTTP/1.0\r\n\r\n' | piped
	status_is 200
	same "$TREE/srv/www/folder/random.bin" "$T/body"
}

@test 'a pipe: a program gets its POST' {
	printf 'POST /cgi-bin/count HTTP/1.0\r\nContent-Length: 3\r\n\r\na=1' | piped
	status_is 200
	grep -q "^POST 3 $(printf 'a=1' | sha256sum | cut -d ' ' -f 1) " "$T/body"
}

@test 'a pipe: a missing page is 404' {
	printf 'GET /missing HTTP/1.0\r\n\r\n' | piped
	status_is 404
	field_is Content-Length "$(stat -c %s "$T/body")"
}

@test 'a pipe: 3 MB posted to a missing page get the whole 404' {
	{
		printf 'POST /missing HTTP/1.0\r\nContent-Length: 3000000\r\n\r\n'
		head -c 3000000 /dev/zero
	} | piped
	status_is 404
	field_is Content-Length "$(stat -c %s "$T/body")"
}

# --------------------------------------------- socat that stays between the two

@test 'socat as a relay: a file arrives byte for byte over IPv4 and IPv6' {
	launch socat 1 socat TCP6-LISTEN:80,ipv6only=0,fork,reuseaddr \
		'EXEC:/usr/local/sbin/httpd-once /srv/www'
	over_both sends_a_file
}

@test 'socat as a relay: 3 MB posted to a missing page get the whole 404' {
	launch socat 1 socat TCP6-LISTEN:80,ipv6only=0,fork,reuseaddr \
		'EXEC:/usr/local/sbin/httpd-once /srv/www'
	over_both answers_a_large_post_whole
}
