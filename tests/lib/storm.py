"""Many clients of one kind.

    storm.py PORT KIND COUNT [SOURCES UNDER_WAY]

connects COUNT times to 127.0.0.1:PORT, with at most 200 connections, or
UNDER_WAY, under way at a time.  With SOURCES they come from so many addresses
from 127.0.0.2 on, and those that fail are passed over.  When all are connected,
and the fast ones answered, it prints "storm"; at the end of its standard input
it closes those that are left, and prints "COUNT connected, N answered".  The
kinds:

    fast    sends a request at once and reads the answer to its end
    mute    sends nothing
    slow    sends a byte of a request now and then, and never a whole one
    half    sends half a request, and nothing more
    deaf    asks for /large.bin and reads nothing of it
    alive   sends half a request, and one more byte of it every ten seconds
    back    is a slow one that comes again whenever it is sent away
"""

import selectors
import socket
import sys
import time

REQUESTS = {
    "fast": b"GET /page.html HTTP/1.0\r\n\r\n",
    "mute": b"",
    "slow": b"G",
    "half": b"GET /page.html HTTP/1.0\r\n",
    "deaf": b"GET /large.bin HTTP/1.0\r\n\r\n",
    "alive": b"GET /page.html HTTP/1.0\r\n",
    "back": b"G",
}
# A byte so often.
EVERY_S = {"slow": 1, "back": 1, "alive": 10}
IP_BIND_ADDRESS_NO_PORT = 24  # linux/in.h


class Storm:
    def __init__(self, port, kind, sources=0, under_way=200):
        self.port, self.kind = port, kind
        self.sources, self.under_way = sources, under_way
        self.selector = selectors.DefaultSelector()
        self.begun = self.connected = self.answered = 0
        self.replies = {}  # of the fast ones that wait for theirs
        self.staying = []
        self.ends = selectors.DefaultSelector()  # of those that come back

    def connect(self):
        s = socket.socket()
        if self.kind == "deaf":
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        if self.sources:
            # A port is chosen for both ends, and not for this one alone.
            s.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
            s.bind(("127.0.0.%d" % (2 + self.begun % self.sources), 0))
        s.setblocking(False)
        s.connect_ex(("127.0.0.1", self.port))
        self.begun += 1
        self.selector.register(s, selectors.EVENT_WRITE)

    def drop(self, s, why):
        if not self.sources:
            sys.exit("storm.py: a connection failed: %s" % why)
        self.replies.pop(s, None)
        self.selector.unregister(s)
        s.close()

    def send(self, s):
        error = s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            raise OSError(error, "connect")
        self.connected += 1
        if REQUESTS[self.kind]:
            s.send(REQUESTS[self.kind])
        if self.kind == "fast":
            self.replies[s] = b""
            self.selector.modify(s, selectors.EVENT_READ)
        else:
            self.selector.unregister(s)
            self.staying.append(s)
            if self.kind == "back":
                self.ends.register(s, selectors.EVENT_READ)

    def receive(self, s):
        data = s.recv(65536)
        self.replies[s] += data
        if not data:
            self.answered += self.replies.pop(s).endswith(b"the page\n")
            self.selector.unregister(s)
            s.close()

    def step(self):
        for key, event in self.selector.select():
            try:
                if event & selectors.EVENT_WRITE:
                    self.send(key.fileobj)
                else:
                    self.receive(key.fileobj)
            except OSError as why:
                self.drop(key.fileobj, why)

    def rise(self, count):
        while self.begun < count or self.selector.get_map():
            while self.begun < count and len(self.selector.get_map()) < self.under_way:
                self.connect()
            self.step()

    def stay(self):
        self.ends.register(sys.stdin, selectors.EVENT_READ)
        next_s = time.monotonic() + EVERY_S.get(self.kind, 0)
        while True:
            for key, _ in self.ends.select(max(0, next_s - time.monotonic())
                                           if self.kind in EVERY_S else None):
                if key.fileobj is sys.stdin:
                    return
                self.come_back(key.fileobj)
            if self.kind in EVERY_S and time.monotonic() >= next_s:
                self.speak()
                next_s = time.monotonic() + EVERY_S[self.kind]

    def speak(self):
        for s in self.staying:
            try:
                s.send(b"x")
            except OSError:
                pass  # it has been told that it is too slow

    def come_back(self, s):
        try:
            if s.recv(4096):
                return
        except OSError:
            pass
        self.ends.unregister(s)
        self.staying.remove(s)
        s.close()
        self.connect()
        while self.selector.get_map():
            self.step()


storm = Storm(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[4:]))
storm.rise(int(sys.argv[3]))
print("storm", flush=True)
storm.stay()
for s in storm.staying:
    s.close()
print("%d connected, %d answered" % (storm.connected, storm.answered))
