"""How a view ends: the template, the head and the context follow from what is shown."""

from contextlib import nullcontext

from django.shortcuts import render

from clinic_site.freshness.eras import aside
from clinic_site.richtext.references import found_at_once

from .plans import plan_of
from .seo import PageMeta, absolute_url, meta_of


def render_page(request, page, *, is_preview=False, **more):
    """Show one page: `blog.Post` is drawn by `blog/post_detail.html` under the name `post`.

    `more` is what its preview says besides: see `layout/preview_bar.html`.
    """
    name = page._meta.model_name
    context = {name: page, "page_meta": meta_of(page), "is_preview": is_preview} | more
    if is_preview:
        context["plan"] = plan_of(page)
    with found_at_once(page.rich_texts()), aside() if is_preview else nullcontext():
        return render(request, f"{page._meta.app_label}/{name}_detail.html", context)


def render_listing(
    request, template, *, title, description, no_index=False, status=200, **context
):
    """Show a page that is made from others, such as a list; its address is canonical."""
    meta = PageMeta(title, description, absolute_url(request.path), no_index)
    return render(request, template, context | {"page_meta": meta}, status=status)
