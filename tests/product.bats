# The whole decision in one table: from the request and what it finds to the
# answer.

load lib/common

@test "every request for everything there is has the answer of the rules, and keeps them all" {
	python3 -B "$BATS_TEST_DIRNAME/lib/product.py" "$BIN/httpd-once" "$T"
}
