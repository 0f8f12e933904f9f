"""Who may import whom: always downwards. The picture is in the README."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# From the roof to the ground; what stands on one floor does not know its neighbors.
FLOORS = [
    {"clinic_site"},
    {"blog", "services", "contact", "clinic_site.accounts"},
    {"clinic_site.sharing"},
    {"clinic_site.clinic"},
    {"clinic_site.teamwork", "clinic_site.reviewing"},
    {"clinic_site.revisions", "clinic_site.search"},
    {"clinic_site.publishing"},
    {"clinic_site.richtext"},
    {"clinic_site.photos", "clinic_site.outbox", "clinic_site.forwarding"},
    {"clinic_site.editing"},
    {"clinic_site.access", "clinic_site.pagecache"},
    {"clinic_site.encryption", "clinic_site.freshness"},
    {"clinic_site.time_fields", "clinic_site.crisis"},
    {
        "clinic_site.moments",
        "clinic_site.typed_times",
        "clinic_site.characters",
        "clinic_site.codings",
        "clinic_site.folding",
        "clinic_site.jotting",
        "clinic_site.listed",
        "clinic_site.database",
        "clinic_site.waiting",
        "clinic_site.unreadable",
    },
]
ROOMS = set().union(*FLOORS)
SOURCES = [
    path
    for folder in ("blog", "services", "contact", "clinic_site")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


def room_of(module: str) -> str | None:
    """The room that a dotted name belongs to: the longest that it begins with."""
    found = [room for room in ROOMS if module == room or module.startswith(f"{room}.")]
    return max(found, key=len, default=None)


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> set[str]:
    """Every dotted name that a file imports; "." counts from its own package."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*start, *filter(None, [node.module])))
            found |= {f"{base}.{alias.name}" for alias in node.names}
    return found


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_is_something_to_look_at():
    # An empty list would make every rule below true.
    assert {room_of(module_of(path)) for path in SOURCES} == ROOMS
    assert "blog.models.Post" in imports_of(ROOT / "blog" / "admin.py")


def test_a_file_imports_only_its_own_room_and_those_below():
    wrong = [
        f"{name_of(path)}: {name}"
        for path in SOURCES
        for name in imports_of(path)
        if (room := room_of(name)) and room != (own := room_of(module_of(path)))
        if floor_of(room) <= floor_of(own)
    ]

    assert wrong == []


def test_a_foreign_key_names_no_model_by_a_string_which_would_be_an_import_too():
    named = [
        f"{name_of(path)}: {model.value}"
        for path in SOURCES
        if path.parent.name != "migrations"  # which name what the models already name
        for call in ast.walk(tree_of(path))
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") in {"ForeignKey", "OneToOneField", "ManyToManyField"}
        for model in (*call.args[:1], *(word.value for word in call.keywords if word.arg == "to"))
        if isinstance(model, ast.Constant) and model.value != "self"
    ]

    assert named == []


def test_only_the_seam_knows_the_editor():
    knowing = [
        name_of(path)
        for path in SOURCES
        if any(name.split(".")[0] == "ckeditor" for name in imports_of(path))
    ]

    assert knowing == ["clinic_site/richtext/fields.py"]


def test_nobody_imports_the_settings():
    found = [
        name_of(path)
        for path in SOURCES
        if path.name not in {"settings.py", "wsgi.py"}
        and imports_of(path) & {"clinic_site.settings", "clinic_site.env"}
    ]

    assert found == []


def test_the_form_knows_neither_inbox_nor_records_and_the_records_know_no_inbox():
    above = {
        "contact": ("contact.inbox", "contact.records"),
        "contact.models": ("contact.inbox", "contact.records"),
        "contact.records": ("contact.inbox",),
    }

    found = [
        f"{name_of(path)}: {name}"
        for room, rooms in above.items()
        for path in sorted((ROOT / room.replace(".", "/")).glob("*.py"))
        if path != ROOT / "contact" / "admin.py"  # where Django looks for the inbox
        for name in imports_of(path)
        if name.startswith(rooms)
    ]

    assert found == []


def test_only_the_door_and_what_tells_of_it_know_that_there_are_editions():
    naming = {
        name_of(path)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "editions"
    }

    assert naming == {
        "clinic_site/publishing/addresses.py",
        "clinic_site/publishing/editions.py",
        "clinic_site/publishing/linking.py",
        "clinic_site/publishing/next_change.py",
        "clinic_site/publishing/plans.py",
        "clinic_site/publishing/querysets.py",
        "clinic_site/search/entries.py",
        "clinic_site/search/finding.py",
    }


def test_who_goes_past_the_managers_is_known():
    # A row found so may be an edition: each of these means every row there is, or has its key from one.
    naming = {
        name_of(path)
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"_base_manager", "base_manager"}
    }

    assert naming == {
        "clinic_site/access/account_changes.py",
        "clinic_site/access/changes.py",
        "clinic_site/editing/admin.py",
        "clinic_site/editing/lists.py",
        "clinic_site/editing/versions.py",
        "clinic_site/editing/waiting.py",
        "clinic_site/encryption/management/commands/empty_unreadable.py",
        "clinic_site/encryption/management/commands/rotate_keys.py",
        "clinic_site/encryption/stored.py",
        "clinic_site/publishing/search.py",
        "clinic_site/richtext/fields.py",
        "clinic_site/richtext/stored.py",
        "clinic_site/workplace/deleting.py",
    }
