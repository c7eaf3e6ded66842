# What the system refuses while a file or a folder is answered.

load lib/common

prepare() {
	printf 'hello, reader\n' >"$T/root/page.html"
	mkdir "$T/root/folder"
	: >"$T/root/folder/file.txt"
}

# faulty INJECTION TARGET: the answer of the handler while strace makes a
# system call fail; of the release build, because a sanitizer makes calls of
# its own.
faulty() {
	printf 'GET %s HTTP/1.0\r\n\r\n' "$2" |
		timeout 30 strace -qq -o "$T/trace" -e "inject=$1" \
			"$REPO/build/release/bin/httpd-once" -l "$T/log" --log-format json "$T/root" >"$T/reply" 2>"$T/error" 3>&-
	split_reply
	grep -q INJECTED "$T/trace" || fail "$1 was never called"
}

# refused STATUS REASON: a whole error page, and the reason in the log.
refused() {
	status_is "$1"
	field_is Content-Length "$(stat -c %s "$T/body")"
	grep -q '</html>' "$T/body"
	[ "$(tail -n 1 "$T/log" | jq -r .reason)" = "$2" ] || fail "$(cat "$T/log")"
}

@test "a file has nothing below it, not even itself with a slash (file/no-folder)" {
	ask 'GET /page.html/ HTTP/1.0\r\n\r\n' -l "$T/log" --log-format json
	refused 404 file/no-folder
}

@test "without a descriptor or memory to open a file: come again later (file/no-resources)" {
	local error
	for error in EMFILE ENFILE ENOMEM; do
		faulty openat2:error=$error /page.html
		refused 503 file/no-resources
	done
}

@test "a file on which another process has a lease: come again later (file/leased)" {
	faulty openat2:error=EAGAIN /page.html
	refused 503 file/leased
}

@test "what the system fails in is its own error (file/system)" {
	faulty openat2:error=EIO /page.html
	refused 500 file/system
}

@test "a folder that cannot be read is an error, not an empty listing (listing/unreadable)" {
	faulty getdents64:error=EIO /folder/
	refused 500 listing/unreadable
	faulty getdents64:error=EIO:when=2 /folder/
	refused 500 listing/unreadable
}

# The release build: the sanitizer wants more memory than there is here.
@test "without memory for a listing: come again later (listing/no-memory)" {
	(cd "$T/root/folder" && seq -f 'a-longer-name-for-a-file-%.0f' 20000 | xargs touch)
	printf 'GET /folder/ HTTP/1.0\r\n\r\n' >"$T/request"
	(
		ulimit -v 1500 # KiB
		"$REPO/build/release/bin/httpd-once" -l "$T/log" --log-format json "$T/root" <"$T/request" >"$T/reply"
	)
	split_reply
	refused 503 listing/no-memory
}

@test "a folder of more entries than anybody reads is refused (listing/too-many)" {
	rm "$T/root/folder/file.txt"
	(cd "$T/root/folder" && seq 200001 | xargs touch)
	list() {
		printf '%s /folder/ HTTP/1.0\r\n\r\n' "$1" | timeout 60 "$BIN/httpd-once" \
			-l "$T/log" --log-format json "$T/root" >"$T/reply" 3>&-
		split_reply
	}
	list GET
	refused 503 listing/too-many
	rm "$T/root/folder/1"
	list HEAD
	status_is 200
	rm -r "$T/root/folder"
}

@test "a disk that fails behind the head of a small file leaves the answer short (file/shrank)" {
	faulty pread64:error=EIO /page.html
	status_is 200
	field_is Content-Length 14
	[ ! -s "$T/body" ]
	[ "$(jq -r .reason "$T/log")" = file/shrank ]
}
