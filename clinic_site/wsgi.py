"""The door for the web server: `granian --interface wsgi clinic_site.wsgi:application`."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from environ import Env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_site.settings")
Env.read_env(Path(__file__).resolve().parent.parent / ".env")

application = get_wsgi_application()
