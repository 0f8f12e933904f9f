"""What the scripts of the admin ask the photo library: short answers in JSON, for staff alone."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from clinic_site.access.own_scripts import sent_by_scripts

from .cleaning import not_stored
from .forms import DescriptionForm, UploadForm
from .models import Photo

PHOTOS_A_PAGE = 20
UNPROCESSABLE = 422


def urls_of(photo_admin):
    """The addresses below `/admin/photos/photo/`, each behind the admin's own door."""
    views = {
        "library/": library,
        "upload/": upload,
        "<int:pk>/describe/": describe,
        "<int:pk>/picture/": picture,
    }
    return [
        path(
            route,
            photo_admin.admin_site.admin_view(view),
            {"photo_admin": photo_admin},
            name=f"photos_photo_{view.__name__}",
        )
        for route, view in views.items()
    ]


@require_safe
def library(request, photo_admin):
    """One page of the photos in which the words `q` are found."""
    _refuse_unless(photo_admin.has_view_permission(request))
    found, _many = photo_admin.get_search_results(
        request, Photo.objects.all(), request.GET.get("q", "")
    )
    page = Paginator(found, PHOTOS_A_PAGE).get_page(request.GET.get("page"))
    following = page.next_page_number() if page.has_next() else None
    return JsonResponse({"photos": [_in_json(photo) for photo in page], "next": following})


@sent_by_scripts
@require_POST
def upload(request, photo_admin):
    """Take one picture; its words may come with it or later."""
    _refuse_unless(photo_admin.has_add_permission(request))
    return _save(request, photo_admin, UploadForm(request.POST, request.FILES), 201)


@sent_by_scripts
@require_POST
def describe(request, photo_admin, pk):
    """Say what a photo shows."""
    photo = get_object_or_404(Photo, pk=pk)
    _refuse_unless(photo_admin.has_change_permission(request, photo))
    return _save(request, photo_admin, DescriptionForm(request.POST, instance=photo), 200)


@require_safe
def picture(request, photo_admin, pk):
    """The picture as it is today; the editor shows it at this address, which never changes."""
    _refuse_unless(photo_admin.has_view_permission(request))
    photo = get_object_or_404(Photo, pk=pk)
    return HttpResponseRedirect(photo.set_of("whole").fallback.address)


def _refuse_unless(may):
    if not may:
        raise PermissionDenied


def _save(request, photo_admin, form, status):
    if not form.is_valid():
        return _refused(next(iter(form.errors.values()))[0])
    is_new = form.instance.pk is None
    try:
        photo = form.save()
    except ValidationError as refusal:  # the storage did not take the picture
        return _refused(refusal.messages[0])
    except DatabaseError as error:
        return _refused(not_stored(error).messages[0])
    log = photo_admin.log_addition if is_new else photo_admin.log_change
    log(request, photo, photo_admin.construct_change_message(request, form, [], is_new))
    return JsonResponse({"photo": _in_json(photo)}, status=status)


def _refused(sentence):
    return JsonResponse({"error": sentence}, status=UNPROCESSABLE)


def _in_json(photo):
    return {
        "id": photo.pk,
        "alt": photo.alt,
        "is_described": photo.is_described,
        "caption": photo.caption,
        "thumbnail": photo.thumbnail,
        "width": photo.width,
        "height": photo.height,
        "warning": photo.warning,
    }
