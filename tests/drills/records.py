"""How quickly the list of access records opens among 200,000. Exit 1: somebody waits for two seconds.

.venv/bin/python -m tests.drills.records
"""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from tests.drills.own_postgres import own_postgres

MANAGE = (sys.executable, "manage.py")
MEASURE = "from tests.drills.in_the_records import measure; measure()"


def code_of(**site):
    """How the measuring of a site ends whose data and database are these."""
    env = os.environ | site
    subprocess.run([*MANAGE, "migrate", "--verbosity=0"], env=env, check=True)
    return subprocess.run([*MANAGE, "shell", "-c", MEASURE], env=env, check=False).returncode


def main():
    with TemporaryDirectory(prefix="records-") as folder, own_postgres() as server:
        on_sqlite = code_of(DATA_DIR=f"{folder}/one")
        sys.exit(max(on_sqlite, code_of(DATA_DIR=f"{folder}/two", DATABASE_URL=server.url)))


if __name__ == "__main__":
    main()
