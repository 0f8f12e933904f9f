"""Rich text for who reads it elsewhere, such as in a feed: every address in it is a whole one."""

import re
from urllib.parse import urljoin

from .markup import tokens_of

ADDRESS = re.compile(r'(?<= )(href|src)="([^"]*)"')
CHOICE = re.compile(r'(?<= srcset=")[^"]*')  # of pictures: "/a.webp 400w, /b.webp 800w"


def with_whole_addresses(html: str, page: str) -> str:
    """`html` as a page shows it, whose whole address is `page`; what stands between tags stays."""

    def whole(address):
        try:
            return urljoin(page, address)
        except ValueError:  # it leads nowhere anyway
            return address

    def one(found):
        return f'{found[1]}="{whole(found[2])}"'

    def choice(found):
        return ", ".join(map(whole, found[0].split(", ")))

    return "".join(
        CHOICE.sub(choice, ADDRESS.sub(one, token)) if token.startswith("<") else token
        for token in tokens_of(html)
    )
