"""What is asked of the clinic's own pages at the door: a counterpart that is in the other language."""

from clinic_site.publishing.fitness import Fault, register_check

from .models import Page

SAME_LANGUAGE = "That page is in the same language. Choose one that says the same in the other."


@register_check
def its_counterpart_is_in_the_other_language(page):
    if not isinstance(page, Page) or page.translation_of is None:
        return
    if page.translation_of.language == page.language:
        yield Fault(SAME_LANGUAGE, "translation_of")
