"""The words of demo, templates and models: American English, references that lead to their study, one answer to a question."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

TEXTS = sorted(Path("clinic_site/demo/texts").rglob("*.toml"))
TEMPLATES = sorted(
    path for path in Path("templates").rglob("*.html") if "style_guide" not in path.parts
)
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}")
BRITISH = re.compile(  # a tablet, in small letters, is a pill; *Tablet* names a width
    r"\b(?:e-mails?|telephone number|mobile number|(?-i:tablets?)|colours?|favour\w*"
    r"|behaviour\w*|centres?|litres?|metres?|grey|towards|afterwards|whilst|learnt|oestrogen"
    r"|an?aesthetis\w+|paracetamol|organis\w+|recognis\w+|realis(?!t)\w+|practise\w*|licence\w*"
    r"|programme|cheque|fortnight|enquir\w+|judgement|ageing|cancelled|travelling|tumours?)\b",
    re.IGNORECASE,
)
# Three single words in a row, such as "heat, pulling or tingling".
NO_SERIAL_COMMA = re.compile(r"(?<![\w’-])[\w’-]+, (?!call or text)[\w’-]+ (?:and|or) [\w’-]+")
NO_LIST = {
    "cold, shiny or mottled",  # "warm or cold, shiny or mottled"
    "scars, shallow and rolling",
    "scars, narrow and deep",
    "menopause, symptoms and age",
    "suit, approved and compounded",
    "you, standing and sitting",
    "up, there or elsewhere",
    "before, here or abroad",
    "first, with or without",
    "real, whether or not",
    "eases, you and the",
    "stroke, heart or liver",  # "a stroke, heart or liver disease, bleeding …"
    "psychosis, liver or bladder",
}
REFERENCE = re.compile(r"<li>[^\n]*\d{4};\d+[^\n]*</li>")


def values(value):
    """All texts of a file, wherever they stand in it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, own in value.items():
            if not key.startswith("slug"):
                yield from values(own)
    elif isinstance(value, list):
        for own in value:
            yield from values(own)


def words_of_models():
    """What the forms say of each model of ours and its fields."""
    root = Path.cwd()
    for model in apps.get_models():
        if not Path(apps.get_app_config(model._meta.app_label).path).is_relative_to(
            root / ".venv"
        ):
            opts = model._meta
            said = [opts.verbose_name, opts.verbose_name_plural]
            for field in [*opts.local_fields, *opts.local_many_to_many]:
                labels = [label for _value, label in field.flatchoices]
                said += [field.verbose_name, field.help_text, *labels]
            said += [
                constraint.violation_error_message
                for constraint in opts.constraints
                if constraint.violation_error_message
            ]
            yield opts.label, "\n".join(map(str, said))


@pytest.fixture(scope="module")
def texts():
    """What is written in each file of the demo, each template, without code, and each model."""
    demo = {
        path: "\n".join(values(tomllib.loads(path.read_text(encoding="utf-8")))) for path in TEXTS
    }
    models = dict(words_of_models())
    assert models.keys() >= {"photos.Photo", "clinic.ClinicProfile", "blog.Post"}
    return (
        demo
        | models
        | {path: CODE.sub("", path.read_text(encoding="utf-8")) for path in TEMPLATES}
    )


def test_nothing_is_spelled_or_called_as_in_britain(texts):
    assert {
        path: BRITISH.findall(text) for path, text in texts.items() if BRITISH.search(text)
    } == {}


def test_the_last_of_a_list_has_a_comma_before_it(texts):
    found = {part for text in texts.values() for part in NO_SERIAL_COMMA.findall(text)}

    assert found - NO_LIST == set()


def test_each_reference_leads_to_its_study(texts):
    references = [part for text in texts.values() for part in REFERENCE.findall(text)]

    assert len(references) >= 7
    assert [part for part in references if 'href="https://doi.org/10.' not in part] == []


def test_a_leg_that_is_swollen_and_painful_is_an_emergency_wherever_it_is_named(texts):
    sentences = [
        sentence
        for text in texts.values()
        for sentence in re.findall(r"[^.\n]*\bleg\b[^.\n]*", text)
        if "swollen" in sentence or "swelling" in sentence
    ]
    lists_of_911 = [
        tomllib.loads(path.read_text(encoding="utf-8")).get("call_911", "") for path in TEXTS
    ]

    assert sentences
    for sentence in sentences:
        assert "911" in sentence or any(sentence in own for own in lists_of_911), sentence


def test_isotretinoin_has_one_answer(texts):
    answers = {
        period
        for text in texts.values()
        for period in re.findall(r"(?i:isotretinoin)[^.;\n]*?(in the past [\w ]+?)[.;<\n]", text)
    }

    assert answers == {"in the past year"}


def test_the_privacy_page_promises_no_more_than_the_software_keeps(texts):
    text = next(text for path, text in texts.items() if path.stem == "privacy")

    assert "and only that" not in text
    assert "passed to an outside company" not in text


def test_the_change_of_the_warnings_on_estrogen_is_told_with_what_stays(texts):
    text = next(text for path, text in texts.items() if path.stem == "bioidentical-hormones")

    assert "November 2025" in text
    assert "womb lining stays" in text
