"""A visitor who speaks to the real server in bytes, and a browser without manners."""

import re
import socket
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

FRAME = b"Host: 127.0.0.1\r\nConnection: close\r\n"


def say(port: int, *parts: bytes, patience: float = 20) -> bytes:
    """Send raw bytes, and return all that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        try:
            for part in parts:
                line.sendall(part)
        except OSError:
            pass  # it has heard enough; its answer may still be read
        heard = b""
        try:
            while piece := line.recv(65_536):
                heard += piece
        except ConnectionError:
            pass
    return heard


def status(heard: bytes) -> int:
    """The status of the first answer."""
    return int(heard.split(b" ", 2)[1])


class Browser:
    """Keeps cookies, fills in forms, and does not mind being refused."""

    def __init__(self, port: int) -> None:
        self.root = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(jar)

    def get(self, path: str) -> tuple[int, str]:
        """Open a page."""
        return self._ask(urllib.request.Request(self.root + path))

    def send(self, path: str, **fields: object) -> tuple[int, str]:
        """Open a page, and send its form with these fields."""
        _, page = self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        sent = {**fields, "csrfmiddlewaretoken": token[1] if token else ""}
        return self._ask(
            urllib.request.Request(self.root + path, urllib.parse.urlencode(sent).encode())
        )

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()
