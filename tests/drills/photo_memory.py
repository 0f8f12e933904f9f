"""Measures what the decoder of photos takes for large pictures and for bombs. Run by hand:

.venv/bin/python -m tests.drills.photo_memory
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

from PIL import Image

from tests.photos.pictures import (
    encoded,
    heif_that_repeats,
    heif_that_says,
    jpeg_that_says,
    plain,
    png_header,
    webp_that_says,
)

DECODER = Path(__file__).parents[2] / "clinic_site" / "photos" / "decoder.py"
LARGE = (8660, 5773)  # 50 megapixels, as a good telephone takes them
HALF = (6123, 4082)  # 25 megapixels
MEGABYTE = 1024 * 1024
FLOOD = zlib.compress(bytes(512 * MEGABYTE), 9)


def photo(mode="RGB", size=LARGE):
    """Soft shapes with some noise: about as hard to encode as a photo is."""
    width, height = size
    noise = Image.effect_noise((width // 8, height // 8), 60).resize(size)
    slopes = [Image.linear_gradient("L").resize(size), Image.radial_gradient("L").resize(size)]
    return Image.merge(mode, [noise, *slopes, slopes[1]][: len(mode)])


MADE = {
    "50 MP JPEG": lambda: encoded(photo(), "JPEG", quality=90),
    "50 MP JPEG, progressive, 4:4:4": lambda: encoded(
        photo(), "JPEG", quality=90, progressive=True, subsampling=0
    ),
    "50 MP PNG": lambda: encoded(photo(), "PNG", compress_level=1),
    "50 MP PNG, transparent": lambda: encoded(photo("RGBA"), "PNG", compress_level=1),
    "50 MP WebP": lambda: encoded(photo(), "WEBP", method=0),
    "50 MP WebP, transparent": lambda: encoded(photo("RGBA"), "WEBP", method=0),
    "50 MP AVIF": lambda: encoded(photo(), "AVIF", speed=10),
    "50 MP AVIF, transparent": lambda: encoded(photo("RGBA"), "AVIF", speed=10),
    "25 MP WebP": lambda: encoded(photo(size=HALF), "WEBP", method=0),
    "25 MP WebP, transparent": lambda: encoded(photo("RGBA", HALF), "WEBP", method=0),
    "25 MP WebP, lossless": lambda: encoded(photo("RGBA", HALF), "WEBP", lossless=True, method=0),
    "25 MP WebP of one color": lambda: plain("WEBP", size=HALF),
    "25 MP WebP that moves": lambda: encoded(
        Image.new("RGBA", HALF),
        "WEBP",
        save_all=True,
        append_images=[photo(size=HALF)] * 2,
        method=0,
    ),
    "25 MP AVIF": lambda: encoded(photo(size=HALF), "AVIF", speed=10),
    "25 MP AVIF, transparent": lambda: encoded(photo("RGBA", HALF), "AVIF", speed=10),
    "50 MP CMYK JPEG, progressive": lambda: encoded(
        photo("CMYK"), "JPEG", quality=90, progressive=True, subsampling=0
    ),
    "50 MP HEIC": lambda: encoded(photo(), "HEIF", quality=50),
    "51 MP in the header of a PNG": lambda: png_header(10_200, 5_000),
    "51 MP in the header of a JPEG": lambda: jpeg_that_says(10_200, 5_000),
    "51 MP in the header of a WebP": lambda: webp_that_says(10_200, 5_000),
    "51 MP in the header of an AVIF": lambda: heif_that_says(10_200, 5_000, "AVIF"),
    "51 MP in the header of a HEIC": lambda: heif_that_says(10_200, 5_000),
    "64,000 x 64,000 PNG": lambda: png_header(64_000, 64_000),
    "64,000 x 64,000 JPEG": lambda: jpeg_that_says(64_000, 64_000),
    "64,000 x 64,000 AVIF": lambda: heif_that_says(64_000, 64_000, "AVIF"),
    "64,000 x 64,000 HEIC": lambda: heif_that_says(64_000, 64_000),
    "16,383 x 16,383 WebP": lambda: plain("WEBP", size=(16_383, 16_383)),
    "12,000 x 12,000 WebP": lambda: plain("WEBP", size=(12_000, 12_000)),
    "50 MP in one row of PNG": lambda: png_header(50_000_000, 1),
    "512 MB of text in a PNG": lambda: png_header(60, 40, (b"zTXt", b"a\0\0" + FLOOD)),
    "512 MB of profile in a PNG": lambda: png_header(60, 40, (b"iCCP", b"a\0\0" + FLOOD)),
    "HEIC of 67 MP that says 60 x 40": lambda: heif_that_says(60, 40, size=(8192, 8192)),
    "AVIF of 268 MP that says 60 x 40": lambda: heif_that_says(
        60, 40, "AVIF", (16_384, 16_384), speed=10
    ),
    "HEIC of 20 MB, 480 times itself": lambda: heif_that_repeats(480, 20 * MEGABYTE),
}


def make(folder, name):
    (folder / name).write_bytes(MADE[name]())


def measure(path):
    """Run the decoder on a file; return its peak in megabytes, its seconds and its answer."""
    command = [sys.executable, "-I", "-B", "-W", "ignore", DECODER]
    with path.open("rb") as file:
        program = subprocess.Popen(
            command, stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={}
        )
        said = program.stderr.read().decode().strip() or "taken"
        _pid, status, usage = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
        program.stderr.close()
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, said


def main():
    # Made in processes of their own: a program begins with the peak of the one that starts it.
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        for name in MADE:
            maker = context.Process(target=make, args=(Path(folder), name))
            maker.start()
            maker.join()
            path = Path(folder) / name
            memory, seconds, said = measure(path)
            size = path.stat().st_size / MEGABYTE
            line = f"{name:36} {size:7.2f} MB {memory:6.0f} MB peak {seconds:6.2f} s  {said}\n"
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
