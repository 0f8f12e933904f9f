"""What is asked of an article at the door: who wrote it."""

from clinic_site.publishing.fitness import Fault, register_check

from .models import Post


@register_check
def somebody_signs(page):
    if not isinstance(page, Post) or page.byline_name:
        return
    sentence = (
        f"Visitors are told no author, for they see no page of {page.author}."
        if page.author
        else "Nobody signs it: choose an author, or name a guest, so that readers know whom they trust."
    )
    yield Fault(sentence, "author", is_warning=True)
