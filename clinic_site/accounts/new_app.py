"""Making an authenticator app one's second factor: a picture or a key for it, and a code in return."""

from urllib.parse import quote

import segno
from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from clinic_site.clinic.models import ClinicProfile
from clinic_site.encryption.keys import encrypt

from .enrolling import enrolled, for_who_enrolls, kept_in, page
from .models import AuthenticatorApp, new_secret
from .second_step import CodeForm

SECRET = "app_secret"  # noqa: S105 -- in the session, encrypted, until a code proves it


class AppForm(CodeForm):
    WRONG = (
        "This code is not right. Type the six digits that the app shows now; if that does not help, "
        "check the time of your phone."
    )
    name = forms.CharField(
        label="Name", max_length=64, initial="My phone", help_text="Which phone or app it is."
    )
    field_order = ("code", "name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "The six digits that the app shows now."


@for_who_enrolls
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def add_app(request, account):
    """Show the secret as a picture and as letters, until a code proves that the app has it."""
    secret = kept_in(request, SECRET) or new_secret()
    form = AppForm(request.POST or None)
    if form.is_valid():
        app = AuthenticatorApp(user=account, name=form.cleaned_data["name"], secret=secret)
        app.confirmed = False
        app.save()
        if app.verify_token("".join(form.cleaned_data["code"].split())):
            AuthenticatorApp.objects.filter(pk=app.pk).update(confirmed=True)
            del request.session[SECRET]
            return HttpResponseRedirect(enrolled(request, account, app))
        app.delete()
        form.add_error("code", AppForm.WRONG)
    request.session[SECRET] = encrypt(secret)
    letters = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return page(request, "add_app", "Use an authenticator app", form=form, letters=letters)


@for_who_enrolls
@require_GET
@sensitive_variables()
def app_picture(request, account):
    """The secret as a picture that an app reads (QR code)."""
    secret = kept_in(request, SECRET)
    if not secret:
        raise Http404
    issuer = quote(ClinicProfile.get_solo().name)
    label = f"{issuer}:{quote(account.get_username())}"
    address = f"otpauth://totp/{label}?secret={secret}&issuer={issuer}"
    response = HttpResponse(content_type="image/svg+xml")
    segno.make(address, error="m", micro=False).save(
        response, kind="svg", scale=5, border=4, light="#fff", xmldecl=False
    )
    return response
