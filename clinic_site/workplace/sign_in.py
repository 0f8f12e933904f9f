"""How staff sign in: what a right password lacks."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

WHO_HELPS = "Ask a colleague who looks after the staff’s accounts"


class SignInForm(AdminAuthenticationForm):
    """Only who knows the password is told what the account lacks."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "That username or password is not right. Check for capital letters, then "
        "try again."
    }

    def confirm_login_allowed(self, user):
        if not user.is_staff:
            raise ValidationError(
                f"Your password is right, but the account {user.get_username()} lacks the staff "
                f"status that these pages need. {WHO_HELPS} to tick “staff status” for it.",
                code="no_staff",
            )

    def get_invalid_login_error(self):
        if getattr(self.request, "is_switched_off", False):
            name = self.cleaned_data.get("username")
            return ValidationError(
                f"Your password is right, but the account {name} is switched off. {WHO_HELPS} to "
                "tick “active” for it.",
                code="inactive",
            )
        return super().get_invalid_login_error()
