# Large files, and the clients that take them in parts.

load lib/common

MEBIBYTE=1048576

# serve: with a log that says which parts went out.
serve() {
	start_supervisor -- "$BIN/httpd-once" -l "$T/log" "$T/root"
	URL=http://127.0.0.1:$PORT
}

# answers STATUS: how many requests were answered so.
answers() {
	grep -c "\" $1 " "$T/log" || true
}

@test "curl -C - goes on where a download stopped, again and again" {
	head -c 3000000 /dev/urandom >"$T/root/file.bin"
	serve
	local stop
	for stop in 1 1000 65536 2999999; do
		head -c "$stop" "$T/root/file.bin" >"$T/file.bin"
		curl -sS -f -C - -o "$T/file.bin" "$URL/file.bin"
		same "$T/root/file.bin" "$T/file.bin"
	done
	[ "$(answers 206)" = 4 ] || fail "$(cat "$T/log")"
}

@test "a download that is whole already is left alone by curl and wget" {
	head -c 100000 /dev/urandom >"$T/root/file.bin"
	serve
	cp "$T/root/file.bin" "$T/file.bin"
	curl -sS -C - -o "$T/file.bin" "$URL/file.bin" || true
	same "$T/root/file.bin" "$T/file.bin"
	(cd "$T" && wget -q -c "$URL/file.bin")
	same "$T/root/file.bin" "$T/file.bin"
	[ "$(answers 416)" = 2 ] || fail "$(cat "$T/log")"
}

@test "wget -c goes on where a download stopped" {
	head -c 3000000 /dev/urandom >"$T/root/file.bin"
	serve
	head -c 1234567 "$T/root/file.bin" >"$T/file.bin"
	(cd "$T" && wget -q -c "$URL/file.bin")
	same "$T/root/file.bin" "$T/file.bin"
	[ "$(answers 206)" = 1 ] || fail "$(cat "$T/log")"
}

@test "wget -N takes a file once and then asks for what is newer" {
	printf 'first' >"$T/root/file.txt"
	touch -d '1 hour ago' "$T/root/file.txt"
	serve
	(cd "$T" && wget -q -N "$URL/file.txt" && wget -q -N "$URL/file.txt")
	printf 'second' >"$T/root/file.txt"
	(cd "$T" && wget -q -N "$URL/file.txt")
	same "$T/root/file.txt" "$T/file.txt"
	[ "$(answers 304)" = 1 ] || fail "$(cat "$T/log")"
}

@test "aria2c takes a file by several connections at once" {
	head -c $((40 * MEBIBYTE)) /dev/urandom >"$T/root/file.bin"
	serve
	aria2c -q --no-conf -x 8 -s 8 -k 1M --file-allocation=none --max-tries=1 \
		-d "$T" -o file.bin "$URL/file.bin"
	same "$T/root/file.bin" "$T/file.bin"
	# The first asks for all, and is cut short.
	[ "$(answers 206)" -ge 7 ] || fail "$(cat "$T/log")"
}

@test "a file with holes comes with zeros for them" {
	printf 'begin' >"$T/root/sparse.bin"
	printf 'middle' | dd of="$T/root/sparse.bin" bs=1 seek=$((30 * MEBIBYTE + 1)) conv=notrunc status=none
	truncate -s $((60 * MEBIBYTE + 7)) "$T/root/sparse.bin"
	serve
	curl -sS -f -o "$T/sparse.bin" "$URL/sparse.bin"
	same "$T/root/sparse.bin" "$T/sparse.bin"
}

@test "a file of more than 4 GiB comes whole, and from behind 4 GiB" {
	truncate -s 4294967300 "$T/root/huge.bin"
	printf 'the end' >>"$T/root/huge.bin"
	serve
	curl -sS -f "$URL/huge.bin" | tail -c 8 >"$T/tail" 3>&-
	printf '\0the end' | cmp - "$T/tail"
	retry 10 grep -q '" 200 4294967307 ' "$T/log"
	# Behind what fits 32 bits, signed or not.
	local first
	for first in 2147483647 2147483648 4294967295 4294967296 4294967300; do
		curl -sS -f -r "$first-" "$URL/huge.bin" -D "$T/head" -o - | tail -c 7 >"$T/tail" 3>&-
		printf 'the end' | cmp - "$T/tail"
		field_is Content-Range "bytes $first-4294967306/4294967307"
		field_is Content-Length $((4294967307 - first))
	done
}

@test "a browser seeks in a film of 200 MB, and fetches parts of it" {
	local bytes=$((200 * MEBIBYTE))
	# Silence, 16 bits, stereo, 44.1 kHz; a word at the middle.
	python3 - "$T/root/film.wav" "$bytes" <<'P'
import struct, sys
size = int(sys.argv[2])
with open(sys.argv[1], "wb") as f:
    f.write(b"RIFF" + struct.pack("<I", size - 8) + b"WAVEfmt "
            + struct.pack("<IHHIIHH", 16, 1, 2, 44100, 176400, 4, 16)
            + b"data" + struct.pack("<I", size - 44))
    f.seek(size // 2)
    f.write(b"here")
    f.truncate(size)
P
	printf '<!doctype html><title>Film</title><audio preload="metadata" src="film.wav"></audio>' >"$T/root/page.html"
	serve
	/usr/bin/python3 -B "$BATS_TEST_DIRNAME/lib/seek.py" "$T" "$URL/" \
		"$(((bytes - 44) / 176400))" "$((bytes / 2))-$((bytes / 2 + 3))" 0-3 -0 >"$T/seen" ||
		fail "$(cat "$T/seen")"
	printf '%s\n' "206|bytes $((bytes / 2))-$((bytes / 2 + 3))/$bytes|here" \
		"206|bytes 0-3/$bytes|RIFF" >"$T/expected"
	diff "$T/expected" <(head -n 2 "$T/seen")
	[[ $(sed -n 3p "$T/seen") == "416|bytes */$bytes|"* ]]
	# It did not take all of it to get there.
	[ "$(grep -c 'GET /film.wav.* 206 ' "$T/log")" -ge 4 ] || fail "$(cat "$T/log")"
}

# make_two_versions: $T/old.bin, and root/file.bin, which differs in places.
make_two_versions() {
	python3 - "$T" <<-'P'
		import random, sys
		data = bytearray(random.Random(7).randbytes(4 << 20))
		open(sys.argv[1] + "/old.bin", "wb").write(data)
		for at in range(30000, len(data), 60000):
		    data[at:at + 20] = b"something that is new"[:20]
		open(sys.argv[1] + "/root/file.bin", "wb").write(data)
	P
}

@test "zsync fetches what has changed by many ranges at a time" {
	make_two_versions
	(cd "$T/root" && zsyncmake -q -u file.bin -o file.bin.zsync file.bin)
	start_supervisor -l "$T/log" "$T/root"
	(cd "$T" && zsync -q -i old.bin -o new.bin "http://127.0.0.1:$PORT/file.bin.zsync") >"$T/out" 2>&1
	same "$T/root/file.bin" "$T/new.bin"
	grep -q '"GET /file.bin HTTP/1.1" 206' "$T/log"
	refute grep -q '"GET /file.bin HTTP/1.1" 200' "$T/log"
}

@test "zckdl fetches what has changed" {
	make_two_versions
	(cd "$T" && zck -o old.zck old.bin && zck -o root/file.zck root/file.bin)
	start_supervisor -l "$T/log" "$T/root"
	(cd "$T" && zckdl -s old.zck "http://127.0.0.1:$PORT/file.zck") >"$T/out" 2>&1
	same "$T/root/file.zck" "$T/file.zck"
	refute grep -q '"GET /file.zck HTTP/1.1" 200' "$T/log"
}

@test "axel and aria2 fetch one file by pieces at once" {
	head -c 3000000 /dev/urandom >"$T/root/file.bin"
	start_supervisor -l "$T/log" "$T/root"
	axel -q -n 4 -o "$T/axel.bin" "http://127.0.0.1:$PORT/file.bin"
	same "$T/root/file.bin" "$T/axel.bin"
	aria2c -q -x 16 -s 16 -k 1M --dir "$T" -o aria2.bin "http://127.0.0.1:$PORT/file.bin"
	same "$T/root/file.bin" "$T/aria2.bin"
}
