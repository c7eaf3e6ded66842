"""Runs a handler beside a service of httpd-magic that does not do its part.

    magic_failures.py HOW HANDLER [ARGUMENT...]

asks the handler for /file; its reply is printed.  HOW is the service's way of
failing: one of those below.
"""

import os
import socket
import struct
import subprocess
import sys
import threading

ANSWERS = {
    "deaf": None,
    "long": b"text/" + b"x" * 200 + b"\n",
    "evil": b"text/x\r\nX-Evil: 1\n",
    "empty": b"\n",
    "half": b"text/x-half",
}


def fill(near):
    """Until there is no room for another question."""
    near.setblocking(False)
    try:
        while True:
            near.send(b"m")
    except BlockingIOError:
        near.setblocking(True)


def answer(far, line):
    _, control, _, _ = far.recvmsg(16, 64)
    for _, _, data in control:
        file, reply = struct.unpack("2i", data)
        if line is not None:
            os.write(reply, line)
        os.close(file)
        os.close(reply)


def main():
    how, command = sys.argv[1], sys.argv[2:]
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    number = str(near.fileno())
    if how == "full":
        fill(near)
    elif how == "gone":
        far.close()
    elif how == "file":
        os.dup2(os.open("/dev/null", os.O_RDWR), near.fileno())
    elif how == "closed":
        number = "777"
    elif how == "connection":
        number = "1"
    elif how == "words":
        number += "x"
    else:
        threading.Thread(target=answer, args=(far, ANSWERS[how]),
                         daemon=True).start()
    done = subprocess.run(
        command, input=b"GET /file HTTP/1.0\r\n\r\n", stdout=subprocess.PIPE,
        env={"SUPERVISOR_MAGIC": number}, pass_fds=[near.fileno()],
        timeout=20, check=True)
    sys.stdout.buffer.write(done.stdout)


if __name__ == "__main__":
    main()
