#!/usr/bin/env bats
# Getting what a target needs: tools/need, with an apt-get that only writes down
# what it was asked.

load lib/common

# A tree with the tool alone, and a system on which nothing can be changed.
prepare() {
	local name
	mkdir -p "$T/tree/tools/packages" "$T/bin"
	cp "$REPO/tools/need" "$T/tree/tools/"
	for name in apt-get dpkg-deb tee chmod rm; do
		printf '#!/bin/sh\necho "%s $*" >>"%s"\n' "$name" "$T/calls" >"$T/bin/$name"
	done
	# Unpacking: the file comes out of the package.
	cat >>"$T/bin/dpkg-deb" <<'P'
mkdir -p usr/sbin && : >usr/sbin/special
P
	chmod 755 "$T/bin/"*
	: >"$T/calls"
}

# needs LINE...: a group of these lines, and then the tool for it.
needs() {
	printf '%s\n' "$@" >"$T/tree/tools/packages/group"
	PATH=$T/bin:$PATH "$T/tree/tools/need" group >"$T/out" 2>"$T/err"
}

@test 'what is there is not asked for' {
	needs '# package mark' '' 'coreutils cat' 'libc /etc/pass*'
	[ ! -s "$T/calls" ] && [ ! -s "$T/out" ] && [ ! -s "$T/err" ]
}

@test 'what is missing is installed, and nothing is removed for it' {
	[ "$(id -u)" = 0 ] || skip 'installing needs root'
	needs 'coreutils cat' 'one no-such-command' 'two /no/such/file'
	grep 'apt-get.* install' "$T/calls" >"$T/install"
	[ "$(wc -l <"$T/install")" = 1 ]
	grep -q -- ' --no-remove ' "$T/install"
	grep -q -- ' --no-install-recommends one two$' "$T/install"
	refute grep -qE 'remove( |$)|purge' <(sed 's/--no-remove//' "$T/calls")
}

@test 'what cannot be installed beside another is unpacked, once' {
	needs 'unusual unpacked:usr/sbin/special'
	grep -q '^apt-get -q download unusual$' "$T/calls"
	refute grep -q ' install' "$T/calls"
	[ -e "$T/tree/build/packages/unusual/usr/sbin/special" ]
	: >"$T/calls"
	needs 'unusual unpacked:usr/sbin/special'
	[ ! -s "$T/calls" ]
}

@test 'neither of the two inetds takes the place of the other' {
	local line
	grep -hE '^(xinetd|openbsd-inetd|inetutils-inetd)[[:space:]]' \
		"$REPO/tools/packages/"* >"$T/inetds"
	[ -s "$T/inetds" ]
	while read -r line; do
		[[ $line == *unpacked:* ]] || fail "$line"
	done <"$T/inetds"
}

@test 'lint needs no browser, no server and no super-server' {
	refute grep -E '^(chromium|nginx|apache2|lighttpd|haproxy|systemd|s6|bats)' \
		"$REPO/tools/packages/lint" "$REPO/tools/packages/build"
	make -s -n -C "$REPO" needs-lint >"$T/lint"
	echo 'tools/need build lint' | diff - "$T/lint"
}

# A program called parallel that is not GNU's is that of moreutils.
@test 'without GNU parallel the tests run one after the other' {
	mkdir "$T/other"
	printf '#!/bin/sh\nexit 1\n' >"$T/other/parallel"
	printf '#!/bin/sh\necho "# $*"\necho "1..1\nok 1 nothing"\n' >"$T/other/bats"
	chmod 755 "$T/other/"*
	PATH=$T/other:$PATH BATS_FILES=a.bats JOBS=7 "$REPO/tests/run" bats >"$T/out"
	grep -q -- '--jobs 1 a.bats' "$T/out"
	grep -q '^# no GNU parallel' "$T/out"
}
