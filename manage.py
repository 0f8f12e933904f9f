#!/usr/bin/env python
"""Runs Django's commands for this site."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

from clinic_site import env
from clinic_site.management import stopping

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_site.settings")
    try:
        env.read_file(Path(__file__).resolve().parent / ".env")
        with stopping.in_a_sentence():
            execute_from_command_line(sys.argv)
    except env.BadEnvironment as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell names an end by Ctrl-C; whoever pressed it needs no traceback
