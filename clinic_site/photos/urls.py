"""Addresses of stored photos: random names alone, so nothing else can be asked for."""

from django.urls import re_path

from . import views
from .files import KEY
from .shapes import RATIOS

SHAPE = "|".join(RATIOS)
ORIGINAL = r"\.(?:jpg|png)"
RECIPE = r"\d{1,3}(?:\.[0-9a-z]{1,8}){0,5}"  # those of earlier releases too
RENDITION = rf"/(?:{SHAPE})-\d{{1,4}}-{RECIPE}(?:-\d{{1,3}}){{2}}\.(?:avif|jpg|png|webp)"

urlpatterns = [
    re_path(
        rf"^media/photos/(?P<path>(?P<key>{KEY})(?:{ORIGINAL}|{RENDITION}))$",
        views.media_file,
        name="media",
    )
]
