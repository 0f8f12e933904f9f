"""What lies beside the site is not served by it, and no folder is listed."""

import pytest
from django.conf import settings as current

pytestmark = pytest.mark.django_db

FILES = [
    ".git/HEAD",
    ".gitignore",
    ".env.example",
    "manage.py",
    "requirements.txt",
    "docs/duties.md",
]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "way", ["/", "/static/", "/static/../", "/media/", "/media/../../", "/%2e%2e/"]
)
def test_no_file_of_the_repository_is_served(visitor, name, way):
    assert visitor.get(f"{way}{name}").status_code in {400, 404}


def test_these_files_could_be_served():
    assert [name for name in FILES[1:] if not (current.BASE_DIR / name).exists()] == []


@pytest.mark.parametrize("name", ["db.sqlite3", "secret_key", "clinic.json"])
def test_nothing_that_the_site_keeps_is_served(visitor, settings, name):
    (settings.DATA_DIR / name).write_text("kept")

    answers = [
        visitor.get(f"{way}{name}", follow=True)
        for way in ("/", "/var/", "/static/../", "/media/../")
    ]

    assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize(
    "address", ["/static/", "/static/clinic/", "/media/", "/media/photos/", "/media/cards/"]
)
def test_no_folder_is_listed(visitor, settings, address):
    (settings.STATIC_ROOT / "clinic").mkdir()

    assert visitor.get(address).status_code == 404
