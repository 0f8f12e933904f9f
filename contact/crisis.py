"""Recognizes a request of somebody who may be in danger."""

import re

# Searched by the server and, while somebody types, by `crisis.js`: plain words for both. Rather
# once too often than once too seldom; the Spanish of Florida's visitors is among them.
CRISIS_WORDS = (
    r"suicid|kill(ing)? myself|end (it all|my life)|take my (own )?life"
    r"|(want|wish|ready|going|rather) (to )?(die|be dead)|better off (dead|without me)"
    r"|not (want|wanting) to (live|be alive|wake up|be here)|don.?t want to (live|be alive|wake up)"
    r"|no reason to (live|go on)|self.?harm|(hurt|harm|cut|cutting|hurting|harming) myself"
    r"|overdos|can.?t go on|quitarme la vida|matarme|no quiero vivir|quiero morir"
)
_PATTERN = re.compile(CRISIS_WORDS, re.IGNORECASE)


def speaks_of_crisis(text: str) -> bool:
    """Whether a message speaks of suicide or self-harm."""
    return bool(_PATTERN.search(" ".join(text.split())))
