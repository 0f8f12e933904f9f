"""The staff's list of photos."""

from django.contrib import admin
from django.utils.html import format_html

from .models import Photo


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    list_display = ("thumbnail", "__str__", "size", "created_at")
    list_display_links = ("thumbnail", "__str__")
    list_filter = ("is_decorative", "created_at")
    search_fields = ("alt_text",)
    fields = ("file", "alt_text", "is_decorative")

    @admin.display(description="Photo")
    def thumbnail(self, photo):
        return format_html('<img src="{}" alt="" width="80" loading="lazy">', photo.file.url)

    @admin.display(description="Size in pixels")
    def size(self, photo):
        return f"{photo.width} × {photo.height}"
