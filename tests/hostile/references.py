"""References to a photo or a page that want to be more than a number or a key."""

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

# This one is there, in the demo and elsewhere.
PAGE = "clinic.page:1"
KEYS = (
    "", "1", "clinic.page", "clinic.page:", ":1", "clinic.page:0", "clinic.page:01",
    "clinic.page:-1", "clinic.page:1.5", "clinic.page:1 ", " clinic.page:1", "CLINIC.PAGE:1",
    "clinic.page:١", f"clinic.page:{'9' * 19}", "clinic/page:1", "../clinic.page:1",
    "clinic.page:1/../2", "clinic.page:1?x=1", "clinic.page:1 OR 1=1", "clinic..page:1",
    "clinic.page:1,2", "clinic.page:1\n#x", "clinic.page:1\0", "javascript:hit()",
    "javascript.x:hit()", "javascript&colon;hit()", f"{ELSEWHERE}/", "//elsewhere.example/7",
    "{{ 1 }}.x:1", "clinic.page:1&quot; onclick=&quot;hit()", "clinic.page:1' onclick='hit()",
)  # fmt: skip
FRAGMENTS = (
    "#", "#rest", "#javascript:hit()", "#&quot; onclick=&quot;hit()", "#&gt;&lt;svg onload=hit()&gt;",
    "#' onclick='hit()", '#" onclick="hit()', f"#{ELSEWHERE}/8", "#\n\tx", "##a#b",
    "?", "?rest", "?javascript:hit()", "?&quot; onclick=&quot;hit()", "?&gt;&lt;svg onload=hit()&gt;",
    "?' onclick='hit()", '?" onclick="hit()', f"?{ELSEWHERE}/8", "?\n\tx", "??a#b?c",
)  # fmt: skip
MORE_OF_LINKS = (
    f"onclick={RUN}", f"href=javascript:{RUN}", f"href={ELSEWHERE}/9", 'href=""', "href",
    f"target=_blank ping={ELSEWHERE}/10", f'title="&quot;&gt;<script>{RUN}</script>"',
    f"style=position:fixed onfocus={RUN} autofocus tabindex=0", "data-page=clinic.page:2",
    "DATA-PAGE=clinic.page:3 HREF=javascript:hit()", "download rel=opener xlink:href=javascript:hit()",
)  # fmt: skip
LEADING = ("p", "area", "link", "base", "form", "button", "svg><a", "iframe", "blockquote", "li")


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


def page_keys():
    for key in KEYS:
        yield f'<p><a data-page="{key}">x</a></p>'
        yield f"<a href='' data-page='{key}' title=t>x</a>"


def page_fragments():
    for fragment in FRAGMENTS:
        yield f'<p><a data-page="{PAGE}{fragment}">x</a></p>'
        yield f"<a title='{fragment}' data-page='{PAGE}{fragment}'>x</a>"


def page_links_with_more():
    for more in MORE_OF_LINKS:
        yield f'<p><a data-page="{PAGE}" {more}>x</a></p>'
        yield f"<a {more} data-page={PAGE}>x</a>"
        yield f"<A/{more.replace(' ', '/')}/data-page={PAGE}>x</A>"
        yield f"<h2><a data-page={PAGE}><a {more}>x</a>y</a></h2>"


def page_carriers():
    """Other elements that claim to lead to a page."""
    for carrier, more in product(LEADING, MORE_OF_LINKS[:3]):
        yield f'<{carrier} data-page="{PAGE}" {more}>x</{carrier.split()[0]}>'
