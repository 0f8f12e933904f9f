"""What an edition links, such as treatments, stays: a page changes it, and is published again.

So an article that visitors read keeps the crisis line that one of its treatments brings. A page that is
linked holds itself: it is shown there only while it is public, and goes to the trash first.
"""

from django.db.models.deletion import ProtectedError
from django.db.models.signals import m2m_changed, post_save, pre_delete

from .kinds import page_models
from .models import PublishablePage
from .querysets import refuse_past_the_door


def watch_links() -> None:
    for model in page_models():
        post_save.connect(_know_a_copy, sender=model)
        for field in model._meta.many_to_many:
            m2m_changed.connect(_refuse_of_editions, sender=field.remote_field.through)
            if not issubclass(field.related_model, PublishablePage):
                pre_delete.connect(_keep_linked, sender=field.related_model)


def _know_a_copy(sender, instance, raw, **kwargs):
    instance.is_put_back = raw  # by `loaddata`, which sets its links next


def _refuse_of_editions(sender, instance, action, reverse, model, pk_set, **kwargs):
    if not action.startswith("pre_"):
        return
    if not reverse:
        is_put_back = getattr(instance, "is_put_back", False)
        is_of_an_edition = instance.edition_of_id is not None and not is_put_back
    else:  # from the other side; without keys it clears those of what staff edit
        is_of_an_edition = model.objects.editions().filter(pk__in=pk_set or ()).exists()
    if is_of_an_edition:
        refuse_past_the_door(model if reverse else type(instance))


def _keep_linked(sender, instance, **kwargs):
    for model in page_models():
        for field in model._meta.many_to_many:
            if field.related_model is sender:
                editions = model.objects.in_use().filter(edition_of__isnull=False)
                if linking := set(editions.filter(**{field.name: instance})):
                    raise ProtectedError("What visitors see or will see links it.", linking)
