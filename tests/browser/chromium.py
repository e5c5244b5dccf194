"""Chromium, driven over a pipe: no driver, no port, nothing but Python's own library."""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time

SKIPPED = 77  # exit code of a test that could not run


def find():
    """The browser's program, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    return None


class Failure(Exception):
    """The browser says no."""


class Browser:
    """One page in one browser without a window."""

    def __init__(self, program, width=1366, height=768, calm=False):
        self.folder = tempfile.mkdtemp(prefix="grapevine-browser-")
        to_browser, self.out = os.pipe()
        self.inward, from_browser = os.pipe()

        def take_pipe():
            """The browser reads from 3 and writes to 4."""
            high = os.dup(to_browser), os.dup(from_browser)
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update",
                   "--disable-sync", "--disable-quic", "--hide-scrollbars",
                   f"--window-size={width},{height}", f"--user-data-dir={self.folder}",
                   "--remote-debugging-pipe"]
        if calm:
            options.append("--force-prefers-reduced-motion")
        self.process = subprocess.Popen([program, *options, "about:blank"], preexec_fn=take_pipe,
                                        close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.number = 0
        self.buffer = b""
        self.events = []
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def close(self):
        """End it; leave nothing behind."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- messages ------------------------------------------------------------------------

    def read(self, patience=60):
        """The next message of the browser."""
        until = time.monotonic() + patience
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.inward], [], [], max(until - time.monotonic(), 0))
            piece = os.read(self.inward, 1 << 20) if ready else b""
            if not piece:
                raise Failure("the browser does not answer")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        """One command and its result; events that come between are kept."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.out, json.dumps(command).encode() + b"\0")
        while True:
            message = self.read()
            if message.get("id") == self.number:
                if "error" in message:
                    raise Failure(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    # ---- what a reader does --------------------------------------------------------------

    def open(self, path):
        """Load a file and wait for it."""
        self.events.clear()
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.read())

    def value(self, expression):
        """What an expression comes to on the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise Failure(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def press(self, key, code=None, text=None):
        """A key down and up, as a keyboard sends it."""
        number = {"Tab": 9, "Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowLeft": 37,
                  "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, " ": 32}[key]
        text = text or {"Enter": "\r", " ": " "}.get(key)
        down = {"type": "keyDown" if text else "rawKeyDown", "key": key,
                "code": code or ("Space" if key == " " else key), "windowsVirtualKeyCode": number}
        if text:
            down["text"] = text
        self.call("Input.dispatchKeyEvent", **down)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=number)

    def tab_to(self, identity, most=200):
        """Walk with the tabulator until the element has the focus. Did it get there?"""
        for _ in range(most):
            if self.value("document.activeElement.id") == identity:
                return True
            self.press("Tab")
        return False

    def picture(self, path, whole=False):
        """Keep what is seen as PNG."""
        import base64
        shot = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    # ---- what went wrong -----------------------------------------------------------------

    def requests(self):
        """Addresses that the page asked for, itself aside."""
        asked = [event["params"]["request"]["url"] for event in self.events
                 if event.get("method") == "Network.requestWillBeSent"]
        return asked[1:]

    def complaints(self):
        """Errors in the console, and exceptions that nobody caught."""
        found = []
        for event in self.events:
            method, what = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                found.append(what["exceptionDetails"])
            elif method == "Runtime.consoleAPICalled" and what["type"] in ("error", "assert"):
                found.append(what["args"])
            elif method == "Log.entryAdded" and what["entry"]["level"] == "error":
                found.append(what["entry"])
        return found
