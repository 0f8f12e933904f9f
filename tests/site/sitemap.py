"""The sitemap, put together from its parts."""

import re
from urllib.parse import urlsplit

LOCATION = re.compile(r"<loc>([^<]+)</loc>")
INDEX = "/sitemap.xml"


def paths_in(part: str) -> list[str]:
    """The addresses in a part, or in the index, without scheme and host."""
    return [urlsplit(address).path for address in LOCATION.findall(part)]


def content_at(client, address: str = INDEX) -> str:
    """What a client reads at an address; of the sitemap, in the index and all of its parts."""
    content = client.get(address).content.decode()
    parts = paths_in(content) if address == INDEX else []
    return "\n".join([content, *(client.get(path).content.decode() for path in parts)])


def listed(client) -> list[str]:
    """The paths of all pages in the sitemap."""
    return [path for path in paths_in(content_at(client)) if not path.endswith(".xml")]
