# Programs of other people, as they come, under each kind of launcher; what is
# asked of them is in lib/programs.

load lib/common
load lib/cgi
load lib/launchers
load lib/systemd
load lib/programs

setup_file() {
	make_tree
	make_programs
}

prepare() {
	prepare_clients
}

tidy() {
	nothing_is_left
	end_cgroups
}

# More than programs get by themselves, for a push.
HANDLER='/usr/local/sbin/httpd-once --cgi-bin /srv/cgi-bin --max-body 100000000 /srv/www'

@test "git, cgit, PHP, Perl, Python, fossil, C, awk and sh under supervisor" {
	# shellcheck disable=SC2086 # words
	launch supervisor 2 /usr/local/sbin/supervisor -p 80 --user www-data -- $HANDLER
	programs_work http://127.0.0.1/cgi-bin
}

@test "git, cgit, PHP, Perl, Python, fossil, C, awk and sh under inetd" {
	launch inetd 2 sh -c "echo 'http stream tcp nowait.60000 www-data ${HANDLER%% *} $HANDLER' >/run/inetd.conf
		exec /usr/sbin/inetd -i /run/inetd.conf"
	programs_work http://127.0.0.1/cgi-bin
}

@test "git, cgit, PHP, Perl, Python, fossil, C, awk and sh under systemd" {
	boot httpd-once.socket
	# What an operator adds: a larger limit, and a place for what is pushed.
	within sh -c "mkdir '/run/units/httpd-once@.service.d' &&
		printf '[Service]\nExecStart=\nExecStart=%s\nReadWritePaths=/srv/git /srv/fossil\n' '$HANDLER' >'/run/units/httpd-once@.service.d/site.conf' &&
		systemctl daemon-reload"
	programs_work http://127.0.0.1/cgi-bin
}

@test "a php script with php-cgi in its first line is a program by its suffix" {
	printf '#!/usr/bin/php-cgi\n<?php header("Content-Type: text/plain"); echo "hello ", $_GET["x"];\n' >"$T/root/a.php"
	chmod 755 "$T/root/a.php"
	ask 'GET /a.php?x=y HTTP/1.0\r\n\r\n' --cgi-suffix .php
	body_is 'hello y'
}

# start_gitweb OPTION...: gitweb as Debian installs it, of one repository.
start_gitweb() {
	make_repository "$T/git/r.git"
	printf '$projectroot = "%s";\n$feature{"snapshot"}{"default"} = ["tgz"];\n' "$T/git" >"$T/gitweb.conf"
	GITWEB_CONFIG=$T/gitweb.conf start_supervisor "$@" --cgi-env GITWEB_CONFIG --log "$T/log"
}

# asked PATH: fetches it from the supervisor, with status 200.
asked() {
	[ "$(curl -sS -m 20 -o "$T/body" -w '%{http_code}' "http://127.0.0.1:$PORT$1")" = 200 ] || fail "$1: $(head -c 500 "$T/body")"
}

@test "gitweb in its own folder shows a commit, and sends a snapshot and its style" {
	start_gitweb --cgi-suffix .cgi --index index.cgi /usr/share/gitweb
	asked /
	grep -q 'p=r\.git;a=summary' "$T/body"
	asked '/?p=r.git;a=commit;h=main'
	grep -q commit20 "$T/body"
	asked '/?p=r.git;a=snapshot;h=main;sf=tgz'
	[ "$(tar xzOf "$T/body" --wildcards '*/120/19')" = 'commit 120, file 19' ]
	asked /gitweb.cgi/r.git/blob_plain/main:/120/3
	body_line 1 'commit 120, file 3'
	asked /static/gitweb.css
	same "$T/body" /usr/share/gitweb/static/gitweb.css
}

@test "gitweb, a link in Debian's folder of programs, is run with --cgi-follow" {
	[ -L /usr/lib/cgi-bin/gitweb.cgi ] || fail 'it is no link any more'
	start_gitweb --cgi-bin /usr/lib/cgi-bin --cgi-follow "$T/root"
	asked '/cgi-bin/gitweb.cgi?p=r.git;a=commit;h=main'
	grep -q commit20 "$T/body"
}

@test "git lets push who has given a password, and nobody else" {
	make_repository "$T/git/r.git"
	git -C "$T/git/r.git" config --unset http.receivepack
	program git <<-'E'
		#!/bin/sh
		GIT_HTTP_EXPORT_ALL=1 exec /usr/lib/git-core/git-http-backend
	E
	printf '/cgi-bin/git Git\n%s\n' "$(htpasswd -nbBC 4 eve secret)" >"$T/auth"
	GIT_PROJECT_ROOT=$T/git start_supervisor --cgi-env GIT_PROJECT_ROOT --cgi-bin "$T/cgi-bin" --max-body 100000000 \
		--auth "$T/auth" --log "$T/log" "$T/root"
	export GIT_TERMINAL_PROMPT=0
	refute git clone -q "http://127.0.0.1:$PORT/cgi-bin/git/r.git" "$T/open"
	git clone -q "http://eve:secret@127.0.0.1:$PORT/cgi-bin/git/r.git" "$T/clone"
	history 121 130 | sed 's,^from .*,from refs/remotes/origin/main^0,' | git -C "$T/clone" fast-import --quiet --force
	git -C "$T/clone" push -q origin main
	[ "$(git -C "$T/git/r.git" rev-list --count main)" = 130 ]
}
