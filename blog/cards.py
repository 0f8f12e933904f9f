"""The cards of lists of articles, for links to them that are shared elsewhere."""

from clinic_site.clinic.models import Person
from clinic_site.publishing.seo import Card
from clinic_site.sharing.subjects import register_subject

from .models import Category

CATEGORY, AUTHOR = "blog.category", "blog.author"


def card_of_category(category) -> Card:
    return Card(f"{CATEGORY}-{category.pk}", category.name)


def card_of_author(person) -> Card:
    return Card(f"{AUTHOR}-{person.page_id}", _of_author(person.name))


def _categories(keys):
    return dict(Category.objects.filter(pk__in=keys).values_list("pk", "name"))


def _authors(keys):
    found = Person.objects.published().filter(edition_of__in=keys)
    return {key: _of_author(name) for key, name in found.values_list("edition_of", "name")}


def _of_author(name):
    return f"Articles by {name}"


register_subject(CATEGORY, _categories)
register_subject(AUTHOR, _authors)
