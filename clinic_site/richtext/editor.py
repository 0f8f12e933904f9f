"""How the editor is set up: what an article needs and no more, and nothing from outside."""

from django.templatetags.static import static
from django.utils.functional import lazy

# Asked when a form is shown: the names of published files are not known before.
address_of = lazy(static, str)
SKIN = address_of("ckeditor/ckeditor/skins/moono-lisa/editor.css")
FONTS, TOKENS, THEME, BASE, PROSE, EDITOR = (
    address_of(f"clinic/css/{name}.css")
    for name in ("fonts", "tokens", "theme", "base", "prose", "editor")
)

# What a keyboard has not: quotes, dashes, measures, fractions, signs, and Spanish names.
CHARACTERS = [
    f"&{name};"
    for name in (
        "ldquo", "rdquo", "lsquo", "rsquo", "ndash", "mdash", "hellip", "bull", "deg", "plusmn",
        "times", "divide", "asymp", "le", "ge", "frac14", "frac12", "frac34", "sup2", "sup3",
        "micro", "rarr", "euro", "pound", "copy", "reg", "trade", "sect", "iquest", "iexcl",
        "aacute", "eacute", "iacute", "oacute", "uacute", "uuml", "ntilde", "ccedil",
    )
]  # fmt: skip

CKEDITOR_CONFIGS = {
    "default": {
        "versionCheck": False,
        "customConfig": "",
        "stylesSet": False,
        "fullPage": False,
        # The loose plugins of the package are ten years older than its core: none is named.
        "extraPlugins": "",
        "removePlugins": ",".join((
            "about", "bidi", "colorbutton", "colordialog", "copyformatting", "dialogadvtab", "div",
            "editorplaceholder", "elementspath", "exportpdf", "filebrowser", "find", "font",
            "forms", "horizontalrule", "iframe", "image", "indentblock", "justify", "language",
            "liststyle", "newpage", "pagebreak", "pastefromgdocs", "pastefromlibreoffice",
            "pastefromword", "pastetools", "preview", "print", "removeformat", "save",
            "scayt", "selectall", "showblocks", "showborders", "smiley", "stylescombo", "templates",
            "uploadimage", "uploadwidget",
        )),
        "toolbar": "Clinic",
        "toolbar_Clinic": [
            ["Format"],
            ["Bold", "Italic"],
            ["BulletedList", "NumberedList", "Blockquote"],
            ["Link", "Unlink"],
            ["Photo", "Table", "SpecialChar"],
            ["Undo", "Redo"],
            ["Maximize", "Source"],
        ],
        "format_tags": "p;h2;h3;h4",
        "removeDialogTabs": "link:advanced;link:target;link:upload;table:advanced",
        "linkShowTargetTab": False,
        "linkDefaultProtocol": "https://",
        "disableObjectResizing": True,
        "allowedContent": (
            "p h2 h3 h4 blockquote ul strong em sub sup br hr caption thead tbody tfoot tr table;"
            " ol[start,type,reversed]; li[value]; a[!href,title]; th[scope,colspan,rowspan]; td[colspan,rowspan];"
            " img[!data-photo,src,alt]"
        ),
        "disallowedContent": "script style iframe object embed form input; *[on*]; *{*}",
        # A picture comes in through the library alone, never as data inside the text.
        "clipboard_handleImages": False,
        "entities": False,
        "specialChars": CHARACTERS,
        # The text looks as on the site, and the menus belong to it.
        "contentsCss": [FONTS, TOKENS, THEME, BASE, PROSE, EDITOR],
        "contextmenu_contentsCss": [SKIN, FONTS, TOKENS, THEME, EDITOR],
        "bodyClass": "prose",
        "width": "100%",
        "height": 380,
    }
}  # fmt: skip
# A sentence or two that lead on.
CKEDITOR_CONFIGS["short"] = CKEDITOR_CONFIGS["default"] | {
    "toolbar_Clinic": [["Bold", "Link", "Unlink"], ["Undo", "Redo"]],
    "allowedContent": "p strong br; a[!href,title]",
    "height": 120,
}
