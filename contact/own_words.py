"""What somebody wrote for this message: without their signature, and without what they quote."""

import re

from clinic_site.folding import fold

# Of folded texts. A few words, each with what may stand around it in such a line.
CLOSING = re.compile(
    r"(?:many |kind |best |warm )*(?:thanks|thank you|regards|best|sincerely|cheers|sent from"
    r"|get outlook|gracias|saludos|atentamente|mesi|merci|cordialement|obrigad[oa])\b"
)
GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hola|buen[oa]s|bonjou|bonswa)\b"
)
MOST_WORDS_OF_A_LINE = 5  # of a greeting, a closing or a name
LONGEST_LINE = 100  # characters in the lines of a signature, such as a slogan
DIVIDER = re.compile(r"(?:--|__|—)\W*|From: .*")
QUOTATION = re.compile(r"[\"“«][^\"“”«»]{20,300}[\"”»]")


def own_words(message: str) -> str:
    """The message without its signature and what it quotes; whole where nothing else is left.

    A signature praises what its writer sells, whatever the message is about.
    """
    lines = [line.strip() for line in QUOTATION.sub(" ", message).splitlines()]
    lines = [line for line in lines if line and not line.startswith(">")]
    lines = lines[: _signature_in(lines)]
    return message if all(map(_is_greeting, lines)) else "\n".join(lines)


def _signature_in(lines):
    """The number of the line with which it begins, or of all lines."""
    wordy = [number for number, line in enumerate(lines) if len(line) > LONGEST_LINE]
    after_the_text = wordy[-1] + 1 if wordy else 1
    for number, line in enumerate(lines[1:], 1):
        if DIVIDER.fullmatch(line) or (_is_short(line) and CLOSING.match(fold(line))):
            return number
        if after_the_text <= number < len(lines) - 1 and _is_name(line):
            return number
    return len(lines)


def _is_name(line):
    """Whether each word begins as a name does: Ann Lee, Realtor; Lee & Sons."""
    words = [word for word in line.split() if word[0].isalpha()]
    return len(words) > 1 and _is_short(line) and all(word[0].isupper() for word in words)


def _is_greeting(line):
    return _is_short(line) and bool(GREETING.match(fold(line)))


def _is_short(line):
    return len(line.split()) <= MOST_WORDS_OF_A_LINE
