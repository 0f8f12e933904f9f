"""Links of a page to others of its kind or another, in the order in which staff chose them."""

from django.db import models, transaction

from clinic_site.editing.choices import OrderedChoicesField
from clinic_site.editing.values import Ordered


class OrderedLinksField(models.ManyToManyField):
    """Links that are in the order in which their rows were written; a form writes them in its own."""

    def value_from_object(self, obj):
        linked = {one.pk: one for one in super().value_from_object(obj)}
        keys = self.keys_of(obj) if linked else ()
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

    def keys_of(self, obj):
        """The keys of what `obj` links, in their order.

        What an object that is not stored links is known of it: see `unstored`.
        """
        known = getattr(obj, "_prefetched_objects_cache", {}).get(self.name)
        if known is not None:
            return [one.pk for one in known]
        rows = self.remote_field.through.objects.filter(**{self.m2m_column_name(): obj.pk})
        return list(rows.order_by("pk").values_list(self.m2m_reverse_name(), flat=True))

    def formfield(self, **kwargs):
        return super().formfield(**kwargs | {"form_class": OrderedChoicesField})
