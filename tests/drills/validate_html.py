"""Validates every public page of the demo site with the Nu HTML checker. Exit 1: an error.

The structured data of those that have any is validated with Adobe's validator, which nobody here wrote.

.venv/bin/python -m tests.drills.validate_html
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from tests.browser.public_pages import NOWHERE, public_addresses
from tests.drills.demo_site import demo_site
from tests.drills.node import FOLDER, MODULES, install, need
from tests.drills.refusals import FORM, refusals

CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
STRUCTURED = FOLDER / "structured_data.mjs"
KNOWN_TYPES = FOLDER.parent / "publishing" / "schema_org.json"
NOT_FOR_READERS = {
    "a wrong address": ("GET", NOWHERE, 404),
    "a malformed address": ("GET", "/search/%00/", 400),
    "a question that cannot be read": ("GET", "/search/?q=caf%E9", 200),
    "a chosen treatment": ("GET", "/contact/?treatment=morpheus8", 200),
    "a file too large": ("POST", "/admin/login/", 413),
}


def pages(site):
    """The name and the bytes of each page."""
    for address in public_addresses(site):
        yield address, site.ask("GET", quote(address, safe="/?=+"))[1]
    for name, (method, address, expected) in NOT_FOR_READERS.items():
        body = b"name=" + b"x" * (10_000_000 if expected == 413 else 0)
        status, page = site.ask(method, address, body if method == "POST" else None, FORM)
        assert status == expected, (name, status)
        yield name, page
    for name, page in refusals(site).items():
        yield name, page.encode()


def messages(folder):
    """What the checker says about the files of a folder."""
    said = subprocess.run(
        ["java", "-jar", CHECKER, "--format", "json", "--stdout", "--exit-zero-always", folder],
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    return json.loads(said)["messages"]


def structured_data(files):
    """What the other validator says about the structured data of files, each with the types in it."""
    said = subprocess.run(
        ["node", STRUCTURED, KNOWN_TYPES, *files], check=True, stdout=subprocess.PIPE
    ).stdout
    return [json.loads(line) for line in said.splitlines()]


def tell_of_html(found, names):
    for message in found:
        name = names[int(Path(message["url"]).stem)]
        kind = message.get("subType", message["type"])
        line = " ".join([f"{kind}: {name}: {message['message']}", message.get("extract", "")])
        sys.stdout.write(" ".join(line.split()) + "\n")
    errors = sum(message["type"] != "info" for message in found)
    sys.stdout.write(f"{len(names)} pages, {errors} errors, {len(found) - errors} warnings.\n")
    return errors


def tell_of_structured_data(told, names):
    """Whatever the validator says is an error: its warnings are what search engines ask for besides."""
    telling = [page for page in told if page["types"]]
    faults = [
        f"{names[int(Path(page['page']).stem)]}: {issue['issueMessage']}: {issue['rootType']}"
        for page in telling
        for issue in page["issues"]
    ]
    types = {kind for page in telling for kind in page["types"]}
    sys.stdout.write("".join(f"structured data: {fault}\n" for fault in faults))
    sys.stdout.write(
        f"{len(telling)} pages with structured data of {len(types)} types, {len(faults)} faults.\n"
    )
    return len(faults) or not telling


def main():
    need("java")
    install()
    with TemporaryDirectory() as folder:
        names, files = [], []
        with demo_site() as site:
            for name, page in pages(site):
                files.append(Path(folder, f"{len(names)}.html"))
                files[-1].write_bytes(page)
                names.append(name)
        errors = tell_of_html(messages(folder), names)
        faults = tell_of_structured_data(structured_data(files), names)
    sys.exit(bool(errors or faults))


if __name__ == "__main__":
    main()
