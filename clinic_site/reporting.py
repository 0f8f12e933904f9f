"""What an error report may show: where it happened, and nothing that anybody typed."""

import os

from django.views.debug import SafeExceptionReporterFilter


class TellNothing(SafeExceptionReporterFilter):
    """Hides every form field and every local variable, on a developer's machine too."""

    def is_active(self, request):
        return True

    def get_safe_request_meta(self, request):
        # Django's own server hands the whole environment on, with the passwords in its addresses.
        meta = super().get_safe_request_meta(request)
        return {name: value for name, value in meta.items() if name not in os.environ}

    def get_post_parameters(self, request):
        return dict.fromkeys(request.POST if request else (), self.cleansed_substitute)

    def get_traceback_frame_variables(self, request, tb_frame):
        return [(name, self.cleansed_substitute) for name in tb_frame.f_locals]
