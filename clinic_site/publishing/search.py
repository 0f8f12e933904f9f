"""Finding pages for staff by their words, which each row keeps folded, so that the database finds them."""

from django.apps import apps as today
from django.db.models import Q, TextField

from clinic_site.folding import fold
from clinic_site.richtext.expressions import is_expression
from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import plain_text


class FoldedWordsField(TextField):
    """The folded plain words of the `search_fields` of a row's model, made anew by every save."""

    def __init__(self, **options):
        super().__init__(**{"blank": True, "default": "", "editable": False} | options)

    def deconstruct(self):
        # A migration that saves a row of old has nothing to fold: it knows a plain text.
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.TextField", args, options

    def pre_save(self, instance, add):
        # The texts as they are stored: a rich one is cleaned by its own field first.
        texts = [field.pre_save(instance, add) for field in _searched(instance)]
        words = _folded(
            _searched(instance), ["" if is_expression(text) else text for text in texts]
        )
        setattr(instance, self.attname, words)
        return words


class PageSearch:
    """A part of a page's queryset, for staff: visitors search by `clinic_site.search`."""

    def holding(self, asked: list[set[str]]):
        """The pages that hold each of the words, in themselves or in their rows."""
        return self.filter(*map(self._any_of, asked))

    def _any_of(self, patterns):
        condition = Q()
        for pattern in patterns:
            holds_it = Q(folded_words__regex=pattern)
            condition |= holds_it
            for name in self.model.row_names:
                rows = self.model._meta.get_field(name)
                found = rows.related_model._base_manager.filter(holds_it)
                condition |= Q(pk__in=found.values(rows.field.attname))
        return condition


def folded_words_of(row) -> dict[str, str]:
    """The folded words of what is searched of a page or a row, by field; it need not be stored."""
    return {
        field.name: _folded([field], [field.value_from_object(row) or ""])
        for field in _searched(row)
    }


def fold_stored_words(apps, app_label: str) -> None:
    """Fill the folded words of every row of an app; `apps` may be those of a migration.

    One of then knows neither the models nor the columns that came later.
    """
    for model in today.get_app_config(app_label).get_models():
        known = apps.all_models[app_label].get(model._meta.model_name)
        names = {field.name for field in known._meta.local_fields} if known else set()
        if "folded_words" in names:
            searched = [field for field in _searched(model) if field.name in names]
            rows = known._base_manager
            for pk, *texts in rows.values_list("pk", *(field.name for field in searched)):
                rows.filter(pk=pk).update(folded_words=_folded(searched, texts))


def _searched(model):
    return [model._meta.get_field(name) for name in model.search_fields]


def _folded(fields, texts):
    """The words of the texts of its searched fields, those of rich ones without their markup."""
    return fold(
        " ".join(
            plain_text(text) if isinstance(field, RichTextField) else text
            for field, text in zip(fields, texts, strict=True)
        )
    )
