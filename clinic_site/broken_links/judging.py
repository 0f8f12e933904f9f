"""What is amiss with a link: nothing stands there, it is a detour, or no heading has its anchor."""

import re
from functools import cached_property
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from clinic_site.forwarding.answering import GONE, answer_to
from clinic_site.forwarding.importing import Standing
from clinic_site.forwarding.kinds import address_of, thing_of, title_of
from clinic_site.forwarding.models import CheckedLink
from clinic_site.forwarding.paths import is_reserved
from clinic_site.publishing.parts import part_in, parts_at
from clinic_site.richtext.links import leads_elsewhere

TELEPHONE = re.compile(r"\+?[0-9](?:[ .()-]{0,2}[0-9]){2,14}(?:[;,][^ ]*)?")

NOT_PUBLIC = "The page is not public: visitors read these words, and have nothing to follow."
NOT_SHOWN = "The page is not public, so this is not shown."
NOBODY = "The page is gone for good."
NOWHERE = "Nothing answers there (404)."
IS_GONE = "What stood there is gone (410)."
DETOUR = "It moved to {}. Link that."
NO_ANCHOR = "That page has nothing that is called “#{}”."
BAD_TELEPHONE = "Nobody can call that."
BAD_EMAIL = "That is no email address."
INCOMPLETE = "It is no whole address: begin it with a slash, or with https://."
OF_STAFF = "It leads to pages of the staff, which no visitor sees."
MOVED_AWAY = "It moved for good to {}."


class Judge:
    """Answers for many links at once: what it asked, it remembers."""

    def __init__(self):
        self.standing = Standing()
        self.anchors = {}
        self.answers = {}

    @cached_property
    def public(self):
        """The slugs of everything that visitors see, by key."""
        return {key: slug for slugs in self.standing.keys.values() for slug, key in slugs.items()}

    @cached_property
    def checked(self):
        return {checked.address: checked for checked in CheckedLink.objects.all()}

    def fault(self, link) -> str:
        """A sentence; "" where nothing is amiss, or nobody has looked yet."""
        if link.key:
            return self._of_page(link)
        address = link.address.strip()
        scheme = address.partition(":")[0].lower() if ":" in address.partition("/")[0] else ""
        if scheme == "tel":
            return "" if TELEPHONE.fullmatch(unquote(address[4:])) else BAD_TELEPHONE
        if scheme == "mailto":
            return _of_email(address)
        if address.startswith("#"):
            return self._of_own_anchor(link, address)
        if leads_elsewhere(address):
            return self._of_stranger(address)
        return self._within(address)

    def _of_page(self, link):
        slug = self.public.get(thing_of(link.key))
        if slug is None:
            if not title_of(link.key):
                return NOBODY
            return NOT_SHOWN if link.said_by._meta.model_name == "menuitem" else NOT_PUBLIC
        return self._of_anchor(address_of(link.key, slug), link.added)

    def _of_own_anchor(self, link, address):
        key = f"{link.said_by._meta.label_lower}:{link.said_by.pk}"
        slug = self.public.get(key)
        if slug is None or not link.is_seen:
            return ""
        return self._of_anchor(address_of(key, slug), address)

    def _of_stranger(self, address):
        checked = self.checked.get(address.partition("#")[0])
        if checked is None:
            return ""
        return checked.fault or (MOVED_AWAY.format(checked.moved_to) if checked.moved_to else "")

    def _within(self, address):
        parts = urlsplit(address)
        path = unquote(parts.path) or "/"
        if not path.startswith("/"):
            return INCOMPLETE
        if is_reserved(path):
            return "" if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)) else OF_STAFF
        if not self.standing.is_there(path):
            return self._not_there(path)
        return self._of_anchor(path, address)

    def _not_there(self, path):
        if path not in self.answers:
            self.answers[path] = answer_to(path)
        found = self.answers[path]
        if found is None and not path.endswith("/") and self.standing.is_there(f"{path}/"):
            return DETOUR.format(f"{path}/")
        if found is None:
            return NOWHERE
        return IS_GONE if found == GONE else DETOUR.format(found)

    def _of_anchor(self, path, address):
        anchor = part_in(address)
        if not anchor:
            return ""
        if path not in self.anchors:
            self.anchors[path] = parts_at(path)
        names = self.anchors[path]
        return "" if names is None or anchor in names else NO_ANCHOR.format(anchor)


def _of_email(address):
    whom = unquote(address[7:].partition("?")[0])
    try:
        for one in whom.split(","):
            validate_email(one.strip())
    except ValidationError:
        return BAD_EMAIL
    return ""
