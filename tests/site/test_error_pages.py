"""Error pages need nothing: no files, no database and no template that works."""

import json
from io import BytesIO

import pytest
from django.conf import settings as current
from django.core.exceptions import PermissionDenied
from django.urls import path

from clinic_site import urls
from clinic_site.clinic.models import ClinicProfile
from clinic_site.errors import plain_page
from tests.factories import PhotoFactory
from tests.site.reading import links, read, words

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def fails(request):
    raise RuntimeError("Marker-of-a-fault")


def refuses(request):
    raise PermissionDenied


handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [path("fails/", fails), path("refuses/", refuses), *urls.urlpatterns]

ERRORS = {
    "an address that cannot be read": ("get", "/%00/", {}, 400),
    "another host": ("get", "/", {"headers": {"host": "other.example"}}, 400),
    "a page not open": ("get", "/refuses/", {}, 403),
    "a form without its token": ("post", "/admin/login/", {"data": {}}, 403),
    "a page not found": ("get", "/nothing-here/", {}, 404),
    "a method of a page": ("post", "/", {}, 405),
    "a method of nobody": ("delete", "/contact/", {}, 405),
    "a form too large": ("post", "/contact/", {"data": {"message": "m" * 3_000_000}}, 413),
    "a fault": ("get", "/fails/", {}, 500),
}
TEMPLATES = ["base.html", "error.html", "layout/bare.html", "layout/footer.html", "404.html",
             "components/crisis_line.html", "components/crisis_ways.html", "layout/head_links.html", "403.html", "403_csrf.html"]  # fmt: skip


def answer(visitor, kind):
    method, address, options, _status = ERRORS[kind]
    return getattr(visitor, method)(address, **options)


def is_for_people(response, telephone="(727) 230-1438"):
    """Whether an answer is a whole page that says whom to call, also in a crisis, and no more."""
    page = read(response)
    said = words(page)
    called = set(links(page))
    return (
        len([part for part in page.iter() if part.tag == "h1"]) == 1
        and telephone in said
        and {"tel:988", "sms:988", "https://988lifeline.org/chat", "tel:911"} <= called
        and "oprima 2" in said
        and "Marker-of" not in said
        and "Traceback" not in said
    )


@pytest.fixture
def templates(settings, tmp_path):
    """A function that puts other templates before those of the site."""

    def put(name, content):
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
        engine = current.TEMPLATES[0]
        folders = [tmp_path / "templates", *engine["DIRS"]]
        settings.TEMPLATES = [engine | {"DIRS": folders}]

    return put


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_says_whom_to_call_in_the_sites_own_looks(visitor, kind):
    response = answer(visitor, kind)

    assert response.status_code == ERRORS[kind][3]
    assert is_for_people(response)
    assert "clinic/css/base.css" in response.content.decode()


@pytest.mark.parametrize("kind", ["a page not open", "a form without its token"])
def test_who_is_refused_among_the_staff_finds_back_to_their_pages(visitor, kind):
    assert "/admin/" in links(read(answer(visitor, kind)))


@pytest.mark.parametrize(
    "manifest", [None, "{}", '{"paths": {}, "version": "1.1", "hash": ""}', "{"]
)
@pytest.mark.parametrize("kind", ERRORS)
def test_it_says_so_without_the_static_files(visitor, settings, kind, manifest):
    whitenoise = {"BACKEND": "clinic_site.publishing.sheets.PublishedFilesStorage"}
    if manifest:
        (settings.STATIC_ROOT / "staticfiles.json").write_text(manifest)
    settings.STORAGES = settings.STORAGES | {"staticfiles": whitenoise}

    response = answer(visitor, kind)

    assert response.status_code == ERRORS[kind][3]
    assert is_for_people(response)
    assert visitor.get("/").status_code == 500


@pytest.mark.parametrize("kind", ERRORS)
def test_it_says_so_without_the_database(visitor, kind, django_db_blocker):
    with django_db_blocker.block():
        response = answer(visitor, kind)

    # Whether there is such a page is not known then.
    assert response.status_code == (500 if kind == "a page not found" else ERRORS[kind][3])
    assert is_for_people(response)


@pytest.mark.parametrize("broken", TEMPLATES)
@pytest.mark.parametrize("kind", ERRORS)
def test_it_says_so_while_a_template_is_broken(visitor, templates, kind, broken):
    templates(broken, "{% if %}Marker-of-a-template")

    response = answer(visitor, kind)

    assert response.status_code == ERRORS[kind][3]
    assert is_for_people(response)


@pytest.mark.parametrize("kind", ERRORS)
def test_it_says_so_while_a_context_processor_fails(visitor, settings, kind):
    engine = settings.TEMPLATES[0]
    processors = [f"{__name__}.fails", *engine["OPTIONS"]["context_processors"]]
    options = engine["OPTIONS"] | {"context_processors": processors}
    settings.TEMPLATES = [engine | {"OPTIONS": options}]

    response = answer(visitor, kind)

    assert response.status_code == ERRORS[kind][3]
    assert is_for_people(response)
    assert visitor.get("/").status_code == 500


def test_a_locked_account_is_told_so_without_a_template(guest, templates):
    templates("admin/login.html", "{% if %}")
    typed = {"username": "robin", "password": "wrong"}
    templates("admin/locked_out.html", "{% extends 'nothing.html' %}")
    guest.raise_request_exception = False
    for _ in range(4):
        guest.post("/admin/login/", typed)

    response = guest.post("/admin/login/", typed)

    assert response.status_code == 429
    assert is_for_people(response)


def test_a_photo_that_was_taken_away_is_a_page_for_people(
    visitor, django_capture_on_commit_callbacks
):
    photo = PhotoFactory()
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()

    response = visitor.get(photo.address)

    assert response.status_code == 410
    assert is_for_people(response)


# --- What is known of the clinic --------------------------------------------------------------


def test_a_new_number_is_said_without_the_database_from_the_next_page_on(
    visitor, django_db_blocker
):
    clinic = ClinicProfile.get_solo()
    clinic.name, clinic.telephone, clinic.crisis_text = (
        "A & <B>",
        "+18132301439",
        "Call 988, please.",
    )
    clinic.save()
    visitor.get("/contact/")

    with django_db_blocker.block():
        response = visitor.get("/fails/")

    assert is_for_people(response, "(813) 230-1439")
    assert "A & <B>" in words(next(read(response).iter("title")))
    assert "Call 988, please." in words(read(response))


@pytest.mark.parametrize(
    "kept", [b"", b"{", b"[]", b"{}", b'{"name": 1}', b"\0", b"null", b"\xff"]
)
def test_facts_that_cannot_be_read_are_those_of_a_new_site(visitor, settings, kept):
    file = settings.DATA_DIR / "clinic.json"
    file.write_bytes(kept)

    assert is_for_people(visitor.get("/fails/"))
    assert visitor.get("/contact/").status_code == 200
    assert json.loads(file.read_text())["telephone"] == "+1 727-230-1438"


@pytest.mark.parametrize("telephone", ["", None, 5, [], "none"])
def test_a_number_that_nobody_can_call_is_that_of_a_new_site(settings, telephone):
    kept = {"name": "A", "telephone": telephone, "crisis_text": []}
    (settings.DATA_DIR / "clinic.json").write_text(json.dumps(kept))

    assert "tel:+17272301438" in plain_page(500).content.decode()


@pytest.mark.parametrize("happens", ["another process shows another number", "it is deleted"])
def test_they_are_those_of_the_last_page_whatever_happened_to_the_file(visitor, settings, happens):
    file = settings.DATA_DIR / "clinic.json"
    visitor.get("/contact/")
    visitor.get("/contact/")
    other = settings.DATA_DIR / "other"
    other.write_text(file.read_text().replace("230-1438", "230-1439"))
    other.replace(file)
    if happens == "it is deleted":
        file.unlink()

    visitor.get("/contact/")

    assert json.loads(file.read_text())["telephone"] == "+1 727-230-1438"


def test_they_are_written_once_and_for_the_site_alone(visitor, settings):
    visitor.get("/contact/")
    file = settings.DATA_DIR / "clinic.json"
    before = file.stat()

    visitor.get("/contact/")

    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert before.st_mode & 0o077 == 0
    assert json.loads(file.read_text())["telephone"] == "+1 727-230-1438"


# --- The plain page ---------------------------------------------------------------------------


def test_the_plain_page_is_as_safe_as_any_other(visitor, templates):
    templates("error.html", "{% if %}")

    response = visitor.get("/fails/")

    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("broken", "address", "status"),
    [
        ({"ROOT_URLCONF": "no.such.module"}, "/", "500 Internal Server Error"),
        ({"TEMPLATES": [{"BACKEND": "no.such.Engine"}]}, "/\0", "400 Bad Request"),
        ({"ROOT_URLCONF": "no.such.module", "DATA_DIR": "/no/folder"}, "/", "500 Internal Server Error"),
        ({"SECURE_REDIRECT_EXEMPT": None, "STORAGES": {}}, "/", "500 Internal Server Error"),
    ],
)  # fmt: skip
def test_what_breaks_before_any_page_is_a_page_for_people(
    application, settings, broken, address, status
):
    for name, value in broken.items():
        setattr(settings, name, value)
    answered = []
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.url_scheme": "http",
    }

    body = b"".join(application(environment, lambda *told: answered.append(told)))

    ((told, headers),) = answered
    assert told == status
    assert "Content-Security-Policy" in dict(headers)
    assert b"(727) 230-1438" in body
    assert b"tel:988" in body
