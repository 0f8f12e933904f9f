"""Before something is deleted, staff read in words what goes along, loses a link or forbids it."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import ProtectedError

from blog.models import Post
from clinic_site.clinic.models import Treatment
from clinic_site.editing.models import Unsaved
from clinic_site.publishing.trash import put_in
from clinic_site.workplace.deleting import Fate
from contact.models import ConsultationRequest, Note
from tests.factories import (
    CategoryFactory,
    ConsultationRequestFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.filling import choose
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

NOTHING = "Nothing else goes with it."


def address(obj):
    return f"/admin/{obj._meta.app_label}/{obj._meta.model_name}/{obj.pk}/delete/"


def asked(client, obj):
    """What stands on the page that asks before one object is deleted, and before several are."""
    model = f"{obj._meta.app_label}/{obj._meta.model_name}"
    return [
        words(main_of(read(response, strict=False)))
        for response in (client.get(address(obj)), choose(client, model, "delete_selected", obj))
    ]


def test_an_article_takes_its_questions_along_and_its_treatment_loses_a_link(client_of):
    post = PostFactory(title="Peelings", treatments=[TreatmentFactory(name="Peeling")])
    post.questions.create(question="Does it hurt?", answer="<p>No.</p>")
    post.questions.create(question="How long?", answer="<p>An hour.</p>")

    for page in asked(client_of("Editor"), post):
        assert "What goes with it 2 questions: “Does it hurt?”, “How long?”" in page
        assert "What stays, but loses a link Treatment “Peeling” loses the link to it." in page
        assert "Peelings" in page
        assert "object (" not in page


def test_a_treatment_says_which_articles_lose_their_link(client_of):
    treatment = TreatmentFactory(name="Peeling")
    PostFactory(title="Peelings", treatments=[treatment], is_draft=True)

    for page in asked(client_of("Editor"), treatment):
        assert "Article “Peelings” loses the link to it." in page


def test_a_person_names_every_article_that_loses_its_byline_and_offers_former_instead(client_of):
    person = PersonFactory(name="Robin Sample", credentials="")
    for number in range(12):
        PostFactory(title=f"No. {number}", author=person)

    for page in asked(client_of("Editor"), person):
        assert "without a byline from now on, and after 30 days it is gone for good" in page
        assert [number for number in range(12) if f"Article: No. {number} " in page + " "] == list(
            range(12)
        )
        assert "Has Robin Sample left the clinic? Tick “former” instead" in page
        assert "loses its author" not in page
    assert Post.objects.filter(author=person).count() == 12


def test_an_article_that_visitors_see_signed_is_named_whatever_its_draft_says(client_of):
    person = PersonFactory(name="Robin Sample", credentials="")
    PostFactory(title="Peelings", author=person)
    Post.objects.update(author=None)  # as staff edit it

    for page in asked(client_of("Editor"), person):
        assert "Article: Peelings" in page


def test_from_the_trash_a_person_still_names_the_articles_and_offers_nothing(client_of):
    person = PersonFactory(name="Robin Sample", credentials="")
    PostFactory(title="Peelings", author=person)
    put_in(person)

    page = words(main_of(read(client_of("Editor").get(address(person)), strict=False)))

    assert "The byline of these is gone for good: Article: Peelings" in page
    assert "left the clinic?" not in page


def test_taking_a_person_down_says_how_many_articles_show_no_byline(client_of):
    person = PersonFactory(name="Robin Sample", credentials="")
    PostFactory.create_batch(3, author=person)

    answer = choose(
        client_of("Editor"), "clinic/person", "take_down", person, _address_asked="yes"
    )

    assert "Articles that now show no byline: 3." in words(read(answer, strict=False))


def test_of_many_the_first_are_named_and_the_rest_is_counted(
    staff, rf, django_assert_max_num_queries
):
    person = PersonFactory()
    for number in range(12):
        PostFactory(title=f"No. {number}", author=person)
    request = rf.get("/")
    request.user = staff("Editor")

    with django_assert_max_num_queries(60):
        lines = Fate([person], request, admin.site).loosened

    assert sum(line.endswith("loses its author") for line in lines) == 10
    assert "2 other articles lose their author" in lines


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: PostFactory(title="Peelings", category=CategoryFactory(name="Skin")).category, "Article: Peelings"),
        (lambda: ServiceFactory(title="Peeling").treatment, "Treatment: Peeling"),
        (lambda: PostFactory(title="Peelings", photo=PhotoFactory()).photo, "Article: Peelings"),
        (
            lambda: PostFactory(title="Peelings", treatments=[TreatmentFactory()]).treatments.all()[0],
            "Article: Peelings",
        ),
    ],
    ids=["category", "treatment", "photo", "treatment of an article"],
)  # fmt: skip
def test_what_is_in_use_is_named_and_stays(client_of, make, reason):
    obj, client = make(), client_of("Editor")

    one, several = asked(client, obj)

    assert "is in use, so it cannot be deleted. Take it out of these first:" in one
    assert "are in use, so none was deleted. Take them out of these first:" in several
    assert reason in one
    assert reason in several
    client.post(address(obj), {"post": "yes"})
    assert type(obj).objects.filter(pk=obj.pk).exists()


def test_who_asked_about_a_treatment_is_no_business_of_who_deletes_it(client_of):
    treatment = TreatmentFactory()
    stored = ConsultationRequestFactory(treatment=treatment, name="Marigold")

    for page in asked(client_of("Editor"), treatment):
        assert "1 consultation request that your account may not see" in page
        assert [word for word in (stored.reference, "Marigold") if word in page] == []
    assert stored.reference in asked(client_of("Administrator"), treatment)[0]


def test_an_account_on_which_records_hang_stays_and_says_so(client_of, staff):
    account = staff("Front desk", username="robin")
    stored = ConsultationRequestFactory(assignee=account)
    stored.notes.create(text="Called.", author=account)
    client = client_of("Administrator")

    for page in asked(client, account):
        assert "What robin did keeps the account (assigned request and note)." in page
        assert "Untick “active” instead" in page
    client.post(address(account), {"post": "yes"})
    choose(client, "auth/user", "delete_selected", account, post="yes")
    assert Note.objects.get().author == ConsultationRequest.objects.get().assignee == account


def test_an_account_that_nobody_ever_used_goes(client_of, staff):
    account = staff("Front desk", username="robin")
    client = client_of("Administrator")

    for page in asked(client, account):
        assert "Group “Front desk” loses the link to it." in page
    client.post(address(account), {"post": "yes"})
    assert not get_user_model().objects.filter(username="robin").exists()


def test_an_account_takes_along_what_its_writer_has_not_saved_yet(client_of, staff):
    author = staff("Author")
    for number in range(2):
        Unsaved.objects.create(
            writer=author, form=str(number), address="/admin/blog/post/add/", words="title=Secret"
        )

    for page in asked(client_of("Administrator"), author):
        assert "2 forms with words that are not saved yet" in page
        assert "Secret" not in page


def test_a_request_takes_its_notes_along(client_of):
    stored = ConsultationRequestFactory()
    stored.notes.create(text="Called about Hollyhock.")

    for page in asked(client_of("Administrator"), stored):
        assert "1 note: “Note of " in page
        assert "Hollyhock" not in page


@pytest.mark.parametrize("factory", [PageFactory, CategoryFactory, PhotoFactory, TreatmentFactory])
def test_what_stands_alone_says_so(client_of, factory):
    assert NOTHING in asked(client_of("Editor"), factory())[0]


def test_no_icon_beside_a_choice_offers_to_delete(rf):
    request = rf.get("/")
    request.user = UserFactory(is_superuser=True)
    owners = [
        *admin.site._registry.values(),
        *(
            kind(own.model, admin.site)
            for own in admin.site._registry.values()
            for kind in own.inlines
        ),
    ]
    wrapped = [
        field.widget
        for owner in owners
        for column in (*owner.model._meta.fields, *owner.model._meta.many_to_many)
        if column.remote_field and column.editable
        if (field := owner.formfield_for_dbfield(column, request))
        if isinstance(field.widget, RelatedFieldWidgetWrapper)
    ]

    assert wrapped
    assert [widget for widget in wrapped if widget.can_delete_related] == []


def test_no_page_that_asks_speaks_of_objects(admin_client):
    made = [
        PostFactory(treatments=[TreatmentFactory()]), ServiceFactory(), PersonFactory(), PageFactory(),
        CategoryFactory(), PhotoFactory(), UserFactory(), ConsultationRequestFactory(),
        Group.objects.get(name="Editor"), Treatment.objects.first(),
    ]  # fmt: skip

    for obj in made:
        for page in asked(admin_client, obj):
            assert (
                re.findall(r"object \(|objects\b|_|related items", page.replace("sample_", ""))
                == []
            )


def test_what_visitors_still_see_of_an_article_keeps_what_it_links(admin_client):
    treatment = TreatmentFactory()
    post = PostFactory(title="As visitors see it", treatments=[treatment])
    post.treatments.clear()
    Post.objects.update(title="As staff edit it")

    shown = admin_client.get(f"/admin/clinic/treatment/{treatment.pk}/delete/")

    said = words(read(shown, strict=False))
    assert "Take it out of these first: Article: As staff edit it" in said
    with pytest.raises(ProtectedError):
        treatment.delete()
