#!/usr/bin/python3
"""Looks at a listing in a real browser: browse.py FOLDER PAGE NAMES

FOLDER is for the browser's profile, NAMES holds the names (NUL between them)
that were listed, folders with a slash.  Says what is wrong and exits 1.
"""
import base64
import re
import sys
import urllib.parse

from browser import Browser

FOLDER, PAGE, NAMES = sys.argv[1:4]
# What a person meets: texts, targets, sizes and colours as computed.
LOOK = """
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
const contrasts = [...document.querySelectorAll('h1,h1 a,th,td,td a,td time,p')]
    .map(element => luminance(rgb(getComputedStyle(element).color)))
    .map(ink => (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05));
const keyboard = rows.every(link => {
    link.focus();
    return document.activeElement === link && link.tabIndex === 0;
});
return {
    links: rows.map(link => link.href),
    base: document.baseURI,
    names: rows.map(link => link.textContent),
    page: page,
    contrast: Math.min(...contrasts),
    keyboard: keyboard,
    scripts: document.scripts.length,
    width: document.documentElement.scrollWidth - innerWidth,
    target: Math.min(...rows.map(link =>
        (innerWidth < 600 ? link.closest('tr') : link)
            .getBoundingClientRect().height)),
};
"""


def look(browser, width, colours):
    browser.command("Emulation.setDeviceMetricsOverride", width=width,
                    height=844, deviceScaleFactor=1, mobile=width < 600)
    browser.command("Emulation.setEmulatedMedia", features=[
        {"name": "prefers-color-scheme", "value": colours}])
    browser.open("file://" + PAGE)
    seen = browser.run(LOOK)
    picture = browser.command("Page.captureScreenshot", format="png")["data"]
    with open("%s/%d-%s.png" % (FOLDER, width, colours), "wb") as file:
        file.write(base64.b64decode(picture))
    return seen


def wrongs(seen, width, colours):
    names = sorted(open(NAMES, "rb").read().split(b"\0")[:-1])
    here = seen["base"].rsplit("/", 1)[0] + "/"
    led = sorted(urllib.parse.unquote_to_bytes(link[len(here):])
                 for link in seen["links"][1:])
    if seen["links"][0] != here.rsplit("/", 2)[0] + "/":
        yield "the first link leads to " + seen["links"][0]
    if not all(link.startswith(here) for link in seen["links"][1:]):
        yield "a link leads out of the folder: %s" % seen["links"]
    if led != names:
        yield "the links lead to %s, not %s" % (led, names)
    for name in seen["names"]:
        if re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", name):
            yield "a control character is shown in %r" % name
    if (seen["page"] < 0.5) != (colours == "dark"):
        yield "the page has a luminance of %f" % seen["page"]
    if seen["contrast"] < 4.5:
        yield "the least contrast is %f, below AA" % seen["contrast"]
    if not seen["keyboard"]:
        yield "a link cannot be reached by keyboard"
    if seen["scripts"] != 0:
        yield "there are scripts"
    if seen["width"] > 0:
        yield "it is %d pixels too wide" % seen["width"]
    if seen["target"] < (40 if width < 600 else 24):
        yield "a target is only %d pixels high" % seen["target"]


browser = Browser(FOLDER)
bad = 0
try:
    for width in (360, 1100):
        for colours in ("light", "dark"):
            for wrong in wrongs(look(browser, width, colours), width, colours):
                print("%d pixels, %s: %s" % (width, colours, wrong))
                bad = 1
finally:
    browser.close()
sys.exit(bad)
