"""The numbers by which people and clinic speak of a request, or of an erasure."""

import secrets


def new_reference() -> str:
    """Eight digits that are easy to read out and tell neither how many came before nor who."""
    number = f"{secrets.randbelow(10**8):08}"
    return f"{number[:4]}-{number[4:]}"
