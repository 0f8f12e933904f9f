"""The staff's accounts as a Django app: what opens them besides a password, and what is told of them."""

from django.apps import AppConfig


class StaffAccountsConfig(AppConfig):
    name = "clinic_site.accounts"
    verbose_name = "Staff accounts and access records"
