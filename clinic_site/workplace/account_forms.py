"""The forms of the staff's accounts."""

from django import forms
from django.contrib.admin.forms import AdminPasswordChangeForm as AdminOwnPasswordChangeForm
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.core.exceptions import ValidationError

from clinic_site.access.backends import is_own_password
from clinic_site.access.events import at_hand
from clinic_site.workplace import rights
from clinic_site.workplace.rights_in_words import right_in_words

NAME_HELP = "Colleagues read it where it says who did what."
PASSWORD_HELP = "Nobody can read it, not even you. Use the button to set a new one."  # noqa: S105 -- words


class SetOrNot(ReadOnlyPasswordHashWidget):
    """Says whether there is a password, and not how it is kept."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        is_set = not any(part["label"] == "No password set." for part in context["summary"])
        words = (
            "A password is set." if is_set else "No password is set: nobody can sign in with it."
        )
        context["summary"] = [{"label": words}]
        return context


class AccountForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(
        label="Password", help_text=PASSWORD_HELP, widget=SetOrNot
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _explain(self.fields)

    def clean(self):
        typed = super().clean()
        stays = rights.changes_accounts(self.instance, typed)
        if not stays and rights.leaves_nobody(accounts=[self.instance]):
            raise ValidationError(rights.NOBODY_LEFT)
        return typed


class GroupForm(forms.ModelForm):
    def clean(self):
        typed = super().clean()
        group, given = self.instance, typed.get("permissions")
        stays = given is None or rights.to_change_accounts() in given
        if group.pk and not stays and rights.leaves_nobody(groups=[group]):
            raise ValidationError(rights.NOBODY_LEFT)
        return typed


class NewAccountForm(AdminUserCreationForm):
    hashed = ""  # the password, by whoever opens the transaction: it takes too long to be in it

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        usable = self.fields["usable_password"]
        usable.label, usable.initial = "How they get their password", "false"
        usable.help_text = (
            "An invitation is sent to the email address below. Its link works once, for a day."
        )
        usable.choices = [("false", "They choose it, by an invitation"), ("true", "I set one now")]
        _explain(self.fields)

    def set_password_and_save(self, user, commit=True, **kwargs):  # noqa: FBT002 -- Django's
        if not self.cleaned_data["set_usable_password"]:
            return super().set_password_and_save(user, commit=commit, **kwargs)
        user.password = self.hashed
        if commit:
            user.save()
        return user


class NewPasswordForm(AdminPasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "usable_password" in self.fields:
            _ask_plainly(self.fields["usable_password"])


class OwnPasswordForm(AdminOwnPasswordChangeForm):
    """A new password for oneself; wrong tries at the old one count like those at the door."""

    def clean_old_password(self):
        request = at_hand.get()
        if request is None or not is_own_password(request, self.cleaned_data["old_password"]):
            raise ValidationError(self.error_messages["password_incorrect"])
        return self.cleaned_data["old_password"]


class RightsField(forms.ModelMultipleChoiceField):
    """Rights to choose from, in words."""

    def label_from_instance(self, obj):
        return right_in_words(obj)


def _ask_plainly(usable_password):
    usable_password.label = "Has a password"
    usable_password.help_text = "Without one, nobody can sign in with this account."
    usable_password.choices = [("true", "Yes"), ("false", "No")]


def _explain(fields):
    helps = {
        "username": "To sign in with. Letters, digits and . _ - + @ only.",
        "first_name": NAME_HELP,
        "is_active": "Untick it when somebody leaves, instead of deleting the account: what they did "
        "keeps their name.",
        "is_superuser": "The account may do everything. Only for who looks after the site itself.",
        "user_permissions": "Rights beside those of the groups. Best left empty: a group says it once for all.",
        "groups": "What the account may do. Somebody may be in more than one.",
    }
    for name, words in helps.items():
        if name in fields:
            fields[name].help_text = words
