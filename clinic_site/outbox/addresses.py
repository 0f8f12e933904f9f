"""What an email address is: one rule for forms, for looking people up, and for the sender."""

import re
import unicodedata

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
IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>[\s.,;]*")
# None of these is part of an address where it stands. A straight quote may be one: with its quotes
# off, "victim"@x.co would be somebody's address, so they go only as a pair around it all.
BEFORE, AFTER = " \t\r\n,;:<([“„‘«", " \t\r\n.,;:!?>)]”“’»"
QUOTED = re.compile(r"(['\"])(.*)\1")
LABEL_BEFORE = re.compile(r"(?:mailto|e-?mail|e-?mail address|correo) ?: *", re.IGNORECASE)
NOTE_BEHIND = re.compile(r"(\S+) \([^()]*\)")  # ann@x.co (home)
# A phone that completes words puts a blank behind a dot, and around the @.
BLANKS = re.compile(r" ?([.@]) ?")


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

    What is no address even so comes back as nearly as it was, to be refused in words.
    """
    if len(text) > LONGEST_TYPED:
        return text
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = unicodedata.normalize("NFKC", seen).strip(" \t\r\n.,;")
    if found := NOTE_BEHIND.fullmatch(text):
        text = found[1]
    text = _bare(text)
    if found := IN_BRACKETS.fullmatch(text + ">" * ("<" in text)):
        text = _bare(found[1])
    if found := QUOTED.fullmatch(text):
        text = _bare(found[2])
    if found := LABEL_BEFORE.match(text):
        text = text[found.end() :].partition("?")[0]
    return BLANKS.sub(r"\1", _bare(text))


def in_one_spelling(text: str) -> str:
    """The address by which a mailbox is found again, however it was written."""
    return tidied(text).casefold()


def _bare(text):
    return text.lstrip(BEFORE).rstrip(AFTER)
