"""Whatever points to a page points to what staff edit; visitors must not see that through it."""

from django.apps import apps

from clinic_site.publishing.kinds import page_models


def test_every_foreign_key_to_a_page_is_known():
    # A new one needs what `Post.byline` is for the author: the edition that visitors see of it.
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one or field.many_to_many)
        and field.concrete
        and field.related_model in page_models()
    }

    assert found == {
        "blog.Post.author",
        "blog.Post.edition_of",
        "blog.PostQuestion.post",
        "blog.Post.conditions",
        "blog.Post_conditions.condition",
        "blog.Post_conditions.post",
        "blog.Post.read_next",
        "blog.Post_read_next.from_post",
        "blog.Post_read_next.to_post",
        "blog.Post_treatments.post",
        "services.Service.edition_of",
        "services.ServicePrice.service",
        "services.ServiceQuestion.service",
        "clinic.Condition.edition_of",
        "clinic.Condition_treatments.condition",
        "clinic.Person.edition_of",
        "clinic.Person_treatments.person",
        "clinic.PersonAccount.person",
        "clinic.Page.edition_of",
        "clinic.Page.translation_of",
    }
