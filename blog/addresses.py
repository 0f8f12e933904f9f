"""Addresses of articles that hold the slug of something else: categories, which may be renamed, and people."""

from django.db.models.signals import post_delete, pre_save
from django.urls import reverse
from django.utils import timezone

from clinic_site.clinic.models import MenuItem
from clinic_site.forwarding.kinds import (
    AddressKind,
    Now,
    Once,
    all_addresses,
    register_kind,
    register_list,
)
from clinic_site.forwarding.leaving import follow, leave
from clinic_site.forwarding.models import Address

from .models import Category


class CategoryAddresses(AddressKind):
    """They have no editions: an earlier address is a row that names the category."""

    label = "blog.category"
    views = ("blog:category", "blog:category_page", "blog:category_feed")

    def once(self, slug):
        path = reverse(self.views[0], args=[slug])
        row = Address.objects.filter(path=path, target_page__startswith=f"{self.label}:").first()
        return row and Once(row.target_page, row.since)

    def now(self, key):
        found = Category.objects.filter(pk=_number(key)).values_list("slug", flat=True)
        return Now(found.first() or "")

    def keys_by_slug(self, slugs=None):
        found = (
            Category.objects.all() if slugs is None else Category.objects.filter(slug__in=slugs)
        )
        return {slug: f"{self.label}:{pk}" for slug, pk in found.values_list("slug", "pk")}

    def slugs_by_key(self, keys):
        found = Category.objects.filter(pk__in=map(_number, keys))
        return {f"{self.label}:{pk}": slug for pk, slug in found.values_list("pk", "slug")}

    def titles(self, keys):
        found = Category.objects.filter(pk__in=map(_number, keys))
        return {f"{self.label}:{category.pk}": str(category) for category in found}


CATEGORIES = CategoryAddresses()


def watch_addresses() -> None:
    register_kind(CATEGORIES)
    register_list("blog.author", "clinic.person", "blog:author", "blog:author_page")
    register_list("blog.condition_feed", "clinic.condition", "condition_feed")
    pre_save.connect(_keep_old_address, sender=Category)
    post_delete.connect(_leave_address, sender=Category)


def _keep_old_address(sender, instance, raw, **kwargs):
    stored = Category.objects.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if stored and stored != instance.slug and not raw:
        before = reverse("blog:category", args=[stored])
        follow(f"{CATEGORIES.label}:{instance.pk}", before)
        # Menu and footer name a category by its address.
        MenuItem.objects.filter(address=before).update(address=instance.get_absolute_url())


def _leave_address(sender, instance, **kwargs):
    key = f"{CATEGORIES.label}:{instance.pk}"
    leave(key, dict.fromkeys(all_addresses(key, instance.slug), timezone.now()))


def _number(key):
    return int(key.rpartition(":")[2])
