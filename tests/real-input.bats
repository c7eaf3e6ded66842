#!/usr/bin/env bats
# A book as Debian ships it, and the load tools that people use.

load lib/common

# The folder is listed although it has an index page, so that a mirror finds
# every file; links are followed, for the copy is to stand alone.
prepare() {
	cp -rL /usr/share/debian-reference/. "$T/root/"
	rm -f "$T/root"/.[!.]*
	ROOT_BYTES=$(stat -c %s "$T/root/index.en.html")
}

serve_listings() {
	start_supervisor -- "$BIN/httpd-once" --index none.html "$T/root"
}

# mirror ADDRESS: everything that listings lead to, into $T/mirror.
mirror() {
	mkdir "$T/mirror"
	wget -q -r -np -nH --default-page=listing-page --reject-regex '[?]sort=' -P "$T/mirror" \
		"http://$1:$PORT/" || true
	find "$T/mirror" -name listing-page -delete
	diff -r "$T/root" "$T/mirror"
	refused_only_what_is_not_there
}

# The book links to translations that are packages of their own.
refused_only_what_is_not_there() {
	local path status
	while read -r path status; do
		[[ $status == 404 && ! -e $T/root$path ]] ||
			fail "$path was answered with $status"
	done < <(awk '/"GET / && $9 != 200 { print $7, $9 }' "$T/supervisor.log")
}

@test 'wget mirrors a book over IPv4, every file byte for byte' {
	serve_listings
	mirror 127.0.0.1
}

@test 'wget mirrors a book over IPv6, every file byte for byte' {
	serve_listings
	mirror '[::1]'
}

# A browser's way: from the first page along links, images and style sheets.
@test 'wget follows a book from its first page and misses nothing' {
	start_supervisor "$T/root"
	wget -q -r -p -np -nH -P "$T/mirror" "http://127.0.0.1:$PORT/" || true
	refused_only_what_is_not_there
	cmp "$T/root/ch12.en.html" "$T/mirror/ch12.en.html"
	cmp "$T/root/images/next.png" "$T/mirror/images/next.png"
}

# type_of NAME: what it must be sent as, from a list of this test's own.
type_of() {
	case $1 in
	*.html) echo 'text/html; charset=utf-8' ;;
	*.css) echo 'text/css; charset=utf-8' ;;
	*.txt) echo 'text/plain; charset=utf-8' ;;
	*.gz) echo application/gzip ;;
	*.png) echo image/png ;;
	*.gif) echo image/gif ;;
	*.pdf) echo application/pdf ;;
	*) echo "type_of knows no $1" ;;
	esac
}

@test 'every file of a book has its type and its length' {
	local name
	start_supervisor "$T/root"
	while read -r name; do
		echo "$name $(type_of "$name") $(stat -c %s "$T/root/$name")" >>"$T/expected"
		echo "url = http://127.0.0.1:$PORT/$name"
		echo 'output = /dev/null'
	done < <(cd "$T/root" && find . -type f -printf '%P\n' | sort) >"$T/urls"
	curl -sS -K "$T/urls" \
		-w "%{url} %{content_type} %header{content-length}\n" |
		sed "s#^http://127.0.0.1:$PORT/##" >"$T/got"
	[ "$(wc -l <"$T/got")" -gt 20 ]
	diff "$T/expected" "$T/got"
}

# ------------------------------------------------------------------------ load

REQUESTS=2000

# ab counts a body of another length than the first as failed.
ab_fails_nothing() {
	ab -q -n $REQUESTS -c 8 "http://$1:$PORT/index.en.html" >"$T/ab"
	grep -q "^Complete requests: *$REQUESTS\$" "$T/ab"
	grep -q '^Failed requests: *0$' "$T/ab"
	grep -q "^HTML transferred: *$((REQUESTS * ROOT_BYTES)) bytes\$" "$T/ab"
	refute grep -q 'Non-2xx' "$T/ab"
}

@test 'ab has no failed request over IPv4' {
	start_supervisor "$T/root"
	ab_fails_nothing 127.0.0.1
}

@test 'ab has no failed request over IPv6' {
	start_supervisor "$T/root"
	ab_fails_nothing '[::1]'
}

# "Total data" is the sum of the lengths that the bodies really had.
hey_fails_nothing() {
	hey -n $REQUESTS -c 8 -disable-compression \
		"http://$1:$PORT/index.en.html" >"$T/hey"
	refute grep -q 'Error distribution' "$T/hey"
	grep -qE "^ *\[200\][[:space:]]+$REQUESTS responses\$" "$T/hey"
	grep -qE "^ *Total data:[[:space:]]+$((REQUESTS * ROOT_BYTES)) bytes\$" "$T/hey"
}

@test 'hey has no failed request over IPv4' {
	start_supervisor "$T/root"
	hey_fails_nothing 127.0.0.1
}

@test 'hey has no failed request over IPv6' {
	start_supervisor "$T/root"
	hey_fails_nothing '[::1]'
}

# wrk tells no bodies apart by itself; the script counts those that are off.
wrk_fails_nothing() {
	cat >"$T/check.lua" <<-LUA
	local threads = {}
	function setup(thread)
	   table.insert(threads, thread)
	end
	function init(args)
	   right, wrong = 0, 0
	end
	function response(status, headers, body)
	   if status == 200 and #body == $ROOT_BYTES then
	      right = right + 1
	   else
	      wrong = wrong + 1
	   end
	end
	function done(summary, latency, requests)
	   local r, w, e = 0, 0, summary.errors
	   for _, thread in ipairs(threads) do
	      r = r + thread:get("right")
	      w = w + thread:get("wrong")
	   end
	   print(string.format("right %d wrong %d errors %d", r, w,
	      e.connect + e.read + e.write + e.status + e.timeout))
	end
	LUA
	wrk -t 2 -c 8 -d 2s -s "$T/check.lua" \
		"http://$1:$PORT/index.en.html" >"$T/wrk"
	grep -qE '^right [1-9][0-9]* wrong 0 errors 0$' "$T/wrk" || fail "$(cat "$T/wrk")"
}

@test 'wrk has no failed request and no short body over IPv4' {
	start_supervisor "$T/root"
	wrk_fails_nothing 127.0.0.1
}

@test 'wrk has no failed request and no short body over IPv6' {
	start_supervisor "$T/root"
	wrk_fails_nothing '[::1]'
}
