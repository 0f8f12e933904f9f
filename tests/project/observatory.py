"""What MDN's HTTP Observatory gives for an answer, by its published rules, told in our own words.

https://github.com/mdn/mdn-http-observatory: a hundred, less what is missing; what is better than
asked for counts only from 90 on. Its list of domains that browsers preload is not asked here.
"""

import re
from dataclasses import dataclass
from email.message import Message
from html.parser import HTMLParser
from http.cookies import SimpleCookie

ENOUGH_FOR_MORE = 90
HALF_A_YEAR = 15_768_000  # seconds
FROM_ANYWHERE = {
    "*",
    "http:",
    "https:",
    "ftp:",
    "http://*",
    "https://*",
    "http://*.*",
    "https://*.*",
}
INLINE = {"'unsafe-inline'", "data:"}
TELLS_LITTLE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
TELLS_MUCH = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}


@dataclass
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: str = ""


def score(page: Answer, in_the_clear: Answer, host: str) -> int:
    """The points of a page that was asked for by https, and of what http answers instead."""
    points = verdicts(page, in_the_clear, host).values()
    lost = 100 + sum(number for number in points if number < 0)
    return max(0, 100 + sum(points) if lost >= ENOUGH_FOR_MORE else lost)


def verdicts(page: Answer, in_the_clear: Answer, host: str) -> dict[str, int]:
    """What each rule adds or takes away."""
    policy = _directives(page.headers)
    return {
        "Content-Security-Policy": _of_the_policy(policy),
        "Cookies": _of_cookies(page.headers),
        "Cross-Origin-Resource-Sharing": _of_sharing(page.headers),
        "Redirection": _of_the_way(in_the_clear, host),
        "Referrer-Policy": _of_referrers(page.headers),
        "Strict-Transport-Security": _of_hsts(page.headers),
        "Subresource Integrity": _of_scripts(page),
        "X-Content-Type-Options": _if(page.headers["X-Content-Type-Options"] == "nosniff", 0, -5),
        "X-Frame-Options": _of_frames(page.headers, policy),
        "Cross-Origin-Resource-Policy": _of_one_of(
            page.headers["Cross-Origin-Resource-Policy"],
            {"same-origin": 10, "same-site": 10, "cross-origin": 0},
        ),
        "Cross-Origin-Opener-Policy": _of_one_of(
            page.headers["Cross-Origin-Opener-Policy"],
            {
                "same-origin": 10,
                "same-origin-allow-popups": 10,
                "noopener-allow-popups": 10,
                "unsafe-none": 0,
            },
        ),
        "Cross-Origin-Embedder-Policy": _of_one_of(
            page.headers["Cross-Origin-Embedder-Policy"],
            {"require-corp": 10, "credentialless": 10, "unsafe-none": 0},
        ),
    }


def _if(is_so, points, others):
    return points if is_so else others


def _of_one_of(value, known):
    """Nothing where the header is missing, its points where it is known, else five lost."""
    return 0 if value is None else known.get(value.strip().lower(), -5)


def _directives(headers):
    (header,) = headers.get_all("Content-Security-Policy", [""])
    parts = [part.split() for part in header.lower().split(";") if part.strip()]
    assert len({name for name, *_sources in parts}) == len(parts), "A directive stands twice."
    return {name: set(sources) for name, *sources in parts}


def _of_the_policy(policy):
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    scripts, styles, objects = (
        policy.get(f"{kind}-src", default) for kind in ("script", "style", "object")
    )
    passive = policy.get("img-src", default) | policy.get("media-src", default)
    active = set().union(
        scripts,
        *(sources for name, sources in policy.items() if name not in {"img-src", "media-src"}),
    )
    if scripts & (FROM_ANYWHERE | INLINE) or objects & FROM_ANYWHERE or _in_the_clear(active):
        return -20
    if "'unsafe-eval'" in scripts | styles or _in_the_clear(passive):
        return -10
    if styles & (FROM_ANYWHERE | INLINE):
        return 0
    return _if(default == {"'none'"}, 10, 5)


def _in_the_clear(sources):
    return any(source.startswith(("http:", "ftp:")) for source in sources)


def _of_cookies(headers):
    """Of the worst of them."""
    is_safe = _of_hsts(headers) >= 0
    cookies = [
        cookie
        for header in headers.get_all("Set-Cookie", [])
        for cookie in SimpleCookie(header).values()
    ]
    return min((_of_a_cookie(cookie, is_safe) for cookie in cookies), default=0)


def _of_a_cookie(cookie, is_safe):
    name, same_site = cookie.key.lower(), cookie["samesite"].lower()
    is_session = "sess" in name or "login" in name
    faults = [
        _if(cookie["secure"], 5, _if(is_safe, -5, -20)),
        _if(is_session and not cookie["secure"], _if(is_safe, -10, -40), 5),
        _if(is_session and not cookie["httponly"], -30, 5),
        _if("csrf" in name and not same_site, -20, 5),
        _if(same_site in {"", "lax", "strict", "none"}, 5, -20),
        _if(same_site == "none" and not cookie["secure"], -20, 5),
        _if(same_site, 5, 0),
    ]
    return min(faults)


def _of_sharing(headers):
    """Of an answer to a request that came from a page of another site."""
    everyone = headers["Access-Control-Allow-Origin"] not in {None, "*"}
    return _if(everyone and headers["Access-Control-Allow-Credentials"] == "true", -50, 0)


def _of_the_way(in_the_clear, host):
    """Of what http answers: it leads to https, and first of all on the same host."""
    way = re.match(r"(https?)://([^/:]+)", in_the_clear.headers["Location"] or "")
    if not way:
        return -20
    return _if(way[1] == "https", _if(way[2] == host, 0, -5), -10)


def _of_referrers(headers):
    if headers["Referrer-Policy"] is None:
        return 0
    named = [word.strip().lower() for word in headers["Referrer-Policy"].split(",")]
    known = [word for word in named if word in TELLS_LITTLE | TELLS_MUCH]
    return _if(known and known[-1] in TELLS_LITTLE, 5, -5)


def _of_hsts(headers):
    found = re.search(r"(?i)(?:^|;)\s*max-age=(\d+)", headers["Strict-Transport-Security"] or "")
    if not found:
        return -20
    return _if(int(found[1]) >= HALF_A_YEAR, 0, -10)


def _of_frames(headers, policy):
    option = (headers["X-Frame-Options"] or "").lower()
    if "frame-ancestors" in policy or option in {"deny", "sameorigin"}:
        return 5
    return _if(option.startswith("allow-from"), 0, -20)


class _Scripts(HTMLParser):
    """The scripts that a page loads, each by its attributes."""

    def __init__(self, body):
        super().__init__()
        self.found = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "script" and dict(attrs).get("src"):
            self.found.append(dict(attrs))


def _of_scripts(page):
    """Of the worst: stricter than the rule, which gives its five for one script with a hash."""
    scripts = _Scripts(page.body).found
    points = [_of_a_script(script["src"], script.get("integrity")) for script in scripts]
    return min(points, default=0)


def _of_a_script(address, integrity):
    if not re.match(r"(?:https?:)?//", address):
        return _if(integrity, 5, 0)
    if address.startswith("https:"):
        return _if(integrity, 5, -5)
    return _if(integrity, -20, -50)
