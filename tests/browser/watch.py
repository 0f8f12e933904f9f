"""Remembers what goes wrong in the browser while a test looks at something else."""

from contextlib import suppress
from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import Error

TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`Policy violation: ${event.violatedDirective} ${event.blockedURI}`));
"""
# A form keeps its words once more when its page goes, and that could arrive in the next test.
ASK_NO_MORE = "() => { window.fetch = () => new Promise(() => {}) }"
MOST_SECONDS_UNDER_WAY = 5
NETWORK_SCHEMES = {"http", "https", "ws", "wss"}


class Watch:
    """The faults and the foreign requests of all pages of the contexts that it follows."""

    def __init__(self, origin):
        self._origin = origin
        self._navigated = set()
        self._under_way = set()
        self.faults = []
        self.foreign_requests = []
        self.requested = []

    def follow(self, context):
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"Script: {error.error}"))
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failed)
        context.on("response", self._on_response)
        context.on("requestfinished", self._on_finished)

    def close(self, contexts):
        """Close these so that nothing of them reaches the site afterwards."""
        pages = [page for context in contexts for page in context.pages]
        for page in pages:
            with suppress(Error):  # one that is leaving just now
                page.evaluate(ASK_NO_MORE)
        until = monotonic() + MOST_SECONDS_UNDER_WAY
        while pages and self._under_way and monotonic() < until:
            pages[0].wait_for_timeout(10)
        for context in contexts:
            context.close()

    def _on_console(self, message):
        # The browser reports a page that answers 404 or 422, too: tests ask for such pages.
        is_answer = "Failed to load resource" in message.text
        if message.type == "error" and not (is_answer and self._is_page(message)):
            self.faults.append(f"{message.type}: {message.text} {message.location}")

    def _is_page(self, message):
        return message.location["url"] in self._navigated

    def _on_request(self, request):
        self._under_way.add(request)
        if request.is_navigation_request():
            self._navigated.add(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in NETWORK_SCHEMES:
            return
        self.requested.append(request.url)
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            self.foreign_requests.append(request.url)

    def _on_finished(self, request):
        self._under_way.discard(request)

    def _on_failed(self, request):
        self._under_way.discard(request)
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"Not loaded: {request.url} {request.failure}")

    def _on_response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
