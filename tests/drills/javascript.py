"""The JavaScript of others that the site publishes, each version read from the file itself."""

import re
from dataclasses import dataclass
from importlib.metadata import version as version_of_package
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True)
class Library:
    """A library by its name at npm, the package that brings it, and where it stands in that."""

    name: str
    brought_by: str
    module: str
    file: str
    words: str

    @property
    def version(self):
        """What the file says of itself."""
        path = Path(find_spec(self.module).origin).parent / self.file
        found = re.search(self.words, path.read_text(encoding="utf-8"))
        if not found:
            raise ValueError(f"{self.file} does not say which version of {self.name} it is.")
        return found[1]


@dataclass(frozen=True)
class Bundled(Library):
    """One whose file does not say; looked up for a version of the package that brings it."""

    looked_up_for: str = ""

    @property
    def version(self):
        if version_of_package(self.brought_by) != self.looked_up_for:
            raise ValueError(
                f"{self.brought_by} changed: look up in its source which {self.name} it brings."
            )
        return self.words


PUBLISHED = [
    Library(
        "ckeditor4",
        "django-ckeditor",
        "ckeditor",
        "static/ckeditor/ckeditor/ckeditor.js",
        r'version:"([\d.]+)"',
    ),
    *(
        Library(name, "Django", "django", f"contrib/admin/static/admin/js/vendor/{file}", words)
        for name, file, words in (
            ("jquery", "jquery/jquery.js", r"jQuery JavaScript Library v([\d.]+)"),
            ("select2", "select2/select2.full.js", r"Select2 ([\d.]+)"),
            ("xregexp", "xregexp/xregexp.js", r"XRegExp\.version = '([\d.]+)'"),
        )
    ),
    Bundled(
        "@simplewebauthn/browser",
        "django-otp-webauthn",
        "django_otp_webauthn",
        "static/django_otp_webauthn/otp_webauthn_auth.js",
        "13.3.0",  # its files are those of the source map, letter by letter
        looked_up_for="0.10.3",
    ),
]


def purl(kind, name, version):
    """A release as every list of software names it, such as pkg:pypi/django@5.2.19."""
    return f"pkg:{kind}/{quote(name, safe='/')}@{version}"
