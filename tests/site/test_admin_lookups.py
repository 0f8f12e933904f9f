"""The address of a list asks what its filters offer, and of nothing that somebody may not see."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from clinic_site.clinic.models import ClinicProfile, SiteWords
from clinic_site.forwarding.models import CheckedLink
from clinic_site.search.models import WordGroup
from tests.factories import (
    CategoryFactory,
    ConsultationRequestFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.reading import links, read

pytestmark = pytest.mark.django_db

ASKING = ("", "__exact", "__startswith", "__isnull", "__gt", "__regex", "__in", "__year")
LISTS = {
    f"{model._meta.app_label}_{model._meta.model_name}": model
    for model in admin.site._registry
    # Of these there is one alone; and a report lists links, whatever is asked of it.
    if model not in {ClinicProfile, SiteWords, CheckedLink}
}


def paths(model, deep=2):
    """Every path from a model along its fields and relations, those that lead to it too."""
    for field in model._meta.get_fields(include_hidden=True):
        yield field.name
        if field.is_relation and deep > 1 and field.related_model:
            yield f"{field.name}__pk"
            yield from (f"{field.name}__{path}" for path in paths(field.related_model, deep - 1))


def offered(model, request):
    """The fields by which a list says that it is filtered."""
    own = admin.site.get_model_admin(model)
    entries = own.get_list_filter(request)
    return {
        getattr(entry, "parameter_name", entry) if isinstance(entry, type | str) else entry[0]
        for entry in entries
    }


@pytest.mark.parametrize("name", LISTS)
def test_no_list_answers_about_a_field_or_relation_that_is_no_filter_of_it(name, rf, admin_user):
    model, request = LISTS[name], rf.get("/")
    request.user = admin_user
    own = admin.site.get_model_admin(model)
    filters = offered(model, request)

    answered = {
        path
        for path in ["pk", *paths(model)]
        for ending in ASKING
        if own.lookup_allowed(f"{path}{ending}", "1", request)
    }

    assert answered <= filters | {f"{path}__id" for path in filters}
    assert len([*paths(model)]) > 5 or model is WordGroup  # which has its words alone


@pytest.mark.parametrize("name", LISTS)
def test_a_list_refuses_what_is_asked_in_its_address(admin_client, name):
    model = LISTS[name]
    request_of = admin_client.get(reverse(f"admin:{name}_changelist")).wsgi_request
    filters = offered(model, request_of)

    answers = {
        f"{field.name}{ending}": admin_client.get(
            reverse(f"admin:{name}_changelist"), {f"{field.name}{ending}": "1"}
        ).status_code
        for field in model._meta.get_fields(include_hidden=True)
        for ending in ("__id__exact", "__startswith")
        if field.name not in filters
    }

    assert set(answers.values()) == {400}


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("clinic_treatment", "requests__id__exact={}"),
        ("clinic_treatment", "requests__stage=new"),
        ("clinic_treatment", "requests__email_hash__gt="),
        ("clinic_treatment", "requests__isnull=False"),
        ("clinic_person", "posts__body__contains=secret"),
        ("blog_post", "author__bio__startswith=a"),
        ("blog_post", "photo__created_at__year=2026"),
        ("blog_category", "posts__status=draft"),
        ("photos_photo", "posts__status=draft"),
        ("photos_photo", "posts__title__startswith=A"),
    ],
)
def test_an_author_learns_nothing_by_a_reverse_lookup(client_of, name, query):
    request = ConsultationRequestFactory(treatment=TreatmentFactory())
    address = reverse(f"admin:{name}_changelist")

    response = client_of("Author").get(f"{address}?{query.format(request.pk)}")

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("auth_user", "password__startswith=a"),
        ("auth_user", "logentry__id__exact=1"),
        ("auditlog_logentry", "actor__email__startswith=a"),
        ("auditlog_logentry", "actor__password__startswith=a"),
        ("outbox_outboxmessage", "to__startswith=a"),
        ("contact_consultationrequest", "telephone_hash__startswith=a"),
        ("contact_consultationrequest", "notes__author__username=a"),
        ("contact_consultationrequest", "assignee__password__startswith=a"),
    ],
)
def test_not_even_an_administrator_asks_past_the_filters(client_of, name, query):
    response = client_of("Administrator").get(f"{reverse(f'admin:{name}_changelist')}?{query}")

    assert response.status_code == 400


def test_every_choice_of_every_filter_is_answered(admin_client):
    PostFactory(treatments=[TreatmentFactory()])
    ConsultationRequestFactory(treatment=TreatmentFactory(), stage="booked")
    answers = {}
    for name in LISTS:
        address = reverse(f"admin:{name}_changelist")
        cl = admin_client.get(address).context_data.get("cl")
        for spec in cl.filter_specs if cl else ():
            for choice in spec.choices(cl):
                query = choice["query_string"]
                answers[f"{name}{query}"] = admin_client.get(f"{address}{query}").status_code

    assert len(answers) > 30
    assert {query for query, status in answers.items() if status != 200} == set()


@pytest.mark.parametrize("group", ["Author", "Clinician", "Editor", "Front desk", "Administrator"])
@pytest.mark.parametrize("make", [PostFactory, ServiceFactory])
def test_nobody_is_led_to_the_address_of_a_draft(client_of, group, make):
    page = make(is_draft=True, slug="in-secret")
    kind = ContentType.objects.get_for_model(page)

    response = client_of(group).get(f"/admin/r/{kind.pk}/{page.pk}/", follow=True)

    assert response.status_code == 404
    assert "in-secret" not in response.content.decode()


@pytest.mark.parametrize("group", ["Author", "Front desk", "Administrator"])
def test_no_choice_is_offered_by_its_words(client_of, group):
    asked = {
        "app_label": "contact",
        "model_name": "consultationrequest",
        "field_name": "treatment",
    }

    response = client_of(group).get("/admin/autocomplete/", asked | {"term": "a"})

    assert response.status_code == 404


def test_a_category_still_leads_to_its_public_page(admin_client):
    category = CategoryFactory(slug="sleep")

    page = read(
        admin_client.get(reverse("admin:blog_category_change", args=[category.pk])), strict=False
    )

    assert "/blog/category/sleep/" in links(page)
    assert not [link for link in links(page) if "/admin/r/" in link]


def test_a_popup_asks_for_no_other_field(admin_client):
    address = reverse("admin:auth_user_changelist")

    assert admin_client.get(address, {"_popup": 1, "_to_field": "password"}).status_code == 400
