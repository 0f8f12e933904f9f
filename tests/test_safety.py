"""What must stand nowhere: trust in HTML, inline code, other hosts, secrets, borrowed sentences."""

import ast
import hashlib
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    path
    for folder in ("blog", "services", "contact", "clinic_site")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PUBLIC = [path for path in TEMPLATES if "admin" not in path.relative_to(ROOT / "templates").parts]
COMPONENTS = [path for path in TEMPLATES if path.parent.name == "components"]
SHEETS = sorted((ROOT / "clinic_site" / "static").rglob("*.css"))
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?\{% endcomment %\}", re.DOTALL)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def name_of(path):
    return str(path.relative_to(ROOT))


def found_in(paths, pattern, cleaned=COMMENT):
    """Each place where a pattern stands, comments left out, as "file: words"."""
    return [
        f"{name_of(path)}: {match[0]}"
        for path in paths
        for match in re.finditer(pattern, cleaned.sub("", path.read_text(encoding="utf-8")))
    ]


class Elements(HTMLParser):
    """The elements of a template, each with its attributes; Django's own tags are left out."""

    def __init__(self, path):
        super().__init__()
        self.found = []
        self.feed(TAG.sub("", path.read_text(encoding="utf-8")))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def elements(paths):
    return [(name_of(path), *element) for path in paths for element in Elements(path).found]


def test_there_is_something_to_look_at():
    # An empty list would make every rule below true.
    assert {"base.html", "home.html", "post_detail.html"} <= {path.name for path in TEMPLATES}
    assert {"tokens.css", "base.css"} <= {path.name for path in SHEETS}
    assert len(COMPONENTS) >= 5
    assert len(elements(PUBLIC)) >= 200


# --- Trust in HTML --------------------------------------------------------------------------------

TRUSTING = {
    "mark_safe",
    "SafeString",
    "SafeText",
    "SafeData",
    "html_safe",
    "__html__",
    "autoescape",
}


def test_html_is_trusted_in_one_place_alone():
    uses = [
        (name_of(path), name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in words_of(node) & TRUSTING
    ]

    place = "clinic_site/richtext/templatetags/richtext.py"
    assert uses == [(place, "mark_safe"), (place, "mark_safe")]  # imported, then called


def test_what_django_escaped_is_handed_on_by_one_filter_alone():
    # Whatever such a filter returns is trusted like what it was given.
    uses = [
        name_of(path)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword) and node.arg == "is_safe"
    ]

    assert uses == ["clinic_site/publishing/templatetags/publishing.py"]


def words_of(node):
    """The names that a piece of Python uses or brings in."""
    if isinstance(node, ast.alias):
        return {node.name.rpartition(".")[2]}
    name = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "arg", None)
    return {name or getattr(node, "name", None)}


def test_html_that_is_put_together_has_a_constant_form():
    forms = [
        (name_of(path), isinstance(node.args[position], ast.Constant))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for function, position in [("format_html", 0), ("format_html_join", 1)]
        if function in words_of(node.func)
    ]

    assert [place for place, is_constant in forms if not is_constant] == []


@pytest.mark.parametrize(
    "trust", [r"\|\s*safe\b", r"\bsafeseq\b", r"\bautoescape\b", r"\bmark_safe\b"]
)
def test_no_template_trusts_html(trust):
    assert found_in(TEMPLATES, trust) == []


# --- Code and looks stand in files of their own ---------------------------------------------------


def test_no_element_carries_a_style_or_a_handler():
    carrying = [
        (place, tag, name)
        for place, tag, attributes in elements(TEMPLATES)
        for name in attributes
        if name == "style" or name.startswith("on")
    ]

    assert carrying == []


def test_no_template_holds_a_style_sheet_or_a_script():
    holding = [
        (place, tag)
        for place, tag, attributes in elements(TEMPLATES)
        if tag == "style" or (tag == "script" and "src" not in attributes)
    ]

    assert holding == []


def test_no_address_is_a_script():
    assert found_in(TEMPLATES, r"(?i)(?:javascript|vbscript|data)\s*:") == []


# Django's own sheets, in a layer below ours, are files of this site; nothing else is imported.
LAYERED = r'(?-i:@import url\("\.\./\.\./admin/css/[a-z_]+\.css"\) layer\(django\);)'
LOADED_BY_A_SHEET = rf"(?i)(?!{LAYERED})@import|url\(\s*['\"]?(?:https?:)?//"


def test_nothing_is_loaded_from_another_host():
    loaded = [
        (place, tag, value)
        for place, tag, attributes in elements(TEMPLATES)
        for name, value in attributes.items()
        if name
        in {"src", "srcset", "href", "action", "formaction", "data", "poster", "xlink:href"}
        and (tag, name) != ("a", "href")
        and re.search(r"(?i)(?:^|[\s,])(?:https?:)?//", value)
    ]

    assert loaded == []
    assert found_in(SHEETS, LOADED_BY_A_SHEET, CSS_COMMENT) == []


@pytest.mark.parametrize(
    "words",
    [
        '@import "base.css";',
        '@import url("base.css") layer(django);',
        '@import url("../../admin/css/base.css");',
        '@import url("../../admin/css/base.css") layer(other);',
        '@import url("../../admin/css/base.css") layer(django) print;',
        '@import url("../../admin/css/../../x.css") layer(django);',
        '@import url("../../admin/css/vendor/x.css") layer(django);',
        '@import url("https://cdn.example/admin/css/base.css") layer(django);',
        '@IMPORT URL("../../admin/css/base.css") layer(django);',
        'div { background: url("//cdn.example/a.png") }',
    ],
)
def test_what_else_a_sheet_would_load_is_refused(words):
    ours = '@import url("../../admin/css/base.css") layer(django);'

    assert re.search(LOADED_BY_A_SHEET, ours) is None
    assert re.search(LOADED_BY_A_SHEET, f"{ours}\n{words}")


# --- Public pages know no visitor -----------------------------------------------------------------


def test_no_public_template_asks_who_reads_it():
    # Each of these would make the page differ by cookie.
    words = r"\{[{%][^}]*(?:\bcsrf_token\b|\buser\b|\bmessages\b|\bperms\b|\brequest\.session\b)[^}]*\}"

    assert found_in(PUBLIC, words) == []


# --- Components -----------------------------------------------------------------------------------


def test_a_component_sees_only_what_it_is_given():
    includes = [
        f"{name_of(path)}: {match[0]}"
        for path in TEMPLATES
        for match in re.finditer(r"\{% include .*?%\}", path.read_text(encoding="utf-8"))
        if path in COMPONENTS or "components/" in match[0]
    ]

    assert len(includes) >= 5
    assert [include for include in includes if not include.endswith(" only %}")] == []


def test_a_component_states_its_inputs_in_its_first_line():
    first_lines = {
        name_of(path): path.read_text(encoding="utf-8").partition("\n")[0] for path in COMPONENTS
    }

    stated = re.compile(r"\{# Inputs: .+ #\}")
    assert {name: line for name, line in first_lines.items() if not stated.fullmatch(line)} == {}


# --- Style sheets ---------------------------------------------------------------------------------


def test_no_style_insists():
    assert found_in(SHEETS, r"!\s*important", CSS_COMMENT) == []


def test_colors_stand_in_the_tokens_alone():
    sheets = [path for path in SHEETS if path.name != "tokens.css"]
    color = r"(?i):[^;{}]*?(#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\()[^;{}]*;"

    assert found_in(sheets, color, CSS_COMMENT) == []
    assert found_in([path for path in SHEETS if path.name == "tokens.css"], color, CSS_COMMENT)


# --- What is in the repository --------------------------------------------------------------------

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
    "a key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a forge": r"\b(?:gh[pousr]_|github_pat_|glpat-)\w{20,}",
    "a token of a service": r"\b(?:sk|pk|rk)[-_](?:live|test|ant|proj)[-_]\w{10,}|\bxox[abpr]-\w{10,}",
    "a signed token": r"\beyJ[\w-]{15,}\.[\w-]{15,}\.",
    "a secret key": r"(?i)secret_key[\"']?\s*[=:]\s*[\"']?[\w!@#$%^&*+/-]{30,}",
    "a password in an address": r"\w://[^\s:/@\"'{]+:(?!(?:password|secret|marker|p%40ss)\b)[^\s:/@\"'{]+@",
    "a path of one machine": r"(?<![\w.~}])/(?:work|home|root|Users|mnt)/\w",
}


@pytest.fixture(scope="module")
def repository():
    """Every text that git keeps or is about to keep."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    texts = {}
    for name in filter(None, names.decode().split("\0")):
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in data:
            texts[name] = data.decode()
    assert {"manage.py", "tests/test_safety.py", ".env.example"} <= texts.keys()
    return texts


@pytest.mark.parametrize("pattern", SECRETS.values(), ids=SECRETS.keys())
def test_no_secret_and_no_machine_is_in_the_repository(repository, pattern):
    found = [
        f"{name}: {match[0]}"
        for name, text in repository.items()
        for match in re.finditer(pattern, text)
    ]

    assert found == []


# Hashes of every eight words in a row of the clinic's present article: its words are not ours.
BORROWED = set((ROOT / "tests" / "data" / "seed_shingles.txt").read_text().split())
SHINGLE = 8
MARKUP = re.compile(r"</?[a-z][^<>]*>")


def shingles(text):
    """The words in a row, by the hash that stands for them."""
    words = re.findall(r"[a-z0-9]+", MARKUP.sub("", text.lower()))
    rows = (" ".join(words[start:][:SHINGLE]) for start in range(len(words) - SHINGLE + 1))
    return {hashlib.sha256(row.encode()).hexdigest()[:8]: row for row in rows}


def test_no_sentence_of_the_present_site_is_in_the_repository(repository):
    borrowed = {
        name: [row for digest, row in shingles(text).items() if digest in BORROWED]
        for name, text in repository.items()
    }

    assert {name: rows for name, rows in borrowed.items() if rows} == {}


def test_words_in_a_row_are_known_by_their_hashes_whatever_stands_between_them():
    text = "One, two & three: four <b>five</b> SIX\nseven “eight” – nine."
    first = hashlib.sha256(b"one two three four five six seven eight").hexdigest()[:8]
    second = hashlib.sha256(b"two three four five six seven eight nine").hexdigest()[:8]

    assert list(shingles(text)) == [first, second]
    assert len(BORROWED) == 1092
    assert {len(digest) for digest in BORROWED} == {8}
