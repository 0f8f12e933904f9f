"""The staff's form for a page: the fieldsets that all kinds share."""

from django.conf import settings
from django.contrib import admin
from django.utils import timezone

from clinic_site import moments
from clinic_site.folding import words_asked
from clinic_site.photos.choosing import PhotoChoiceAdmin
from clinic_site.publishing.video import VIDEO_FIELDS
from clinic_site.richtext.admin import EditorAdmin

from .desk import BESIDE, DeskAdmin
from .door import TIMES, PublishingAdmin
from .drafting import DraftingAdmin
from .fit import FitnessAdmin
from .preview import PreviewAdmin
from .references import ReferencesAdmin
from .refusing import RefusingAdmin
from .states import PageList, StateFilter
from .trashing import TrashingAdmin

VIDEO_FIELDSET = (
    "Video",
    {
        "classes": ("collapse",),
        "fields": VIDEO_FIELDS,
        "description": "The page shows the still and a link. Fill in all three, or none.",
    },
)


class PageAdmin(
    DraftingAdmin,
    TrashingAdmin,
    RefusingAdmin,
    PublishingAdmin,
    PreviewAdmin,
    FitnessAdmin,
    DeskAdmin,
    ReferencesAdmin,
    PhotoChoiceAdmin,
    EditorAdmin,
):
    """The base of the admin of every `PublishablePage`.

    A subclass names its `content_fieldsets`, and in `panel_fieldsets` what stands beside them.
    """

    content_fieldsets = ()
    panel_fieldsets = ()
    actions = (*PublishingAdmin.actions, *TrashingAdmin.actions)
    list_display = ("__str__", "state", "publish_at", "updated_at")
    list_filter = (StateFilter,)
    search_fields = ("folded_words",)
    view_on_site = False  # the form links the public page itself, where there is one

    def get_fieldsets(self, request, obj=None):
        now = f"{timezone.localtime():%A}, {moments.in_words(timezone.now())}"
        city = settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")
        has_times = any(
            getattr(obj, name, None) or request.POST.get(f"{name}_0") for name in TIMES
        )
        return (
            *self.content_fieldsets,
            (
                "Plan",
                {
                    "classes": (BESIDE,) if has_times else (BESIDE, "collapse"),
                    "fields": TIMES,
                    "description": f"Now it is {now} Clinic time ({city}).",
                },
            ),
            *self.panel_fieldsets,
            (None, {"classes": (BESIDE,), "fields": ("slug",)}),
            (
                "Search engines",
                {
                    "classes": (BESIDE, "collapse"),
                    "fields": ("seo_title", "seo_description", "canonical_url", "no_index"),
                },
            ),
        )

    def get_queryset(self, request):
        # Those in the trash are opened here, too; the list leaves them out by its filter.
        return self.model.objects.with_trash().order_by(*self.get_ordering(request))

    @admin.display(description="title", ordering="title")
    def titled(self, page):
        """Under the same name as everywhere, be it without a title."""
        return str(page)

    def get_changelist(self, request, **kwargs):
        return PageList

    def get_search_results(self, request, queryset, search_term):
        return queryset.holding(words_asked(search_term)), False
