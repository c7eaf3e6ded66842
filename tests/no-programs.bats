#!/usr/bin/env bats
# --cgi-bin names a folder that is not there: there are no programs.

load lib/common

prepare() {
	echo 'A page.' >"$T/root/page.html"
}

@test 'without a folder of programs, files are served' {
	ask 'GET /page.html HTTP/1.0\r\n\r\n' --cgi-bin "$T/nowhere"
	status_is 200
	same "$T/root/page.html" "$T/body"
}

@test 'without a folder of programs, a program is 404 and the log says why' {
	ask 'GET /cgi-bin/any HTTP/1.0\r\n\r\n' --cgi-bin "$T/nowhere" \
		--log "$T/log" --log-format json
	status_is 404
	grep -q 'program/no-cgi-bin' "$T/log"
}
