"""The pages and lists of articles that a link in a text may lead to, as the editor's dialog offers them.

Only what visitors see is offered, so nobody learns here that there is a draft.
"""

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import reverse
from django.utils.text import capfirst

from blog.models import Category, Post
from clinic_site.clinic.models import Person
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.kinds import page_models
from clinic_site.richtext.fields import RichTextField

# The pages that the site makes itself, by the names of their addresses.
OWN_PAGES = {
    "home": "Home page",
    "services:list": "All treatments",
    "clinic:conditions": "All conditions",
    "blog:list": "All articles",
    "clinic:people": "Our people",
    "contact:request": "Consultation form",
}
MOST_PAGES = 500  # of a kind, the newest


@read_only
def linkable_pages(request):
    """Titles and addresses by kind, for who may write a text of any kind."""
    if not any(_may_write(request.user, model) for model in page_models()):
        raise PermissionDenied
    own = [{"title": title, "address": reverse(name)} for name, title in OWN_PAGES.items()]
    groups = [{"name": "The site itself", "pages": own}, *map(_group, page_models())]
    groups += [_lists("Categories", _categories()), _lists("Articles by one author", _authors())]
    return JsonResponse({"groups": groups}, headers={"Cache-Control": "no-store"})


def _may_write(user, model):
    codenames = [get_permission_codename(action, model._meta) for action in ("add", "change")]
    return any(user.has_perm(f"{model._meta.app_label}.{codename}") for codename in codenames)


def _group(model):
    texts = [field.name for field in model._meta.fields if isinstance(field, RichTextField)]
    newest = model.objects.published().defer(*texts).order_by("-publish_at")[:MOST_PAGES]
    pages = [{"title": str(page), "address": page.get_absolute_url()} for page in newest]
    pages.sort(key=lambda page: page["title"].casefold())
    return {"name": capfirst(model._meta.verbose_name_plural), "pages": pages}


def _lists(name, pages):
    """Lists that hold the slug of something else, so what they are called is no word for an address."""
    return {"name": name, "pages": pages[:MOST_PAGES], "are_lists": True}


def _categories():
    found = Category.objects.with_posts()
    return [{"title": category.name, "address": category.get_absolute_url()} for category in found]


def _authors():
    wrote = Post.objects.published().values("author")
    found = Person.objects.published().filter(edition_of__in=wrote).values_list("name", "slug")
    return [
        {"title": f"Articles by {name}", "address": reverse("blog:author", args=[slug])}
        for name, slug in found
    ]
