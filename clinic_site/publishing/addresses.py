"""Pages as things whose addresses change: past editions tell which page once answered one."""

from django.db.models.signals import pre_delete

from clinic_site.forwarding.kinds import AddressKind, Now, Once, all_addresses, register_kind
from clinic_site.forwarding.leaving import leave

from . import moment
from .intervals import live, to_come
from .kinds import page_models
from .links import key_of


class PageAddresses(AddressKind):
    """The pages of one kind."""

    def __init__(self, model):
        self.model, self.label, self.views = model, model._meta.label_lower, (model.url_name,)

    def once(self, slug):
        ended = self.model.objects.editions().filter(slug=slug, live_until__lte=moment.now())
        found = ended.order_by("-live_until").values_list("edition_of", "live_until").first()
        return found and Once(self.key_of(found[0]), found[1])

    def now(self, key):
        now = moment.now()
        ahead = self.model.objects.editions().filter(
            live(now) | to_come(now), edition_of=self._number(key)
        )
        rows = list(ahead.order_by("live_from").values_list("live_from", "slug"))
        if rows and rows[0][0] <= now:
            return Now(rows[0][1])
        return Now(comes_back=bool(rows))

    def keys_by_slug(self, slugs=None):
        public, lasting = self.model.objects.published(), set(self.model.lasting_addresses)
        if slugs is not None:
            public, lasting = public.filter(slug__in=slugs), lasting & set(slugs)
        found = {slug: self.key_of(pk) for slug, pk in public.values_list("slug", "edition_of")}
        # Something answers there whatever becomes of the page that has it now.
        return found | dict.fromkeys(lasting, "")

    def slugs_by_key(self, keys):
        public = self.model.objects.published().filter(edition_of__in=map(self._number, keys))
        return {self.key_of(pk): slug for pk, slug in public.values_list("edition_of", "slug")}

    def known(self, keys):
        there = self.model.objects.filter(pk__in=map(self._number, keys))
        return set(map(self.key_of, there.values_list("pk", flat=True)))

    def titles(self, keys):
        pages = self.model.objects.with_trash().filter(pk__in=map(self._number, keys))
        return {self.key_of(page.pk): str(page) for page in pages}

    def key_of(self, number):
        return f"{self.label}:{number}"

    def _number(self, key):
        return int(key.rpartition(":")[2])


def watch_addresses() -> None:
    for model in page_models():
        kind = PageAddresses(model)
        register_kind(kind)
        pre_delete.connect(_leave_addresses, sender=model, weak=False)


def _leave_addresses(sender, instance, **kwargs):
    """With a page go its editions, which tell of its addresses."""
    if instance.edition_of_id:
        return
    key, now = key_of(instance), moment.now()
    seen = sender.objects.editions().filter(edition_of=instance.pk, live_from__lte=now)
    last = {}
    for slug, until in seen.order_by().values_list("slug", "live_until"):
        ended = min(until or now, now)
        last[slug] = max(last.get(slug, ended), ended)
    found = {
        address: until for slug, until in last.items() for address in all_addresses(key, slug)
    }
    leave(key, found)
