"""What the picture of each demo page, and of the door, shows, by its address, and the words for it.

No picture twice: two that stand side by side in a list are never alike.
"""

from django.core.files.base import ContentFile

from clinic_site.photos.models import Photo

from .drawings import (
    of_articles,
    of_articles_on_the_body,
    of_conditions,
    of_the_place,
    of_treatments,
)

SUBJECTS = {
    "ketamine-infusion-depression": (
        of_treatments.armchair,
        "A soft armchair with a blanket over its arm, beside a lamp",
    ),
    "ketamine-infusion-chronic-pain": (
        of_treatments.drop_on_water,
        "A drop above rings that spread on quiet water",
    ),
    "morpheus8": (of_treatments.mirror, "A round mirror on a stand, beside folded towels"),
    "bioidentical-hormones": (of_treatments.patch, "A small patch that looks out of its pouch"),
    "stem-cell-therapy": (of_treatments.running_shoes, "A pair of running shoes on a mat"),
    "body-contouring": (of_treatments.tape_measure, "A rolled tape measure on a table"),
    "depression": (
        of_conditions.drawn_curtains,
        "Curtains that are nearly drawn, with the morning sun between them",
    ),
    "chronic-pain": (of_conditions.hot_water_bottle, "A hot-water bottle in a knitted cover"),
    "crps": (of_conditions.two_mittens, "Two mittens, one of a warm red, one of a cool green"),
    "knees-and-joints": (of_conditions.stairs, "A flight of stairs with a handrail"),
    "menopause": (of_conditions.folding_fan, "An open folding fan"),
    "acne-scars": (of_conditions.peach, "A peach with freckles on its skin"),
    "first-ketamine-infusion": (of_articles.wall_clock, "A round clock that shows ten past ten"),
    "ketamine-and-treatment-resistant-depression": (
        of_articles.lamp_at_night,
        "A lamp that lights a dark room",
    ),
    "ketamine-for-chronic-pain": (of_articles.open_book, "An open book with a ribbon in it"),
    "supporting-someone-with-depression": (
        of_articles.two_cups,
        "Two cups of hot tea side by side",
    ),
    "questions-to-ask-before-any-treatment": (
        of_articles.notebook,
        "A notebook with a list of four, three of them ticked, and a pencil",
    ),
    "stem-cell-therapy-success-rates": (
        of_articles.pebbles,
        "Pebbles in three rows, no two of them alike",
    ),
    "is-morpheus8-right-for-you": (
        of_articles_on_the_body.jar_of_cream,
        "An open jar of cream, its lid beside it",
    ),
    "morpheus8-recovery-day-by-day": (
        of_articles_on_the_body.calendar,
        "A calendar on which the red of seven days grows paler",
    ),
    "efficacy-of-rf-microneedling": (
        of_articles_on_the_body.magnifying_glass,
        "A magnifying glass over a printed page",
    ),
    "hormone-changes-in-your-forties-and-fifties": (
        of_articles_on_the_body.phases_of_the_moon,
        "The moon waxing and waning above a quiet sea",
    ),
    "how-long-to-stay-on-bioidentical-hormones": (
        of_articles_on_the_body.hourglass,
        "An hourglass in which the sand runs",
    ),
    "body-types-and-what-they-can-tell-you": (
        of_articles_on_the_body.three_vases,
        "Three vases, each of another shape",
    ),
    "door": (
        of_the_place.green_door,
        "The green door without a step, left of the bakery’s window: a sample drawing",
    ),
    "body-contouring-or-weight-loss": (
        of_articles_on_the_body.signpost,
        "A signpost with two arms, where a path parts",
    ),
}


def picture_of(slug: str) -> Photo:
    """Draw and store the picture for the page with this address."""
    draw, alt_text = SUBJECTS[slug]
    return Photo.objects.create(file=ContentFile(draw(), name=f"{slug}.jpg"), alt_text=alt_text)
