"""How the home page is found: what search engines and shared links are told of it."""

from clinic_site.publishing.seo import SITE_CARD, PageMeta, absolute_url


def meta_of_home(profile, words) -> PageMeta:
    """The head of the home page of this profile, with these words of the site, which need not be stored."""
    return PageMeta(
        title=words.home_seo_title or profile.name,
        description=words.home_seo_description
        or profile.introduction
        or profile.tagline
        or profile.name,
        canonical=absolute_url("/"),
        card=SITE_CARD,
        names_place=not words.home_seo_title,
    )
