"""What packages keep of factors is shown by our own pages alone: theirs would show the codes."""

import django_otp.plugins.otp_static.admin  # noqa: F401 -- registers what is taken out here
from django.contrib import admin
from django_otp.plugins.otp_static.models import StaticDevice

admin.site.unregister(StaticDevice)
