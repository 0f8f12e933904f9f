"""The style sheets of the public pages: by subject for whoever writes them, one file for a browser.

Each file more is a request that a phone waits for before it shows anything.
"""

import re

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

FOLDER = "clinic/css"
# In the order in which they hold; what prints has a file of its own, for which nobody waits.
SHEETS = tuple(
    f"{FOLDER}/{subject}.css"
    for subject in (
        "fonts", "tokens", "base", "layout", "navigation", "reach", "components", "cards", "compact",
        "lists", "horizon", "footer", "photos", "forms", "facts", "prose", "articles", "people",
        "treatments", "afterward",
    )
)  # fmt: skip
TOGETHER = f"{FOLDER}/public.css"
# Strings stay as they are; of comments nothing does.
STRING_OR_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
BLANKS = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s*([{};,])\s*|\s+""")


class PublishedFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files as a site at work has them: our sheets without what is for people, those of `SHEETS` in one."""

    def post_process(self, paths, *args, **options):
        texts = {
            name: _read(*paths[name])
            for name in paths
            if name.startswith(f"{FOLDER}/") and name.endswith(".css")
        }
        texts[TOGETHER] = b"\n".join(texts[name] for name in SHEETS if name in texts)
        for name, text in texts.items():
            self._replace(name, without_what_is_for_people(text.decode()).encode())
        own = {name: (self, name) for name in texts}
        yield from super().post_process(paths | own, *args, **options)

    def _replace(self, name, text):
        if self.exists(name):
            self.delete(name)
        self.save(name, ContentFile(text))


def without_what_is_for_people(text: str) -> str:
    """A style sheet that means the same, without comments and blanks. Brotli does the rest.

    Blanks beside other signs stay: some mean something, as those of `@supports not (…)`.
    """
    text = STRING_OR_COMMENT.sub(lambda found: found[1] or " ", text)
    bare = BLANKS.sub(lambda found: found[1] or found[2] or " ", text)
    return bare.replace(";}", "}").strip()


def _read(storage, name):
    with storage.open(name) as file:
        return file.read()


def sheets_of_a_page() -> tuple[str, ...]:
    """The names of the static files that a public page links, in their order."""
    is_published = isinstance(staticfiles_storage, PublishedFilesStorage)
    return (TOGETHER,) if is_published else SHEETS
