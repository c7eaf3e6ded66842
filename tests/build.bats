# What those who build and package this count on: their flags, their folders,
# their compiler, the same bits again.
load lib/common

ALL=(httpd-once supervisor httpd-magic httpd-password)

# A copy of the tree as it is, built by nobody yet.
copy_tree() {
	mkdir -p "$1"
	(cd "$REPO" && tar -c --exclude=./build --exclude=./.git .) | tar -x -C "$1"
}

setup_file() {
	export ONE=$BATS_FILE_TMPDIR/one
	REPO=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	copy_tree "$ONE"
	make -s -C "$ONE" MODE=release >"$ONE.log" 2>&1 3>&-
}

plan() {
	make -n -s -C "$ONE" B="$T/build" "$@" >"$T/plan" 2>"$T/plan.log" 3>&-
}

@test "the same bits come out of another folder" {
	local two=$T/somewhere/else/altogether program
	copy_tree "$two"
	make -s -C "$two" MODE=release "${ALL[@]/#/build/release/bin/}" >"$T/log" 2>&1 3>&-
	for program in "${ALL[@]}"; do
		cmp "$ONE/build/release/bin/$program" "$two/build/release/bin/$program"
	done
}

@test "the flags of whoever builds come last, for each program" {
	local program
	plan V=1 CPPFLAGS=-DTHEIRS CFLAGS=-O0 LDFLAGS=-Wl,-O1 all
	tr -s ' ' <"$T/plan" | grep -- ' -c -o ' >"$T/compiled"
	[ "$(wc -l <"$T/compiled")" -gt 80 ]
	refute grep -v -- ' -DTHEIRS -O0 -c -o ' "$T/compiled"
	for program in "${ALL[@]}"; do
		case $program in
		httpd-once) grep -q -- '-Wl,-O1 .*-o .*handler/linked' "$T/plan" ;;
		*) grep -qE -- "-Wl,-O1 (-pthread )?-o $T/build/bin/$program " "$T/plan" ;;
		esac || fail "LDFLAGS are not for $program"
	done
}

@test "a warning is an error, but not where WERROR is empty" {
	plan V=1 all
	grep -q -- ' -Werror ' "$T/plan"
	plan V=1 WERROR= all
	refute grep -q -- ' -Werror ' "$T/plan"
}

@test "make says a line a file, with V=1 the commands, and with -s nothing" {
	make -C "$ONE" B="$T/build" "$T/build/common/pure/view.o" \
		>"$T/log" 2>&1 3>&-
	refute grep -vE '^  CC	|^make.*directory' "$T/log"
	rm -r "$T/build"
	make -s -C "$ONE" B="$T/build" "$T/build/common/pure/view.o" \
		>"$T/log" 2>&1 3>&-
	[ ! -s "$T/log" ]
	rm -r "$T/build"
	make -C "$ONE" V=1 B="$T/build" "$T/build/common/pure/view.o" \
		>"$T/log" 2>&1 3>&-
	grep -q -- '-c -o .*view.o' "$T/log"
}

@test "PREFIX at the time of installing is what the programs and the texts say" {
	local left
	cp -a "$ONE/build/release" "$T/build"
	make -s -C "$ONE" B="$T/build" install DESTDIR="$T/there" PREFIX=/opt/www \
		>"$T/log" 2>&1 3>&-
	refute grep -r /usr/local/sbin "$T/there"
	for program in supervisor httpd-once; do
		grep -q /opt/www/sbin "$T/there/opt/www/sbin/$program" ||
			fail "$program does not know where it was installed"
	done
	grep -q ^ExecStart=/opt/www/sbin/ \
		"$T/there/opt/www/lib/systemd/system/httpd-once@.service"
	[ -x "$T/there/opt/www/share/doc/httpd-once/examples/cgi-bin/echo" ]
	[ ! -x "$T/there/opt/www/share/man/man8/httpd-once.8" ]
	make -s -C "$ONE" B="$T/build" uninstall DESTDIR="$T/there" PREFIX=/opt/www >"$T/log" 2>&1 3>&-
	left=$(find "$T/there" ! -type d)
	[ -z "$left" ] || fail "left behind: $left"
}

@test "without flags that are younger than Debian 11 it is compiled, too" {
	cat >"$T/old-cc" <<-'S'
		#!/bin/sh
		for word; do
			case $word in
			-ftrivial-auto-var-init*) echo "unknown: $word" >&2; exit 1 ;;
			esac
		done
		exec cc "$@"
	S
	chmod 755 "$T/old-cc"
	make -s -C "$ONE" CC="$T/old-cc" B="$T/build" "$T/build/common/pure/view.o" \
		"$T/build/handler/common/pure/view.o" 3>&-
}

# What a handler of another machine has to get right, and a native one does.
# try_handler COMMAND...
try_handler() {
	truncate -s 5G "$T/root/large"
	printf end | dd of="$T/root/large" bs=1 seek=5368709117 conv=notrunc status=none
	echo later >"$T/root/later"
	touch -d '2040-02-03 04:05:06 UTC' "$T/root/later"
	echo earlier >"$T/root/earlier"
	touch -d '1901-01-02 UTC' "$T/root/earlier"
	printf 'HEAD /large HTTP/1.0\r\n\r\n' | "$@" >"$T/head"
	grep -q '^Content-Length: 5368709120.$' "$T/head"
	printf 'GET /large HTTP/1.0\r\nRange: bytes=5368709117-\r\n\r\n' | "$@" >"$T/range"
	grep -aq '^Content-Range: bytes 5368709117-5368709119/5368709120.$' "$T/range"
	[ "$(tail -c 3 "$T/range")" = end ]
	printf 'GET /later HTTP/1.0\r\n\r\n' | "$@" >"$T/reply"
	grep -q '^HTTP/1.0 200 ' "$T/reply"
	grep -qx later "$T/reply"
	printf 'GET /earlier HTTP/1.0\r\n\r\n' | "$@" >"$T/reply"
	grep -q '^HTTP/1.0 200 ' "$T/reply"
	printf 'GET / HTTP/1.0\r\n\r\n' | "$@" >"$T/reply"
	grep -q '2040-02-03 04:05' "$T/reply"
}

# build_for MACHINE: with the other machine's libc, linked statically.
build_for() {
	make -s -C "$ONE" CC="$1-gcc" LDFLAGS=-static LINK_HARDEN= B="$T/build" \
		"$T/build/bin/httpd-once" >"$T/log" 2>&1 3>&- || fail "$(cat "$T/log")"
	grep -q "there is no musl for" "$T/log"
}

@test "a machine of 32 bits sends files of 5 GiB and of 2040" {
	build_for i686-linux-gnu
	try_handler "$T/build/bin/httpd-once" "$T/root"
}

@test "a machine of the other byte order does, too" {
	build_for s390x-linux-gnu
	try_handler qemu-s390x "$T/build/bin/httpd-once" "$T/root"
}

@test "every program compiles with musl without a warning, as on Alpine" {
	local musl source headers=$T/headers
	musl=$(ls -d /usr/include/*-linux-musl)
	# What Alpine has beside its libc, and Debian's musl does not.
	mkdir "$headers"
	ln -s /usr/include/linux /usr/include/asm-generic /usr/include/bsd \
		/usr/include/magic.h "/usr/include/$(cc -print-multiarch)/asm" "$headers"
	for source in "$REPO"/{common,supervisor,httpd-magic,httpd-password}/{,pure/,edge/}*.c; do
		[ -e "$source" ] || continue
		cc -fsyntax-only -std=c11 -I"$REPO" -D_GNU_SOURCE -DVERSION='"0"' \
			-DSBINDIR='"/"' -DWITHOUT_PROBES -nostdinc -isystem "$musl" \
			-isystem "$(cc -print-file-name=include)" -idirafter "$headers" \
			-Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Werror "$source"
	done
}
