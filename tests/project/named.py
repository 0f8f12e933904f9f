"""Tests and files that a document names: whether they are there."""

import ast
import re
from functools import cache

from django.conf import settings

ROOT = settings.BASE_DIR
TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")
FILE = re.compile(r"`([\w./-]+/[\w.-]+|[\w.-]+\.(?:py|md|conf|txt|toml))`")


@cache
def tests_in(path):
    """The names of the functions of a file; none where it is missing."""
    file = ROOT / path
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def missing_tests(words):
    """Each test that is named and is not there, as it is named."""
    return [
        f"{path}::{name}" if name else path
        for path, name in TEST.findall(words)
        if not (name in tests_in(path) if name else (ROOT / path).is_file())
    ]


def missing_files(words):
    """Each file or folder between backticks that is not there."""
    return [name for name in FILE.findall(words) if not (ROOT / name).exists()]
