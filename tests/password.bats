#!/usr/bin/env bats
# httpd-password: whether a password belongs to a hash.

load lib/common

# asks STATUS PASSWORD HASH: nothing is printed on standard output.
asks() {
	local status=0
	printf '%s\n%s\n' "$2" "$3" | "$BIN/httpd-password" >"$T/out" 2>"$T/error" || status=$?
	[ "$status" -eq "$1" ] && [ ! -s "$T/out" ] || fail "status $status: $(cat "$T/error")"
}

hash_of() {
	htpasswd -nb"$1" eve "$2" 2>/dev/null | sed -n 's/^eve://p'
}

@test "bcrypt, SHA-256 and SHA-512 hashes of htpasswd are known" {
	local kind hash
	for kind in B 2 5; do
		hash=$(hash_of $kind 'open sesame')
		asks 0 'open sesame' "$hash"
		asks 1 'open sesamE' "$hash"
		asks 1 '' "$hash"
	done
}

@test "a password of other bytes than ASCII is known" {
	local hash
	hash=$(hash_of B $'gr\xc3\xbc\xc3\x9fe \xff')
	asks 0 $'gr\xc3\xbc\xc3\x9fe \xff' "$hash"
	asks 1 $'gr\xc3\xbc\xc3\x9fe \xfe' "$hash"
}

@test "a hash that crypt(3) does not know is a failure, not a no" {
	asks 111 x '$apr1$x$y'
	asks 111 x '$9$x'
	asks 111 x 'plain'
	asks 111 x ''
}

@test "an input that is not two lines is a failure" {
	local input
	for input in '' 'x' 'x\n' 'x\n$5$a$b' 'x\n$5$a$b\ny' 'x\0y\n$5$a$b\n'; do
		# shellcheck disable=SC2059
		run sh -c 'printf "$1" | "$2"' sh "$input" "$BIN/httpd-password"
		[ "$status" -eq 111 ] || fail "'$input': $status"
	done
	head -c 100000 /dev/zero | tr '\0' x >"$T/long"
	run sh -c '"$1" <"$2"' sh "$BIN/httpd-password" "$T/long"
	[ "$status" -eq 111 ]
}

@test "nothing that is printed holds the password or the hash" {
	asks 111 geheimnis '$9$salt$hash'
	[ -s "$T/error" ]
	[ -z "$(grep -E 'geheimnis|salt' "$T/error")" ]
}

# The release build, because a sanitizer makes calls of its own.
@test "a crash would leave no file with the password in it" {
	printf 'x\n$5$a$b\n' | strace -qq -e trace=read,prlimit64,setrlimit -o "$T/calls" \
		"$REPO/build/release/bin/httpd-password" || [ $? = 1 ]
	grep -nE 'RLIMIT_CORE, \{rlim_cur=0, rlim_max=0\}|^read\(0' "$T/calls" >"$T/order"
	head -n 1 "$T/order" | grep -q RLIMIT_CORE || fail "$(cat "$T/calls")"
}

@test "an argument is wrong usage: a password has no place there" {
	run "$BIN/httpd-password" geheimnis
	[ "$status" -eq 100 ]
	[[ $output != *geheimnis* ]]
}
