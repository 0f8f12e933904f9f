"""How the editor is set up: what an article needs and no more, and nothing from outside."""

CKEDITOR_CONFIGS = {
    "default": {
        "versionCheck": False,
        "customConfig": "",
        "stylesSet": False,
        "fullPage": False,
        # The loose plugins of the package are ten years older than its core: none is named.
        "extraPlugins": "",
        "toolbar": "Clinic",
        "toolbar_Clinic": [
            ["Format"],
            ["Bold", "Italic", "RemoveFormat"],
            ["NumberedList", "BulletedList", "Blockquote"],
            ["Link", "Unlink"],
            ["Table", "HorizontalRule", "SpecialChar"],
            ["Undo", "Redo"],
            ["Maximize", "Source"],
        ],
        "format_tags": "p;h2;h3;h4",
        "removePlugins": ",".join((
            "about", "bidi", "colorbutton", "colordialog", "copyformatting", "dialogadvtab", "div",
            "elementspath", "exportpdf", "flash", "font", "forms", "iframe", "image", "justify",
            "language", "newpage", "pagebreak", "preview", "print", "save", "scayt", "smiley",
            "stylescombo", "templates", "uploadimage", "wsc",
        )),
        "removeDialogTabs": "link:advanced;link:target;table:advanced",
        "allowedContent": (
            "p h2 h3 h4 blockquote ul ol li strong em sub sup br hr caption thead tbody tfoot tr"
            " table; a[!href,title]; th[scope,colspan,rowspan]; td[colspan,rowspan]"
        ),
        "disallowedContent": "script style iframe object embed form input; *[on*]; *{*}",
        "pasteFilter": "semantic-content",
        "entities": False,
        "linkDefaultProtocol": "https://",
        "width": "100%",
        "height": 320,
    }
}  # fmt: skip
