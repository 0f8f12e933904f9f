"""Conditions that an article is about: visitors see of them what is public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile, Condition
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.trash import empty_trash, put_in, take_out
from tests.factories import ConditionFactory, PostFactory, TreatmentFactory
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db


def article(client, post):
    return main_of(read(client.get(post.get_absolute_url())))


def test_an_article_leads_to_the_conditions_that_it_is_about(client):
    depression = ConditionFactory(title="Depression", slug="depression")
    hidden = ConditionFactory(title="Not yet", slug="not-yet", is_draft=True)
    ConditionFactory(title="Acne scars")

    main = article(client, PostFactory(conditions=[depression, hidden]))

    assert [link for link in links(main) if "/conditions/" in link] == ["/conditions/depression/"]
    assert "Depression" in words(main)
    assert "Not yet" not in words(main)


def test_an_article_calls_a_condition_as_visitors_see_it(client):
    condition = ConditionFactory(title="Depression", slug="depression")
    post = PostFactory(conditions=[condition])
    condition.title = "Low mood"
    condition.save()

    assert "Depression" in words(article(client, post))
    assert "Low mood" not in words(article(client, post))


def test_the_preview_of_a_draft_leads_to_its_conditions(admin_client):
    post = PostFactory(conditions=[ConditionFactory(slug="depression")], is_draft=True)

    main = main_of(read(admin_client.get(f"/admin/blog/post/{post.pk}/preview/")))

    assert "/conditions/depression/" in links(main)


@pytest.mark.parametrize(
    ("marks", "is_shown"),
    [([], False), ([False], False), ([True], True), ([False, True], True)],
)
def test_the_crisis_line_stands_where_a_condition_is_marked_for_it(client, marks, is_shown):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")
    conditions = [
        ConditionFactory(order=order, shows_crisis_line=mark) for order, mark in enumerate(marks)
    ]

    main = article(client, PostFactory(conditions=conditions))

    assert ("Call or text 988 at any hour." in words(main)) == is_shown


def test_what_staff_tick_at_a_condition_changes_no_article_before_it_is_published(client):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")
    condition = ConditionFactory()
    post = PostFactory(conditions=[condition])
    condition.shows_crisis_line = True
    condition.save()
    assert "988" not in words(article(client, post))

    publish(condition)
    assert "988" in words(article(client, post))


def test_the_list_of_articles_is_narrowed_to_those_about_a_condition(admin_client):
    condition = ConditionFactory()
    about = PostFactory(conditions=[condition])
    PostFactory()

    found = admin_client.get(f"/admin/blog/post/?conditions__id__exact={condition.pk}")

    assert list(found.context["cl"].result_list) == [about]


# --- A condition that goes --------------------------------------------------------------------------


def test_who_deletes_a_condition_is_told_which_articles_lose_their_link_also_where_visitors_see_it(
    admin_client,
):
    condition = ConditionFactory()
    PostFactory(title="Still about it", conditions=[condition])
    post = PostFactory(title="About it no more", conditions=[condition])
    post.conditions.clear()

    page = admin_client.get(f"/admin/clinic/condition/{condition.pk}/delete/")

    told = words(main_of(read(page, strict=False)))
    assert told.count("Article “Still about it” loses the link to it.") == 1
    assert told.count("Article “About it no more” loses the link to it.") == 1


def test_a_condition_in_the_trash_comes_back_to_its_articles_even_to_one_published_meanwhile(
    client,
):
    condition = ConditionFactory(slug="depression")
    post = PostFactory(conditions=[condition])
    put_in(condition)
    assert "/conditions/depression/" not in links(article(client, post))

    publish(post)
    take_out(condition)
    publish(condition)

    assert "/conditions/depression/" in links(article(client, post))


def test_a_condition_is_deleted_for_good_while_visitors_read_an_article_about_it(
    client, time_machine
):
    condition = ConditionFactory()
    post = PostFactory(title="About it", conditions=[condition])
    put_in(condition)
    time_machine.move_to(timezone.now() + timedelta(days=31))

    assert empty_trash() == 1
    assert "About it" in words(article(client, post))
    assert not Condition.objects.with_trash().exists()


def test_an_article_leads_to_a_condition_no_more_once_it_is_taken_down(client):
    condition = ConditionFactory(slug="depression")
    post = PostFactory(conditions=[condition])

    take_down(condition)

    assert "/conditions/depression/" not in links(article(client, post))


def test_the_crisis_line_stands_where_a_treatment_is_led_to_by_such_a_condition(client):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")
    treatment = TreatmentFactory()
    post = PostFactory(treatments=[treatment])
    condition = ConditionFactory(is_draft=True, treatments=[treatment], shows_crisis_line=True)
    assert "988" not in words(article(client, post))

    publish(condition)
    assert "988" in words(article(client, post))
