"""A list of old addresses is brought in by page and by command: all of it, or nothing."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from clinic_site.forwarding.importing import MOST_AMISS, NOT_LOOKED_AT, read_list, store
from clinic_site.forwarding.models import Address, MissedAddress
from clinic_site.forwarding.paths import RESERVED, TOO_LONG
from clinic_site.publishing.editions import publish
from tests.factories import PageFactory, PostFactory
from tests.site.reading import form_values, main_of, read, words

pytestmark = pytest.mark.django_db

PAGE = "/admin/forwarding/address/import/"
LIST = "old,new\n/about.html,/services/\nhttps://www.old.example/offers/,\n/a.html,/about.html\n"


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


def send(client, content, **more):
    file = SimpleUploadedFile(
        "list.csv", content if isinstance(content, bytes) else content.encode()
    )
    return client.post(PAGE, {"file": file} | more)


def said(response):
    return words(main_of(read(response, strict=False)))


def stored():
    return dict(Address.objects.values_list("path", "target"))


def test_a_list_is_looked_through_and_then_brought_in_by_one_click(editor):
    looked = send(editor, LIST)
    before = Address.objects.count()
    (form,) = [
        form for form in read(looked, strict=False).iter("form")
        if any(part.get("name") == "_import" for part in form.iter("input"))
    ]  # fmt: skip
    editor.post(PAGE, form_values(form) | {"_import": "1"})

    assert "will lead on: 2" in said(looked)
    assert "gone for good: 1" in said(looked)
    assert before == 0
    assert stored() == {"/about.html": "/services/", "/offers/": "", "/a.html": "/services/"}
    answers = [editor.get(path) for path in ("/About.html", "/offers/", "/a.html")]
    assert [answer.status_code for answer in answers] == [301, 410, 301]


def test_where_one_line_is_amiss_nothing_is_brought_in_and_each_is_said_in_a_sentence(editor):
    PageFactory(slug="there")
    amiss = [
        "/a.html,https://evil.example/", "/b.html,/nothing/", "/there/,/services/", "/c/?p=1,/services/",
        "/d/,/e/", "/e/,/d/", "/f/,/services/", "/f/,/blog/", "/g/,/services/,x", "no address,/services/",
        "/admin/x/,/services/", "/h/,//evil.example",
    ]  # fmt: skip
    page = said(send(editor, "\n".join(["/fine/,/services/", *amiss]), _import="1"))

    assert Address.objects.count() == 0
    numbers = [number for number in range(1, 14) if f"Line {number}:" in page]
    assert numbers == [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13]
    assert "Line 4: A page stands at “/there/” now" in page


def test_a_review_link_belongs_to_the_site_and_is_no_page():
    outcome = read_list(
        b"/review/abc/,/services/\n/Review/abc,\n/a/,/review/abc/\n/review/,/services/\n"
    )

    assert outcome.sentences == [
        f"Line {number}: {RESERVED.format(words)}"
        for number, words in [(1, "/review/abc/"), (2, "/Review/abc"), (3, "/review/abc/")]
    ]
    assert outcome.addresses.keys() == {"/review/"}


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(), LIST.encode("utf-8-sig"), LIST.encode("utf-16"), LIST.replace(",", ";").encode(),
        LIST.replace(",", "\t").encode(), LIST.replace("\n", "\r\n").encode(), LIST.replace("\n", "\r").encode(),
        ("sep=;\r\n" + LIST.replace(",", ";")).encode(), LIST.removeprefix("old,new\n").encode(),
        LIST.replace("/about.html", '"/about.html"').encode(), ("\n\n" + LIST + "\n,\n").encode(),
    ],
)  # fmt: skip
def test_whatever_program_saved_the_list(content):
    outcome = read_list(content)

    assert outcome.sentences == []
    assert list(outcome.addresses) == ["/about.html", "/offers/", "/a.html"]


def test_letters_of_an_old_encoding_are_read():
    outcome = read_list("/niños.html,/services/".encode("cp1252"))

    assert list(outcome.addresses) == ["/niños.html"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"\0\0\0", b"PK\x03\x04" + b"\0" * 500, b"a" * (1024 * 1024 + 1), b"/a/,/b/\n" * 20_001,
     b'"' + b"a" * 200_000, b"old,new\n"],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence(editor, content):
    response = send(editor, content, _import="1")

    assert response.status_code == 200
    assert Address.objects.count() == 0
    assert any(
        part.get("class") == "errorlist" for part in read(response, strict=False).iter("ul")
    )


def test_no_file_is_asked_for(editor):
    assert "Choose a file first." in said(editor.post(PAGE, {}))


def test_no_line_runs_as_a_script(editor):
    page = send(
        editor, "/a/,<script>alert(1)</script>\n=cmd|' /C calc'!A0,/services/"
    ).content.decode()

    assert "<script>alert" not in page


def test_a_list_brought_in_again_changes_what_it_says_anew_and_nothing_twice():
    store(read_list(b"/a/,/services/\n/b/,/services/"))
    store(read_list(b"/a/,/blog/"))

    assert stored() == {"/a/": "/blog/", "/b/": "/services/"}


def test_a_page_is_followed_from_then_on_and_an_address_that_moved_is_written_as_where_it_is(
    client,
):
    post = PostFactory(slug="one")
    post.slug = "two"
    publish(post)
    store(read_list(b"/a.html,/blog/one/\n/b.html,https://www.old.example/blog/two\n".replace(
        b"/b.html", b"https://www.old.example/b.html")))  # fmt: skip
    post.slug = "three"
    publish(post)

    assert stored() == {"/a.html": "/blog/two/", "/b.html": "/blog/two/"}
    assert [client.get(path)["Location"] for path in ("/a.html", "/b.html")] == [
        "/blog/three/"
    ] * 2


def test_a_part_of_a_page_that_a_line_names_follows_the_page(client):
    post = PostFactory(slug="one")
    post.slug = "two"
    publish(post)
    lines = b"/a/,/blog/one/#risks\n/b/,/blog/two/?x=1\n/c/,/a/\n/d/,/b/#more\n/e/,/none/\n/none/,"
    store(read_list(lines))
    post.slug = "three"
    publish(post)

    found = [client.get(f"/{letter}/").get("Location") for letter in "abcde"]

    assert found == [
        *(f"/blog/three/{added}" for added in ("#risks", "?x=1", "#risks", "?x=1#more")),
        None,
    ]


def test_what_visitors_missed_is_missed_no_more():
    MissedAddress.objects.create(path="/a/", first_on="2026-01-01", last_on="2026-01-01")

    store(read_list(b"/a/,/services/"))

    assert MissedAddress.objects.count() == 0


@pytest.mark.slow
def test_ten_thousand_lines_need_few_questions(django_assert_max_num_queries):
    PostFactory.create_batch(5)
    lines = "\n".join(f"/old/{number}.html,/services/#part-{number}" for number in range(10_000))

    with django_assert_max_num_queries(100):
        outcome = read_list(lines.encode())
        store(outcome)

    assert Address.objects.count() == 10_000


@pytest.mark.parametrize(
    ("last", "sentences"),
    [("/services/", 0), ("/old-0/", 2_000), ("/nowhere/", 2_000)],
    ids=["a chain", "a circle", "to nowhere"],
)
def test_a_list_that_is_one_long_chain_is_walked_once(last, sentences):
    lines = [f"/old-{number}/,/old-{number + 1}/" for number in range(1_999)]

    outcome = read_list("\n".join([*lines, f"/old-1999/,{last}"]).encode())

    assert len(outcome.amiss) == sentences
    assert sentences or {one.target for one in outcome.addresses.values()} == {"/services/"}


def test_a_list_of_which_very_much_leads_nowhere_is_not_looked_at_to_its_end():
    lines = "\n".join(f"/old-{number}/,/none-{number}/" for number in range(MOST_AMISS * 2))

    outcome = read_list(lines.encode())

    assert len(outcome.amiss) == MOST_AMISS + 1
    assert outcome.sentences[-1] == f"Line {MOST_AMISS + 1}: {NOT_LOOKED_AT}"


@pytest.mark.parametrize("old", ["/" + "x" * 299, "/" + "\u0130" * 200])
def test_an_old_address_that_is_too_long_as_it_is_kept_is_refused(old):
    assert read_list(f"{old},/services/".encode()).sentences == [f"Line 1: {TOO_LONG}"]


@pytest.mark.parametrize("group", ["Author", "Clinician", "Front desk"])
def test_who_may_not_publish_brings_nothing_in(client_of, group):
    assert send(client_of(group), LIST, _import="1").status_code == 403
    assert Address.objects.count() == 0


# --- The command ----------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    return path


def test_the_command_brings_in_the_same(file):
    output = StringIO()
    call_command("import_addresses", file, "--dry-run", stdout=output)
    before = Address.objects.count()
    call_command("import_addresses", file, stdout=output)

    assert before == 0
    assert len(stored()) == 3
    assert output.getvalue() == (
        "Would lead on: 2. Gone for good: 1.\nLead on: 2. Gone for good: 1.\n"
    )


@pytest.mark.parametrize("content", ["/a/,https://evil.example/\n/b/,/services/", "", None])
def test_the_command_says_what_is_amiss_and_brings_nothing_in(tmp_path, content):
    file, errors = tmp_path / "list.csv", StringIO()
    if content is not None:
        file.write_text(content)

    with pytest.raises(CommandError):
        call_command("import_addresses", file, stderr=errors)

    assert Address.objects.count() == 0
    assert ("Line 1: “https://evil.example/” leads to another site." in errors.getvalue()) == bool(
        content
    )
