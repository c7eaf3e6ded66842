#!/usr/bin/python3
"""Looks at pages of the server in a real browser: browse.py FOLDER URL LISTING

FOLDER is for the browser's profile and pictures; URL that of the server;
LISTING is a folder on the disk, of which the root of the server is a parent:
its files hold the hexadecimal digits of their names.  Says what is wrong and
exits 1.
"""
import base64
import os
import re
import sys
import urllib.parse

from browser import Browser

FOLDER, URL, LISTING = sys.argv[1:4]
ROOT = os.fsencode(FOLDER + "/root")
# What a person meets: texts, targets, sizes and colours as computed.
LOOK = """
const links = [...document.links];
const rows = [...document.querySelectorAll('tbody a')];
const rgb = text => text.match(/[\\d.]+/g).map(Number);
function luminance(colour) {
    const [r, g, b] = colour.map(part => {
        part /= 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const page = luminance(rgb(getComputedStyle(document.body).backgroundColor));
const contrasts = [...document.querySelectorAll('h1,h1 a,th,td,td a,td time,p,p a')]
    .map(element => luminance(rgb(getComputedStyle(element).color)))
    .map(ink => (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05));
return {
    links: links.map(link => link.href),
    rows: rows.map(link => link.href),
    base: document.baseURI,
    title: document.title,
    names: rows.map(link => link.textContent),
    page: page,
    contrast: Math.min(...contrasts),
    active: document.querySelectorAll(
        'script,iframe,object,embed,img,form,base,meta[http-equiv],'
        + 'link:not([href^="data:image/"])').length
        + [...document.querySelectorAll('*')].flatMap(element =>
            [...element.attributes]).filter(attribute =>
            attribute.name.startsWith('on')).length,
    width: document.documentElement.scrollWidth - innerWidth,
    target: Math.min(...rows.map(link =>
        (innerWidth < 600 ? link.closest('tr') : link)
            .getBoundingClientRect().height)),
};
"""
FETCH = """
return Promise.all([...document.querySelectorAll('tbody a')].slice(1)
    .map(async link => {
        const reply = await fetch(link.href);
        const is_folder = link.href.endsWith('/');
        return [reply.status, is_folder ? '' : await reply.text()];
    }));
"""
FOCUSED = "return document.activeElement.href || ''"


def view(browser, width, colours):
    browser.command("Emulation.setDeviceMetricsOverride", width=width,
                    height=844, deviceScaleFactor=1, mobile=width < 600)
    browser.command("Emulation.setEmulatedMedia", features=[
        {"name": "prefers-color-scheme", "value": colours}])


def look(browser, url, name):
    browser.open(url)
    seen = browser.run(LOOK)
    picture = browser.command("Page.captureScreenshot", format="png")["data"]
    with open("%s/%s.png" % (FOLDER, name), "wb") as file:
        file.write(base64.b64decode(picture))
    return seen


def key(browser, name, code):
    for kind in "rawKeyDown", "keyUp":
        browser.command("Input.dispatchKeyEvent", type=kind, key=name,
                        code=name, windowsVirtualKeyCode=code)


def wrongs(seen, width, colours):
    """With any page."""
    if (seen["page"] < 0.5) != (colours == "dark"):
        yield "the page has a luminance of %f" % seen["page"]
    if seen["contrast"] < 4.5:
        yield "the least contrast is %f, below AA" % seen["contrast"]
    if seen["active"] != 0:
        yield "%d things could run or load something" % seen["active"]
    if seen["width"] > 0:
        yield "it is %d pixels too wide" % seen["width"]


def listing_wrongs(seen, width):
    names = sorted(name + (b"/" if os.path.isdir(os.path.join(
        os.fsencode(LISTING), name)) else b"")
                   for name in os.listdir(os.fsencode(LISTING)))
    here = seen["base"]
    led = sorted(urllib.parse.unquote_to_bytes(link[len(here):])
                 for link in seen["rows"][1:])
    if seen["rows"][0] != here.rsplit("/", 2)[0] + "/":
        yield "the first link leads to " + seen["rows"][0]
    if not all(link.startswith(here) for link in seen["rows"][1:]):
        yield "a link leads out of the folder: %s" % seen["rows"]
    if led != names:
        yield "the links lead to %s, not %s" % (led, names)
    for name in seen["names"]:
        if re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", name):
            yield "a control character is shown in %r" % name
    if seen["target"] < (40 if width < 600 else 24):
        yield "a target is only %d pixels high" % seen["target"]


def keyboard_wrongs(browser, seen):
    """Tab visits every link in its order, and Enter follows it."""
    visited = []
    for _ in seen["links"]:
        key(browser, "Tab", 9)
        visited.append(browser.run(FOCUSED))
    if visited != seen["links"]:
        yield "Tab leads to %s, not %s" % (visited, seen["links"])


def link_wrongs(browser, seen):
    """Every link of a row is answered with what has its name."""
    here = seen["base"]
    for link, (status, text) in zip(seen["rows"][1:],
                                    browser.wait_for(FETCH)):
        name = urllib.parse.unquote_to_bytes(link[len(here):])
        if status != 200 or text != ("" if link.endswith("/")
                                     else name.hex()):
            yield "%s is answered with %d, %s" % (link, status, text)


def all_wrongs(browser):
    path = os.fsencode(LISTING)[len(ROOT):] + b"/"
    listing = URL + urllib.parse.quote(path)
    title = os.path.basename(LISTING)
    for width in (360, 1100):
        for colours in ("light", "dark"):
            about = "%d pixels, %s: " % (width, colours)
            view(browser, width, colours)
            seen = look(browser, listing, "%d-%s" % (width, colours))
            for wrong in [*wrongs(seen, width, colours),
                          *listing_wrongs(seen, width),
                          *keyboard_wrongs(browser, seen),
                          *link_wrongs(browser, seen)]:
                yield about + wrong
            if seen["title"] != title:
                yield about + "the title is " + seen["title"]
            for message in browser.console():
                yield about + "the console has " + message
            for page in ("/", "/none/%3Cscript%3Ealert(1)%3C/script%3E",
                         "/empty/", "/%zz", "/fifo"):
                seen = look(browser, URL + page, "%d-%s-%s" % (
                    width, colours, re.sub(r"\W", "", page)))
                for wrong in wrongs(seen, width, colours):
                    yield about + page + ": " + wrong
            browser.console()  # that an error page is one


browser = Browser(FOLDER)
try:
    found = list(all_wrongs(browser))
finally:
    browser.close()
print(*found, sep="\n")
sys.exit(bool(found))
