#!/usr/bin/env bats
# The pages that the server itself writes, as a validator and a browser see
# them.

load lib/common

# A conforming parser of HTML that gives up at the first parse error.
valid() {
	/usr/bin/python3 - "$1" <<'P'
import html5lib, sys
parser = html5lib.HTMLParser()
parser.parse(open(sys.argv[1], "rb").read(), transport_encoding="utf-8")
for place, code, values in parser.errors:
    print(sys.argv[1], place, code, values)
sys.exit(len(parser.errors) > 0)
P
}

hostile_names() {
	printf '%s\0' 'photos/' 'a:b' '//x' '?query' '#part' '50%' '<b>bold' '"quoted"' \
		"'single'" '&amp;' $'line\nfeed' $'esc\e[31m' $'\xff\xfe' $'c1\xc2\x9b' \
		$'\xe2\x80\xaegnp.exe' $'\xef\xbf\xbe' '  two  blanks  ' '-->' 'ü/' \
		'</style>' 'javascript:alert(1)' $'cr\r'
}

@test "every error page is valid HTML, whatever its detail" {
	local status
	for status in 400 401 403 404 405 406 408 410 411 412 413 414 415 416 417 421 429 431 \
		500 501 502 503 504 505; do
		"$HELPERS/pages" error $status $'</p><script>"\x01\xff\xe2\x80' >"$T/$status.html"
		valid "$T/$status.html"
		grep -q "<h1>$status " "$T/$status.html"
	done
}

@test "every redirect page is valid HTML, whatever its address" {
	local status
	for status in 301 302 303 307 308; do
		"$HELPERS/pages" redirect $status $'/"><b>\'&amp;?a=1&b=2\x01\xff' >"$T/$status.html"
		valid "$T/$status.html"
	done
}

@test "a listing of hostile names is valid HTML" {
	hostile_names | "$HELPERS/pages" listing $'/a/<b>"/\xff' 0 >"$T/listing.html"
	valid "$T/listing.html"
}

@test "an empty listing is valid HTML" {
	"$HELPERS/pages" listing / 0 </dev/null >"$T/listing.html"
	valid "$T/listing.html"
}

@test "a browser finds every name, link and colour as meant, runs nothing and complains of nothing" {
	local name folder="$T/root/<script>document.title='run'</script><img src=x onerror=alert(1)>"
	mkdir -p "$folder" "$T/root/empty"
	mkfifo "$T/root/fifo"
	hostile_names >"$T/names"
	printf '%s\0' '<img src=x onerror=alert(1)>' "$(printf 'x%.0s' {1..250})" 'two words.html' >>"$T/names"
	while IFS= read -r -d '' name; do
		[[ $name != */?* ]] || continue
		if [[ $name == */ ]]; then
			mkdir "$folder/$name"
		else
			printf '%s' "$name" | od -An -v -tx1 | tr -d ' \n' >"$folder/$name"
		fi
	done <"$T/names"
	start_supervisor -- "$BIN/httpd-once" "$T/root"
	/usr/bin/python3 -B "$BATS_TEST_DIRNAME/lib/browse.py" "$T" "http://127.0.0.1:$PORT" "$folder"
}
