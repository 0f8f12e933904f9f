"""Takes a site of before there were editions over to them, and back; for migrations alone.

Forward, each published page becomes what staff edit and an edition that says the same. Back, what visitors
see, or will next, is the page again: a draft that differs from it is lost, and so is what was planned beyond.
"""

from django.apps import apps as today
from django.utils import timezone

from .models import PublishablePage

CHUNK = 200  # rows in memory
OWN_OF_A_ROW = {"id", "edition_of", "created_at"}


def into_editions(apps, app_label: str) -> None:
    """For every page of an app; `apps` are those of a migration."""
    for model in _page_models(apps, app_label):
        now = timezone.now()
        for page in model.objects.filter(edition_of=None).iterator(chunk_size=CHUNK):
            own = model.objects.filter(pk=page.pk)
            if page.status != "published":
                own.update(live_from=page.publish_at, publish_at=None)
                continue
            _copy(page)
            own.update(
                status="draft",
                live_from=page.publish_at if page.publish_at > now else None,
                live_until=page.live_until if page.live_until and page.live_until > now else None,
            )


def out_of_editions(apps, app_label: str) -> None:
    """For every page of an app; `apps` are those of a migration."""
    for model in _page_models(apps, app_label):
        now = timezone.now()
        for page in model.objects.filter(edition_of=None).iterator(chunk_size=CHUNK):
            editions = model.objects.filter(edition_of=page, status="edition")
            shown = [
                edition
                for edition in editions.order_by("live_from")
                if edition.live_until is None or edition.live_until > now
            ]
            if shown:
                _put_back(shown[0], page)
            elif page.publish_at is None:
                model.objects.filter(pk=page.pk).update(publish_at=page.live_from)
        model.objects.exclude(edition_of=None).delete()


def _page_models(apps, app_label):
    for model in today.get_app_config(app_label).get_models():
        known = apps.all_models[app_label].get(model._meta.model_name)
        if known and issubclass(model, PublishablePage):  # not a kind that came later
            yield known


def _copy(page):
    model = type(page)
    edition = _copied(page, edition_of_id=page.pk, status="edition", live_from=page.publish_at)
    # What fills itself in with the time of a save says since when, too.
    model.objects.filter(pk=edition.pk).update(
        created_at=page.created_at, updated_at=page.updated_at
    )
    for field in model._meta.many_to_many:
        getattr(edition, field.name).set(getattr(page, field.name).all())
    for question, owner in _questions(page):
        _copied(question, **{f"{owner}_id": edition.pk})


def _copied(row, **others):
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return type(row).objects.create(**values | others)


def _put_back(edition, page):
    model = type(page)
    values = {
        field.attname: getattr(edition, field.attname)
        for field in model._meta.concrete_fields
        if field.name not in OWN_OF_A_ROW
    }
    begins = {"status": "published", "publish_at": min(edition.publish_at, edition.live_from)}
    for field in model._meta.many_to_many:
        getattr(page, field.name).set(getattr(edition, field.name).all())
    for question, _owner in _questions(page):
        question.delete()
    for question, owner in _questions(edition):
        type(question).objects.filter(pk=question.pk).update(**{owner: page})
    model.objects.filter(pk=page.pk).update(**values | begins)


def _questions(page):
    """The questions of a page, each with the name of the key that leads back to it."""
    for relation in page._meta.related_objects:
        if relation.get_accessor_name() == "questions":
            yield from ((question, relation.field.name) for question in page.questions.all())
