"""The program that decodes: what it is told, what it tells, and what happens when it cannot."""

import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from clinic_site.photos import cleaning
from tests.photos.pictures import (
    flood,
    heif_that_says,
    jpeg_that_says,
    plain,
    png_header,
    webp_that_says,
    with_everything,
)

pytestmark = pytest.mark.slow

TELLS_ITS_ENVIRONMENT = """
import os, sys
told = os.environ.keys() - {"LC_CTYPE"}  # which Python sets for itself
sys.exit("high_range" if told else "more_behind")
"""


# Tells what a program can do, inside the cage or outside of it.
TRIES_EVERYTHING = """
import os, socket, sys
sys.path.insert(0, sys.argv[1])
import decoder
if sys.argv[2] == "caged":
    decoder.enter_cage()
ways = {
    "reads a file": lambda: os.open("/etc/passwd", os.O_RDONLY),
    "makes a file": lambda: os.open(sys.argv[3], os.O_CREAT | os.O_WRONLY),
    "calls a host": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    "calls a neighbor": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
    "talks to another program": os.pipe,
    "imports something": lambda: __import__("sqlite3"),
}
for name, way in ways.items():
    try:
        way()
        print(name)
    except OSError:
        pass
"""
# Starts the decoder from a small program, for a process begins with the peak of the one before it.
TELLS_THE_PEAK = """
import resource, subprocess, sys
command = [sys.executable, "-I", "-B", "-W", "ignore", sys.argv[1]]
done = subprocess.run(command, stdin=sys.stdin, capture_output=True, env={})
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, done.stderr.decode() or "taken")
"""
# Each would take gigabytes, or all that there is, if it were decoded. Some take long to make.
BOMBS = {
    "a PNG of 64,000 by 64,000": png_header(64_000, 64_000),
    "a PNG in one row": png_header(2**31 - 1, 1),
    "a JPEG of 64,000 by 64,000": jpeg_that_says(64_000, 64_000),
    "a WebP of 16,383 by 16,383": webp_that_says(16_383, 16_383),
    "an AVIF of 64,000 by 64,000": heif_that_says(64_000, 64_000, "AVIF"),
    "a HEIC of 64,000 by 64,000": heif_that_says(64_000, 64_000),
    "a flood of text": lambda: png_header(60, 40, (b"zTXt", b"Author\0\0" + flood(200))),
    "a flood of colors": lambda: png_header(60, 40, (b"iCCP", b"sRGB\0\0" + flood(200))),
}
MOST_FOR_A_BOMB = 150  # megabytes; an ordinary small picture takes some 50


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
    assert header == b"RGB 60 40"
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


@pytest.mark.parametrize(
    ("place", "can"),
    [
        (
            "free",
            (
                "reads a file, makes a file, calls a host, calls a neighbor, "
                "talks to another program, imports something"
            ),
        ),
        ("caged", ""),
    ],
)
def test_in_its_cage_a_program_opens_nothing(tmp_path, place, can):
    folder = cleaning.DECODER.parent
    command = [sys.executable, "-I", "-c", TRIES_EVERYTHING, folder, place, tmp_path / "new"]

    done = subprocess.run(command, capture_output=True, check=True, text=True)

    assert ", ".join(done.stdout.splitlines()) == can
    assert (tmp_path / "new").exists() == (place == "free")


def peak(content, folder):
    """The megabytes that the decoder takes for a file, and what it says."""
    file = folder / "picture"
    file.write_bytes(content)
    command = [sys.executable, "-I", "-c", TELLS_THE_PEAK, cleaning.DECODER]
    with file.open("rb") as picture:
        done = subprocess.run(command, stdin=picture, capture_output=True, check=True, text=True)
    megabytes, said = done.stdout.split(maxsplit=1)
    return int(megabytes), said.strip()


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_refused_before_it_takes_memory(tmp_path, bomb):
    megabytes, said = peak(bomb() if callable(bomb) else bomb, tmp_path)

    assert said.startswith(("too_large", "unreadable"))
    assert megabytes < MOST_FOR_A_BOMB


def test_the_memory_that_a_picture_takes_would_be_seen(tmp_path):
    small, _taken = peak(plain("PNG"), tmp_path)

    large, said = peak(plain("PNG", size=(9_000, 5_500)), tmp_path)

    assert said == "taken"
    assert small < MOST_FOR_A_BOMB < large < 600


PIXELS = "b'\\0' * 7200"
LIES = {
    "nothing": "b''",
    "no line": "b'x' * 20_000_000",
    "words": "b'Here is your picture\\n'",
    "a word of its own": f"b'JPEG RGB 60 40\\n' + {PIXELS}",
    "a mode of its own": f"b'CMYK 60 40\\n' + {PIXELS}",
    "no size": f"b'RGB\\n' + {PIXELS}",
    "a size in words": f"b'RGB many few\\n' + {PIXELS}",
    "a size below nothing": f"b'RGB -60 -40\\n' + {PIXELS}",
    "a size of nothing": "b'RGB 0 0\\n'",
    "digits of another script": f"'RGB ٦٠ ٤٠\\n'.encode() + {PIXELS}",
    "bytes that are no text": f"b'\\xff\\xfe RGB 60 40\\n' + {PIXELS}",
    "a number of a thousand digits": f"b'RGB ' + b'9' * 5000 + b' 40\\n' + {PIXELS}",
    "a size that is too large": "b'RGB 2001 1\\n' + b'x' * 6003",
    "too few pixels": f"b'RGBA 60 40\\n' + {PIXELS}",
    "too many pixels": f"b'RGB 60 39\\n' + {PIXELS}",
    "more than any picture": "b'RGB 60 40\\n' + b'x' * 40_000_000",
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_an_answer_that_is_no_picture_is_a_refusal_with_a_sentence(caplog, other_decoder, lie):
    other_decoder(f"import sys; sys.stdout.buffer.write({lie})")

    with pytest.raises(ValidationError) as refusal:
        cleaning.clean_photo(ContentFile(plain()))

    assert refusal.value.code == "unreadable"
    assert caplog.messages == ["The decoder of photos gave an answer that is no picture"]


def test_an_honest_answer_of_another_program_would_be_taken(other_decoder):
    other_decoder(f"import sys; sys.stdout.buffer.write(b'RGB 60 40\\n' + {PIXELS})")

    photo = cleaning.clean_photo(ContentFile(plain()))

    assert (photo.width, photo.height) == (60, 40)


def test_a_flood_of_refusals_is_a_refusal_as_well(caplog, other_decoder):
    other_decoder("import sys; sys.exit('too_large ' * 1_000_000)")

    with pytest.raises(ValidationError) as refusal:
        cleaning.clean_photo(ContentFile(plain()))

    assert refusal.value.code == "unreadable"
    assert caplog.messages == ["The decoder of photos ended with status 1"]
