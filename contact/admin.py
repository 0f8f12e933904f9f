"""The inbox of consultation requests: staff read them and set their status."""

from django.contrib import admin

from .forms import ASKED
from .models import ConsultationRequest


@admin.register(ConsultationRequest)
class ConsultationRequestAdmin(admin.ModelAdmin):
    list_display = (
        "created_at",
        "name",
        "treatment",
        "preferred_way",
        "preferred_time",
        "status",
        "suspicion",
    )
    list_display_links = ("created_at", "name")
    list_filter = ("status", "is_suspect", "treatment", "created_at")
    list_select_related = ("treatment",)
    search_fields = ("name", "email", "telephone")
    readonly_fields = (*ASKED, "has_consented", "created_at")
    actions = ("mark_answered",)
    fieldsets = (
        (None, {"fields": ("status", "is_suspect", "created_at")}),
        ("What the visitor wrote", {"fields": (*ASKED, "has_consented")}),
    )

    @admin.display(description="Suspicion")
    def suspicion(self, consultation_request):
        # A word, for Django's red cross would stand at every request that is in order.
        return "Looks like spam" if consultation_request.is_suspect else ""

    def has_add_permission(self, request):
        return False  # requests come from the form

    @admin.action(description="Mark as answered", permissions=["change"])
    def mark_answered(self, request, queryset):
        for consultation_request in queryset.filter(status=ConsultationRequest.Status.NEW):
            consultation_request.status = ConsultationRequest.Status.ANSWERED
            consultation_request.save(update_fields=["status"])
            self.log_change(request, consultation_request, "Marked as answered.")
