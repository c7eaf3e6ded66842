"""The clients: each run is bounded in time and says what it saw."""

import os
import re
import socket
import statistics
import subprocess
import threading
import time

from place import which

RUN_LIMIT_SECONDS = 30
MSG_TRUNC = 0x20  # tcp(7): what arrives is dropped without being copied


class Result:
    """One run.  rate: replies a second; times in microseconds; count: of
    requests, where it is known."""

    def __init__(self, rate=0.0, failed=0, p50=0.0, p99=0.0):
        self.count = 0
        self.rate = rate
        self.failed = failed
        self.p50 = p50
        self.p99 = p99


def number(pattern, text):
    found = re.search(pattern, text, re.M)
    return float(found.group(1)) if found else 0.0


def ab(site, port, path, clients, count, fields=()):
    """ApacheBench: HTTP/1.0, a connection for each request."""
    percentiles = os.path.join(site.folder, "percentiles.csv")
    argv = [which("ab") or "ab", "-q", "-r", "-s", "10", "-e", percentiles,
            "-c", str(clients), "-n", str(max(count, clients))]
    for field in fields:
        argv += ["-H", field]
    try:
        text = subprocess.run(
            argv + [f"http://127.0.0.1:{port}/{path}"],
            capture_output=True, timeout=RUN_LIMIT_SECONDS, check=False,
        ).stdout.decode(errors="replace")
    except subprocess.TimeoutExpired:
        return Result(failed=count)
    lost = number(r"Failed requests: +(\d+)", text)
    if "Requests per second" not in text:
        lost = count
    if not fields:  # a conditional request is answered 304, which ab reports
        lost += number(r"Non-2xx responses: +(\d+)", text)
    result = Result(number(r"Requests per second: +([\d.]+)", text), int(lost))
    result.count = int(number(r"Complete requests: +(\d+)", text))
    if os.path.exists(percentiles):
        with open(percentiles, encoding="ascii") as table:
            rows = dict(line.strip().split(",") for line in table)
        result.p50 = 1000 * float(rows.get("50", 0))
        result.p99 = 1000 * float(rows.get("99", 0))
        os.unlink(percentiles)
    return result


def wrk(site, port, path, clients, seconds):
    """wrk, told not to keep its connections."""
    argv = [which("wrk") or "wrk", "-t2", f"-c{clients}",
            f"-d{max(1, round(seconds))}s", "--latency",
            "-H", "Connection: close", f"http://127.0.0.1:{port}/{path}"]
    text = subprocess.run(argv, capture_output=True, check=False,
                          timeout=RUN_LIMIT_SECONDS).stdout.decode()
    errors = sum(map(int, re.findall(
        r"(?:connect|read|write|timeout) (\d+)", text)))
    return Result(number(r"Requests/sec: +([\d.]+)", text),
                  errors + int(number(r"Non-2xx or 3xx responses: (\d+)",
                                      text)))


def hey(site, port, path, clients, seconds):
    argv = [which("hey") or "hey", "-disable-keepalive", "-c", str(clients),
            "-z", f"{max(1, round(seconds))}s",
            f"http://127.0.0.1:{port}/{path}"]
    text = subprocess.run(argv, capture_output=True, check=False,
                          timeout=RUN_LIMIT_SECONDS).stdout.decode()
    good = number(r"\[200\]\s+(\d+) responses", text)
    every = sum(map(int, re.findall(r"\[(\d+)\]\s+\d+ ", text)))
    rate = number(r"Requests/sec:\s+([\d.]+)", text)
    return Result(rate, 0 if good and every == 200 else 1)


def download(port, path, expected_bytes):
    """Fetches one file and throws it away in the kernel.  Bytes a second."""
    begin = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 10) as client:
        client.sendall(f"GET /{path} HTTP/1.0\r\n\r\n".encode())
        got = len(head_of(client)[1])
        buffer = bytearray(1 << 20)
        while part := client.recv_into(buffer, len(buffer), MSG_TRUNC):
            got += part
    if got != expected_bytes:
        return 0.0
    return got / (time.monotonic() - begin)


def head_of(client):
    """The head of a reply, and what of the body came with it."""
    got = b""
    while b"\r\n\r\n" not in got:
        part = client.recv(4096)
        if not part:
            raise OSError("it ended before its head was whole")
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    return head, body


def bulk(port, path, sent_bytes, expected_bytes):
    """Sends a body, if there is one, and takes the reply at the same time.
    Returns bytes a second, or 0 where the reply is not as long as expected."""
    begin = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 20) as client:
        method = "POST" if sent_bytes else "GET"
        client.sendall(f"{method} /{path} HTTP/1.0\r\n"
                       f"Content-Length: {sent_bytes}\r\n\r\n".encode())
        piece = memoryview(bytes(1 << 20))
        sender = threading.Thread(target=lambda: [
            client.sendall(piece) for _ in range(0, sent_bytes, len(piece))])
        sender.start()
        got = len(head_of(client)[1])
        buffer = bytearray(1 << 20)
        while part := client.recv_into(buffer, len(buffer), MSG_TRUNC):
            got += part
        sender.join()
    if got != expected_bytes:
        return 0.0
    return max(sent_bytes, got) / (time.monotonic() - begin)


def fetch_us(port, path, patience_seconds=5, expected_bytes=None,
             source=""):
    """From connect to the last byte of a small file; 0 where another status,
    or another number of bytes, comes."""
    begin = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), patience_seconds,
                                  (source, 0)) as client:
        client.sendall(f"GET /{path} HTTP/1.0\r\n\r\n".encode())
        reply = part = client.recv(4096)
        while part:
            part = client.recv(4096)
            reply += part
    passed_us = (time.perf_counter() - begin) * 1e6
    body = reply.partition(b"\r\n\r\n")[2]
    is_whole = expected_bytes in (None, len(body)) and b" 200 " in reply[:16]
    return passed_us if is_whole else 0.0


def paused(port, path, count, pause_seconds):
    """The median of single requests with a pause before each."""
    times_us = []
    for _ in range(count):
        time.sleep(pause_seconds)
        try:
            times_us.append(fetch_us(port, path))
        except OSError:
            times_us.append(0.0)
    return statistics.median(times_us)


class Idlers:
    """Connections that send half a request, or nothing, and wait."""

    def __init__(self):
        self.clients = []

    def open(self, port, count, is_silent):
        """As many of them as the server takes within ten seconds."""
        end = time.monotonic() + 10
        while len(self.clients) < count and time.monotonic() < end:
            client = socket.socket()
            client.settimeout(3)
            try:
                client.connect(("127.0.0.1", port))
                if not is_silent:
                    client.sendall(b"GET /small.html HTTP/1.0\r\n")
            except OSError:
                client.close()
                break
            self.clients.append(client)
        return len(self.clients)

    def alive(self):
        """How many the server has not closed."""
        count = 0
        for client in self.clients:
            client.setblocking(False)
            try:
                client.recv(1, socket.MSG_PEEK)
            except BlockingIOError:
                count += 1
            except OSError:
                pass
        return count

    def close(self):
        for client in self.clients:
            client.close()
        self.clients = []
