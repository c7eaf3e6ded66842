# Completion for bash, written from --help.
load lib/common

# offers PROGRAM LINE...: what is offered for the last word of the line.
offers() {
	bash -c '
		source "$1"
		shift
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_${1//-/_}
		printf "%s\n" "${COMPREPLY[@]}"' - "$REPO/deploy/completion/$1.bash" "$@"
}

@test "the completions are what --help says" {
	"$REPO/tools/completion" --check "$BIN" >"$T/out"
	[ ! -s "$T/out" ] || fail "$(cat "$T/out")"
}

@test "names, choices, files and folders are offered" {
	[ "$(offers httpd-once --no-l)" = --no-listing ]
	[ "$(offers supervisor --no-new)" = --no-new-privileges ]
	[ "$(offers supervisor --no-listing --no-l)" = --no-listing ]
	[ "$(offers supervisor --log-format j)" = json ]
	[ "$(offers supervisor --log-format = j)" = json ]
	[ "$(offers supervisor --log-format = | wc -l)" -eq 5 ]
	mkdir "$T/folder"
	touch "$T/file"
	[ "$(offers httpd-once -c "$T/f")" = "$T/folder" ]
	[ "$(offers httpd-once -l "$T/f" | sort)" = "$T/file"$'\n'"$T/folder" ]
	[ "$(offers httpd-once "$T/f")" = "$T/folder" ]
	[ -z "$(offers httpd-once --timeout '')" ]
}
