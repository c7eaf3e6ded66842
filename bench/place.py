"""The temporary folder that every server is asked for, and the tree built."""

import os
import shutil
import tempfile

REPO = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(REPO, "build", os.environ.get("MODE", "release"))
BIN = os.path.join(BUILD, "bin")
BENCH = os.path.join(BUILD, "bench")
HELPERS = os.path.join(BUILD, "helpers")
UNPACKED = os.path.join(REPO, "build", "packages")

SMALL_BYTES = 149
MEDIUM_BYTES = 1 << 20
LARGE_BYTES = 100 << 20
BULK_BYTES = 1 << 30

# Tools that are not in an ordinary user's PATH.
PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])


def which(name):
    """The path of a program: built here, installed, or unpacked beside."""
    for folder in (BIN, BENCH, HELPERS):
        path = os.path.join(folder, name)
        if os.access(path, os.X_OK):
            return path
    found = shutil.which(name, path=PATH)
    if found:
        return found
    unpacked = {"inetd": "openbsd-inetd/usr/sbin/inetd",
                "xinetd": "xinetd/usr/sbin/xinetd"}.get(name, name)
    path = os.path.join(UNPACKED, unpacked)
    return path if os.access(path, os.X_OK) else None


class Site:
    """Files to serve below .root, and a place for configuration files."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="httpd-once-bench.")
        os.chmod(self.folder, 0o755)
        self.root = os.path.join(self.folder, "root")
        self.programs = os.path.join(self.root, "cgi-bin")
        os.makedirs(self.programs)
        small = b"<!DOCTYPE html><title>small</title><p>"
        small += b"x" * (SMALL_BYTES - len(small) - 1) + b"\n"
        self.file("small.html", small)
        self.file("index.html", small)
        self.file("medium.bin", os.urandom(MEDIUM_BYTES))
        # A picture whose name does not say so.
        self.file("mystery", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(117))
        for name in ("trivial", "bulk"):
            program = which("cgi-" + name)
            if program:
                shutil.copy(program,
                            os.path.join(self.programs, name + ".cgi"))

    def file(self, name, content):
        path = os.path.join(self.root, name)
        with open(path, "wb") as out:
            out.write(content)
        os.chmod(path, 0o644)

    def large(self):
        """Writes the large file, which only one scenario needs."""
        path = os.path.join(self.root, "large.bin")
        if not os.path.exists(path):
            self.file("large.bin", os.urandom(MEDIUM_BYTES)
                      * (LARGE_BYTES // MEDIUM_BYTES))

    def folder_of(self, name):
        """A folder of one server's own, for its settings and its log."""
        path = os.path.join(self.folder, name.replace("/", "-")
                            .replace(" ", ""))
        os.makedirs(path, exist_ok=True)
        os.chmod(path, 0o777)
        return path

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
