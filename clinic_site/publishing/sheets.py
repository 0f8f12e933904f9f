"""The style sheets of the public pages: by subject for whoever writes them, one file for a browser.

Each file more is a request that a phone waits for before it shows anything.
"""

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


class PublishedFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files as a site at work has them, with the sheets of `SHEETS` in one as well."""

    def post_process(self, paths, *args, **options):
        texts = [self._read(*paths[name]) for name in SHEETS if name in paths]
        if self.exists(TOGETHER):
            self.delete(TOGETHER)
        self.save(TOGETHER, ContentFile(b"\n".join(texts)))
        yield from super().post_process(paths | {TOGETHER: (self, TOGETHER)}, *args, **options)

    def _read(self, storage, name):
        with storage.open(name) as file:
            return file.read()


def sheets_of_a_page() -> tuple[str, ...]:
    """The names of the static files that a public page links, in their order."""
    is_published = isinstance(staticfiles_storage, PublishedFilesStorage)
    return (TOGETHER,) if is_published else SHEETS
