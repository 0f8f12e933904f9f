"""Addresses of cards."""

from django.urls import re_path

from . import views
from .addresses import DIGITS, FOLDER, SUBJECT

urlpatterns = [
    re_path(
        rf"^media/{FOLDER}/(?P<subject>{SUBJECT})/(?P<name>[0-9a-f]{{{DIGITS}}}\.png)$",
        views.card,
        name="card",
    )
]
