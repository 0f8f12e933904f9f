"""Things that are chosen in a form: by looking and typing; of numbers, those that a database can hold."""

from django.core.exceptions import ValidationError
from django.forms import Media, ModelMultipleChoiceField, Select, SelectMultiple

from .combining import Combined
from .values import Ordered

MOST_DIGITS = 18  # of a number that fits into a column


class KnownChoicesField(ModelMultipleChoiceField):
    """Django's own, but where a number has no end the form is refused, and not the database."""

    def combined(self, base, mine, theirs):
        """What both left or either chose, without what one of them took out."""
        base, mine, theirs = map(_numbers, (base, mine, theirs))
        return Combined(sorted((mine & theirs) | (mine - base) | (theirs - base)))

    def clean(self, value):
        if any(len(str(number)) > MOST_DIGITS for number in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class OrderedChoicesField(KnownChoicesField):
    """Chosen things in the order in which they were chosen; the widget shows them in it."""

    def combined(self, base, mine, theirs):
        kept = super().combined(base, mine, theirs).value
        told = [str(getattr(one, "pk", one)) for one in [*mine, *theirs]]
        return Combined([key for key in dict.fromkeys(told) if key in kept])

    def clean(self, value):
        found = {str(one.pk): one for one in super().clean(value)}
        return Ordered(found[key] for key in dict.fromkeys(map(str, value or ())))

    def has_changed(self, initial, data):
        return [str(self.prepare_value(one)) for one in initial or ()] != list(
            map(str, data or ())
        )


class ByLooking:
    """For a list of which a script shows what is chosen, with its photo, and finds the rest by typing."""

    is_ordered = False  # whether the order of what is chosen can be chosen as well

    @property
    def media(self):
        return super().media + Media(js=["clinic/js/choosing.js"])

    def build_attrs(self, *args, **kwargs):
        order = "yes" if self.is_ordered else "no"
        return super().build_attrs(*args, **kwargs) | {"data-choosing": order}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if photo := getattr(getattr(value, "instance", None), "photo", None):
            option["attrs"]["data-photo"] = photo.thumbnail
        return option


class ChosenOne(ByLooking, Select):
    """One thing of a list."""


class ChosenSelect(ByLooking, SelectMultiple):
    """Several things of a list."""

    template_name = "admin/chosen.html"


class OrderedSelect(ChosenSelect):
    """Several things of a list, in the order in which they were chosen."""

    is_ordered = True

    def optgroups(self, name, value, attrs=None):
        place = {key: number for number, key in enumerate(value)}
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: place.get(str(group[1][0]["value"]), len(place)))


def _numbers(chosen):
    return {str(getattr(thing, "pk", thing)) for thing in chosen or ()}
