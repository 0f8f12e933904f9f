"""An article in the words of schema.org: see `publishing.structured`."""

from clinic_site import moments
from clinic_site.clinic.structured import author, linked_condition
from clinic_site.publishing.structured import PUBLISHER, Thing, named, picture_of, thing


def article(post, meta) -> Thing:
    """The article as its own page shows it."""
    return thing(
        "BlogPosting",
        f"{meta.canonical}#article",
        headline=str(post),
        url=meta.canonical,
        author=author(post.byline) if post.byline else None,
        # Of a guest nobody knows whether it is a person or a press.
        creditText="" if post.author_id else post.guest_byline,
        datePublished=moments.iso(post.publish_at),
        dateModified=moments.iso(post.worded_at),
        image=picture_of(post),
        inLanguage=meta.lang,
        articleSection=post.category.name if post.category else "",
        about=[linked_condition(condition) for condition in post.live_conditions],
        publisher=named(PUBLISHER),
    )
