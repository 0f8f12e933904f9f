"""What staff are told about requests by e-mail: that there is one, and nothing else."""

from django.urls import reverse

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.sending import send_soon
from clinic_site.publishing.seo import absolute_url


def tell_staff_of_request():
    inbox = absolute_url(reverse("admin:contact_consultationrequest_changelist"))
    send_soon(
        subject="A new consultation request",
        body=f"A new request has arrived. Open the inbox: {inbox}\n",
        to=ClinicProfile.get_solo().notify_email,
    )
