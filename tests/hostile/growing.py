"""Functions that read what people type, and texts that grow: twice as much may not take four times.

They are found by the names of their arguments. One that takes more than a text joins the table.
"""

import pkgutil
from importlib import import_module
from inspect import Parameter, getmembers, isfunction, signature

from django.contrib.auth import get_user_model

from blog.models import Post
from clinic_site.accounts import factors, recovery
from clinic_site.forwarding import deciding
from clinic_site.publishing import drafts
from clinic_site.publishing import links as pages
from clinic_site.richtext import differences, elsewhere, merging, references, text, titles
from clinic_site.richtext.pictures import PHOTOS
from clinic_site.search import extracts, finding
from clinic_site.search import words as indexed
from clinic_site.search.asking import Term
from contact import form_context, people

# So are the arguments called that take what somebody typed.
TYPED = {"html", "text", "typed", "address", "signed", "query", "referrer", "email", "telephone"}
PACKAGES = ("blog", "clinic_site", "contact", "services")
OUR_OWN = (
    ".migrations",
    ".demo",
    ".management",
    "clinic_site.env",
    "clinic_site.settings",
    "clinic_site.wsgi",
)

WITH_MORE = {
    "differences.differences html": lambda html: differences.differences(html, f"x {html[1:]} y"),
    "extracts.extract": lambda text: extracts.extract(text, extracts.Marker([Term(("x",))])),
    "factors.device_of_code": lambda text: factors.device_of_code(get_user_model()(pk=1), text),
    "deciding.stood_at": lambda text: deciding.stood_at(text, but=""),
    "drafts.replacements": lambda text: list(drafts.replacements(Post(title=text), text)),
    "elsewhere.with_whole_addresses html": lambda html: elsewhere.with_whole_addresses(
        html, "https://clinic.example/blog/post/"
    ),
    "finding.find_by_titles": lambda text: finding.find_by_titles(text, 3),
    "form_context.sign_context": lambda text: form_context.sign_context(referrer=text, query=text),
    "links.LINK html": pages.LINK.findall,
    "links.PAGES html": pages.PAGES.pattern.findall,
    "recovery.use_code": lambda text: recovery.use_code(get_user_model()(pk=1), text),
    "people.in_one_spelling": lambda text: people.in_one_spelling(str.strip, text),
    "merging.exchanged html": lambda html: merging.exchanged(html, html, "<p>x</p>"),
    "pictures.PHOTOS html": PHOTOS.keys_in,
    "references.faults_of_references html": lambda html: references.faults_of_references(
        html, str
    ),
    "references.show_references html": lambda html: references.show_references(html, eager=True),
    "text.excerpt_of_beginning html": lambda html: text.excerpt_of_beginning(html, 1),
    "words.as_indexed": lambda text: indexed.as_indexed(text, len(text)),
    "titles.without_title html": lambda html: titles.without_title(html, ["x"]),
}
# They only seal a text, give it to one of the others, or ask another site.
OTHERS = {
    "beforehand.clean_once", "keys.decrypt", "keys.encrypt", "keys.keyed_hash", "keys.keyed_hashes",
    "factors.shown", "kept.keep", "leaving.follow", "strangers.ask", "kept.look_at", "sanitizer.clean_and_tell",
}  # fmt: skip

TAGS = (
    "<", "<a ", "<a", "</", "<!--", "<?", "<div>", "<p>", "<b>", "<em ", "<h2>", "<h2>x</h2>",
    "<ul><li>", "<td>", "<svg>", "<select>", "<table>", "<font color=a>", "<script>", "<style",
    "<![CDATA[", '<a href="', "<a href=x title='", "<a href='x'>", "<a href=x>x</a>",
    '<a data-page="blog.post:1">', ' data-page="blog.post:1"', '<img data-photo="1">',
    '<p><img data-photo="1"></p>', "<p><strong> </strong></p>", "<p>&nbsp;</p>", "&nbsp; ",
)  # fmt: skip
SIGNS = (
    "&", "&#", "&#x41", "\xa0", " ", "x", "x ", "\n", "\t\r", "1", "+1", "-", ".", "a@", "a.", "%41",
    "((", "http://", "www.", "/", "don", "not ", "want to ", "self ", "\u0301", "\ufb01", "\u202e",
    '"', "'", "\\", ",", ";", ":",
)  # fmt: skip


def functions_that_read() -> dict:
    """Every public function of the site that takes what people type, as "module.name"."""
    found = {}
    for module in _modules():
        for name, function in getmembers(module, isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and (arguments := _texts_of(function)):
                about = " html" if "html" in arguments else ""
                found[f"{module.__name__.rpartition('.')[2]}.{name}{about}"] = function
    return {name: read for name, read in found.items() if name.partition(" ")[0] not in OTHERS}


def needs_more(function) -> bool:
    """Whether it cannot be called with a text alone."""
    parameters = signature(function).parameters.values()
    needed = [each for each in parameters if each.default is Parameter.empty]
    return len(needed) != 1 or needed[0].kind is Parameter.KEYWORD_ONLY


def _texts_of(function):
    parameters = signature(function).parameters.items()
    return {name for name, each in parameters if each.annotation in {str, str | None}} & TYPED


def _modules():
    for package in PACKAGES:
        for found in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not any(part in found.name for part in OUR_OWN):
                yield import_module(found.name)
