"""Puts several screenshots into one picture that a person looks over quickly."""

from PIL import Image, ImageDraw

GAP = 24
LABEL = 20
MOST_BYTES = 300_000
MOST_HIGH = 2000  # what a long page shows below that is in its own picture
# How wide a page is on the sheet, by how wide it is, and how many stand side by side.
SHOWN = {360: (270, 10), 768: (384, 7), 1440: (540, 5)}
GROUND, INK = "#9a9a9a", "black"


def paste_sheet(paths, width, target):
    """All pages of one width in rows, each below its name and cut where it is long."""
    shown, in_row = SHOWN[width]
    rows = [paths[start : start + in_row] for start in range(0, len(paths), in_row)]
    strips = [_row(row, shown / width) for row in rows]
    most = max(strip.width for strip in strips)
    sheet = Image.new("RGB", (most, sum(strip.height for strip in strips)), GROUND)
    top = 0
    for strip in strips:
        sheet.paste(strip, (0, top))
        top += strip.height
    sheet.save(target)


def _row(paths, scale):
    pages = [_shown(path, scale) for path in paths]
    wide = sum(page.width + GAP for page in pages) + GAP
    strip = Image.new("RGB", (wide, LABEL + max(page.height for page in pages) + GAP), GROUND)
    brush, left = ImageDraw.Draw(strip), GAP
    for page, path in zip(pages, paths, strict=True):
        brush.text((left, 4), path.stem[: page.width // 6], fill=INK)
        strip.paste(page, (left, LABEL))
        left += page.width + GAP
    return strip


def _shown(path, scale):
    """The page made smaller; one that scrolls sideways is seen to be wider than the others."""
    with Image.open(path) as page:
        top = page.convert("RGB").crop(
            (0, 0, page.width, min(page.height, int(MOST_HIGH / scale)))
        )
    return top.resize((int(top.width * scale), int(top.height * scale)), reducing_gap=2)


def paste_beside(paths, target):
    """Screens of one size side by side on nothing, no heavier than a README wants it."""
    screens = [Image.open(path).convert("RGBA") for path in paths]
    wide, high = screens[0].size
    whole = Image.new("RGBA", (len(screens) * (wide + GAP) - GAP, high))
    for number, screen in enumerate(screens):
        whole.paste(screen, (number * (wide + GAP), 0))
    whole.save(target, optimize=True)
    if target.stat().st_size > MOST_BYTES:
        whole.quantize(256, Image.Quantize.FASTOCTREE).save(target, optimize=True)
