"""Addresses that are scripts, in the places where a browser follows one and in many disguises."""

from .words import ELSEWHERE, RUN

PLACES = (
    '<a href="{}">x</a>', "<a href='{}' title=x>x</a>", '<p><a title="x" HREF="{}">x</a></p>',
    '<area href="{}">', '<map name=m><area shape=default href="{}"></map>',
    '<iframe src="{}"></iframe>', '<object data="{}"></object>', '<embed src="{}">',
    '<form action="{}"><button>x</button></form>', '<button formaction="{}">x</button>',
    '<svg><a xlink:href="{}"><text y=9>x</text></a></svg>',
    '<svg><a href="{}"><text>x</text></a></svg>', '<math href="{}"><mtext>x</mtext></math>',
    '<base href="{}">', '<meta http-equiv=refresh content="0;url={}">',
    '<link rel=stylesheet href="{}">', '<frameset><frame src="{}"></frameset>',
    '<blockquote cite="{}">x</blockquote>',
)  # fmt: skip
DISGUISES = (
    "javascript:{}", "JaVaScRiPt:{}", " javascript:{}", "\tjavascript:{}", "\x01javascript:{}",
    "\x1fjavascript:{}", "\u00a0javascript:{}", "java\tscript:{}", "java\nscript:{}",
    "jav&#x09;ascript:{}", "jav&#x0A;ascript:{}", "jav&Tab;ascript:{}", "java&NewLine;script:{}",
    "javascript&colon;{}", "javascript&#58;{}", "javascript&#0000058{}", "&#106;avascript:{}",
    "&#x6a&#x61;vascript:{}", "javascript\t:{}", "java\0script:{}", "javascript:%68it()//{}",
    "javascript://%0a{}", "javascript:/*--></title></style></script>*/{}", "javascript:void {}",
)  # fmt: skip
OTHER_SCHEMES = (
    "data:text/html,<script>{}</script>", "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
    "data:text/html;charset=utf-16,{}",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{}'/>",
    "data:application/xhtml+xml,<x onclick='{}'/>", "DATA:text/html,<svg onload={}>", "data:,{}",
    "vbscript:{}", "VbScRiPt:MsgBox(1)", "livescript:{}", "mocha:{}", "jscript:{}",
    "feed:javascript:{}", "view-source:javascript:{}", "jar:javascript:{}!/x", "blob:null/{}",
    "filesystem:http://elsewhere.example/temporary/x", "file:///etc/hostname",
    "ftp://elsewhere.example/x", "intent://elsewhere.example#Intent;scheme=http;end",
    "ws://elsewhere.example/", "about:srcdoc", "chrome://settings",
    "ms-word:ofe|u|https://elsewhere.example/x.docx", "sms:+17272301438?body=x", "steam://run/1",
    "x-apple-something:{}", "cid:{}", "urn:x:{}", "//elsewhere.example:x@/",
)  # fmt: skip
NEARLY_OURS = (
    "http:elsewhere.example", "https:/elsewhere.example", "https:\\\\elsewhere.example",
    "/\\elsewhere.example", "\\\\elsewhere.example", "///elsewhere.example",
    "/\t/elsewhere.example", "//elsewhere.example\\@127.0.0.1", "\x01//elsewhere.example",
    "\u00a0//elsewhere.example", "////elsewhere.example", "/\r\n/elsewhere.example",
    "\t\\/elsewhere.example", "https:\t//elsewhere.example", "h\ntt\rps://elsewhere.example",
    "/.//elsewhere.example", "https://127.0.0.1@elsewhere.example/", "HTTPS://ELSEWHERE.EXAMPLE",
    "https://elsewhere。example", "https://elsewhere.example%2f@x", "?//elsewhere.example",
    "#javascript:hit()", "mailto:a@b.example?subject=<svg onload=hit()>", "tel:javascript:hit()",
    "http://[::ffff:7f00:1]@elsewhere.example", 'https://elsewhere.example:443#"onclick=hit()//',
)  # fmt: skip
MORE_THAN_A_LINK = (
    "ping={}/p", "target=_top onclick=hit()", "target='<script>hit()</script>'", "download={}/d",
    "rel=opener target=x", "attributionsrc={}/a", 'style="position:fixed;inset:0"', "is=x-link",
    "href=javascript:hit()", 'HREF="javascript:hit()"', "xlink:href=javascript:hit()",
    "autofocus tabindex=0 onfocus=hit()", 'title="" onmouseover="hit()"',
    "accesskey=x onclick=hit()",
)  # fmt: skip


def script_addresses():
    for place in PLACES:
        for disguise in DISGUISES:
            yield place.format(disguise.format(RUN))


def other_schemes():
    for place in PLACES[:3] + PLACES[5:8]:
        for scheme in OTHER_SCHEMES:
            yield place.format(scheme.format(RUN))


def nearly_ours():
    """Addresses that a filter may take for a path of this site; browsers leave it."""
    for address in NEARLY_OURS:
        yield f'<a href="{address}">x</a>'
        yield f'<base href="{address}"><a href="x">x</a>'
        yield f'<iframe src="{address}"></iframe>'


def links_that_do_more():
    for number, attribute in enumerate(MORE_THAN_A_LINK):
        more = attribute.format(ELSEWHERE)
        yield f'<a href="/contact/" {more}>x</a>'
        yield f'<a {more} href="{ELSEWHERE}/{number}">x</a>'
        yield f"<h2><a {more}>x</a></h2><p><a {more} href=/>y</a></p>"
