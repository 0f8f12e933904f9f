"""The browser and the kind of machine that somebody uses, in words they know it by."""

import re

# The first that fits is right: each says of itself that it is those below, too.
BROWSERS = {
    "Edge": r"Edg(?:e|A|iOS)?/",
    "Opera": r"OPR/|OPT/",
    "Samsung Internet": r"SamsungBrowser/",
    "Firefox": r"Firefox/|FxiOS/",
    "Chrome": r"Chrome/|Chromium/|CriOS/",
    "Safari": r"Version/.*Safari/",
}
MACHINES = {
    "iPhone": r"iPhone",
    "iPad": r"iPad",
    "Android": r"Android",
    "Chromebook": r"CrOS",
    "Windows": r"Windows NT",
    "Mac": r"Macintosh",
    "Linux": r"Linux",
}


def browser_in_words(user_agent: str) -> str:
    """Such as "Firefox on Windows"; what nobody knows is "an unknown browser"."""
    browser, machine = (_first(names, user_agent) for names in (BROWSERS, MACHINES))
    if not (browser or machine):
        return "an unknown browser"
    return f"{browser or 'a browser'} on {machine}" if machine else browser


def _first(names, user_agent):
    return next((name for name, sign in names.items() if re.search(sign, user_agent)), "")
