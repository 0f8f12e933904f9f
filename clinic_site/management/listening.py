"""Where the web server listens, as the environment says."""

import os
import sys


def variable(name, default):
    """The environment variable without blanks around it; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def whole_number(name, default, *, highest):
    """The environment variable as a number from 1 to `highest`."""
    value = variable(name, default)
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= highest):
        sys.exit(f"{name} takes a whole number from 1 to {highest}.")
    return int(value)


def own_address(host, port):
    """The address under which this machine reaches the server, whatever that listens on.

    By a name wherever there is one: passkeys belong to names.
    """
    if host in {"127.0.0.1", "0.0.0.0", "::"}:  # noqa: S104 -- compared with, never bound
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def host_port_workers() -> tuple[str, int, int]:
    """Of the web server that `make run` starts here."""
    return (
        variable("HOST", "127.0.0.1"),
        whole_number("PORT", "8000", highest=65535),
        whole_number("WORKERS", "2", highest=64),
    )
