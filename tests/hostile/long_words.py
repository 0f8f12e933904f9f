"""Words that no designer drew: endless, unbroken, right to left, deep, wide, or just one."""

SENTENCE = (
    "Everything that anybody could ever want to know about this before the first visit, and "
)
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SURNAME = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
CLINIC = (
    "Priority You MD Center for Interventional Psychiatry, Pain, Hormones and Skin in Clearwater"
)
ARABIC = "ليلى عبد الرحمن بن خالد المنصوري"
HEBREW = "שרה בת־שבע גולדשטיין־הלוי"
ARABIC_TITLE = "ما الذي يجب أن تعرفه قبل العلاج بالكيتامين (Ketamine) في عام 2026؟"
ADDRESS = "https://example.com/" + "a-path-without-any-end/" * 2 + "x" * 180


def longest(model, field, words=SENTENCE):
    """The words, again and again, until the field of the model takes no more."""
    most = model._meta.get_field(field).max_length
    return (words * (most // len(words) + 1))[:most].strip()


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def in_text(photo):
    return f'<img data-photo="{photo.pk}">'


def wide_table(columns=14, rows=6):
    head = "".join(f'<th scope="col">Column {number} {SENTENCE}</th>' for number in range(columns))
    cells = "".join(f"<td>{UNBROKEN}</td>" for _ in range(columns))
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{f'<tr>{cells}</tr>' * rows}</tbody></table>"
    )


def deep_list(levels=12):
    start = "".join(f"<ul><li>Level {level} {UNBROKEN}" for level in range(1, levels + 1))
    return start + "</li></ul>" * levels


def deep_headings():
    return "".join(
        f"<h{level}>{words}</h{level}>{paragraphs('Ja.')}"
        for words in (SENTENCE * 2, UNBROKEN, ARABIC_TITLE)
        for level in (2, 3, 4, 4, 3, 2)
    )


def long_quotation():
    return (
        f"<blockquote><blockquote>{paragraphs(UNBROKEN, SENTENCE * 6)}</blockquote></blockquote>"
    )


def bare_address():
    return paragraphs(f'<a href="{ADDRESS}">{ADDRESS}</a>', ADDRESS, "m" * 400)


EVERYTHING = "".join(
    [
        paragraphs(SENTENCE * 12, UNBROKEN * 3),
        wide_table(),
        deep_headings(),
        bare_address(),
        deep_list(),
        long_quotation(),
        paragraphs(f"{ARABIC_TITLE} {SENTENCE} {HEBREW}"),
    ]
)
