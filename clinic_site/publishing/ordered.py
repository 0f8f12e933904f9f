"""Links of a page to others of its kind or another, in the order in which staff chose them."""

from django.db import models, transaction
from django.db.models import Case, OuterRef, Subquery, When

from clinic_site.editing.choices import OrderedChoicesField
from clinic_site.editing.values import Ordered


class OrderedLinksField(models.ManyToManyField):
    """Links that are in the order in which their rows were written; a form writes them in its own."""

    def value_from_object(self, obj):
        linked = {one.pk: one for one in super().value_from_object(obj)}
        of = {self.m2m_column_name(): obj.pk}
        rows = self.remote_field.through.objects.filter(**of).order_by("pk")
        keys = rows.values_list(self.m2m_reverse_name(), flat=True) if linked else ()
        return Ordered(linked[key] for key in keys if key in linked)

    @transaction.atomic
    def save_form_data(self, instance, data):
        before = self.value_from_object(instance)
        if before == list(data):
            return
        links = getattr(instance, self.attname)
        links.remove(*before)  # but none that is in the trash, and may come back
        for one in data:
            links.add(one)  # one by one: of several Django makes a set

    def place_of(self, obj, key):
        """An expression: the place, from the first on, at which `obj` links the row with this `key`; or null.

        What an object that is not stored links is known of it: see `unstored`.
        """
        known = getattr(obj, "_prefetched_objects_cache", {}).get(self.name)
        if known is not None:
            whens = [When(**{key: one.pk}, then=place) for place, one in enumerate(known)]
            return Case(*whens, default=None, output_field=models.BigIntegerField())
        link = self.remote_field.through.objects
        own = {self.m2m_column_name(): obj.pk, self.m2m_reverse_name(): OuterRef(key)}
        return Subquery(link.filter(**own).values("pk")[:1])

    def formfield(self, **kwargs):
        return super().formfield(**kwargs | {"form_class": OrderedChoicesField})
