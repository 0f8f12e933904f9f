"""What a form says under a day and a time while they are typed: by the server's clock, not by a desk's."""

from django.http import HttpResponse

from clinic_site.publishing.decorators import read_only
from clinic_site.time_fields import MomentInput


@read_only
def moment_said(request):
    """A part of a page, for a script; it knows nothing that whoever asks did not type."""
    parts = [request.GET.get(part, "") for part in ("day", "clock", "which")]
    said = MomentInput().said(request.GET.get("name", ""), parts)
    return HttpResponse(said, headers={"Cache-Control": "no-store"})
