"""References to a photo that want to be more than a number."""

from itertools import product

from .words import ELSEWHERE, RUN

NUMBERS = (
    "0", "-1", "+1", "01", "1.0", "1e3", "0x1", " 1", "1 ", "1\n", "1,2", "1;2", "", "x", "null",
    "１", "١", "9" * 25, "9223372036854775808", "2147483648", "1 OR 1=1", "1'--", "../1",
    "1/../../logout", "1?x=1", "1#x", "%31", "1\0", "{{ 1 }}", "javascript:hit()",
    "1&quot; onload=&quot;hit()", "1&gt;&lt;svg onload=hit()&gt;", "1' onload='hit()",
    "1 onload=hit()", "1&#10;onload=hit()", "&#49;", "1\u200b", "1,https://elsewhere.example",
)  # fmt: skip
EXTRAS = (
    f"src=x onerror={RUN}", f"onload={RUN}", f'src="{ELSEWHERE}/1"', f'srcset="{ELSEWHERE}/2 1x"',
    f"src=javascript:{RUN}", f'style="background:url({ELSEWHERE}/3)"',
    f"longdesc={ELSEWHERE} usemap=#x", f'alt=\'"><script>{RUN}</script>\'',
    'alt="&quot;&gt;&lt;svg onload=hit()&gt;"', f"lowsrc={ELSEWHERE}/4 dynsrc=x",
    f"data-photo='2' src=/x onerror={RUN}", f"DATA-PHOTO=3 ONLOAD={RUN}",
    "class=photo id=id_body name=body",
    f"crossorigin referrerpolicy=unsafe-url src=//elsewhere.example/5 onerror={RUN}",
    "is=x-photo sizes=auto",
)  # fmt: skip
WRAPPERS = (
    "<p><strong>{}</strong></p>", "<h2>{}</h2>", "<p>a{}b</p>", "<a href=javascript:hit()>{}</a>",
    "<table><tr><td>{}</table>", "<table>{}</table>", "<ul>{}<li>x</ul>",
    "<picture><source srcset=//elsewhere.example/6>{}</picture>", "<svg>{}</svg>", "<math><mi>{}",
    "<figure onclick=hit()>{}<figcaption>x</figure>", "<select><option>{}</select>",
    "<style>{}</style>", "<noscript>{}</noscript>", "<p title='{}'>x</p>", "<!--{}-->",
    "<template>{}</template>",
)  # fmt: skip
CARRIERS = (
    "p", "a", "svg", "iframe", "input type=image", "video", "embed", "object", "picture", "source",
    "image",
)  # fmt: skip


def photo_numbers():
    for number in NUMBERS:
        yield f'<p><img data-photo="{number}"></p>'
        yield f"<img data-photo='{number}' src=/admin/photos/photo/1/picture/ alt=x>"


def photo_extras():
    for extra in EXTRAS:
        yield f'<p><img data-photo="1" {extra}></p>'
        yield f"<img {extra} data-photo=1>"
        yield f"<IMG/{extra.replace(' ', '/')}/data-photo=1>"
        yield f'<image data-photo="1" {extra}>'


def photo_wrappers():
    for wrapper, extra in product(WRAPPERS, EXTRAS[:4]):
        yield wrapper.format(f'<img data-photo="1" {extra}>')


def photo_carriers():
    """Other elements that claim to be a photo."""
    for carrier, extra in product(CARRIERS, EXTRAS[:6]):
        yield f'<{carrier} data-photo="1" {extra}>x</{carrier.split()[0]}>'
