"""What the clients of the tests have: one connection, and no cleverness."""
import os
import socket
import sys
import threading
import time

PORT = int(sys.argv[1])


def connect(receive_buffer=None):
    s = socket.socket()
    if receive_buffer:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    s.settimeout(30)
    s.connect(("127.0.0.1", PORT))
    return s


def get(path, *fields):
    return request("GET", path, *fields)


def request(method, path, *fields):
    lines = ["%s %s HTTP/1.1" % (method, path), "Host: localhost", *fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def post(path, body, *fields):
    return request("POST", path, "Content-Length: %d" % len(body), *fields) + body


def read_all(s):
    parts = []
    while True:
        part = s.recv(65536)
        if not part:
            return b"".join(parts)
        parts.append(part)


def read_until(s, mark):
    got = b""
    while mark not in got:
        part = s.recv(65536)
        if not part:
            raise EOFError("ended after %r" % got[-200:])
        got += part
    return got


def body_of(reply):
    return reply.partition(b"\r\n\r\n")[2]


def status_of(reply):
    return int(reply.split(b" ", 2)[1])


def check(is_true, *words):
    if not is_true:
        sys.exit("failed: " + " ".join(str(word) for word in words))


def wait_for(condition, seconds=15):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit("gave up waiting")
        time.sleep(0.02)


def is_running(pid):
    try:
        with open("/proc/%d/stat" % pid) as f:
            return f.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
