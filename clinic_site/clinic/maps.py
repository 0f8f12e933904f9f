"""Links to maps that show a place: by its name and address, or by the spot where staff say that it is."""

from urllib.parse import quote_plus

MAPS = (
    (
        "OpenStreetMap",
        "https://www.openstreetmap.org/search?query={place}",
        "https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=18/{north}/{east}",
    ),
    (
        "Google Maps",
        "https://www.google.com/maps/search/?api=1&query={place}",
        "https://www.google.com/maps/search/?api=1&query={north},{east}",
    ),
    (
        "Apple Maps",
        "https://maps.apple.com/?q={place}",
        "https://maps.apple.com/?q={place}&ll={north},{east}",
    ),
)


def links_to_maps(place: str, spot: tuple | None) -> list[tuple[str, str]]:
    """Names and addresses of maps; `spot` is latitude and longitude, in degrees."""
    north, east = spot or ("", "")
    said = {"place": quote_plus(place), "north": north, "east": east}
    return [
        (name, (by_spot if spot else by_words).format(**said)) for name, by_words, by_spot in MAPS
    ]
