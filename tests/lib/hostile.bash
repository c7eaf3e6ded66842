# Handlers and programs that are taken over:  load lib/hostile
# (after lib/common and lib/supervisor)
#
# Test files use names that only this one sets:
# shellcheck disable=SC2034

# as_user: what makes supervisor become a user who may do little.
as_user() {
	if [ "$(id -u)" = 0 ]; then echo --user nobody; fi
}

# arrange: a place $PUBLIC with a site, a file elsewhere, a log, and programs; the
# hostile one stands for httpd-once in hostile/, and lies among those of the site.
arrange() {
	make_public "$BIN/supervisor" "$BIN/httpd-once" "$BIN/httpd-magic" "$BIN/httpd-password"
	mkdir "$PUBLIC/root" "$PUBLIC/cgi-bin" "$PUBLIC/hostile"
	cp "$BIN/supervisor" "$BIN/httpd-magic" "$BIN/httpd-password" "$PUBLIC/hostile/"
	cp "$HELPERS/hostile" "$PUBLIC/hostile/httpd-once"
	cp "$HELPERS/hostile" "$PUBLIC/cgi-bin/hostile"
	echo page >"$PUBLIC/root/index.html"
	cp /bin/true "$PUBLIC/root/program"
	echo secret >"$PUBLIC/secret"
	: >"$PUBLIC/log"
	chmod -R a+rX "$PUBLIC"
	[ "$(id -u)" != 0 ] || chown -R nobody "$PUBLIC/root" "$PUBLIC/log"
	export HOSTILE_ROOT=$PUBLIC/root HOSTILE_SECRET=$PUBLIC/secret HOSTILE_LOG=$PUBLIC/log
	names=(--cgi-env HOSTILE_ROOT --cgi-env HOSTILE_SECRET --cgi-env HOSTILE_LOG)
}

# start_in FOLDER [OPTION...]: the supervisor there; two acceptors, so that a
# handler of the other one can be aimed at.
start_in() {
	BIN=$PUBLIC/$1
	# shellcheck disable=SC2046 # two words or none
	start_supervisor $(as_user) --defer-accept 0 --acceptors "${ACCEPTORS:-2}" "${@:2}"
	[[ $(is_sanitized) != yes ]] || skip "a sanitizer's build is not confined"
}

is_sanitized() {
	if says 'not confined: built with a sanitizer'; then echo yes; fi
}

# aim: at the supervisor, and at a handler that waits for a request.
aim() {
	exec 9<>"/dev/tcp/127.0.0.1/$PORT"
	retry 10 has_handlers 1
	echo "$SUPERVISOR $(handlers)" >"$PUBLIC/root/aims"
}

# results_of TARGET: of the attempts, in $T/results.
results_of() {
	aim
	get "$1" >"$T/results"
	exec 9>&-
	[ "$(wc -l <"$T/results")" -gt 60 ] || fail "$(cat "$T/results" "$T/supervisor.log")"
}

# succeeded: the attempts that did, one a line.
succeeded() {
	sed -n 's/: yes$//p' "$T/results"
}

# nothing_refused COLUMN: by that column of the table in SECURITY.md has succeeded.
nothing_refused() {
	awk -F' *[|] *' -v column="$1" 'NF == 7 && $(column + 2) != "no" { print $2 }' \
		"$REPO/SECURITY.md" | sort >"$T/granted"
	comm -13 "$T/granted" <(succeeded | sort) >"$T/more"
	[ ! -s "$T/more" ] || fail "it got: $(cat "$T/more")"
}

# table_names_all: each attempt has its row, and no other.
table_names_all() {
	awk -F' *[|] *' 'NF == 7 && $3 ~ /^(yes|no|some)$/ { print $2 }' "$REPO/SECURITY.md" |
		diff - <(sed 's/: [^:]*$//' "$T/results")
}

# port_of_log: where the supervisor listens.
port_of_log() {
	sed -n 's/^supervisor: listening on 0\.0\.0\.0:\([0-9]*\)$/\1/p' "$T/supervisor.log" | head -n 1
}
