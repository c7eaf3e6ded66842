#!/usr/bin/env bats
# Behind programs that end TLS, as Debian has them: what they say about the
# client reaches the log and the programs, and what a stranger says does not.

load lib/common
load lib/cgi

setup_file() {
	local folder=$BATS_FILE_TMPDIR
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=site.example -addext 'subjectAltName=DNS:site.example' \
		-keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
	cat "$folder/cert.pem" "$folder/key.pem" >"$folder/both.pem"
}

# A network of its own for each test: the front listens there, on port 8443.
prepare() {
	CERTIFICATES=$BATS_FILE_TMPDIR
	FRONT=127.$((RANDOM % 200 + 20)).$((RANDOM % 250 + 1)).$((RANDOM % 250 + 1))
	env_program
	mkdir "$T/root/dir"
	echo 'the page' >"$T/root/dir/index.html"
}

# Trusted is 127.0.0.1 alone, from which a program connects unless told else.
behind_http() {
	serve_cgi --trust-proxy 127.0.0.1
}

# front NAME COMMAND...: until it listens.
front() {
	start "$@"
	retry 10 curl -s -o "$T/none" --cacert "$CERTIFICATES/cert.pem" --resolve "site.example:8443:$FRONT" https://site.example:8443/ ||
		fail "$(cat "$T/$1.log" "$T/$1.out")"
}

# through PATH [ARGUMENT...]: over TLS, as the client 127.0.0.3.
through() {
	curl -sS -L -m 20 --interface 127.0.0.3 --cacert "$CERTIFICATES/cert.pem" --resolve "site.example:8443:$FRONT" \
		-D "$T/head" -o "$T/body" "${@:2}" "https://site.example:8443$1"
}

# What a stranger would like to be believed.
FORGED=(-H 'X-Forwarded-For: 6.6.6.6' -H 'Forwarded: for=6.6.6.6;proto=http;host=evil.example'
	-H 'X-Forwarded-Proto: http' -H 'X-Forwarded-Host: evil.example' -H 'X-Real-IP: 6.6.6.6')

# told NAME VALUE...: of the variables of a program that was asked through it.
told() {
	through /cgi-bin/env "${@:3}"
	variable_is "$1" "$2"
}

# The site as its client sees it: all of it, and the log.
knows_its_client() {
	local forged
	for forged in '' yes; do
		through /cgi-bin/env ${forged:+"${FORGED[@]}"}
		variable_is REMOTE_ADDR 127.0.0.3
		variable_is REMOTE_HOST 127.0.0.3
		variable_is SERVER_NAME site.example
		variable_is SERVER_PORT 8443
		[ "$(tail -n 1 "$T/log" | jq -r .client)" = 127.0.0.3 ] || fail "$(tail -n 1 "$T/log")"
	done
	through /dir
	grep -qx 'the page' "$T/body"
}

knows_tls() {
	through /cgi-bin/env "${FORGED[@]}"
	variable_is HTTPS on
	variable_is REQUEST_SCHEME https
}

# What comes from elsewhere than the proxy, past it.
strangers_are_nobody() {
	curl -sS --interface 127.0.0.2 "${FORGED[@]}" -H 'X-Forwarded-Proto: https' -o "$T/body" "http://127.0.0.1:$PORT/cgi-bin/env"
	variable_is REMOTE_ADDR 127.0.0.2
	variable_is SERVER_NAME 127.0.0.1
	variable_is SERVER_PORT "$PORT"
	variable_is REQUEST_SCHEME http
	variable_is_unset HTTPS
	[ "$(tail -n 1 "$T/log" | jq -r .client)" = 127.0.0.2 ]
}

@test "behind nginx" {
	behind_http
	cat >"$T/nginx.conf" <<-E
		daemon off;
		master_process off;
		pid $T/nginx.pid;
		error_log stderr;
		events { }
		http {
		    access_log off;
		    client_body_temp_path $T/nginx-body; proxy_temp_path $T/nginx-proxy;
		    fastcgi_temp_path $T/nginx-fastcgi; uwsgi_temp_path $T/nginx-uwsgi; scgi_temp_path $T/nginx-scgi;
		    server {
		        listen $FRONT:8443 ssl;
		        ssl_certificate $CERTIFICATES/cert.pem;
		        ssl_certificate_key $CERTIFICATES/key.pem;
		        location / {
		            proxy_pass http://127.0.0.1:$PORT;
		            proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
		            proxy_set_header X-Forwarded-Proto \$scheme;
		            proxy_set_header X-Forwarded-Host \$http_host;
		            proxy_set_header Forwarded "";
		        }
		    }
		}
	E
	front nginx nginx -p "$T" -c "$T/nginx.conf" -e stderr
	knows_its_client
	knows_tls
	strangers_are_nobody
}

@test "behind Apache" {
	behind_http
	local modules=/usr/lib/apache2/modules
	{
		printf 'LoadModule %s_module %s/mod_%s.so\n' mpm_prefork "$modules" mpm_prefork authz_core "$modules" authz_core \
			ssl "$modules" ssl proxy "$modules" proxy proxy_http "$modules" proxy_http headers "$modules" headers \
			socache_shmcb "$modules" socache_shmcb
		cat <<-E
			ServerRoot $T
			PidFile $T/apache.pid
			ErrorLog $T/apache.errors
			Mutex file:$T default
			User www-data
			Group www-data
			ServerName site.example
			Listen $FRONT:8443
			SSLEngine on
			SSLCertificateFile $CERTIFICATES/cert.pem
			SSLCertificateKeyFile $CERTIFICATES/key.pem
			RequestHeader set X-Forwarded-Proto https
			RequestHeader unset Forwarded
			ProxyPass / http://127.0.0.1:$PORT/
		E
	} >"$T/apache.conf"
	# A group of its own, because apache2 ends all of its group.
	front apache setsid -w apache2 -f "$T/apache.conf" -DFOREGROUND
	APACHE=$(cat "$T/apache.pid")
	knows_its_client
	knows_tls
	strangers_are_nobody
	kill "$APACHE"
}

# haproxy_front WORDS SERVER...: the words go to its part that listens.
haproxy_front() {
	cat >"$T/haproxy.cfg" <<-E
		defaults
		    timeout connect 5s
		    timeout client 10s
		    timeout server 10s
		frontend f
		    bind $FRONT:8443 ssl crt $CERTIFICATES/both.pem
		$1
		    default_backend b
		backend b
		    mode ${2}
		    server s 127.0.0.1:$PORT ${3:-}
	E
	front haproxy haproxy -db -f "$T/haproxy.cfg"
}

@test "behind HAProxy, which speaks HTTP" {
	behind_http
	haproxy_front '
    mode http
    option forwardfor
    http-request set-header X-Forwarded-Proto https
    http-request set-header X-Forwarded-Host %[req.hdr(host)]
    http-request del-header Forwarded' http
	knows_its_client
	knows_tls
	strangers_are_nobody
}

@test "behind HAProxy, which speaks Forwarded" {
	behind_http
	haproxy_front '
    mode http
    http-request del-header X-Forwarded-For
    http-request del-header X-Forwarded-Proto
    http-request del-header X-Forwarded-Host
    http-request set-header Forwarded for=%[src];proto=https;host=\"%[req.hdr(host)]\"' http
	knows_its_client
	knows_tls
	strangers_are_nobody
}

@test "behind HAProxy and the PROXY protocol, of version 2 with what it knows of TLS" {
	serve_cgi --proxy-protocol
	haproxy_front '    mode tcp' tcp send-proxy-v2-ssl
	knows_its_client
	knows_tls
	variable_is SERVER_ADDR "$FRONT"
}

@test "behind HAProxy and the PROXY protocol, of versions 1 and 2" {
	local version
	for version in send-proxy send-proxy-v2; do
		serve_cgi --proxy-protocol
		haproxy_front '    mode tcp' tcp $version
		knows_its_client
		told SERVER_ADDR "$FRONT"
		variable_is_unset HTTPS
		kill "${STARTED[@]}"
		wait "${STARTED[@]}" || true
		STARTED=()
	done
}

stunnel_front() {
	{
		cat <<-E
			foreground = yes
			pid =
			syslog = no
			[site]
			accept = $FRONT:8443
			cert = $CERTIFICATES/both.pem
		E
		cat
	} >"$T/stunnel.conf"
	front stunnel stunnel4 "$T/stunnel.conf"
}

@test "executed by stunnel" {
	stunnel_front <<-E
		exec = $BIN/httpd-once
		execArgs = httpd-once --cgi-bin $T/cgi-bin --log $T/log --log-format json $T/root
	E
	knows_its_client
	knows_tls
	[[ $(variable REMOTE_PORT) -gt 0 ]]
}

@test "behind stunnel, which connects and says who asks, and SSL_PROTOCOL" {
	SSL_PROTOCOL=TLS serve_cgi --proxy-protocol
	stunnel_front <<-E
		connect = 127.0.0.1:$PORT
		protocol = proxy
	E
	knows_its_client
	knows_tls
	variable_is SERVER_ADDR "$FRONT"
}

@test "a launcher of UCSPI that ends TLS says so" {
	env_program
	local names
	for names in 'SSL_PROTOCOL=TLSv1.3 PROTO=TCP TCPREMOTEIP=192.0.2.7 TCPREMOTEPORT=4711 TCPLOCALIP=192.0.2.1 TCPLOCALPORT=8443' \
		'PROTO=SSL SSLREMOTEIP=192.0.2.7 SSLREMOTEPORT=4711 SSLLOCALIP=192.0.2.1 SSLLOCALPORT=8443'; do
		# shellcheck disable=SC2086 # words
		printf 'GET /cgi-bin/env HTTP/1.0\r\n\r\n' | env $names "$BIN/httpd-once" --cgi-bin "$T/cgi-bin" "$T/root" >"$T/reply"
		split_reply
		variable_is HTTPS on
		variable_is REQUEST_SCHEME https
		variable_is REMOTE_ADDR 192.0.2.7
		variable_is REMOTE_PORT 4711
		variable_is SERVER_ADDR 192.0.2.1
		variable_is SERVER_PORT 8443
	done
	SSL_PROTOCOL=TLSv1.3 cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is SERVER_PORT 443
	cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is SERVER_PORT 80
	variable_is_unset HTTPS
	SSL_PROTOCOL='' PROTO=TCP cgi 'GET /cgi-bin/env HTTP/1.0\r\nHost: a.example:8080\r\n\r\n'
	variable_is SERVER_PORT 8080
	variable_is_unset HTTPS
}

@test "what stunnel says counts only where there is no internet socket" {
	REMOTE_HOST=192.0.2.7 REMOTE_PORT=4711 cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is REMOTE_ADDR 192.0.2.7
	variable_is HTTPS on
	REMOTE_HOST=client.example REMOTE_PORT=1 cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is REMOTE_ADDR 0.0.0.0
	variable_is_unset HTTPS
	REMOTE_HOST=192.0.2.7 cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is REMOTE_ADDR 0.0.0.0
	variable_is_unset HTTPS
	TCPREMOTEIP=192.0.2.8 REMOTE_HOST=192.0.2.7 REMOTE_PORT=1 cgi 'GET /cgi-bin/env HTTP/1.0\r\n\r\n'
	variable_is REMOTE_ADDR 192.0.2.8
	variable_is_unset HTTPS
}

@test "several proxies, networks and a UNIX socket can be trusted" {
	forwarded() {
		TCPREMOTEIP=$1 cgi 'GET /cgi-bin/env HTTP/1.0\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7, 10.1.2.3\r\n\r\n' \
			--trust-proxy 10.0.0.0/8 --trust-proxy 2001:db8::/32
	}
	forwarded 10.9.9.9
	variable_is REMOTE_ADDR 192.0.2.7
	forwarded 2001:db8::1
	variable_is REMOTE_ADDR 192.0.2.7
	forwarded 11.0.0.1
	variable_is REMOTE_ADDR 11.0.0.1
	cgi 'GET /cgi-bin/env HTTP/1.0\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n' --trust-proxy unix
	variable_is REMOTE_ADDR 192.0.2.7
	cgi 'GET /cgi-bin/env HTTP/1.0\r\nX-Forwarded-For: nobody\r\n\r\n' --trust-proxy unix
	variable_is REMOTE_ADDR 0.0.0.0
	cgi 'GET /cgi-bin/env HTTP/1.0\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n' --trust-proxy 0.0.0.0/0 --trust-proxy ::/0
	variable_is REMOTE_ADDR 0.0.0.0
}

@test "the port is that of the host that counts, also where the target names it" {
	TCPREMOTEIP=127.0.0.1 cgi 'GET http://a.example:9000/cgi-bin/env HTTP/1.1\r\nHost: b.example:7000\r\nX-Forwarded-Proto: http\r\n\r\n' \
		--trust-proxy 127.0.0.1
	variable_is SERVER_NAME a.example
	variable_is SERVER_PORT 9000
}

@test "the host that a proxy tells chooses the folder of --vhosts" {
	mkdir "$T/root/one.example" "$T/root/default"
	echo one >"$T/root/one.example/page"
	TCPREMOTEIP=10.0.0.1 ask 'GET /page HTTP/1.1\r\nHost: backend:8080\r\nX-Forwarded-Host: one.example\r\n\r\n' \
		--vhosts --trust-proxy 10.0.0.1
	body_is one
	TCPREMOTEIP=10.0.0.2 ask 'GET /page HTTP/1.1\r\nHost: backend:8080\r\nX-Forwarded-Host: one.example\r\n\r\n' \
		--vhosts --trust-proxy 10.0.0.1
	status_is 404
}

@test "a refused request is logged with the client that the proxy tells" {
	TCPREMOTEIP=10.0.0.1 ask 'GET /%%zz HTTP/1.0\r\nX-Forwarded-For: 192.0.2.7\r\n\r\n' \
		--trust-proxy 10.0.0.1 --log "$T/log" --log-format json
	status_is 400
	[ "$(jq -r .client "$T/log")" = 192.0.2.7 ]
}

@test "what is no address of a proxy is refused at start" {
	local word
	for word in '' localhost 10.0.0.1/8 10.0.0.0/33 '[::1]' x/y; do
		run "$BIN/httpd-once" --trust-proxy "$word" "$T/root" </dev/null
		[ "$status" -eq 100 ] || fail "'$word' is taken"
		[[ $output == *trust-proxy* ]]
	done
}
