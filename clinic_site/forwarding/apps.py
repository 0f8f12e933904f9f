"""Forwarding as a Django app."""

from django.apps import AppConfig


class ForwardingConfig(AppConfig):
    name = "clinic_site.forwarding"
    verbose_name = "Addresses"
