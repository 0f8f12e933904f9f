"""Stands where the rest of the world would be: a proxy that answers nothing and remembers all."""

from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


class Outside(ThreadingTCPServer):
    """Sees also what no page tells of, such as a connection that is opened in advance."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), RememberingHandler)
        self._lines = []

    @property
    def asked(self):
        """What payloads asked for so far; the browser also looks for updates of its own."""
        return [line for line in self._lines if "elsewhere" in line.lower()]

    @property
    def proxy(self):
        """What a browser has to know so that it comes here with everything but the site."""
        return {"server": f"http://127.0.0.1:{self.server_address[1]}", "bypass": "127.0.0.1"}

    def remember(self, line):
        self._lines.append(line)


class RememberingHandler(StreamRequestHandler):
    def handle(self):
        self.server.remember(self.rfile.readline().decode("latin-1").strip())


@contextmanager
def outside_world():
    with Outside() as outside:
        Thread(target=outside.serve_forever, daemon=True).start()
        yield outside
        outside.shutdown()
