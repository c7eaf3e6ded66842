"""Crowds that mean no good, and changes while it serves: not how much is
served, but whether an honest client is served at all."""

import collections
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time

import load
from peers import CONNECTIONS, EXECUTE, NONE, Missing, Peer, need, nginx, \
    tcpserver
from place import REPO, SMALL_BYTES
from report import Table

STORM = os.path.join(REPO, "tests", "lib", "storm.py")
HONEST = 5  # requests in the middle of each storm
PATIENCE_SECONDS = 45  # more than the handler gives a client, 30
SLOW_MS = 5000  # whoever waits so long is not asked again
RISE_SECONDS = 15
SOURCES = 20
UNDER_WAY = 1000

# What comes: a kind of tests/lib/storm.py, and how many of them.
STORMS = {
    "20,000 fast": ("fast", 20000),
    "5,000 mute": ("mute", 5000),
    "2,000 slow": ("slow", 2000),
    "1,000 deaf": ("deaf", 1000),
    "10,000 alive": ("half", 10000),
}


def ours(*options):
    """With its own defaults but for the options."""
    def command(site, folder, port):
        return [need("supervisor"), "-p", "0", "--pidfile", folder + "/pid",
                *options, "--", need("httpd-once"), site.root]
    return command


def storm_peers():
    many = ("--max-connections", str(CONNECTIONS))
    fair = (*many, "--max-per-source", "200")
    return [
        Peer("httpd-once (1000 handlers)", EXECUTE, ours()),
        Peer(f"... --max-connections {CONNECTIONS}", EXECUTE, ours(*many)),
        Peer("... and --max-per-source 200", EXECUTE, ours(*fair)),
        Peer("nginx", NONE, nginx),
        Peer("tcpserver + busybox", EXECUTE, tcpserver("busybox")),
    ]


class Storm:
    """One crowd, in a process of its own."""

    def __init__(self, port, kind, count):
        self.count = count
        self.process = subprocess.Popen(
            [sys.executable, STORM, str(port), kind, str(count),
             str(SOURCES), str(UNDER_WAY)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.has_risen = threading.Event()
        self.said = b""
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            if line == b"storm\n":
                self.has_risen.set()
            self.said += line

    def lost(self):
        """Ends it.  How many of the fast ones were not answered."""
        self.process.stdin.close()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.reader.join()
        found = re.search(rb"(\d+) answered", self.said)
        return self.count - (int(found.group(1)) if found else 0)


def honest_ms(port):
    """One client that wants its page: after how long it has it."""
    try:
        us = load.fetch_us(port, "small.html", PATIENCE_SECONDS, SMALL_BYTES)
    except OSError:
        us = 0
    return us / 1000 if us else float(PATIENCE_SECONDS * 1000)


def weather(table, column, peer, kind, count):
    storm = Storm(peer.port, kind, count)
    if kind == "fast":
        time.sleep(0.3)
    else:
        storm.has_risen.wait(RISE_SECONDS)
    times_ms = []
    while len(times_ms) < HONEST:
        times_ms.append(honest_ms(peer.port))
        if times_ms[-1] >= SLOW_MS:
            break
    # The one that waited for so long says more than those before.
    result = max(times_ms) if times_ms[-1] >= SLOW_MS \
        else statistics.median(times_ms)
    if kind == "fast":
        storm.has_risen.wait(RISE_SECONDS)
    lost = storm.lost()
    table.add(peer.name, column, result, lost if kind == "fast" else 0)


def storms(plan, name, title):
    table = Table(name, title, "ms", list(STORMS), True, "nginx")
    plan.site.large()
    plan.site.file("page.html", b"the page\n")
    for peer in storm_peers():
        table.row(peer.name, peer.kind)
        for column, (kind, count) in STORMS.items():
            plan.say(f"{name}: {peer.name}, {column}")
            try:
                peer.start(plan.site)
            except Missing as why:
                table.missing[peer.name] = str(why)
                break
            weather(table, column, peer, kind, count)
            peer.stop()
    return table


# ------------------------------------------------------------------- changes

CLIENTS = 8
CHANGES_SECONDS = 60  # with the defaults; a third of it with others
PAUSE_SECONDS = 0.15


class Clients:
    """Ask again and again, and remember everything that was not as it shall
    be."""

    def __init__(self, port):
        self.port = port
        self.times_ms = [[] for _ in range(CLIENTS)]
        self.wrong = collections.Counter()
        self.is_over = False
        self.threads = [threading.Thread(target=self.ask, args=(times,))
                        for times in self.times_ms]
        for thread in self.threads:
            thread.start()

    def ask(self, times_ms):
        while not self.is_over:
            try:
                us = load.fetch_us(self.port, "small.html", PATIENCE_SECONDS,
                                   SMALL_BYTES)
                if not us:
                    self.wrong["not the file"] += 1
                times_ms.append(us / 1000)
            except OSError as why:
                self.wrong[str(why)] += 1

    def end(self):
        self.is_over = True
        for thread in self.threads:
            thread.join()
        return sum(self.times_ms, [])


def process_of(folder):
    try:
        with open(os.path.join(folder, "pid"), encoding="ascii") as pid:
            return int(pid.read())
    except (OSError, ValueError):
        return None  # it changes hands just now


def change(folder, seconds):
    """HUP and USR2 in turns, each to the process that serves then."""
    end = time.monotonic() + seconds
    kinds = [signal.SIGHUP, signal.SIGUSR2]
    while time.monotonic() < end:
        time.sleep(PAUSE_SECONDS)
        pid = process_of(folder)
        if pid is not None:
            os.kill(pid, kinds[0])
            kinds.reverse()


def changes_of(plan, table, peer, seconds):
    folder = plan.site.folder_of(peer.name)
    clients = Clients(peer.port)
    try:
        change(folder, seconds)
    finally:
        times_ms = sorted(clients.end())
    said = peer.said()
    table.add(peer.name, "answered", len(times_ms),
              sum(clients.wrong.values()))
    table.add(peer.name, "reloads", said.count("settings read again"))
    table.add(peer.name, "upgrades", said.count("serves now"))
    table.add(peer.name, "99 % within, ms",
              times_ms[len(times_ms) * 99 // 100])
    table.add(peer.name, "slowest, ms", times_ms[-1])
    for why, count in clients.wrong.items():
        print(f"{peer.name}: {count} times: {why}")


def changes(plan, name, title):
    columns = ("answered", "reloads", "upgrades", "99 % within, ms",
               "slowest, ms")
    table = Table(name, title, "", columns, reference="")
    for number, peer in enumerate((
            Peer("httpd-once", EXECUTE, ours()),
            Peer("... --acceptors 1", EXECUTE, ours("--acceptors", "1")),
            Peer("... --spares 4", EXECUTE, ours("--spares", "4")))):
        table.row(peer.name, peer.kind)
        plan.say(f"{name}: {peer.name}")
        try:
            peer.start(plan.site)
        except Missing as why:
            table.missing[peer.name] = str(why)
            continue
        changes_of(plan, table, peer, CHANGES_SECONDS / (3 if number else 1))
        peer.stop()
    return table
