"""What is measured: each scenario fills one table."""

import os
import statistics
import subprocess
import threading
import time

import load
from peers import EXECUTE, OURS, Missing, Peer, supervisor
from place import BULK_BYTES, LARGE_BYTES, MEDIUM_BYTES, SMALL_BYTES, which
from report import Table
from storms import changes, storms

IDLE_CONNECTIONS = 10000
LONG_ROUNDS = 3  # at most, of scenarios whose rounds are long
STEPS = (1, 8, 64, 256, 1000)


class Plan:
    """How much of everything."""

    def __init__(self, rounds, seconds, peers, site, say):
        self.rounds = rounds
        self.seconds = seconds  # of one run
        self.peers = peers
        self.site = site
        self.say = say
        self.pattern = ""  # of peers that a scenario has for itself
        self.rates = {}  # what was seen before, to choose the length of a run

    def able(self, *abilities):
        return [peer for peer in self.peers
                if peer.can.issuperset(abilities)]

    def count(self, key, clients):
        """Requests that take about as long as a run shall."""
        rate = self.rates.get(key)
        if rate is None:
            return max(100, 4 * clients)
        return max(20, clients, int(rate * self.seconds))

    def ab(self, peer, path, clients, fields=()):
        """One run; the first of its kind is preceded by a short one."""
        key = (peer.name, path, clients)
        while True:
            is_known = key in self.rates
            result = load.ab(self.site, peer.port, path, clients,
                             self.count(key, clients), fields)
            self.rates[key] = result.rate
            if is_known or result.rate == 0:
                return result


def ready(plan, table, peers):
    """Starts them; who does not start is named in the table.  Where ours is
    not among them, the first is what the others are compared with."""
    started = []
    for peer in peers:
        table.row(peer.name, peer.kind)
        try:
            peer.start(plan.site)
            started.append(peer)
        except Missing as why:
            table.missing[peer.name] = str(why)
    if started and table.reference not in [peer.name for peer in started]:
        table.reference = started[0].name
    return started


def interleave(plan, table, peers, measure, most_rounds=100):
    """Each round measures each peer once, beginning at another one."""
    started = ready(plan, table, peers)
    rounds = min(plan.rounds, most_rounds)
    for number in range(rounds):
        plan.say(f"{table.name}: round {number + 1} of {rounds}")
        turn = number * len(started) // rounds
        for peer in started[turn:] + started[:turn]:
            measure(peer)
    return table


def rate_of(path, clients, ability):
    """A scenario: replies a second of one file."""
    def scenario(plan, name, title):
        table = Table(name, title, "replies/s")

        def measure(peer):
            result = plan.ab(peer, path, clients)
            table.add(peer.name, "", result.rate, result.failed)
        return interleave(plan, table, plan.able(ability), measure)
    return scenario


def with_tool(tool):
    """The small file once more, asked for by another load generator."""
    def scenario(plan, name, title):
        table = Table(name, title, "replies/s")

        def measure(peer):
            result = tool(plan.site, peer.port, "small.html", 8, plan.seconds)
            table.add(peer.name, "", result.rate, result.failed)
        return interleave(plan, table, plan.able("file"), measure,
                          LONG_ROUNDS)
    return scenario


def processor_of(path, ability):
    """A scenario: a rate is also the machine's and the client's; this is the
    server's own."""
    def scenario(plan, name, title):
        table = Table(name, title, "us", is_lower_better=True)

        def measure(peer):
            plan.ab(peer, path, 8)  # so that the length of a run is known
            before = peer.processor_us()
            result = plan.ab(peer, path, 8)
            used = peer.processor_us() - before
            answered = max(1, result.count - result.failed)
            table.add(peer.name, "", used / answered, result.failed)
        return interleave(plan, table, plan.able(ability), measure)
    return scenario


def latency(plan, name, title):
    table = Table(name, title, "us", ("half within", "99 % within"), True)

    def measure(peer):
        result = plan.ab(peer, "small.html", 1)
        table.add(peer.name, "half within", result.p50, result.failed)
        table.add(peer.name, "99 % within", result.p99)
    return interleave(plan, table, plan.able("file"), measure)


def paused(plan, name, title):
    """Time enough for a server to make something ready ahead."""
    table = Table(name, title, "us", is_lower_better=True)

    def measure(peer):
        median = load.paused(peer.port, "small.html", 12, 0.04)
        table.add(peer.name, "", median, int(median == 0))
    return interleave(plan, table, plan.able("many"), measure)


def large(plan, name, title):
    table = Table(name, title, "MB/s")
    plan.site.large()

    def measure(peer):
        try:
            speed = load.download(peer.port, "large.bin", LARGE_BYTES)
        except OSError:
            speed = 0.0
        table.add(peer.name, "", speed / 1e6, int(speed == 0))
    return interleave(plan, table, plan.able("big"), measure, LONG_ROUNDS)


class Watch(threading.Thread):
    """Looks at a server's memory again and again until it is ended."""

    def __init__(self, peer):
        super().__init__()
        self.peer = peer
        self.ended = threading.Event()
        self.most_kib = 0

    def run(self):
        while not self.ended.wait(0.05):
            self.most_kib = max(self.most_kib, self.peer.memory_kib())

    def end(self):
        self.ended.set()
        self.join()


def bulk(plan, name, title):
    """Much through a program: out, in, and both at once."""
    size = BULK_BYTES
    ways = {"out": (f"cgi-bin/bulk.cgi?{size}", 0, size),
            "in": ("cgi-bin/bulk.cgi?take", size, len(str(size))),
            "both": ("cgi-bin/bulk.cgi?echo", size, size)}
    table = Table(name, title, "", ("out MB/s", "in MB/s",
                                   "both MB/s", "MiB held"))

    def measure(peer):
        watch = Watch(peer)
        watch.start()
        for way, (path, sent, expected) in ways.items():
            try:
                speed = load.bulk(peer.port, path, sent, expected)
            except OSError:
                speed = 0.0
            table.add(peer.name, way + " MB/s", speed / 1e6, int(speed == 0))
        watch.end()
        table.add(peer.name, "MiB held", watch.most_kib / 1024)
    return interleave(plan, table, plan.able("bulk"), measure, LONG_ROUNDS)


def unknown(plan, name, title):
    table = Table(name, title, "replies/s", ("mystery", "small.html"))

    def measure(peer):
        for path in ("mystery", "small.html"):
            result = plan.ab(peer, path, 8)
            table.add(peer.name, path, result.rate, result.failed)
    return interleave(plan, table, plan.able("sniff"), measure)


def clients(plan, name, title):
    """From one client to a thousand."""
    table = Table(name, title, "replies/s", [str(step) for step in STEPS])

    def measure(peer):
        for step in STEPS:
            result = plan.ab(peer, "small.html", step)
            table.add(peer.name, str(step), result.rate, result.failed)
    return interleave(plan, table, plan.able("many"), measure, LONG_ROUNDS)


def memory_used_kib():
    """What programs and the kernel hold, by kind: what is merely not free
    includes thousands of stacks of processes that have ended, which the
    kernel gives back when it has time, and which would make whoever is
    measured next look small."""
    with open("/proc/meminfo", encoding="ascii") as table:
        fields = {line.split(":")[0]: int(line.split()[1]) for line in table}
    return sum(fields[kind] for kind in (
        "AnonPages", "Shmem", "PageTables", "KernelStack", "SUnreclaim"))


def settled_memory_kib():
    """Waits for the number to stand still."""
    before = memory_used_kib()
    for _ in range(20):
        time.sleep(0.25)
        now = memory_used_kib()
        if abs(now - before) < 500:
            break
        before = now
    return now


def idle(plan, name, title):
    columns = ("KiB each", "rate kept")
    table = Table(name, title, "", columns, True)
    for peer in ready(plan, table, plan.able("idle")):
        plan.say(f"{name}: {peer.name}")
        idle_of(plan, table, peer)
    return table


def usual_rate(plan, peer):
    """The median of a few runs."""
    return statistics.median(plan.ab(peer, "small.html", 8).rate
                             for _ in range(7))


def idle_of(plan, table, peer):
    empty = usual_rate(plan, peer)
    idlers = load.Idlers()
    before = settled_memory_kib()
    opened = idlers.open(peer.port, IDLE_CONNECTIONS,
                         "silent" in peer.can)
    after = settled_memory_kib()
    alive = idlers.alive()
    full = usual_rate(plan, peer)
    idlers.close()
    if opened < IDLE_CONNECTIONS or alive < opened:
        table.missing[peer.name] = f"only {alive} of {IDLE_CONNECTIONS} held"
        return
    if full == 0:
        table.missing[peer.name] = "full: it answers nobody else"
        return
    table.add(peer.name, "KiB each", (after - before) / opened)
    if empty:
        table.add(peer.name, "rate kept", full / empty)
    settled_memory_kib()


def variants():
    """Ours with one thing more each."""
    def peer(name, *options):
        return Peer(name, EXECUTE, supervisor((), options))
    return [
        peer("nothing more"),
        peer("--log", "--log", "{folder}/access"),
        peer("--log, json", "--log", "{folder}/access", "--log-format",
             "json"),
        peer("--header", "--header", "Cache-Control: max-age=60"),
        peer("8 x --header", *(word for number in range(8) for word in
                               ("--header", f"X-Field-{number}: value"))),
        peer("--precompressed", "--precompressed"),
        peer("--cgi-bin", "--cgi-bin", "{site.programs}"),
    ]


CONDITIONS = {
    "If-Modified-Since": ["If-Modified-Since: Fri, 31 Dec 2100 23:59:59 GMT"],
    "If-None-Match": ["If-None-Match: \"a\", \"b\", W/\"c\""],
    "Range": ["Range: bytes=0-9"],
    "browser's fields": [
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101"
        " Firefox/128.0",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;"
        "q=0.8", "Accept-Language: de,en-US;q=0.7,en;q=0.3",
        "Accept-Encoding: gzip, deflate, br", "Cookie: a=b; c=d",
        "Upgrade-Insecure-Requests: 1", "Priority: u=0, i"],
}


def options(plan, name, title):
    """What an option of the handler, or a field of the request, costs."""
    table = Table(name, title, "replies/s", reference="nothing more")
    started = ready(plan, table, variants())
    runs = [(peer.name, peer, ()) for peer in started]
    for peer in started[:1]:
        for words, fields in CONDITIONS.items():
            table.row(words, EXECUTE)
            runs.append((words, peer, fields))
    for number in range(plan.rounds):
        plan.say(f"{name}: round {number + 1} of {plan.rounds}")
        for row, peer, fields in runs:
            result = plan.ab(peer, "small.html", 8, fields)
            table.add(row, "", result.rate, result.failed)
    for peer in started:
        peer.stop()
    return table


def counts(plan, name, title):
    """Not times: what one run of a handler does, the same on every day."""
    columns = ("faults", "calls", "instructions")
    table = Table(name, title, "", columns, True)
    count = which("count")
    request = os.path.join(plan.site.folder, "request")
    with open(request, "wb") as out:
        out.write(b"GET /small.html HTTP/1.0\r\n\r\n")
    root = plan.site.root
    for row, words in ((OURS, ["httpd-once", root]),
                       ("floor", ["floor-handler"]),
                       ("micro-httpd", ["micro-httpd", root]),
                       ("busybox httpd", ["busybox", "httpd", "-i", "-h",
                                          root])):
        table.row(row, EXECUTE)
        program = which(words[0])
        if program is None or count is None:
            table.missing[row] = f"{words[0]} is not here"
            continue
        with open(request, "rb") as given:
            done = subprocess.run([count, program, *words[1:]], stdin=given,
                                  stdout=subprocess.DEVNULL,
                                  stderr=subprocess.PIPE, check=False)
        for line in done.stderr.decode().splitlines():
            what, _, value = line.partition(" ")
            if what in columns:
                table.add(row, what, float(value))
        if not table.samples.get((row, "faults")):
            table.missing[row] = done.stderr.decode().strip()
    return table


SCENARIOS = {
    "counts": (counts, "One run of the handler alone: page faults, system "
               "calls and instructions in user mode"),
    "small": (rate_of("small.html", 8, "file"),
              f"A file of {SMALL_BYTES} bytes, 8 clients (ab)"),
    "latency": (latency, "The same file, one client after the other (ab)"),
    "paused": (paused, "The same file, a client now and then: one each 40 ms"),
    "wrk": (with_tool(load.wrk), "The same file, 8 clients (wrk)"),
    "hey": (with_tool(load.hey), "The same file, 8 clients (hey)"),
    "processor": (processor_of("small.html", "file"),
                  "Processor time of the server, and of all that it starts, "
                  "for one small file, 8 clients (ab)"),
    "cgi-processor": (processor_of("cgi-bin/trivial.cgi", "cgi"),
                      "The same for one trivial CGI program"),
    "medium": (rate_of("medium.bin", 8, "big"),
               f"A file of {MEDIUM_BYTES} bytes, 8 clients (ab)"),
    "large": (large, f"A file of {LARGE_BYTES} bytes, one client"),
    "cgi": (rate_of("cgi-bin/trivial.cgi", 8, "cgi"),
            "A trivial CGI program, 8 clients (ab)"),
    "bulk": (bulk, f"{BULK_BYTES} bytes through a program: out, in, and both "
             "at once; and the most memory that the server held"),
    "unknown": (unknown, "A file whose name says nothing, 8 clients (ab)"),
    "clients": (clients, "The small file, 1 to 1,000 clients (ab)"),
    "options": (options, "What an option or a field of the request costs"),
    "idle": (idle, f"Memory of each of {IDLE_CONNECTIONS} clients that sent "
             "half a request, and the part of the rate left to others"),
    "storms": (storms, "An honest client in the middle of a storm: after how "
               "long it has its page, the slowest of five (20,000: not "
               "within that)"),
    "changes": (changes, "A minute of reloads and upgrades under the load of "
                "8 clients"),
}
NOT_USUAL = {"hey"}
QUICK = ("counts", "small", "latency", "cgi", "cgi-processor")
