"""Addresses of stored photos: random names alone, so nothing else can be asked for."""

from django.urls import re_path

from . import views

urlpatterns = [
    re_path(r"^media/(?P<name>photos/[0-9a-f]{32}\.(?:jpg|png))$", views.media_file, name="media")
]
