"""What visitors of a real site still read that was only a sample: the dashboard names it, and the door."""

import re

from django.conf import settings
from django.db.models import CharField, TextField
from django.urls import reverse

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.fitness import Fault, register_check
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.search import folded_words_of

# Of folded words, in Python and in both databases. Samples of skin or blood are none of ours.
SAMPLE = {r"(^|[^a-z])sample([^a-z]|$)", "are samples"}
FILLER = "lorem ipsum"  # it fills a place until there are words, wherever the site runs


@register_check
def no_sample_is_left(page):
    for before, row in [("", page), *page.placed_rows()]:
        for name, words in folded_words_of(row).items():
            found = [FILLER] if FILLER in words else []
            if settings.IS_HTTPS and _says_sample(words):
                found.append("sample")
            for left in found:
                yield Fault(
                    f"It still says “{left}”: write what is true of the clinic.",
                    f"{before}{name}",
                    is_warning=True,
                )


def _says_sample(words):
    return any(re.search(pattern, words) for pattern in SAMPLE)


def pages_with_samples(user) -> list[tuple[str, str, str]]:
    """Address in the admin, title and kind of each page that visitors see and that says *sample*.

    None on a site that is not served at `https://`: it is tried out.
    """
    if not settings.IS_HTTPS:
        return []
    found = _profile() if user.has_perm("clinic.change_clinicprofile") else []
    for model in page_models():
        name = f"{model._meta.app_label}.change_{model._meta.model_name}"
        if user.has_perm(name):
            pages = model.objects.published().holding([SAMPLE])
            found += [_row(page) for page in pages.only("pk", "edition_of", *_titles(model))]
    return found


def _row(page):
    meta = page._meta
    address = reverse(
        f"admin:{meta.app_label}_{meta.model_name}_change", args=[page.edition_of_id]
    )
    return address, str(page), meta.verbose_name


def _titles(model):
    return [name for name in ("title", "name", "credentials") if hasattr(model, name)]


def _profile():
    profile = ClinicProfile.get_solo()
    texts = [
        str(getattr(profile, field.name) or "").lower()
        for field in profile._meta.fields
        if isinstance(field, (CharField, TextField))
    ]
    if any(map(_says_sample, texts)):
        address = reverse("admin:clinic_clinicprofile_changelist")
        return [(address, str(profile), profile._meta.verbose_name)]
    return []
