"""The program that decodes: what it is told, what it tells, and what happens when it cannot."""

import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from clinic_site.photos import cleaning
from tests.photos.pictures import plain, with_everything

TELLS_ITS_ENVIRONMENT = """
import os, sys
told = os.environ.keys() - {"LC_CTYPE"}  # which Python sets for itself
sys.exit("too_large" if told else "more_behind")
"""


def run(content):
    command = [sys.executable, "-I", cleaning.DECODER]
    return subprocess.run(command, input=content, capture_output=True, check=False)


@pytest.fixture
def other_decoder(monkeypatch, tmp_path):
    """A function that puts another program in the decoder's place."""

    def put(text):
        program = tmp_path / "decoder.py"
        program.write_text(text)
        monkeypatch.setattr(cleaning, "DECODER", program)

    return put


def test_it_tells_a_format_a_size_and_bare_pixels():
    done = run(with_everything("HEIF"))

    header, _newline, pixels = done.stdout.partition(b"\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert header == b"HEIF RGB 60 40"
    assert len(pixels) == 60 * 40 * 3


def test_it_tells_nothing_but_why_it_refuses():
    done = run(b"no picture")

    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"unreadable\n")


def test_it_is_told_none_of_the_site_s_secrets(monkeypatch, other_decoder):
    monkeypatch.setenv("SECRET_KEY", "a secret")
    other_decoder(TELLS_ITS_ENVIRONMENT)

    with pytest.raises(ValidationError) as refusal:
        cleaning.clean_photo(ContentFile(plain()))

    assert refusal.value.code == "more_behind"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("import no_such_library", 1),
        ("import os; os.kill(os.getpid(), 9)", -9),
        ("raise SystemExit(7)", 7),
    ],
)
def test_where_it_breaks_the_picture_is_refused_and_the_log_says_so(
    caplog, other_decoder, text, status
):
    other_decoder(text)

    with pytest.raises(ValidationError) as refusal:
        cleaning.clean_photo(ContentFile(plain()))

    assert refusal.value.code == "unreadable"
    assert caplog.messages == [f"The decoder of photos ended with status {status}"]
