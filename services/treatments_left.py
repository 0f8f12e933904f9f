"""What becomes of a treatment whose page is deleted for good: none is left that no list shows."""

from django.db import transaction
from django.db.models import ProtectedError

from clinic_site.clinic.models import Treatment

from .models import Service


def settle_treatment(sender, instance, **others):
    """A receiver of `post_delete`: the treatment goes along, or gets an empty draft for its page.

    It stays where visitors can ask about it, or where something holds it: requests, or what is public.
    """
    treatment = Treatment.objects.filter(pk=instance.treatment_id).first()
    if (
        instance.edition_of_id
        or treatment is None
        or Service.objects.with_trash().filter(treatment=treatment)
    ):
        return
    if not treatment.can_be_asked_about:
        try:
            with transaction.atomic():
                treatment.delete()
        except ProtectedError:
            pass
        else:
            return
    Service.objects.create(title=instance.title, slug=instance.slug, treatment=treatment)
