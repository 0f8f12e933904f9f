"""Write var/sbom.json: every package of the site and all published JavaScript, as CycloneDX.

What only tests and checks need is in it as "excluded": it is on no server.
"""

import json
import subprocess
import sys

from tests.browser.server import ROOT
from tests.drills.hashes import pins_in, plain
from tests.drills.javascript import PUBLISHED, purl

TOOLS = ROOT / ".venv" / "audit" / "bin"
BILL = ROOT / "var" / "sbom.json"
SITE = "priority-you-md-website"
VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(fault and f"The bill is not what CycloneDX asks for: {fault}")
"""


def packages():
    """The bill of what is installed, as cyclonedx-py finds it."""
    listed = subprocess.run(
        [TOOLS / "cyclonedx-py", "environment", sys.executable, "--sv", "1.6", "--of", "JSON"],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(listed.stdout)


def with_the_site(bill):
    """The same with the site itself, what of it runs on a server, and its JavaScript."""
    pins = pins_in((ROOT / "requirements.txt").read_text())
    running = {package for package, _version in pins}
    for part in bill["components"]:
        part["scope"] = "required" if plain(part["name"]) in running else "excluded"
    needs = {entry["ref"]: entry for entry in bill["dependencies"]}
    references = {plain(part["name"]): part["bom-ref"] for part in bill["components"]}
    for library in PUBLISHED:
        name = purl("npm", library.name, library.version)
        group, _slash, bare = library.name.rpartition("/")
        bill["components"].append(
            {"type": "library", "name": bare, "version": library.version, "purl": name}
            | {"bom-ref": name, "scope": "required"}
            | ({"group": group} if group else {})
        )
        bill["dependencies"].append({"ref": name})
        brings = needs[references[plain(library.brought_by)]]
        brings["dependsOn"] = sorted({*brings.get("dependsOn", []), name})
    bill["metadata"]["component"] = {"type": "application", "name": SITE, "bom-ref": SITE}
    parts = sorted(references[package] for package in running)
    bill["dependencies"].append({"ref": SITE, "dependsOn": parts})
    return bill


def main():
    words = json.dumps(with_the_site(packages()), indent=1) + "\n"
    judged = [TOOLS / "python", "-c", VALIDATE]
    if subprocess.run(judged, input=words, check=False, text=True).returncode:
        sys.exit(1)  # which said why
    BILL.parent.mkdir(mode=0o700, exist_ok=True)
    BILL.write_text(words)
    parts = len(json.loads(words)["components"])
    sys.stdout.write(f"{BILL.relative_to(ROOT)}: {parts} parts\n")


if __name__ == "__main__":
    main()
