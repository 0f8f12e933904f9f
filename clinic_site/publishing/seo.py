"""What a page's head tells search engines: a title, a description, one address."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class PageMeta:
    """The values that `layout/meta.html` prints; `canonical` and `image` are whole addresses."""

    title: str
    description: str
    canonical: str
    no_index: bool = False
    kind: str = "website"
    image: str = ""


def absolute_url(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def meta_of(page) -> PageMeta:
    """The head of a page with an address of its own, with honest fallbacks."""
    return PageMeta(
        title=page.seo_title or str(page),
        description=page.seo_description or page.lead or str(page),
        canonical=page.canonical_url or absolute_url(page.get_absolute_url()),
        no_index=page.no_index,
        kind=page.og_type,
        image=absolute_url(page.photo.set_of("hero").fallback.address) if page.photo else "",
    )
