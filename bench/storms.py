"""Crowds that mean no good, and changes while it serves: not how much is
served, but whether an honest client is served at all."""

import collections
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time

import load
from peers import AS_ROOT, EXECUTE, FORK, NONE, Missing, Peer, busybox, \
    need, write
from place import REPO, SMALL_BYTES
from report import Table

STORM = os.path.join(REPO, "tests", "lib", "storm.py")
HONEST = 5  # requests in the middle of each storm, from one address
PATIENCE_SECONDS = 20
RISE_SECONDS = 15
SOURCES = 20  # 127.0.0.2 and up
ELSEWHERE, AMONG_THEM = "127.0.0.1", "127.0.0.7"
UNDER_WAY = 1000
DOWNLOAD_BYTES_A_SECOND = 1 << 20

# What comes: a kind of tests/lib/storm.py, and how many of them.
STORMS = {
    "3,000 half": ("half", 3000),
    "2,000 slow": ("back", 2000),
    "1,500 deaf": ("deaf", 1500),
    "5,000 mute": ("mute", 5000),
    "10,000 alive": ("alive", 10000),
}


# ---------------------------------------------- the servers, as they come
# Nothing is said about limits, but what their packages in Debian say.

def ours(*options):
    """With its own defaults but for the options."""
    def command(site, folder, port):
        return [need("supervisor"), "-p", "0", "--pidfile", folder + "/pid",
                *options, "--", need("httpd-once"), site.root]
    return command


def plain_nginx(site, folder, port):
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    conf = write(folder, "nginx.conf", f"""
{"user root;" if AS_ROOT else ""}
daemon off;
worker_processes auto;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
    {temporary}
    access_log off;
    sendfile on;
    tcp_nopush on;
    server {{ listen 127.0.0.1:{port}; root {site.root}; }}
}}
""")
    return [need("nginx"), "-c", conf, "-p", folder, "-e",
            folder + "/error.log"]


def plain_lighttpd(site, folder, port):
    conf = write(folder, "lighttpd.conf", f"""
server.document-root = "{site.root}"
server.port = {port}
server.bind = "127.0.0.1"
server.upload-dirs = ( "{folder}" )
mimetype.assign = ( ".html" => "text/html" )
""")
    return [need("lighttpd"), "-D", "-f", conf]


def plain_apache(site, folder, port):
    modules = "/usr/lib/apache2/modules"
    load = "".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", "mime", "reqtimeout"))
    conf = write(folder, "apache.conf", f"""
{load}
{"User nobody" if AS_ROOT else ""}
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
TypesConfig /dev/null
DocumentRoot {site.root}
StartServers 2
MinSpareThreads 25
MaxSpareThreads 75
ThreadLimit 64
ThreadsPerChild 25
MaxRequestWorkers 150
RequestReadTimeout header=20-40,minrate=500
RequestReadTimeout body=10,minrate=500
<Directory {site.root}>
Require all granted
</Directory>
""")
    return [need("apache2"), "-f", conf, "-DFOREGROUND"]


def plain_tcpserver(site, folder, port):
    return [need("tcpserver"), "-RHq", "-l0", "127.0.0.1", str(port),
            need("busybox"), "httpd", "-i", "-h", site.root]


def storm_peers():
    return [
        Peer("httpd-once", EXECUTE, ours()),
        Peer("... --acceptors 1", EXECUTE, ours("--acceptors", "1")),
        Peer("nginx", NONE, plain_nginx),
        Peer("lighttpd", NONE, plain_lighttpd),
        Peer("Apache, event", NONE, plain_apache),
        Peer("busybox httpd", FORK, busybox),
        Peer("tcpserver + busybox", EXECUTE, plain_tcpserver),
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

    def end(self):
        self.process.stdin.close()
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.reader.join()


class Download:
    """One that began before, and goes on slowly."""

    def __init__(self, port):
        self.client = socket.create_connection(("127.0.0.1", port), 10,
                                               (ELSEWHERE, 0))
        self.client.sendall(b"GET /large.bin HTTP/1.0\r\n\r\n")
        self.got = self.client.recv(4096)
        self.is_over = self.is_broken = False
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        while not self.is_over:
            try:
                self.is_broken = not self.client.recv(
                    DOWNLOAD_BYTES_A_SECOND // 10)
            except OSError:
                self.is_broken = True
            if self.is_broken:
                break
            time.sleep(0.1)

    def end(self):
        """Whether it was still going on."""
        self.is_over = True
        self.reader.join()
        self.client.close()
        return not self.is_broken


def honest_ms(port, source):
    """One client that wants its page: after how long it has it."""
    try:
        us = load.fetch_us(port, "small.html", PATIENCE_SECONDS, SMALL_BYTES,
                           source)
    except OSError:
        us = 0
    return us / 1000 if us else float(PATIENCE_SECONDS * 1000)


def slowest_ms(port, source):
    """Of a few; whoever waited in vain is not asked again."""
    times_ms = []
    while len(times_ms) < HONEST and PATIENCE_SECONDS * 1000 not in times_ms:
        times_ms.append(honest_ms(port, source))
    return max(times_ms)


def weather(table, storm_name, peer):
    kind, count = STORMS[storm_name]
    download = Download(peer.port)
    storm = Storm(peer.port, kind, count)
    storm.has_risen.wait(RISE_SECONDS)
    table.add(peer.name, storm_name, slowest_ms(peer.port, ELSEWHERE))
    table.add(peer.name, storm_name + ", among them",
              slowest_ms(peer.port, AMONG_THEM))
    table.failed[peer.name] += not download.end()
    storm.end()


def storms(plan, name, title):
    columns = [column for storm in STORMS
               for column in (storm, storm + ", among them")]
    table = Table(name, title, "ms", columns, True, reference="")
    plan.site.large()
    for peer in storm_peers():
        if not re.search(plan.pattern, peer.name):
            continue
        table.row(peer.name, peer.kind)
        for storm_name in STORMS:
            plan.say(f"{name}: {peer.name}, {storm_name}")
            try:
                peer.start(plan.site)
            except Missing as why:
                table.missing[peer.name] = str(why)
                break
            weather(table, storm_name, peer)
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
