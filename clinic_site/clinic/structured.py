"""The clinic, its people and conditions in the words of schema.org: see `publishing.structured`.

A clinician is a `Person`: schema.org's `Physician` is an organization, and not every clinician is one.
"""

from clinic_site.publishing.seo import absolute_url
from clinic_site.publishing.structured import (
    PUBLISHER,
    VOCABULARY,
    Thing,
    named,
    picture_of,
    thing,
)
from clinic_site.richtext.telephones import with_number_of_today

from .hours import Weekday

# As search engines read a day without hours, and one without an end.
NEVER, LAST_MINUTE = "00:00", "23:59"


def in_short(clinic) -> Thing:
    """The clinic as every footer shows it."""
    return thing(
        "MedicalClinic",
        absolute_url(PUBLISHER),
        name=clinic.name,
        url=absolute_url("/"),
        telephone=clinic.telephone.as_e164,
        email=clinic.email,
        address=thing(
            "PostalAddress",
            streetAddress=clinic.street,
            addressLocality=clinic.city,
            addressRegion=clinic.state,
            postalCode=clinic.postal_code,
        ),
    )


def at_length(clinic) -> Thing:
    """What a page shows besides that has `components/place_and_hours.html`."""
    maps, spot = clinic.map_links, clinic.spot
    return thing(
        "MedicalClinic",
        absolute_url(PUBLISHER),
        openingHoursSpecification=_week(clinic.weekly_hours),
        specialOpeningHoursSpecification=list(map(_special, clinic.coming_special_days.value)),
        hasMap=maps[0][1] if maps else "",
        geo=spot and thing("GeoCoordinates", latitude=float(spot[0]), longitude=float(spot[1])),
    )


def person(shown, meta) -> Thing:
    """Somebody as their own page shows them."""
    return thing(
        "Person",
        f"{meta.canonical}#person",
        name=shown.name,
        honorificSuffix=shown.credentials,
        jobTitle=shown.role,
        description=with_number_of_today(shown.summary),
        url=meta.canonical,
        image=picture_of(shown),
        knowsLanguage=shown.languages,
        hasCredential=list(filter(None, [_license(shown), _certification(shown)])),
        worksFor=named(PUBLISHER) if shown.sees_patients else None,
    )


def author(shown) -> Thing:
    """Somebody as a byline shows them."""
    return thing(
        "Person",
        name=shown.name,
        honorificSuffix=shown.credentials,
        jobTitle=shown.role,
        url=absolute_url(shown.get_absolute_url()),
    )


def condition(shown, meta) -> Thing:
    """A condition as its own page shows it."""
    return thing(
        "MedicalCondition",
        f"{meta.canonical}#condition",
        name=shown.title,
        description=with_number_of_today(shown.summary),
        url=meta.canonical,
        image=picture_of(shown),
    )


def linked_condition(shown) -> Thing:
    """A condition as `components/condition_links.html` shows it."""
    return thing("MedicalCondition", name=shown.title, url=absolute_url(shown.get_absolute_url()))


def _week(rows):
    by_times = {}
    for row in rows:
        by_times.setdefault((row.opens, row.closes), []).append(Weekday(row.weekday).label)
    return [
        _hours(*times, dayOfWeek=[f"{VOCABULARY}/{day}" for day in days])
        for times, days in by_times.items()
    ]


def _special(day):
    date = day.date.isoformat()
    return _hours(day.opens, day.closes, name=day.name, validFrom=date, validThrough=date)


def _hours(opens, closes, **facts):
    if opens is None:
        opens_at = closes_at = NEVER
    else:
        opens_at = opens.isoformat("minutes")
        closes_at = LAST_MINUTE if opens == closes else closes.isoformat("minutes")
    return thing("OpeningHoursSpecification", opens=opens_at, closes=closes_at, **facts)


def _license(shown):
    if not shown.license_type and not shown.license_number:
        return None
    where = shown.license_state and thing("AdministrativeArea", name=shown.license_state)
    return thing(
        "EducationalOccupationalCredential",
        credentialCategory="License",
        name=shown.license_type,
        identifier=shown.license_number,
        validIn=where,
    )


def _certification(shown):
    if not shown.board_certification:
        return None
    board = shown.certified_by and thing("Organization", name=shown.certified_by)
    return thing(
        "EducationalOccupationalCredential",
        credentialCategory="Board certification",
        name=shown.board_certification,
        recognizedBy=board,
    )
