"""The servers measured: how each is started, asked whether it serves, ended.

A peer is described by a function that writes what settings it needs into a
folder of its own and returns the command to execute.  Everything listens on
127.0.0.1 on a free port, in the foreground, and is ended by its process id.
"""

import ctypes
import os
import re
import resource
import signal
import socket
import subprocess
import time

from place import which

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
START_SECONDS = 8
STOP_SECONDS = 5
CONNECTIONS = 12000  # the limit given to each peer that has one

AS_ROOT = os.geteuid() == 0


class Missing(Exception):
    """Why a peer cannot be measured here."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def need(name):
    path = which(name)
    if path is None:
        raise Missing(name + " is not here")
    return path


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="ascii") as out:
        out.write(text)
    return path


# ------------------------------------------------------------- the commands
# Each: (site, folder, port) to an argument list.

def nginx(site, folder, port):
    user = "user root;" if AS_ROOT else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    conf = write(folder, "nginx.conf", f"""
{user}
daemon off;
worker_processes 2;
worker_rlimit_nofile 20000;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections {CONNECTIONS}; }}
http {{
    {temporary}
    access_log off;
    sendfile on;
    tcp_nopush on;
    types {{ text/html html; }}
    client_header_timeout 300s;
    server {{ listen 127.0.0.1:{port} backlog=4096; root {site.root}; }}
}}
""")
    return [need("nginx"), "-c", conf, "-p", folder, "-e",
            folder + "/error.log"]


def lighttpd(more=""):
    def command(site, folder, port):
        conf = write(folder, "lighttpd.conf", f"""
server.document-root = "{site.root}"
server.port = {port}
server.bind = "127.0.0.1"
server.modules = ( "mod_cgi" )
server.max-fds = 20000
server.max-connections = {CONNECTIONS}
server.max-read-idle = 300
server.listen-backlog = 4096
server.upload-dirs = ( "{folder}" )
index-file.names = ( "index.html" )
mimetype.assign = ( ".html" => "text/html" )
cgi.assign = ( ".cgi" => "" )
{more}""")
        return [need("lighttpd"), "-D", "-f", conf]
    return command


def apache(site, folder, port):
    modules = "/usr/lib/apache2/modules"
    load = "".join(
        f"LoadModule {name}_module {modules}/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", "mime", "mime_magic", "dir",
                     "alias", "cgid"))
    user = "User nobody\nGroup nogroup\n" if AS_ROOT else ""
    conf = write(folder, "apache.conf", f"""
{load}{user}
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
ScriptSock {folder}/cgid
TypesConfig /dev/null
AddType text/html .html
MIMEMagicFile /etc/apache2/magic
DocumentRoot {site.root}
DirectoryIndex index.html
ScriptAlias /cgi-bin/ {site.programs}/
<Directory {site.root}>
Require all granted
AllowOverride None
</Directory>
""")
    return [need("apache2"), "-f", conf, "-DFOREGROUND"]


def busybox(site, folder, port):
    return [need("busybox"), "httpd", "-f", "-p", f"127.0.0.1:{port}",
            "-h", site.root]


def mini_httpd(site, folder, port):
    user = ["-u", "root"] if AS_ROOT else []
    return [need("mini_httpd"), "-D", "-p", str(port), "-h", "127.0.0.1",
            "-d", site.root, "-c", "cgi-bin/*", "-i", folder + "/pid",
            "-l", "/dev/null", *user]


def tcpserver(*handler):
    def command(site, folder, port):
        return [need("tcpserver"), "-RHq", "-l0", "-b", "4096", "-c",
                str(CONNECTIONS), "127.0.0.1", str(port),
                *handler_command(handler, site)]
    return command


def tcpsvd(*handler):
    def command(site, folder, port):
        return [need("tcpsvd"), "-l0", "-b", "4096", "-c", str(CONNECTIONS),
                "127.0.0.1", str(port), *handler_command(handler, site)]
    return command


def inetd(*handler):
    def command(site, folder, port):
        program, *arguments = handler_command(handler, site)
        user = "root" if AS_ROOT else os.environ.get("USER", "nobody")
        words = [f"127.0.0.1:{port}", "stream", "tcp", "nowait.1000000", user,
                 program, os.path.basename(program), *arguments]
        conf = write(folder, "inetd.conf", " ".join(words) + "\n")
        return [need("inetd"), "-i", conf]
    return command


def xinetd(*handler):
    def command(site, folder, port):
        argv = handler_command(handler, site)
        conf = write(folder, "xinetd.conf", f"""
service bench
{{
    type = UNLISTED
    socket_type = stream
    protocol = tcp
    wait = no
    user = {"root" if AS_ROOT else os.environ.get("USER", "nobody")}
    bind = 127.0.0.1
    port = {port}
    server = {argv[0]}
    server_args = {" ".join(argv[1:])}
    instances = UNLIMITED
    per_source = UNLIMITED
    cps = 1000000 1
    log_type = FILE /dev/null
}}
""")
        return [need("xinetd"), "-dontfork", "-f", conf, "-pidfile",
                folder + "/pid", "-filelog", "/dev/null"]
    return command


def socket_activate(*handler):
    def command(site, folder, port):
        return [need("systemd-socket-activate"), "-l", f"127.0.0.1:{port}",
                "--inetd", "-a", *handler_command(handler, site)]
    return command


def floor(acceptors, *handler):
    def command(site, folder, port):
        return [need("floor-loop"), str(acceptors),
                *[need(word) for word in handler]]
    return command


def supervisor(extra=(), handler_options=()):
    """Ours.  An option it does not know yet makes that variant missing."""
    def command(site, folder, port):
        program = need("supervisor")
        handler = need("httpd-once")
        known = options_of(program)
        argv = [program, "-p", "0"]
        for limit in ("--max-connections", "--max-per-source"):
            if limit in known:
                argv += [limit, str(CONNECTIONS)]
        for word in extra:
            if word.startswith("--") and word not in known:
                raise Missing("supervisor has no " + word)
        options = [word.format(site=site, folder=folder)
                   for word in handler_options]
        lacking = [word for word in options if word.startswith("--")
                   and word not in options_of(handler)]
        if lacking:
            raise Missing("httpd-once has no " + lacking[0])
        return argv + [*extra, "--", handler, *options, site.root]
    return command


def supervisor_alone(site, folder, port):
    """The floor's handler under our supervisor, to tell the two apart."""
    return [need("supervisor"), "-p", "0", "--", need("floor-handler")]


def options_of(program):
    """The long options that --help names."""
    text = subprocess.run([program, "--help"], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=10, check=False).stdout
    return set(re.findall(r"--[a-z][a-z-]*", text.decode()))


def handler_command(words, site):
    """A handler by its name, with what else it wants to be told."""
    arguments = {
        "micro-httpd": [site.root],
        "busybox": ["httpd", "-i", "-h", site.root],
        "httpd-once": ["--cgi-bin", site.programs, site.root],
    }[words[0]]
    return [need(words[0]), *arguments]


# ---------------------------------------------------------------- the table

class Peer:
    """One server: started when first asked for, ended by stop()."""

    def __init__(self, name, kind, command, can="file big"):
        self.name = name
        self.kind = kind
        self.can = set(can.split())
        self.command = command
        self.process = None
        self.port = None
        self.missing = None
        self.log = None
        self.group = None  # a folder

    def start(self, site):
        """Raises Missing where it does not come to serve the small file."""
        if self.missing:
            raise Missing(self.missing)
        if self.process:
            return
        try:
            self.execute(site)
            self.wait()
        except Missing as why:
            self.stop()
            self.missing = str(why)
            raise

    def execute(self, site):
        folder = site.folder_of(self.name)
        self.port = free_port()
        argv = self.command(site, folder, self.port)
        self.log = os.path.join(folder, "log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*self.account(), *argv], stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, cwd=site.root, start_new_session=True)
        if argv[0].endswith(("floor-loop", "supervisor")):
            self.port = None  # it prints the one it took

    def account(self):
        """What executes the server in a control group of its own, where its
        processor time can be read whoever waits for its children; nothing
        where no such group can be made."""
        group = os.path.join(cgroup_root() or "/",
                             f"httpd-once-bench.{os.getpid()}.{self.port}")
        try:
            os.mkdir(group)
        except OSError:
            return []
        self.group = group
        return ["/bin/sh", "-c", 'echo $$ >"$0" && exec "$@"',
                os.path.join(group, "cgroup.procs")]

    def processor_us(self):
        """What the server and all that it started have used so far."""
        if self.group is None:
            raise Missing("no control group can be made")
        with open(os.path.join(self.group, "cpu.stat"),
                  encoding="ascii") as table:
            return int(dict(map(str.split, table))["usage_usec"])

    def said(self):
        with open(self.log, "rb") as log:
            return log.read().decode(errors="replace")

    def wait(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                last = self.said().strip().splitlines()[-1:] or ["no word"]
                raise Missing(f"it ended at once: {last[0]}")
            if self.port is None:
                found = re.search(
                    r"^(\d+)$|127\.0\.0\.1:(\d+)|0\.0\.0\.0:(\d+)",
                    self.said(), re.M)
                if found:
                    self.port = int(next(filter(None, found.groups())))
            elif self.serves():
                return
            time.sleep(0.02)
        raise Missing("it does not serve the file")

    def serves(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), 2) as c:
                c.sendall(b"GET /small.html HTTP/1.0\r\n\r\n")
                reply = b""
                while True:
                    part = c.recv(65536)
                    if not part:
                        break
                    reply += part
        except OSError:
            return False
        return re.match(rb"HTTP/1\.[01] 200 ", reply) is not None

    def memory_kib(self):
        """What its processes hold, each shared page counted once; programs
        that it runs do not count."""
        total = 0
        for pid, _ in processes_of(self.process.pid):
            try:
                name = os.readlink(f"/proc/{pid}/exe")
                with open(f"/proc/{pid}/smaps_rollup",
                          encoding="ascii") as table:
                    fields = dict(line.split(":", 1) for line in table
                                  if ":" in line)
            except OSError:
                continue
            if not name.endswith(".cgi"):
                total += int(fields["Pss"].split()[0])
        return total

    def stop(self):
        """Ends the process, then whatever of its session is left."""
        if self.process is None:
            return
        session = self.process.pid
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        end = time.monotonic() + STOP_SECONDS
        while left := processes_of(session):
            kind = signal.SIGTERM if time.monotonic() < end else signal.SIGKILL
            for pid, parent in left:
                end_one(pid, parent, kind)
            time.sleep(0.02)
        self.process = None
        if self.group:
            os.rmdir(self.group)
            self.group = None


def end_one(pid, parent, kind):
    """Signals a process; reaps it if it has become a child of ours."""
    try:
        os.kill(pid, kind)
        if parent == os.getpid():
            os.waitpid(pid, os.WNOHANG)
    except (ProcessLookupError, ChildProcessError):
        pass


def cgroup_root():
    """Where the unified hierarchy of control groups is mounted, or None."""
    with open("/proc/mounts", encoding="utf-8") as mounts:
        for line in mounts:
            if line.split()[2] == "cgroup2":
                return line.split()[1]
    return None


def processes_of(session):
    """The processes, and their parents, of a session that we started."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", "rb") as stat:
                fields = stat.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            found.append((int(name), int(fields[1])))
    return found


def adopt_orphans():
    """What a server leaves behind becomes a child of this process."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


OURS = "httpd-once"
NONE = "no process"
FORK = "fork"
EXECUTE = "fork, execve"
AHEAD = "execve ahead"


def peers():
    """All of them, in the order of the tables."""
    programs = ("--cgi-bin", "{site.programs}", "--max-body", "2000000000")
    one = ("--acceptors", "1")
    spares = ("--spares", "8")
    return [
        Peer(OURS, EXECUTE, supervisor(),
             "file big sniff idle many"),
        Peer("httpd-once --no-confine", EXECUTE,
             supervisor(("--no-confine",)), "file"),
        Peer("httpd-once, 1 acceptor", EXECUTE, supervisor(one),
             "file big many"),
        Peer("httpd-once, 8 spares", AHEAD, supervisor(spares),
             "file big many"),
        Peer("httpd-once --cgi-bin", EXECUTE, supervisor((), programs),
             "cgi bulk"),
        Peer("httpd-once --cgi-bin, 1 acceptor", EXECUTE,
             supervisor(one, programs), "cgi"),
        Peer("httpd-once --cgi-bin, 8 spares", AHEAD,
             supervisor(spares, programs), "cgi"),
        Peer("supervisor + floor's handler", EXECUTE, supervisor_alone,
             "file"),
        Peer("floor", EXECUTE, floor(1, "floor-handler"),
             "file idle silent many"),
        Peer("floor, 2 acceptors", EXECUTE, floor(2, "floor-handler"),
             "file"),
        Peer("floor, fork only", FORK, floor(1),
             "file many"),
        Peer("nginx", NONE, nginx, "file big idle many"),
        Peer("lighttpd", NONE, lighttpd(), "file big cgi idle bulk"),
        Peer("lighttpd, streaming", NONE, lighttpd("""
server.stream-request-body = 2
server.stream-response-body = 2
"""), "bulk"),
        Peer("apache event", NONE, apache, "file big cgi sniff bulk"),
        Peer("busybox httpd", FORK, busybox, "file big cgi idle many"),
        Peer("mini_httpd", FORK, mini_httpd, "file big cgi"),
        Peer("tcpserver + httpd-once", EXECUTE, tcpserver("httpd-once"),
             "file big cgi idle many"),
        Peer("tcpserver + micro-httpd", EXECUTE, tcpserver("micro-httpd"),
             "file big idle many"),
        Peer("tcpserver + busybox", EXECUTE, tcpserver("busybox"),
             "file big cgi"),
        Peer("tcpsvd + micro-httpd", EXECUTE, tcpsvd("micro-httpd"),
             "file big"),
        Peer("inetd + httpd-once", EXECUTE, inetd("httpd-once"),
             "file big cgi"),
        Peer("inetd + micro-httpd", EXECUTE, inetd("micro-httpd"),
             "file big"),
        Peer("xinetd + httpd-once", EXECUTE, xinetd("httpd-once"),
             "file big cgi"),
        Peer("xinetd + micro-httpd", EXECUTE, xinetd("micro-httpd"),
             "file big"),
    ]


def versions():
    """What was measured: a line for each program that says its version."""
    asked = [("httpd-once", "--version"), ("supervisor", "--version"),
             ("nginx", "-v"), ("lighttpd", "-v"), ("apache2", "-v"),
             ("busybox", "--help"), ("mini_httpd", "-V"),
             ("tcpserver", None), ("tcpsvd", None), ("inetd", None),
             ("xinetd", "-version"), ("ab", "-V"), ("wrk", "-v"),
             ("hey", None)]
    lines = []
    for name, option in asked:
        path = which(name)
        text = "missing" if path is None else package_of(path)
        if path and option:
            done = subprocess.run([path, option], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, check=False)
            text = (done.stdout.decode(errors="replace").splitlines()
                    or [text])[0]
        lines.append(f"{name}: {text}")
    return lines


def package_of(path):
    """Debian's name and version of the package that a program is from."""
    query = subprocess.run(["dpkg", "-S", path], capture_output=True,
                           check=False).stdout.decode()
    package = query.partition(":")[0]
    if not package:
        return os.path.relpath(path)
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package],
        capture_output=True, check=False).stdout.decode()
    return f"{package} {version}"


def raise_limits():
    """As many descriptors as this machine lets us have."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard
