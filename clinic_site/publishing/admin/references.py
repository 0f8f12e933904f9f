"""Whoever deletes a page sees which texts link it: Django itself sees foreign keys alone."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Model

from clinic_site.forwarding.kinds import keys_of
from clinic_site.photos.uses import link_to
from clinic_site.publishing.links import PAGES, key_of
from clinic_site.publishing.pointing import pointing_to
from clinic_site.richtext.uses import find_in_texts


def texts_linking(things: Iterable[Model]) -> list[Model]:
    """The objects that link any of these, in a text or else, each once, but none of these themselves."""
    things = {key_of(thing): thing for thing in things}
    keys = {key for thing in things for key in keys_of(thing)}
    linking = dict.fromkeys(text for key, text in find_in_texts(PAGES) if key in keys)
    return [*(text for text in linking if text not in things.values()), *pointing_to(things)]


class ReferencesAdmin(admin.ModelAdmin):
    """A ModelAdmin of what has an address that tells of links to it before it is deleted."""

    def get_deleted_objects(self, objs, request):
        # Asked for one page and for many, each time before the page that asks is drawn.
        texts = texts_linking(objs)
        seen = [text for text in texts if self._may_see(request, text)]
        request.linked_by = {
            "lines": [link_to(text) for text in seen],
            "others": len(texts) - len(seen),
        }
        return super().get_deleted_objects(objs, request)

    def _may_see(self, request, text):
        """Whether somebody may know what a text is called: it may be a draft."""
        if not self.admin_site.is_registered(type(text)):
            return False
        own = self.admin_site.get_model_admin(type(text))
        return own.has_view_or_change_permission(request, text)
