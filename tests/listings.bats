# A listing is an interface: programs read it, and fetch what it names.
load lib/common

prepare() {
	MADE=$T/made
	mkdir "$MADE"
	python3 - "$T/root" "$MADE/names" <<-'P'
		import os, sys
		names = [
		    "plain.txt", "a b.txt", " leading", "trailing ", "two  blanks",
		    "a:b", "http:x", "javascript:alert(1)", "c:", ":", "50%",
		    "%41", "%2f", "a?b", "?sort=size", "a#b", "#", "a&b", "&amp;",
		    "<b>", "\"quoted\"", "it's", "back\\slash", "a+b", "a;b=c",
		    "~tilde", "-dash", "--help", "a,b", "$x", "!", "(1)", "[1]",
		    "{1}", "|", "^", "`x`", "@", "*", "=", "Grüße.txt", "日本語",
		    "שלום.txt", "مرحبا 1.txt", "e\u0301", "\U0001f600.png",
		]
		root = sys.argv[1]
		for number, name in enumerate(names):
		    with open(os.path.join(root, name), "w", encoding="utf-8") as out:
		        out.write(f"{number}\n")
		os.mkdir(os.path.join(root, "sub dir"))
		with open(os.path.join(root, "sub dir", "below"), "w") as out:
		    out.write("below\n")
		with open(sys.argv[2], "w", encoding="utf-8") as out:
		    out.writelines(name + "\n" for name in sorted(names))
	P
	start_supervisor "$T/root"
	URL=http://127.0.0.1:$PORT/
}

# same_tree FOLDER [NAME...]: it has every file of the root but for those of
# these names, and nothing else.
same_tree() {
	local folder=$1 name
	shift
	for name; do rm "$T/root/$name"; done
	diff -r "$T/root" "$folder"
}

@test "a reader that takes a link whose text is its target finds every name" {
	curl -s "$URL" >"$T/page"
	python3 - "$T/page" "$MADE/names" <<-'P'
		import html.parser, sys, urllib.parse

		class Reader(html.parser.HTMLParser):
		    """As players do: the text between <a ...> and </a>."""
		    def __init__(self):
		        super().__init__()
		        self.target, self.found, self.inner = None, [], 0
		    def handle_starttag(self, tag, attrs):
		        if tag == "a":
		            self.target, self.text = dict(attrs)["href"], ""
		        elif self.target is not None:
		            self.inner += 1
		    def handle_data(self, data):
		        if self.target is not None:
		            self.text += data
		    def handle_endtag(self, tag):
		        if tag == "a" and self.target is not None:
		            if urllib.parse.unquote(self.target) == self.text:
		                self.found.append(self.text)
		            self.target = None

		reader = Reader()
		reader.feed(open(sys.argv[1], encoding="utf-8").read())
		names = open(sys.argv[2], encoding="utf-8").read().split("\n")[:-1]
		assert reader.inner == 0, "something lies around the text of a link"
		assert sorted(reader.found) == sorted(names + ["sub dir/"]), \
		    set(names) ^ set(reader.found)
		assert len(names) > 40
	P
}

@test "wget -r fetches every file that a listing names" {
	wget -q -r -nH -np --reject-regex '[?]sort=' --restrict-file-names=nocontrol \
		-R 'index.html' -P "$T/copy" "$URL"
	# wget decodes the names of these two once more for its own disk.
	rm "$T/copy/A" "$T/copy/%2F"
	find "$T/copy" -name index.html.tmp -delete
	same_tree "$T/copy" %41 %2f
}

@test "rclone copies a listing's directory" {
	rclone --config /dev/null copy --http-url "$URL" :http: "$T/copy" 2>"$T/log"
	same_tree "$T/copy"
}

@test "lftp mirrors a listing's directory" {
	lftp -c "set net:max-retries 1; open $URL; mirror --no-perms . $T/copy" >"$T/log" 2>&1
	# lftp takes the name for somebody's home and leaves it out.
	same_tree "$T/copy" '~tilde'
}

@test "w3m shows every name as it is, and follows a link" {
	w3m -dump -cols 200 -O UTF-8 "$URL" >"$T/text"
	grep -q 'Grüße.txt' "$T/text"
	grep -q 'javascript:alert(1)' "$T/text"
	grep -q 'sub dir/' "$T/text"
}

@test "the heads of the columns sort, and the choice is kept below" {
	rm -r "${T:?}"/root
	mkdir -p "$T/root/dir"
	printf 1 >"$T/root/b"
	printf 22 >"$T/root/c"
	printf 333 >"$T/root/a"
	touch -d 2001-01-01 "$T/root/a"
	touch -d 2003-01-01 "$T/root/b"
	touch -d 2002-01-01 "$T/root/c"
	start_supervisor "$T/root"
	order() {
		curl -s "http://[::1]:$PORT/$1" | grep -o '<td><a href="[^"]*"' |
			sed 's/.*="//; s/"//' | tr '\n' ' '
	}
	[ "$(order '')" = 'dir/ a b c ' ]
	[ "$(order '?sort=-name')" = 'dir/?sort=-name c b a ' ]
	[ "$(order '?sort=time')" = 'dir/?sort=time b c a ' ]
	[ "$(order '?sort=-time')" = 'dir/?sort=-time a c b ' ]
	[ "$(order '?sort=size')" = 'dir/?sort=size a c b ' ]
	[ "$(order '?sort=-size')" = 'dir/?sort=-size b c a ' ]
	[ "$(order 'dir/?sort=size')" = '../?sort=size ' ]
	[ "$(order '?sort=nonsense')" = 'dir/ a b c ' ]
}
