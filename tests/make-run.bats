#!/usr/bin/env bats
# What `make run` shows: tools/run.

load lib/common

# One folder is laid out anew each time.
setup_file() {
	export BATS_NO_PARALLELIZE_WITHIN_FILE=true
}

# run_tool [ROOT]: on a free port, which is then in $PORT.
run_tool() {
	start supervisor env PORT=0 "$REPO/tools/run" "$@"
	# shellcheck disable=SC2034 # for announced
	SUPERVISOR=$STARTED_PID
	retry 20 announced
	PORT=$(sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log")
}

@test 'the sample site has a page about itself, and each of its links leads somewhere' {
	run_tool
	curl -sS -o "$T/page" "http://127.0.0.1:$PORT/"
	grep -q '<h1>httpd-once is running</h1>' "$T/page"
	grep -q "$("$REPO/build/release/bin/httpd-once" --version)" "$T/page"
	curl -sS "http://127.0.0.1:$PORT/manual/supervisor.html" >>"$T/page"
	grep -oE 'href="[^#"][^"]*"' "$T/page" | cut -d '"' -f 2 | sort -u >"$T/links"
	grep -q '^/manual/' "$T/links"
	grep -v '^/cgi-bin/' "$T/links" | while read -r link; do
		printf 'url = http://[::1]:%s%s\noutput = /dev/null\n' "$PORT" "$link"
	done >"$T/urls"
	curl -gsS -m 20 -K "$T/urls" -w '%{http_code} %{url}\n' |
		grep -v "^200 " >"$T/others"
	echo "404 http://[::1]:$PORT/nothing-here" | diff - "$T/others"
}

# What they answer is their own business, as long as they run.
@test 'each sample program is linked from the sample site, and runs' {
	local program
	run_tool
	curl -sS -o "$T/page" "http://127.0.0.1:$PORT/"
	for program in "$REPO"/build/release/bin/cgi-bin/*; do
		[ -x "$program" ] || continue
		grep -qF "href=\"/cgi-bin/${program##*/}\"" "$T/page"
		curl -sS -m 20 -D "$T/head" -o "$T/body" \
			"http://127.0.0.1:$PORT/cgi-bin/${program##*/}"
		grep -qE '^HTTP/1.0 (200|400) ' "$T/head" || fail "$program: $(cat "$T/head")"
	done
}

@test 'a folder of the user is served instead, whatever its name' {
	mkdir "$T/my own folder"
	echo 'mine' >"$T/my own folder/note.txt"
	run_tool "$T/my own folder"
	curl -sS -o "$T/got" "http://127.0.0.1:$PORT/note.txt"
	same "$T/my own folder/note.txt" "$T/got"
}
