"""Remembers what goes wrong in the browser while a test looks at something else."""

from urllib.parse import urlsplit

TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`Policy violation: ${event.violatedDirective} ${event.blockedURI}`));
"""
NETWORK_SCHEMES = {"http", "https", "ws", "wss"}


class Watch:
    """The faults and the foreign requests of all pages of the contexts that it follows."""

    def __init__(self, origin):
        self._origin = origin
        self._navigated = set()
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

    def _on_console(self, message):
        # The browser reports a page that answers 404 or 422, too: tests ask for such pages.
        is_answer = "Failed to load resource" in message.text
        if message.type == "error" and not (is_answer and self._is_page(message)):
            self.faults.append(f"{message.type}: {message.text} {message.location}")

    def _is_page(self, message):
        return message.location["url"] in self._navigated

    def _on_request(self, request):
        if request.is_navigation_request():
            self._navigated.add(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in NETWORK_SCHEMES:
            return
        self.requested.append(request.url)
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            self.foreign_requests.append(request.url)

    def _on_failed(self, request):
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"Not loaded: {request.url} {request.failure}")

    def _on_response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
