#!/usr/bin/python3
"""Walks the product of all that an answer depends on: product.py HANDLER FOLDER

Method, version, kind of target, password, conditions, range and codings go
into a request; what expected() says has to come out, in the order in which a
server decides, and each answer has to keep the rules of broken().  Says what
is wrong and exits 1.
"""
import base64
import collections
import itertools
import json
import os
import re
import subprocess
import sys

HANDLER, FOLDER = sys.argv[1:]
ROOT, LOG = FOLDER + "/root", FOLDER + "/log"
TEXT, PACKED = b"secret words\n" * 9, b"secret bytes of gzip"
LARGE = b"secret " * 6000
# "open sesame"
HASH = "$5$rounds=1000$seasons$.9grZ7MxOHEhLpwiKhyDeI0aJJYCiDWyrk0X07VLZE0"

METHODS = ("GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE", "CONNECT", "BREW")
VERSIONS = ("0.9", "1.0", "1.1", "2.0")
PASSWORDS = {"open": None, "none": None, "wrong": "eve:guess",
             "right": "eve:open sesame"}
# Below /open/ and /guarded/, with the answer to a GET that asks no more.
TARGETS = {
    "page.txt": 200, "large.bin": 200, "index/": 200, "folder/": 200,
    "folder": 301, "missing": 404, "page.txt/": 404, "outside.txt": 404,
    ".hidden": 404, "fifo": 403, "%zz": 400,
}
FILES = {"page.txt": TEXT, "large.bin": LARGE, "index/": TEXT}
CONDITIONS = ("", "If-None-Match: %(tag)s", 'If-None-Match: "other"',
              "If-Modified-Since: %(date)s", 'If-Match: "other"',
              "If-Unmodified-Since: %(date)s")
RANGES = {"": None, "Range: bytes=1-3": (1, 4), "Range: bytes=900000-": ()}
CODINGS = ("", "Accept-Encoding: gzip", "Accept-Encoding: gzip;q=0, br")

Case = collections.namedtuple(
    "Case", "method version target password condition range coding",
    defaults=("", "", ""))
Answer = collections.namedtuple("Answer", "head status fields body code")


def make_site():
    for area in "open", "guarded":
        here = "%s/%s/" % (ROOT, area)
        os.makedirs(here + "index")
        os.makedirs(here + "folder")
        for name, content in (("page.txt", TEXT), ("page.txt.gz", PACKED),
                              ("index/index.html", TEXT),
                              ("index/index.html.gz", PACKED),
                              ("large.bin", LARGE), (".hidden", TEXT)):
            with open(here + name, "wb") as file:
                file.write(content)
            os.utime(here + name, (1e9, 1e9))
        os.mkfifo(here + "fifo")
        os.symlink(FOLDER + "/passwords", here + "outside.txt")
    with open(FOLDER + "/passwords", "w") as file:
        file.write("/guarded Members only\neve:%s\n" % HASH)


def request_of(case, validators):
    area = "open" if case.password == "open" else "guarded"
    line = "%s /%s/%s" % (case.method, area, case.target)
    if case.version == "0.9":
        return line + "\r\n"
    lines = [line + " HTTP/" + case.version, "Host: localhost",
             case.condition % validators, case.range, case.coding]
    words = PASSWORDS[case.password]
    if words:
        lines.append("Authorization: Basic "
                     + base64.b64encode(words.encode()).decode())
    return "\r\n".join(filter(None, lines)) + "\r\n\r\n"


def ask(request):
    done = subprocess.run(
        [HANDLER, "--auth", FOLDER + "/passwords", "--precompressed",
         "--no-magic", "--log", LOG, "--log-format", "json", ROOT],
        input=request.encode(), stdout=subprocess.PIPE, check=False)
    if not done.stdout.startswith(b"HTTP/"):
        return Answer(b"", None, {}, done.stdout, done.returncode)
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    fields = {}
    for line in lines:
        name, _, value = line.partition(": ")
        fields.setdefault(name, []).append(value)
    return Answer(head, int(first.split()[1]), fields, body, done.returncode)


def is_understood(case):
    return (case.target != "%zz" and case.version != "2.0"
            and (case.version != "0.9" or case.method == "GET")
            and case.method != "CONNECT")


def expected(case):
    """The status, by the first rule that holds."""
    if case.version == "0.9" and case.method != "GET":
        return 400
    if case.version == "2.0":
        return 505
    if case.method == "CONNECT":
        return 501
    if case.target == "%zz":
        return 400
    # A preflight carries no password, and the answer tells nothing.
    if case.method == "OPTIONS" and case.version != "0.9":
        return 200
    if case.password == "none" or case.password == "wrong":
        return 401
    if case.version == "0.9":
        return TARGETS[case.target]
    if case.method == "BREW":
        return 501
    if TARGETS[case.target] in (403, 404):
        return TARGETS[case.target]
    if case.method not in ("GET", "HEAD"):
        return 405
    if case.target not in FILES:
        return TARGETS[case.target]
    return expected_of_file(case)


def expected_of_file(case):
    """RFC 7232 6, RFC 7233 3.1, 4.4; about HEAD RFC 1945 8.2."""
    if case.condition.startswith("If-Match"):
        return 412
    if case.condition == "If-None-Match: %(tag)s":
        return 304
    if (case.condition.startswith("If-Modified-Since")
            and (case.method, case.version) != ("HEAD", "1.0")):
        return 304
    if case.range == "" or case.method == "HEAD":
        return 200
    return 206 if RANGES[case.range] else 416


def content_of(case):
    """The bytes of the file that is sent, whole; and whether it is packed."""
    if case.coding == "Accept-Encoding: gzip" and case.target != "large.bin":
        return PACKED, True
    return FILES[case.target], False


def broken(case, answer):
    """The rules that an answer does not keep."""
    head, status, fields, body, code = answer
    is_file = case.target in FILES and case.method in ("GET", "HEAD")
    if code != 0:
        yield "the handler ended with %d" % code
    if status is None:
        if case.version != "0.9" or case.method != "GET":
            yield "no head"
        return
    if not re.fullmatch(rb"HTTP/1\.0 \d{3} [A-Za-z -]+(\r\n[A-Za-z-]+: [ -~]+)+", head):
        yield "the head is not of plain lines"
    for name, values in fields.items():
        if len(values) > 1:
            yield name + " comes twice"
    for name in "Date", "Server":
        if name not in fields:
            yield name + " is missing"
    if fields.get("Connection") != ["close"]:
        yield "Connection: close is missing"
    if (case.method == "HEAD" or status == 304) and body:
        yield "a body"
    if ("Content-Length" in fields) != (status != 304):
        yield "Content-Length is there or not"
    elif case.method != "HEAD" and status != 304:
        if fields["Content-Length"] != [str(len(body))]:
            yield "Content-Length is not that of the body"
    if ("Content-Type" in fields) != (
            status != 304 and fields.get("Content-Length") != ["0"]):
        yield "Content-Type is there or not"
    if ("WWW-Authenticate" in fields) != (status == 401):
        yield "WWW-Authenticate is there or not"
    if ("Allow" in fields) != (status == 405 or case.method == "OPTIONS"
                               and status == 200):
        yield "Allow is there or not"
    if ("Location" in fields) != (status == 301):
        yield "Location is there or not"
    # Relative, so that it leads nowhere but below the folder that was asked.
    if not re.match(r"(\./)?[^/:?#]+/(\?|$)", fields.get("Location", ["x/"])[0]):
        yield "Location leads elsewhere"
    if ("Content-Range" in fields) != (status in (206, 416)):
        yield "Content-Range is there or not"
    if ("ETag" in fields) != (is_file and status < 400):
        yield "ETag is there or not"
    if ("Vary" in fields) != (is_file and status < 400
                              and case.target != "large.bin"):
        yield "Vary is there or not"
    if b"secret" in body and not (is_file and status in (200, 206)):
        yield "bytes of a file are shown"
    if is_file and status in (200, 206):
        content, is_packed = content_of(case)
        if ("Content-Encoding" in fields) != is_packed:
            yield "Content-Encoding is there or not"
        if status == 206:
            first, end = RANGES[case.range]
            content = content[first:end]
        if case.method == "GET" and body != content:
            yield "the body is not the content"


def cases():
    """All that can be asked for; and all ways to ask for what is there."""
    for method, version, target, password in itertools.product(
            METHODS, VERSIONS, TARGETS, PASSWORDS):
        if version != "0.9" or PASSWORDS[password] is None:
            yield Case(method, version, target, password)
    for method, version, target, condition, part, coding in itertools.product(
            ("GET", "HEAD"), ("1.0", "1.1"),
            ("page.txt", "large.bin", "index/", "folder/", "missing"),
            CONDITIONS, RANGES, CODINGS):
        for password in ("open", "right") if not coding else ("open",):
            yield Case(method, version, target, password, condition, part,
                       coding)


def is_as_get(case, answer, gets):
    """RFC 1945 8.2: the head is that of GET, where nothing tells them apart."""
    get = case._replace(method="GET")
    if case.method != "HEAD" or case.version == "0.9" or get not in gets:
        return True
    if expected(get) != expected(case):
        return True
    without_date = [re.sub(rb"\r\nDate: [^\r]*", b"", head)
                    for head in (answer.head, gets[get])]
    return without_date[0] == without_date[1]


make_site()
validators, gets, statuses, wrong = {}, {}, [], []
for case in cases():
    kind = (case.target, case.coding)
    if case.condition and kind not in validators:
        first = ask(request_of(Case("GET", "1.0", case.target, "open",
                                    coding=case.coding), {})).fields
        statuses.append(TARGETS[case.target])
        validators[kind] = {
            "tag": first.get("ETag", ['"none"'])[0],
            "date": first.get("Last-Modified", ["none"])[0]}
    text = request_of(case, validators.get(kind, {}))
    answer = ask(text)
    statuses.append(expected(case))
    if case.method == "GET":
        gets[case] = answer.head
    told = list(broken(case, answer))
    if answer.status not in (None, expected(case)):
        told.append("it is not %d" % expected(case))
    if not is_as_get(case, answer, gets):
        told.append("the head is not that of GET")
    if told:
        wrong.append((text, answer.head.decode(), told))
with open(LOG) as file:
    logged = [json.loads(line)["status"] for line in file]
if logged != statuses:
    wrong.append(("the log", len(logged), "is not of these answers"))
for words in wrong[:5]:
    print(*words, sep="\n")
print(len(statuses), "requests,", len(wrong), "wrong:",
      dict(collections.Counter(statuses)))
sys.exit(bool(wrong))
