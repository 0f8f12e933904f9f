"""The staff's form for a page: the fieldsets that all kinds share."""

from django.conf import settings
from django.utils import timezone

from clinic_site import moments
from clinic_site.folding import words_asked
from clinic_site.photos.choosing import PhotoChoiceAdmin
from clinic_site.publishing.video import VIDEO_FIELDS
from clinic_site.richtext.admin import EditorAdmin

from .door import TIMES, PublishingAdmin
from .preview import PreviewAdmin
from .references import ReferencesAdmin
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
    TrashingAdmin, PublishingAdmin, PreviewAdmin, ReferencesAdmin, PhotoChoiceAdmin, EditorAdmin
):
    """The base of the admin of every `PublishablePage`; a subclass names its `content_fieldsets`."""

    content_fieldsets = ()
    actions = (*PublishingAdmin.actions, *TrashingAdmin.actions)
    list_display = ("__str__", "state", "publish_at", "updated_at")
    list_filter = (StateFilter,)
    search_fields = ("folded_words",)
    view_on_site = False  # the form links the public page itself, where there is one
    change_form_template = "admin/page_change_form.html"

    def get_fieldsets(self, request, obj=None):
        now = f"{timezone.localtime():%A}, {moments.in_words(timezone.now())}"
        city = settings.TIME_ZONE.rpartition("/")[2].replace("_", " ")
        return (
            *self.content_fieldsets,
            (
                "Publishing",
                {"fields": TIMES, "description": f"Now it is {now} Clinic time ({city})."},
            ),
            (
                "Search engines",
                {
                    "classes": ("collapse",),
                    "fields": ("seo_title", "seo_description", "canonical_url", "no_index"),
                },
            ),
        )

    def get_queryset(self, request):
        # Those in the trash are opened here, too; the list leaves them out by its filter.
        return self.model.objects.with_trash().order_by(*self.get_ordering(request))

    def get_changelist(self, request, **kwargs):
        return PageList

    def get_search_results(self, request, queryset, search_term):
        return queryset.holding(words_asked(search_term)), False
