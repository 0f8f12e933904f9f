"""What an email address is: one rule for forms, for looking people up, and for the sender."""

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

LONGEST = 254  # characters, by RFC 5321
LONGEST_LOCAL_PART = 64
LONGEST_DOMAIN = 253
ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
TOP = r"(?:[a-z]{2,63}|xn--[a-z0-9-]{1,57}[a-z0-9])"
# A dot-atom at a domain with a dot. Quoted names, comments and numbers in brackets are allowed by
# the standard; nobody has them, and each program understands them in its own way. Nor has anybody
# an encoded word in it: the sender would read =?utf-8?q?victim?=@x.co as the address of victim.
ADDRESS = re.compile(
    rf"(?!.*=\?.*\?=)(?P<local>{ATOM}(?:\.{ATOM})*)@(?P<domain>(?:{LABEL}\.)+{TOP})",
    re.IGNORECASE | re.ASCII,
)
LONGEST_TYPED = 1000  # characters: with a name before it, or what stands in a link
# A link's address, without what the mail is to say.
MAILTO = re.compile(r"mailto ?:(?://)? *([^\s<>()?]+)(?:\?[^\s<>()]*)?", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>?[\s.,;]*|[^()@]*\(([^()]+)\)?")
# Straight signs may be part of an address: with its quotes off, "victim"@x.co would be somebody's. So
# they go only as a pair around it all.
PAIRED = re.compile(r"(['\"*`|]{1,2})(.*)\1")
SIGNS_OF_ADDRESSES = "!#$%&'*+/=?^_`{|}~-\""
SIGNS_OF_SENTENCES = "!?/"  # behind it
LABEL_BEFORE = re.compile(
    r"(?:my )?e-?mail(?: address)?(?: is | - | ?: *| )|correo(?: electr[oó]nico)? ?: *"
    r"|(?:to|from|de|para) ?: *|[-*+] +",
    re.IGNORECASE,
)
NOTE_BEHIND = re.compile(r"(\S+@\S+) (?:\([^()]*\)?|[-–—] .*)")  # ann@x.co (home), ann@x.co - home
# A phone that completes words puts blanks around the @ and the dot of a domain. In a name, or behind
# a domain that is complete, they are no slip: "1. ann@x.co", "ann@x.co. Thanks".
BLANKS_AT = re.compile(r" ?@ ?")
BLANKS_AT_DOT = re.compile(r"(\S+@[^\s.]+) ?\. ?([^\s.]+)")
AROUND = re.compile(r"[\s,;<>()\[\]'\"]+")
DOTS_SAY_NOTHING = ("gmail.com", "googlemail.com")
VARIANTS = "\ufe0e\ufe0f"  # of emoji


def is_address(text: str) -> bool:
    """Whether mail can be sent to this text, as it stands."""
    found = len(text) <= LONGEST and ADDRESS.fullmatch(text)
    return bool(
        found
        and len(found["local"]) <= LONGEST_LOCAL_PART
        and len(found["domain"]) <= LONGEST_DOMAIN
    )


def tidied(text: str) -> str:
    """The address that somebody typed or pasted, without what a clipboard brings along.

    What is no address even so comes back as nearly as it was, to be refused in words: nothing is taken
    off that could make it somebody else's.
    """
    if len(text) > LONGEST_TYPED or is_address(text):
        return text
    text = _bare(MAILTO.sub(lambda link: unquote(link[1]), _visible(text)))
    # [ann@x.co](mailto:ann@x.co), or twice the same by a browser that completes.
    words = [word for word in AROUND.split(text) if word]
    if len({word.casefold() for word in words}) == 1 and is_address(words[0]):
        return words[0]
    if found := NOTE_BEHIND.fullmatch(text):
        text = _bare(found[1])
    if found := IN_BRACKETS.fullmatch(text):
        text = _bare(found[1] or found[2])
    if found := PAIRED.fullmatch(text):
        text = _bare(found[2])
    if found := LABEL_BEFORE.match(text):
        text = text[found.end() :]
    text = BLANKS_AT.sub("@", _bare(text))
    found = BLANKS_AT_DOT.fullmatch(text)
    return f"{found[1]}.{found[2]}" if found else text


def in_one_spelling(text: str) -> str:
    """The address by which a mailbox is found again, however it was written."""
    return tidied(text).casefold()


def mailbox_of(text: str) -> str:
    """Where the mail ends up: ann+1@x.co and ann@x.co are one mailbox, and at Gmail so is a.n.n.

    For counting what goes out alone; elsewhere two spellings may be two people's.
    """
    local, at, domain = in_one_spelling(text).partition("@")
    local = local.partition("+")[0] or local
    if domain in DOTS_SAY_NOTHING:
        local, domain = local.replace(".", ""), DOTS_SAY_NOTHING[0]
    return f"{local}{at}{domain}"


def _visible(text):
    if "&" in text and ";" in text:
        text = unescape(text)
    seen = (sign for sign in text if unicodedata.category(sign) != "Cf" and sign not in VARIANTS)
    return unicodedata.normalize("NFKC", "".join(seen))


def _bare(text):
    """Without what is no part of an address where it stands: bullets, brackets, emoji, a last dot."""
    first = next((at for at, sign in enumerate(text) if _may_begin(sign)), 0)
    last = next((at for at in range(len(text), 0, -1) if _may_end(text[at - 1])), len(text))
    return text[first:last]


def _may_begin(sign):
    return unicodedata.category(sign)[0] in "LNM" or sign in SIGNS_OF_ADDRESSES


def _may_end(sign):
    return _may_begin(sign) and sign not in SIGNS_OF_SENTENCES
