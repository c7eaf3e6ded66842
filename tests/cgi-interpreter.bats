#!/usr/bin/env bats
# --cgi-interpreter: files that a program of the system runs, as php-cgi does.

load lib/common
load lib/cgi

prepare() {
	mkdir -p "$T/root/sub"
	cat >"$T/root/all.php" <<-'E'
		<?php header('Content-Type: text/plain');
		foreach (['SCRIPT_FILENAME', 'SCRIPT_NAME', 'PATH_INFO', 'PHP_SELF', 'REQUEST_METHOD', 'QUERY_STRING'] as $name)
		    echo "$name=", $_SERVER[$name] ?? '', "\n";
		echo 'get=', $_GET['a'] ?? '', "\npost=", $_POST['b'] ?? '', "\ncwd=", getcwd(), "\n";
	E
	cp "$T/root/all.php" "$T/root/sub/index.php"
	cat >"$T/script.py" <<-'E'
		import sys
		print("Content-Type: text/plain\n")
		print("args=" + " ".join(sys.argv))
	E
	cp "$T/script.py" "$T/root/a.py"
}

# php TEXT [OPTION...]
php() {
	ask "$1" --cgi-interpreter .php=/usr/bin/php-cgi --cgi-interpreter .py=/usr/bin/python3 --index index.html --index index.php \
		--log "$T/log" --log-format json "${@:2}"
}

@test "a file of that suffix is run without first line and without the right to be executed" {
	php 'GET /all.php?a=b%%20c HTTP/1.0\r\n\r\n'
	status_is 200
	variable_is SCRIPT_FILENAME "$T/root/all.php"
	variable_is SCRIPT_NAME /all.php
	variable_is get 'b c'
	variable_is cwd "$T/root"
	php 'POST /all.php/info/more HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\nb=x'
	variable_is PATH_INFO /info/more
	variable_is PHP_SELF /all.php/info/more
	variable_is post x
}

@test "an index file of that suffix is run" {
	php 'GET /sub/?a=b HTTP/1.0\r\n\r\n'
	variable_is SCRIPT_NAME /sub/index.php
	variable_is get b
	php 'GET /sub HTTP/1.0\r\n\r\n'
	status_is 301
}

@test "an interpreter is given the file and the words of the query" {
	php 'GET /a.py?one+two HTTP/1.0\r\n\r\n'
	variable_is args './a.py one two'
	php 'GET /a.py?-c+two HTTP/1.0\r\n\r\n'
	variable_is args ./a.py
	php 'GET /all.php?-s HTTP/1.0\r\n\r\n'
	variable_is QUERY_STRING -s
	refute grep -q '<?php\|<code>' "$T/body"
}

@test "the source of such a file is never sent" {
	local path
	cp "$T/root/all.php" "$T/root/OTHER.PHP"
	ln -s all.php "$T/root/link.txt"
	ln -s all.php "$T/root/page.html.gz"
	echo 'a page' >"$T/root/page.html"
	for path in /all.php /all%2ephp //all.php /sub/../all.php /all.php/ /all.php%2f /OTHER.PHP /all.PHP /link.txt \
		/page.html.gz /page.html /sub/index.php '/all.php?x' http://host/all.php; do
		for field in '' 'Range: bytes=0-99\r\n' 'Accept-Encoding: gzip\r\n' 'Translate: f\r\n'; do
			php "GET ${path//%/%%} HTTP/1.0\r\n$field\r\n" --precompressed
			refute grep -qa '<?php\|foreach' "$T/reply" || fail "$path shows it"
		done
	done
	php 'GET /OTHER.PHP HTTP/1.0\r\n\r\n'
	status_is 403
	[ "$(tail -n 1 "$T/log" | jq -r .reason)" = program/as-file ]
	php 'GET /none.php HTTP/1.0\r\n\r\n'
	status_is 404
}

@test "an interpreter that is not there is 500, and the log says so" {
	ask 'GET /all.php HTTP/1.0\r\n\r\n' --cgi-interpreter ".php=$T/none"
	status_is 500
	log_has 'all.php: No such file or directory'
	run "$BIN/httpd-once" --check --cgi-interpreter ".php=$T/none" "$T/root"
	[ "$status" -eq 100 ]
	[[ $output == *"--cgi-interpreter $T/none: No such file or directory"* ]] || fail "$output"
}

@test "what names no interpreter is refused at start" {
	local word
	for word in '' .php php=/usr/bin/php-cgi .=/bin/sh .php= .php=php-cgi './x=/bin/sh'; do
		run "$BIN/httpd-once" --cgi-interpreter "$word" "$T/root" </dev/null
		[ "$status" -eq 100 ] || fail "'$word' is taken"
	done
}

@test "a front controller gets what lies behind its name" {
	cat >"$T/root/index.php" <<-'E'
		<?php
		$path = ($_SERVER['PATH_INFO'] ?? '') ?: '/';
		if ($path === '/old') { header('Location: /index.php/new'); exit; }
		if ($path === '/none') http_response_code(404);
		echo 'article ', $path;
	E
	start_supervisor -- "$BIN/httpd-once" --cgi-interpreter .php=/usr/bin/php-cgi --index index.php "$T/root"
	[ "$(curl -sS "http://127.0.0.1:$PORT/")" = 'article /' ]
	[ "$(curl -sS "http://127.0.0.1:$PORT/index.php/2026/11/hello")" = 'article /2026/11/hello' ]
	[ "$(curl -sSL "http://127.0.0.1:$PORT/index.php/old")" = 'article /new' ]
	[ "$(curl -sS -o "$T/body" -w '%{http_code}' "http://127.0.0.1:$PORT/index.php/none")" = 404 ]
}

# visit [OPTION...]: as a browser does, with the cookies of earlier visits.
visit() {
	curl -sS -m 20 -c "$T/cookies" -b "$T/cookies" -o "$T/body" "$@" "http://127.0.0.1:$PORT/login.php"
}

@test "PHP keeps a login and an upload where --allow-write lets it, and nowhere else" {
	mkdir "$T/sessions" "$T/uploads" "$T/other" "$T/ini"
	# In place of Debian's own, by which PHP writes to /tmp.
	printf 'session.save_path=%s\nupload_tmp_dir=%s\n' "$T/sessions" "$T/uploads" >"$T/ini/a.ini"
	cat >"$T/root/login.php" <<-E
		<?php session_start();
		if (isset(\$_POST['user'])) \$_SESSION['user'] = \$_POST['user'];
		\$moved = array_map(fn(\$f) => (int)move_uploaded_file(\$f['tmp_name'], '$T/uploads/a'), \$_FILES);
		echo \$_SESSION['user'] ?? 'nobody', ' ', \$moved['f'] ?? '-', ' ', (int)@touch('$T/other/x');
	E
	PHP_INI_SCAN_DIR=$T/ini start_supervisor --cgi-interpreter .php=/usr/bin/php-cgi --cgi-env PHP_INI_SCAN_DIR \
		--allow-read /etc --allow-read "$T/ini" --allow-write "$T/sessions" --allow-write "$T/uploads" \
		--log "$T/log" "$T/root"
	visit
	body_is 'nobody - 0'
	visit -d user=eve
	body_is 'eve - 0'
	head -c 500000 /dev/urandom >"$T/file"
	visit -F "f=@$T/file"
	body_is 'eve 1 0'
	same "$T/file" "$T/uploads/a"
	refute test -e "$T/other/x"
}
