#!/usr/bin/python3
"""A visitor of a long film: seek.py FOLDER URL SECONDS

URL is a folder that holds film.wav and page.html.  Jumps to the middle and
near the end, reads parts of the file by its own, and prints what it met.
"""
import sys

from browser import Browser

FOLDER, URL, SECONDS = sys.argv[1], sys.argv[2], float(sys.argv[3])
SEEK = """
const film = document.querySelector('audio');
const happens = (what) => new Promise((done, wrong) => {
    film.addEventListener(what, done, {once: true});
    film.addEventListener('error',
        () => wrong(film.error.message), {once: true});
});
if (film.readyState < 1)
    await happens('loadedmetadata');
const times = [];
for (const part of [0.5, 0.99, 0.1]) {
    const seeked = happens('seeked');
    film.currentTime = film.duration * part;
    await seeked;
    times.push(film.currentTime / film.duration);
}
return {duration: film.duration, times: times,
        end: film.seekable.end(0)};
"""
READ = """
const reply = await fetch('film.wav', {headers: {Range: 'bytes=%s'}});
return [reply.status, reply.headers.get('Content-Range'),
        await reply.text()];
"""


def check(is_true, *words):
    if not is_true:
        sys.exit("failed: " + " ".join(str(word) for word in words))


browser = Browser(FOLDER)
try:
    browser.open(URL + "page.html")
    seen = browser.wait_for(SEEK)
    check(isinstance(seen, dict), seen)
    check(abs(seen["duration"] - SECONDS) < 1, "duration", seen)
    check(abs(seen["end"] - SECONDS) < 1, "not all of it is seekable", seen)
    for time, wanted in zip(seen["times"], (0.5, 0.99, 0.1)):
        check(abs(time - wanted) < 0.01, "it went elsewhere", seen)
    for part in sys.argv[4:]:
        print(*browser.wait_for(READ % part), sep="|")
finally:
    browser.close()
