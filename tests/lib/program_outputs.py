#!/usr/bin/env python3
"""What other servers make of a program's output, and what this one does.

    program_outputs.py --peers    asks Apache, lighttpd and busybox httpd, all on
                                  loopback, and writes what they answer into
                                  tests/program-outputs.json
    program_outputs.py HANDLER    asks httpd-once for each row, and compares

An answer is [status, fields, body]: fields are those in FIELDS; the body of a
page that a server wrote itself is "(page)".  A row has what the program prints
("output"; "then" is what its script does afterwards) and the answers of the
three.  httpd-once has to deliver what two of the three deliver alike; the
answer to come is in "ours" where they do not agree, or where theirs is not
safe, and then "because" says why.
"""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../program-outputs.json")
PEERS = ("apache", "lighttpd", "busybox")
FIELDS = ("Content-Type", "Location", "Set-Cookie", "Content-Encoding",
          "X-One", "X-Two", "WWW-Authenticate", "Transfer-Encoding", "Retry-After")
# How the pages begin that servers write themselves.
PAGES = (b'<!DOCTYPE HTML PUBLIC "-//', b'<?xml version="1.0" encoding', b"<!DOCTYPE html>")
TARGET = "the page of the redirect\n"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def lay_out(folder, rows):
    """A folder of programs, one for each row, beside the page of redirects."""
    os.makedirs(f"{folder}/www/cgi-bin")
    with open(f"{folder}/www/page.txt", "w") as f:
        f.write(TARGET)
    for number, row in enumerate(rows):
        name = f"{folder}/www/cgi-bin/p{number}"
        with open(f"{folder}/{number}.out", "wb") as f:
            f.write(row["output"].encode("latin-1"))
        with open(name, "w") as f:
            f.write(f"#!/bin/sh\ncat {folder}/{number}.out\n{row.get('then', '')}\n")
        os.chmod(name, 0o755)
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)


def apache(folder, port):
    modules = "/usr/lib/apache2/modules"
    lines = [f"ServerRoot {folder}", f"PidFile {folder}/apache.pid", f"Listen 127.0.0.1:{port}",
             "ServerName localhost", f"ErrorLog {folder}/apache.log"]
    for name in ("mpm_prefork", "authz_core", "alias", "cgi", "mime"):
        lines.append(f"LoadModule {name}_module {modules}/mod_{name}.so")
    lines += ["User www-data", "Group www-data", "TypesConfig /etc/mime.types", f"DocumentRoot {folder}/www",
              f"ScriptAlias /cgi-bin/ {folder}/www/cgi-bin/",
              "<Directory />", "Require all granted", "</Directory>"]
    with open(f"{folder}/apache.conf", "w") as f:
        f.write("\n".join(lines) + "\n")
    return ["apache2", "-f", f"{folder}/apache.conf", "-DFOREGROUND"]


def lighttpd(folder, port):
    with open(f"{folder}/lighttpd.conf", "w") as f:
        f.write(f"""server.document-root = "{folder}/www"
server.bind = "127.0.0.1"
server.port = {port}
server.modules = ("mod_cgi")
mimetype.assign = (".txt" => "text/plain")
$HTTP["url"] =^ "/cgi-bin/" {{ cgi.assign = ("" => "") }}
""")
    return ["lighttpd", "-D", "-f", f"{folder}/lighttpd.conf"]


def busybox(folder, port):
    return ["busybox", "httpd", "-f", "-p", f"127.0.0.1:{port}", "-h", f"{folder}/www"]


def version(command, pattern):
    out = subprocess.run(command, capture_output=True, text=True)
    return re.search(pattern, out.stdout + out.stderr).group(0)


def versions():
    return {"apache": version(["apache2", "-v"], r"Apache/[\d.]+") + " mod_cgi",
            "lighttpd": version(["lighttpd", "-v"], r"lighttpd/[\d.]+") + " mod_cgi",
            "busybox": version(["busybox"], r"BusyBox v[\d.]+") + " httpd"}


def request(row, number):
    method = row.get("method", "GET")
    return f"{method} /cgi-bin/p{number} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode()


def ask(port, row, number):
    with socket.create_connection(("127.0.0.1", port), 10) as s:
        s.settimeout(15)
        s.sendall(request(row, number))
        reply = b""
        try:
            while piece := s.recv(65536):
                reply += piece
        except OSError:
            pass
    return reply


def read_reply(reply):
    """[status, fields, body] as a client reads a reply of HTTP/1.0 or 1.1."""
    parts = re.split(rb"\r?\n\r?\n", reply, maxsplit=1)
    body = parts[1] if len(parts) > 1 else b""
    lines = re.split(rb"\r?\n", re.sub(rb"\r?\n[ \t]+", b" ", parts[0]))
    match = re.match(rb"HTTP/\d\.\d (\d+)", lines[0])
    if not match:
        return [0, {}, reply[:200].decode("latin-1")]
    status = int(match.group(1))
    fields = {}
    length = None
    for line in lines[1:]:
        name, colon, value = line.decode("latin-1").partition(":")
        if name.lower() == "content-length" and value.strip().isdigit():
            length = int(value)
        for known in FIELDS:
            if colon and name.lower() == known.lower():
                value = re.sub(r"[ \t]+", " ", value.strip())
                fields[known] = (fields[known] + ", " if known in fields else "") + value
    if length is not None:
        body = body[:length]
    if any(body.startswith(page) for page in PAGES):
        fields.pop("Content-Type", None)
        body = b"(page)"
    return [status, fields, body.decode("latin-1")[:200]]


def measure():
    with open(TABLE) as f:
        table = json.load(f)
    folder = tempfile.mkdtemp(prefix="outputs.")
    os.chmod(folder, 0o755)
    lay_out(folder, table["rows"])
    started = []
    try:
        for name, peer in (("apache", apache), ("lighttpd", lighttpd), ("busybox", busybox)):
            port = free_port()
            process = subprocess.Popen(peer(folder, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       stdin=subprocess.DEVNULL,
                                       start_new_session=True)  # apache2 ends all of its own
            started.append(process)
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            for number, row in enumerate(table["rows"]):
                row[name] = read_reply(ask(port, row, number))
    finally:
        for process in started:
            process.terminate()
            process.wait()
        shutil.rmtree(folder)
    table["recorded with"] = versions()
    write(table)


def write(table):
    rows = ",\n".join("  {" + ",\n   ".join(
        f"{json.dumps(key)}: {json.dumps(value)}" for key, value in row.items()) + "}" for row in table["rows"])
    head = {key: value for key, value in table.items() if key != "rows"}
    with open(TABLE, "w") as f:
        f.write(json.dumps(head, indent=1)[:-2] + ',\n "rows": [\n' + rows + "\n ]\n}\n")


def alike(one, other):
    """The body of a redirect is nothing that anybody reads."""
    is_redirect = one[0] // 100 == 3 and "Location" in one[1]
    return one[:2] == other[:2] and (is_redirect or one[2] == other[2])


def agreed(row):
    """What two of the three deliver alike, or None."""
    answers = [row[peer] for peer in PEERS]
    for answer in answers:
        is_refusal = answer[0] >= 500 and answer[2] == "(page)"
        if answer[0] > 0 and not is_refusal and sum(alike(answer, other) for other in answers) >= 2:
            return answer
    return None


def check_row(row, answer, log):
    """What is wrong with the answer to a row; None where nothing is."""
    common = agreed(row)
    expected = row.get("ours", common)
    if expected is None:
        return "the peers do not agree, and nothing says what is to come"
    if "ours" in row and not row.get("because"):
        return "there is no reason for another answer"
    if "ours" in row and common and alike(row["ours"], common):
        return "the peers agree, so there is no need for \"ours\""
    if not alike(answer, expected):
        return f"not {expected}"
    if row.get("log", "") not in log:
        return f"the log lacks {row['log']!r}"
    return None


def check(handler):
    with open(TABLE) as f:
        rows = json.load(f)["rows"]
    folder = tempfile.mkdtemp(prefix="outputs.")
    lay_out(folder, rows)
    wrong = 0
    for number, row in enumerate(rows):
        run = subprocess.run([handler, "--cgi-bin", f"{folder}/www/cgi-bin", f"{folder}/www"],
                             input=request(row, number), capture_output=True, timeout=30)
        answer = read_reply(run.stdout)
        log = run.stderr.decode("latin-1")
        fault = check_row(row, answer, log)
        if fault:
            wrong += 1
            print(f"{row['says']}, {row['output']!r}:\n    {answer}\n    {fault}\n    log: {log.strip()}")
    shutil.rmtree(folder)
    print(f"{len(rows)} outputs, {wrong} wrong")
    return 1 if wrong or len(rows) < 60 else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--peers"]:
        measure()
    else:
        sys.exit(check(sys.argv[1]))
