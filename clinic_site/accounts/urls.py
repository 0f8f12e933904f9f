"""The addresses of accounts below the admin's own."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from clinic_site.access.own_scripts import sent_by_scripts
from clinic_site.editing.idle import sign_in_after_idle

from . import (
    confirming,
    enrolling,
    forgotten,
    links,
    new_app,
    passkey_views,
    second_step,
    your_account,
)


def pages(site: AdminSite) -> list[URLPattern]:
    """For who is between the two steps of signing in, and for who is signed in."""

    def door(route, view, name=""):
        return path(route, view, name=name or view.__name__)

    def own(route, view):
        return door(route, site.admin_view(sign_in_after_idle(view)), view.__name__)

    def asked_by_script(route, view, name):
        return door(route, sent_by_scripts(view.as_view()), name)

    return [
        door("second-step/", second_step.second_step),
        door("forgotten-password/", forgotten.forgotten_password),
        door("forgotten-password/sent/", forgotten.link_sent),
        door("choose-password/done/", forgotten.password_chosen),
        door(
            "choose-password/<uidb64>/<token>/", links.ChoosePassword.as_view(), "choose_password"
        ),
        asked_by_script("passkey/ask/", passkey_views.BeginShowing, "show_passkey_begin"),
        asked_by_script("passkey/show/", passkey_views.CompleteShowing, "show_passkey_complete"),
        asked_by_script("passkey/prepare/", passkey_views.BeginMaking, "make_passkey_begin"),
        asked_by_script("passkey/make/", passkey_views.CompleteMaking, "make_passkey_complete"),
        door("your-account/add/", enrolling.add_factor),
        door("your-account/add/passkey/", enrolling.add_passkey),
        door("your-account/add/app/", new_app.add_app),
        door("your-account/add/app/picture.svg", new_app.app_picture),
        own("your-account/", your_account.your_account),
        own("your-account/recovery-codes/", enrolling.recovery_codes),
        own("your-account/new-codes/", your_account.new_codes),
        own("your-account/remove/", your_account.remove_factor),
        own("your-account/rename/", your_account.rename_factor),
        own("your-account/sign-out/", your_account.end_session),
        own("confirm/", confirming.confirm),
    ]
