"""Every public address of a site: those of its sitemap, the fixed ones, and what they link."""

from urllib.parse import urldefrag, urljoin, urlsplit

from tests.site.reading import links, read
from tests.site.sitemap import listed

# Pages that no sitemap lists.
UNLISTED = (
    "/blog/page/2/",
    "/blog/author/jordan-sample/",
    "/search/",
    "/search/?q=depression",
    "/search/?q=nothing-of-the-kind",
    "/search/?q=sucide",
    "/search/?q=ketmine",
    "/search/?q=contact+depressionn+pain",
    "/search/?q=where",
    "/search/?q=phone",
    "/contact/?treatment=morpheus8",
)
NAMED_BY_THE_CLINIC = (
    "/",
    "/services/",
    "/blog/",
    "/people/",
    "/contact/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/good-faith-estimate/",
)


def crawl(client) -> dict:
    """Each page's address with its answer and its tree."""
    addresses = dict.fromkeys((*NAMED_BY_THE_CLINIC, *listed(client), *UNLISTED))
    answers = {address: client.get(address, follow=True) for address in addresses}
    return {address: (answer, read(answer)) for address, answer in answers.items()}


def linked_from(address, tree) -> set[tuple[str, str]]:
    """The (address, fragment) pairs of this site that a page links or loads."""
    named = links(tree)
    named += [part.get("src") for part in tree.iter() if part.get("src")]
    named += [part.get("href") for part in tree.iter("link")]
    found = set()
    for name in named:
        whole, fragment = urldefrag(urljoin(f"https://clinic.example{address}", name))
        parts = urlsplit(whole)
        if parts.scheme in {"http", "https"} and parts.netloc == "clinic.example":
            found.add((parts._replace(scheme="", netloc="").geturl() or "/", fragment))
    return found


def faults(pages, of_page):
    """The pages for which `of_page(address, response, tree)` finds something to complain of."""
    found = {address: of_page(address, *page) for address, page in pages.items()}
    return {address: fault for address, fault in found.items() if fault}
