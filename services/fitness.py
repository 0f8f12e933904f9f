"""What is asked of a treatment page at the door: a treatment without another page, and prices that make sense."""

from clinic_site.publishing.fitness import Fault, register_check

from .models import Service

HAS_A_PAGE = "“{}” has a page already. Choose another title."
NO_PRICE = "The price must be more than zero."
NO_RISE = "“Up to” must be more than the price before it, or left empty."


@register_check
def its_treatment_has_no_other_page(page):
    """A draft may have the title of another page meanwhile: its treatment then has a name of its own."""
    if not isinstance(page, Service) or not page.title_typed:
        return
    of_others = page.others_in_use().filter(treatment__name=page.title_typed)
    if of_others.exclude(treatment=page.treatment_id).exists():
        yield Fault(HAS_A_PAGE.format(page.title_typed), "title")


@register_check
def prices_make_sense(page):
    if not isinstance(page, Service):
        return
    for before, price in page.placed_rows("prices"):
        if price.low is None:
            continue  # that it is missing is said of every row
        if price.low <= 0:
            yield Fault(NO_PRICE, f"{before}low")
        elif price.high is not None and price.high <= price.low:
            yield Fault(NO_RISE, f"{before}high")
