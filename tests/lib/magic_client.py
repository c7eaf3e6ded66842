"""Asks a service of httpd-magic, as httpd-once does, and in worse ways.

    magic_client.py [PREFIX...] HTTPD-MAGIC STEP [ARGUMENT]...

starts the service with both ends of the pair in this process and takes the
steps; a step is the name of a function below whose name begins with "step_".
What they print is the test's to look at.
"""

import array
import os
import select
import socket
import subprocess
import sys

TIMEOUT = 30


def send(service, message, descriptors, flags=0):
    service.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS,
                                 array.array("i", descriptors))], flags)


def ask(service, path):
    """Sends a question about the file; returns the socket of its answer."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    near.settimeout(TIMEOUT)
    with open(path, "rb") as file:
        send(service, b"m", [file.fileno(), far.fileno()])
    far.close()
    return near


def answer(near):
    """The line, without its end; None where nobody has heard."""
    line = near.recv(1024).decode()
    near.close()
    if not line:
        return None
    assert line[-1] == "\n"
    return line[:-1]


# ---------------------------------------------------------------------- steps

def step_handle(service, folder, name, trace):
    """Has httpd-once, whose folder comes first, send the file of this name
    from the folder of the trace, and leaves the trace of its calls there."""
    fd = service.fileno()
    subprocess.run(
        ["strace", "-qq", "-o", trace, os.path.join(folder, "httpd-once"),
         os.path.dirname(trace)],
        input=f"GET /{name} HTTP/1.0\r\n\r\n".encode(), check=True,
        env={"SUPERVISOR_MAGIC": str(fd)}, pass_fds=[fd], timeout=TIMEOUT)


def step_touch(service, path):
    """Changes the file now, and no byte of it."""
    os.utime(path)


def step_ask(service, path):
    print(answer(ask(service, path)), flush=True)


def step_many(service, number, path):
    """One after the other."""
    answers = {answer(ask(service, path)) for _ in range(int(number))}
    print(*answers, flush=True)


def step_together(service, number, path):
    """At once; all are asked before the first answer is read."""
    asked = [ask(service, path) for _ in range(int(number))]
    print(*{answer(near) for near in asked}, flush=True)


def has_answer(near):
    return bool(select.select([near], [], [], 0)[0])


def step_flood(service, number, folder):
    """Asks at once about so many files of the folder, each another one, none
    of which can be told.  The last one is answered first; one that had to wait
    is answered before the first one, which is looked at for long."""
    asked = []
    for i in range(int(number)):
        path = os.path.join(folder, str(i))
        with open(path, "w", encoding="ascii") as file:
            file.write("GIF89a")
        asked.append(ask(service, path))
    last, waited = asked.pop(), asked.pop(10)
    answers = {answer(last)}
    print("the first one waits" if not has_answer(asked[0]) else "too late")
    answers.add(answer(waited))
    print("the first one waits" if not has_answer(asked[0]) else "too late")
    answers.update(answer(near) for near in asked)
    print(*answers, flush=True)


def step_worse(service, number, path):
    """What is no question, so often."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    file = os.open(path, os.O_RDONLY)
    folder = os.open("/", os.O_RDONLY)
    fifo = os.pipe()[0]
    for _ in range(int(number)):
        send(service, b"m", [])
        send(service, b"m", [file])
        send(service, b"m", [file, far.fileno(), file])
        send(service, b"m", [file] * 200)
        send(service, b"x", [file, far.fileno()])
        send(service, b"mm", [file, far.fileno()])
        send(service, b"", [file, far.fileno()])
        service.send(b"")
        send(service, b"m", [folder, far.fileno()])
        send(service, b"m", [fifo, far.fileno()])
        send(service, b"m", [far.fileno(), far.fileno()])
        # Nobody can be answered there.
        send(service, b"m", [file, file])
    near.close()
    far.close()


def step_deaf(service, number, path):
    """Questions of those who do not listen, and whose sockets are full."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    far.setblocking(False)
    try:
        while True:
            far.send(b"x" * 4096)
    except BlockingIOError:
        pass
    far.setblocking(True)
    for _ in range(int(number)):
        with open(path, "rb") as file:
            send(service, b"m", [file.fileno(), far.fileno()])
        ask(service, path).close()
    near.close()
    far.close()


def main():
    words = sys.argv[1:]
    first = next(i for i, word in enumerate(words)
                 if os.path.basename(word) == "httpd-magic")
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    service = subprocess.Popen([*words[:first + 1], "--serve"], stdin=far)
    far.close()
    words = words[first + 1:]
    while words:
        step = globals()["step_" + words.pop(0)]
        count = step.__code__.co_argcount - 1
        step(near, *words[:count])
        del words[:count]
    near.close()
    sys.exit(service.wait(TIMEOUT))


if __name__ == "__main__":
    main()
