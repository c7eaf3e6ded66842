#!/usr/bin/env bats
# Two listeners under load: neither starves.

load lib/common

# load_on ADDRESS CLIENTS: asks without a pause for two seconds; how many
# answers came, and none of them wrong, is then in $T/ADDRESS.count.
load_on() {
	wrk -t 1 -c "$2" -d 2s --timeout 30s "http://$1:$PORT/page" >"$T/$1.wrk"
	refute grep -E 'Socket errors|Non-2xx' "$T/$1.wrk" || return
	sed -n 's/^ *\([0-9]*\) requests in .*/\1/p' "$T/$1.wrk" >"$T/$1.count"
}

# compete CLIENTS CLIENTS: over IPv4 and over IPv6, at once.
compete() {
	load_on 127.0.0.1 "$1" 3>&- &
	local first=$!
	load_on '[::1]' "$2"
	wait "$first"
	FOUR=$(cat "$T/127.0.0.1.count")
	SIX=$(cat "$T/[::1].count")
	echo "IPv4 $FOUR, IPv6 $SIX"
}

# Handlers are few and slow, so that each that ends is a choice of the next
# client.  Taken in turn, both listeners get about half.  In a fixed order of
# the listeners one of these tests counts next to nothing.
prepare() {
	echo 'A page.' >"$T/root/page"
	printf '#!/bin/sh\nsleep 0.03\nexec "%s" "%s"\n' "$BIN/httpd-once" \
		"$T/root" >"$T/slow"
	chmod 755 "$T/slow"
}

@test 'the few clients of IPv6 get their turn beside the many of IPv4' {
	start_supervisor --max-connections 4 -- "$T/slow"
	compete 32 8
	[ "$((SIX * 8))" -gt "$FOUR" ]
}

@test 'the few clients of IPv4 get their turn beside the many of IPv6' {
	start_supervisor --max-connections 4 -- "$T/slow"
	compete 8 32
	[ "$((FOUR * 8))" -gt "$SIX" ]
}
