#!/usr/bin/env python
"""Runs Django's commands for this site."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line
from environ import Env

from clinic_site.env import BadEnvironment

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_site.settings")
    Env.read_env(Path(__file__).resolve().parent / ".env")
    try:
        execute_from_command_line(sys.argv)
    except BadEnvironment as error:
        sys.exit(str(error))
