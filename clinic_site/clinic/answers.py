"""What of the clinic's profile answers a search by itself: where it is, when it is open, how to reach it."""

from collections.abc import Iterable

PLACE, HOURS, REACH = "place", "hours", "reach"
# By the folded words of a question, English and Spanish.
TELLING = {
    PLACE: {"address", "direction", "directions", "location", "map", "parking", "direccion", "ubicacion", "mapa"},
    HOURS: {"hours", "opening", "horario", "horarios"},
    REACH: {
        "phone", "telephone", "call", "contact", "email", "appointment", "appointments", "book", "booking",
        "schedule", "telefono", "llamar", "contacto", "correo", "cita", "citas", "turno",
    },
}  # fmt: skip
# They ask the same where nothing else is asked.
ALONE = {
    PLACE: {"where", "find", "near", "park", "donde", "clearwater"},
    HOURS: {"open", "closed", "close", "when", "today", "tomorrow", "sunday", "saturday", "weekend", "abierto"},
    REACH: {"number", "talk", "reach", "ask", "numero"},
}  # fmt: skip
_BESIDE = (
    "a are at can clinic do does for i in is it me my of office on our the there time times to us we what with you"
    " your how a de el en es esta estan la las los para que son su"
)
BESIDE = frozenset(_BESIDE.split())


def answers_to(words: Iterable[str]) -> list[str]:
    """Which of the three answer a question of these folded words, in the order of their table."""
    asked = set(words)
    found = {name for name, telling in TELLING.items() if asked & telling}
    known = BESIDE.union(*TELLING.values(), *ALONE.values())
    if asked <= known:
        found |= {name for name, alone in ALONE.items() if asked & alone}
    return [name for name in TELLING if name in found]
