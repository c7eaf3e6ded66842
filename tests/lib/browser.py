"""A real browser, led by its driver."""
import json
import re
import subprocess
import urllib.request

OPTIONS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
    "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]


class Browser:
    def __init__(self, folder):
        # The port it chooses for one family may be taken in the other.
        for _ in range(10):
            self.driver = subprocess.Popen(
                ["chromedriver", "--port=0"], stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True)
            output = (re.search(r"successfully on port (\d+)", line)
                      for line in self.driver.stdout)
            port = next(filter(None, output), None)
            if port:
                break
            self.driver.wait()
        self.base = "http://127.0.0.1:%s/session" % port.group(1)
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}))
        made = self.call("", {"capabilities": {"alwaysMatch": {
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"args": OPTIONS + [
                "--user-data-dir=" + folder + "/profile"]}}}})
        self.base += "/" + made["sessionId"]

    def call(self, path, body=None, method="POST"):
        request = urllib.request.Request(
            self.base + path, method=method,
            data=None if body is None else json.dumps(body).encode())
        with self.opener.open(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def command(self, name, **parameters):
        return self.call("/goog/cdp/execute",
                         {"cmd": name, "params": parameters})

    def open(self, url):
        self.call("/url", {"url": url})

    def run(self, script):
        """What the body of a function returns."""
        return self.call("/execute/sync", {"script": script, "args": []})

    def wait_for(self, script):
        """What the body of an async function returns."""
        return self.call("/execute/async", {
            "script": "const done = arguments[arguments.length - 1];"
                      "(async () => {" + script + "})()"
                      ".then(done, wrong => done('failed: ' + wrong));",
            "args": []})

    def console(self):
        """What has been written to the console since this was asked last."""
        return [entry["message"] for entry in
                self.call("/se/log", {"type": "browser"})]

    def close(self):
        try:
            self.call("", method="DELETE")
        finally:
            self.driver.terminate()
            self.driver.wait()
