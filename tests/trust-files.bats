# What root opens by name while it starts, in folders that the user of the
# service can write.  One test for each row of the table in SECURITY.md.
load lib/common
load lib/supervisor

prepare() {
	[ "$(id -u)" = 0 ] || fail "these tests are for root"
	make_public "$HELPERS/probe"
	# The folder of the user, and one that everybody can write.
	OWN=$PUBLIC/own
	STICKY=$PUBLIC/sticky
	SAFE=$PUBLIC/safe
	mkdir "$OWN" "$STICKY" "$SAFE"
	chown nobody "$OWN"
	chmod 1777 "$STICKY"
	echo precious >"$SAFE/precious"
	cp "$SAFE/precious" "$T/precious"
}

# refuses WORDS ARGUMENT...: does not start, says so, and nothing has changed.
refuses() {
	local words=$1
	shift
	run timeout 20 "$BIN/supervisor" --listen 127.0.0.1:0 --user nobody "$@" -- "$PUBLIC/probe"
	[ "$status" -eq 111 ] || fail "$status: $output"
	[[ $output == *"$words"* ]] || fail "$output"
	cmp "$SAFE/precious" "$T/precious"
	[ "$(stat -c %U "$SAFE/precious")" = root ]
	[ ! -e "$SAFE/new" ]
}

# bait FOLDER: hostile names in it.
bait() {
	ln -s "$SAFE/precious" "$1/link"
	ln -s "$SAFE/new" "$1/dangling"
	ln -s "$SAFE" "$1/folder"
	mkfifo "$1/fifo"
	ln "$SAFE/precious" "$1/hard"
	echo mine >"$1/foreign"
	chown daemon "$1/foreign"
	chmod 666 "$1/fifo" "$1/foreign"
}

@test "neither log nor pidfile follows what another user has put there" {
	for folder in "$OWN" "$STICKY"; do
		bait "$folder"
		for option in --error-log --pidfile; do
			refuses 'a link lies in a folder that others can write' $option "$folder/link"
			refuses 'a link lies in a folder that others can write' $option "$folder/dangling"
			refuses 'a link lies in a folder that others can write' $option "$folder/folder/new"
			refuses 'it has several names' $option "$folder/hard"
			refuses "it is another user's" $option "$folder/foreign"
		done
		refuses 'No such device or address' --error-log "$folder/fifo"
		refuses 'it is no regular file' --pidfile "$folder/fifo"
		[ "$(cat "$folder/foreign")" = mine ]
	done
}

runs() {
	start_supervisor --user nobody "$@" -- "$PUBLIC/probe"
}

stop() {
	kill "$SUPERVISOR"
	wait "$SUPERVISOR" || true
}

# start_supervisor looks into the log for the port, which is in a file here.
begin() {
	start supervisor "$BIN/supervisor" -p 0 --user nobody "$@" -- "$PUBLIC/probe"
	SUPERVISOR=$STARTED_PID
}

@test "links that only root can have put are followed" {
	ln -s "$OWN" "$SAFE/logs"
	begin --error-log "$SAFE/logs/errors"
	retry 10 grep -q ready "$OWN/errors"
	stop
}

@test "the log is the user's, so that it is opened again when it was rotated" {
	for folder in "$OWN" "$STICKY" "$SAFE"; do
		begin --error-log "$folder/errors"
		retry 10 grep -q ready "$folder/errors"
		[ "$(stat -c %U "$folder/errors")" = nobody ]
		# Without a rotation, and after one by logrotate's "create".
		kill -HUP "$SUPERVISOR"
		retry 10 grep -q 'settings read again' "$folder/errors"
		mv "$folder/errors" "$folder/errors.1"
		install -m 644 -o nobody /dev/null "$folder/errors"
		kill -HUP "$SUPERVISOR"
		retry 10 grep -q 'settings read again' "$folder/errors"
		stop
	done
}

@test "a log that is root's does not stop a reload" {
	: >"$SAFE/errors"
	begin --error-log "$SAFE/errors"
	retry 10 grep -q ready "$SAFE/errors"
	kill -HUP "$SUPERVISOR"
	retry 10 grep -q 'settings read again' "$SAFE/errors"
	refute grep -q unchanged "$SAFE/errors"
	stop
}

pidfile_is() {
	[ "$(cat "$1")" = "$2" ] && kill -0 "$2"
}

successor() {
	pgrep -P "$SUPERVISOR" -f -- '--pidfile' | head -n 1
}

# It stays root's, and is right also when the user cannot open it.
@test "after USR2 the pidfile has the number of the new one, and its lock" {
	for folder in "$SAFE" "$OWN"; do
		begin --acceptors 1 --pidfile "$folder/pid"
		retry 10 announced
		pidfile_is "$folder/pid" "$SUPERVISOR"
		[ "$(stat -c %U "$folder/pid")" = root ]
		kill -USR2 "$SUPERVISOR"
		retry 10 grep -q 'serves now' "$T/supervisor.log"
		new=$(sed -n 's/.*upgrade: process \([0-9]*\) serves now/\1/p' "$T/supervisor.log")
		STARTED+=("$new")
		retry 10 pidfile_is "$folder/pid" "$new"
		wait "$SUPERVISOR"
		pidfile_is "$folder/pid" "$new"
		run -111 timeout 20 "$BIN/supervisor" -p 0 --pidfile "$folder/pid" -- "$PUBLIC/probe"
		[[ $output == *"process $new runs already"* ]]
		kill "$new"
		retry 10 refute kill -0 "$new"
		[ ! -s "$folder/pid" ]
	done
}

@test "a variable from outside makes no successor" {
	: >"$T/file"
	SUPERVISOR_UPGRADE=7 SUPERVISOR_SOCKETS='7 own x' SUPERVISOR_PIDFILE=7 \
		start_supervisor --pidfile "$T/pid" -- "$PUBLIC/probe" 7<>"$T/file"
	pidfile_is "$T/pid" "$SUPERVISOR"
	[ ! -s "$T/file" ]
}

@test "no socket is made behind a link of another user's" {
	for folder in "$OWN" "$STICKY"; do
		ln -s "$SAFE" "$folder/folder"
		ln -s "$SAFE/new" "$folder/socket"
		refuses 'Too many levels of symbolic links' --status "$folder/folder/new"
		refuses 'Too many levels of symbolic links' --listen "unix:$folder/folder/new"
		refuses 'Too many levels of symbolic links' --listen "unix:$folder/socket"
	done
}

# The user puts another file in its place between bind(2) and the gift.
@test "what is given to the user is the socket that root has made" {
	begin --status "$OWN/status"
	retry 10 announced
	[ "$(stat -c '%U %F %a' "$OWN/status")" = 'nobody socket 600' ]
	stop
	cat >"$T/swap.py" <<-'P'
		import os, sys, time
		own, safe = sys.argv[1:]
		end = time.time() + 15
		while time.time() < end:
		    try:
		        if os.lstat(own + "/swapped").st_uid == 0:
		            os.unlink(own + "/swapped")
		            os.link(safe + "/precious", own + "/swapped")
		            break
		    except FileNotFoundError:
		        pass
	P
	start swap python3 "$T/swap.py" "$OWN" "$SAFE"
	# The gift is held up for a moment, so that the other one comes first.
	run timeout 30 strace -f -qq -o "$T/trace" -e trace=setgroups -e inject=setgroups:delay_enter=2000000 \
		"$BIN/supervisor" -p 0 --user nobody --status "$OWN/swapped" -- "$PUBLIC/probe"
	[ "$status" -eq 111 ] || fail "$status: $output"
	[ "$(stat -c %U "$SAFE/precious")" = root ]
	[[ $output == *'--status '*': Operation not permitted'* ]]
}

# An executable that its user cannot read makes a process that is not dumpable.
@test "a program cannot look into a handler of its own user" {
	cp "$BIN/httpd-once" "$BIN/supervisor" "$PUBLIC"
	DESTDIR=$T/installed make -s -C "$REPO" install PREFIX=/usr B="$BUILD" >"$T/make" 2>&1 || fail "$(cat "$T/make")"
	[ "$(stat -c %a "$T/installed/usr/sbin/httpd-once")" = 711 ]
	chmod 711 "$PUBLIC/httpd-once"
	mkdir "$PUBLIC/root"
	start supervisor "$PUBLIC/supervisor" -p 0 --acceptors 1 --spares 2 --user nobody "$PUBLIC/root"
	SUPERVISOR=$STARTED_PID
	retry 10 announced
	retry 10 has_handlers 2
	for pid in $(handlers); do
		refute setpriv --reuid 65534 --regid 65534 --clear-groups \
			dd "if=/proc/$pid/mem" of=/dev/null count=0 2>"$T/look"
		grep -q 'Permission denied' "$T/look"
	done
}
