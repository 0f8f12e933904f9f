"""What the list of photos can be narrowed to."""

from django.contrib import admin

from .uses import used_ids


class UseFilter(admin.SimpleListFilter):
    title = "use"
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("unused", "Unused"), ("used", "In use")]

    def queryset(self, request, queryset):
        if self.value() == "unused":
            return queryset.exclude(pk__in=used_ids())
        return queryset.filter(pk__in=used_ids()) if self.value() == "used" else queryset


class WordsFilter(admin.SimpleListFilter):
    title = "words"
    parameter_name = "words"

    def lookups(self, request, model_admin):
        return [("missing", "Without alt text"), ("decorative", "Decorative")]

    def queryset(self, request, queryset):
        if self.value() == "missing":
            return queryset.without_alt_text()
        return queryset.filter(is_decorative=True) if self.value() == "decorative" else queryset
