# The log never decides about an answer: nobody reads it, nobody can write it,
# and a thousand requests are served all the same.
load lib/common

prepare() {
	echo page >"$T/root/page.html"
	chmod 755 "$T/root"
	make_public "$BIN/supervisor" "$BIN/httpd-once"
	DRIVER=$PUBLIC/driver
	# driver READER COUNT COMMAND...: starts it with a pipe as its standard
	# error, which is closed (dead), or read no more (stuck), when it is ready;
	# asks so often; prints the answers, what the status says of lost lines,
	# and what SIGUSR1 has it say.
	cat >"$DRIVER" <<-'P'
		import collections, os, re, signal, socket, subprocess, sys, time
		reader, count, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
		status = os.path.join(os.environ["PUBLIC"], "status")
		log = os.environ.get("LOG")
		process = subprocess.Popen(command, stderr=subprocess.PIPE)
		said = b""
		while b"ready" not in said:
		    said += os.read(process.stderr.fileno(), 4096)
		    if log and os.path.exists(log):
		        said += open(log, "rb").read()
		port = int(re.search(rb"0\.0\.0\.0:(\d+)", said).group(1))
		if reader == "dead":
		    process.stderr.close()
		if "BREAK" in os.environ:
		    subprocess.run(os.environ["BREAK"], shell=True, check=False)
		def ask():
		    try:
		        with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
		            client.sendall(b"GET /page.html HTTP/1.0\r\n\r\n")
		            answer = b""
		            while True:
		                got = client.recv(4096)
		                if not got:
		                    break
		                answer += got
		        return answer[9:12].decode()
		    except OSError as error:
		        return str(error)
		print(dict(collections.Counter(ask() for _ in range(count))))
		def lost():
		    with socket.socket(socket.AF_UNIX) as client:
		        client.connect(status)
		        text = client.makefile("rb").read()
		    return int(re.search(rb"lost_lines (\d+)", text).group(1))
		until = time.time() + 10
		while lost() == 0 and time.time() < until:
		    time.sleep(0.05)
		print("lost", "some" if lost() > 0 else "none")
		process.send_signal(signal.SIGUSR1)
		print("works", ask())
		process.terminate()
		print("ended", process.wait(timeout=30))
	P
	export PUBLIC
}

# thousand READER LOST ARGUMENT...
thousand() {
	local reader=$1 lost=$2
	shift 2
	timeout 120 python3 "$DRIVER" "$reader" "${COUNT:-1000}" \
		"$PUBLIC/supervisor" -p 0 --status "$PUBLIC/status" "$@" >"$T/said" 2>"$T/error" 3>&- ||
		fail "$(cat "$T/said" "$T/error")"
	printf '%s\n' "{'200': ${COUNT:-1000}}" "lost $lost" 'works 200' 'ended 0' >"$T/wanted"
	diff "$T/wanted" "$T/said" || fail "$reader $*: $(cat "$T/said" "$T/error")"
}

@test "a log that nobody reads any more" {
	thousand dead some --acceptors 1 "$T/root"
	thousand dead some --acceptors 2 --spares 2 "$T/root"
}

@test "a log whose reader is stuck" {
	thousand stuck some --acceptors 2 "$T/root"
}

# Its pipe is another user's, and cannot be opened anew.
@test "a log that nobody reads, for one who cannot open it" {
	[ "$(id -u)" = 0 ] || fail "this test is for root"
	chmod 777 "$PUBLIC"
	thousand_as_nobody() {
		timeout 120 python3 "$DRIVER" dead 300 setpriv --reuid 65534 --regid 65534 --clear-groups \
			"$PUBLIC/supervisor" -p 0 --status "$PUBLIC/status" --acceptors 1 "$PUBLIC/root" >"$T/said" 2>"$T/error"
	}
	cp -r "$T/root" "$PUBLIC/root"
	thousand_as_nobody || fail "$(cat "$T/said" "$T/error")"
	printf '%s\n' "{'200': 300}" 'lost some' 'works 200' 'ended 0' | diff - "$T/said"
}

@test "a handler that knows nothing of that is not ended by it either" {
	cat >"$PUBLIC/handler" <<-'P'
		#!/bin/sh
		read -r line
		while read -r line && [ "$line" != "$(printf '\r')" ]; do :; done
		echo a line for the log >&2
		printf 'HTTP/1.0 200 OK\r\n\r\n'
	P
	chmod 755 "$PUBLIC/handler"
	COUNT=100 thousand dead none --acceptors 1 -- "$PUBLIC/handler"
}

@test "a log on a disk that is full, and one that may not grow" {
	[ "$(id -u)" = 0 ] || fail "this test is for root"
	mkdir "$T/small"
	mount -t tmpfs -o size=16k tmpfs "$T/small"
	SMALL=$T/small
	BREAK="head -c 1M /dev/zero >$T/small/fill" thousand read some --acceptors 1 \
		--log "$T/small/access" "$T/root"
	rm "$T/small/fill"
	LOG=$T/small/errors BREAK="head -c 1M /dev/zero >$T/small/fill" thousand read some \
		--acceptors 2 --error-log "$T/small/errors" "$T/root"
	umount "$T/small"
	SMALL=
	ulimit -f 8
	LOG=$T/errors thousand read some --acceptors 1 --error-log "$T/errors" "$T/root"
	thousand read some --acceptors 1 --log "$T/access" "$T/root"
}

tidy() {
	[ -z "${SMALL:-}" ] || umount "$SMALL"
}

@test "a log whose folder was removed" {
	mkdir "$T/logs"
	mkdir -p "$T/logs"
	LOG=$T/errors BREAK="rm -r $T/logs" thousand read some --acceptors 1 --no-confine \
		--log "$T/logs/access" --error-log "$T/errors" "$T/root"
	grep -q 'access: No such file or directory' "$T/errors"
	grep -Eq 'report: [0-9]+ lines of a log were lost' "$T/errors"
}
