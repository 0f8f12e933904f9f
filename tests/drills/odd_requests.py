"""Requests that no browser sends, by which a stranger would change what the next visitor gets."""

from collections.abc import Iterator

SESSION = "sessionid=0123456789abcdef0123456789abcdef"


def odd_requests(path: str, host: str) -> Iterator[bytes]:
    """So many requests for a page, or for what a careless cache takes for it; each is sent as it stands."""
    for target in _targets(path, host):
        yield _request(target, host)
    for headers in _headers(host):
        yield _request(path, host, headers)
    for name in (
        "elsewhere.example",
        host.upper(),
        f"{host}.",
        f"{host},elsewhere.example",
        "",
        f"x@{host}",
    ):
        yield _request(path, name)
    for method in ("HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PURGE", "get"):
        yield _request(path, host, method=method)
    yield _request(path, host, "Content-Length: 9", body=b"title=odd")
    yield _request(path, host, "Transfer-Encoding: chunked", body=b"3\r\nodd\r\n0\r\n\r\n")
    yield _request(path, host).replace(b"HTTP/1.1", b"HTTP/1.0")


def _targets(path, host):
    """The same page by other spellings, and with what nobody asked for behind it."""
    first, rest = path[:1], path[1:]
    yield from (
        f"//{rest}",
        f"/.{path}",
        f"/%2e{path}",
        f"/x/..{path}",
        f"/%2E%2E{path}",
        f"{path}./",
    )
    yield from (
        f"{path}%00",
        f"{path}%20",
        f"{path};jsessionid=1",
        f"{path}%3Futm=1",
        f"{path}#odd",
    )
    yield f"{first}%{ord(rest[0]):02x}{rest[1:]}" if rest else "/%2f"
    yield from (path.upper(), path.rstrip("/") or "/?", path + "index.html", path + "odd.css")
    yield from (f"http://{host}{path}", f"HTTP://{host}{path}", f"http://elsewhere.example{path}")
    for query in (
        *(
            "utm_source=%3Cscript%3E",
            "page=2",
            "q=odd",
            "preview=1",
            "_method=DELETE",
            "treatment=odd",
        ),
        *(
            "callback=odd",
            "format=json",
            "x=%ff%fe%00",
            "a[]=1&a[]=2",
            "next=//elsewhere.example",
            "?",
            "&&&",
        ),
    ):
        yield f"{path}?{query}"


def _headers(host):
    """What proxies, frameworks and browsers say, where it would have a say."""
    for name in (
        "X-Forwarded-Host",
        "X-Host",
        "X-Forwarded-Server",
        "X-HTTP-Host-Override",
        "X-Original-Host",
    ):
        yield f"{name}: elsewhere.example"
    yield "Forwarded: host=elsewhere.example;proto=https"
    for proto in ("https", "HTTP", "http,https", "ftp", ""):
        yield f"X-Forwarded-Proto: {proto}"
    yield from (
        "X-Forwarded-Port: 1",
        "X-Forwarded-Prefix: /odd",
        "X-Script-Name: /odd",
        "SCRIPT_NAME: /odd",
    )
    yield from (
        "X-Original-URL: /admin/",
        "X-Rewrite-URL: /admin/",
        "X-HTTP-Method-Override: DELETE",
    )
    for cookie in (
        SESSION,
        f"__Host-{SESSION}",
        "theme=dark",
        "csrftoken=odd",
        "a=\xff",
        ";;;=",
        "messages=odd",
    ):
        yield f"Cookie: {cookie}"
    yield from ("Range: bytes=0-9", "Range: bytes=-5", "If-Range: odd\r\nRange: bytes=0-9")
    yield from (
        "If-None-Match: *",
        'If-None-Match: "odd"',
        "If-Match: odd",
        "If-Modified-Since: odd",
    )
    yield from ("If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", "If-Unmodified-Since: odd")
    for coding in (
        "br",
        "gzip",
        "deflate",
        "zstd",
        "*;q=0",
        "identity;q=0",
        "gzip;q=odd",
        "br;q=1, gzip",
    ):
        yield f"Accept-Encoding: {coding}"
    yield from (
        "Accept: application/json",
        "Accept-Language: es",
        "Accept-Charset: utf-16",
        "DNT: 1",
    )
    yield from (
        "User-Agent: <script>odd</script>",
        "Referer: http://elsewhere.example/",
        "Save-Data: on",
    )
    yield from ("Cache-Control: no-store", "Pragma: no-cache", "Authorization: Basic b2RkOm9kZA==")
    yield from (
        f"Origin: http://{host}",
        "X-Requested-With: XMLHttpRequest",
        "Upgrade: h2c",
        "Expect: 100-continue",
    )


def _request(target, host, headers="", method="GET", body=b""):
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", headers, "Connection: close"]
    head = "\r\n".join(line for line in lines if line)
    return head.encode("latin-1") + b"\r\n\r\n" + body
