"""Addresses of the consultation form."""

from django.urls import path

from . import views

app_name = "contact"
urlpatterns = [
    path("", views.request_consultation, name="request"),
    path("received/<uuid:token>/", views.received, name="received"),
]
