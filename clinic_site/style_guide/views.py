"""The style guide: every component of the public pages with its states, for staff alone."""

import re

from django.shortcuts import render
from django.template.loader import render_to_string

from clinic_site.photos.models import Photo
from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.paging import ListPage
from clinic_site.publishing.tokens import TOKENS, colors

from . import samples
from .sample_differences import sample_differences
from .sample_form import sample_forms

TEXT_SIZE = re.compile(r"^  --(text[\w-]*):", re.MULTILINE)
# Words and what they stand on.
GROUNDS = {
    "paper": ["ink", "ink-soft", "sea", "sea-deep", "alert"],
    "sand": ["ink", "ink-soft", "sea", "sea-deep", "alert"],
    "sky-low": ["ink", "ink-soft", "sea", "sea-deep"],
    "sea-wash": ["ink", "ink-soft", "sea", "sea-deep"],
    "alert-wash": ["ink", "ink-soft", "alert"],
    "tone-0": ["ink", "ink-soft"],  # where a table goes on
    "sea": ["on-sea"],
    "sea-deep": ["on-sea"],
    "deep": ["on-deep", "on-deep-soft"],
    "on-deep": ["deep"],
    "ink": ["paper"],
    "alert": ["paper"],
}
TEXT_PAIRS = [(words, ground) for ground, all_words in GROUNDS.items() for words in all_words]


@read_only
def style_guide(request):
    photos = list(Photo.objects.exclude(alt_text="", is_decorative=False)[:4])
    context = {
        "colors": colors(),
        "text_sizes": TEXT_SIZE.findall(TOKENS.read_text(encoding="utf-8")),
        "text_pairs": TEXT_PAIRS,
        "hues": range(6),
        "pages_of_a_list": [ListPage(number, [], last=12) for number in (1, 6, 12)],
        "prose": render_to_string("style_guide/prose.html", {"photos": photos}),
        "photo": photos[0] if photos else None,
        "figures": samples.figures(photos),
        "posts": samples.posts(photos),
        "menu_links": samples.menu_links(),
        "previews": samples.previews(),
        "video": samples.video(photos),
        "questions": samples.questions(),
        "differences": sample_differences(photos),
        "services": samples.services(photos),
        "conditions": samples.conditions(photos),
        "record": samples.record(),
        "prices": samples.prices(),
        "people": samples.people(photos),
        "sample_clinic": samples.clinic(),
        "open_answers": samples.open_answers(),
        "forms": sample_forms(),
    }
    return render(request, "style_guide.html", context)
