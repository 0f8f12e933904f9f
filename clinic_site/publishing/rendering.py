"""How a view ends: the template, the head and the context follow from what is shown."""

from contextlib import nullcontext
from http import HTTPStatus

from django.shortcuts import render

from clinic_site.freshness.eras import aside
from clinic_site.richtext.references import found_at_once

from . import structured
from .plans import plan_of
from .seo import SITE_CARD, PageMeta, absolute_url, meta_of

OF_THE_HEAD = ("no_index", "names_place", "card")


def render_page(request, page, *, is_preview=False, **more):
    """Show one page: `blog.Post` is drawn by `blog/post_detail.html` under the name `post`.

    `more` is what its preview says besides: see `layout/preview_bar.html`.
    """
    name = page._meta.model_name
    meta = meta_of(page)
    context = {name: page, "page_meta": meta, "is_preview": is_preview} | more
    if is_preview:
        context["plan"] = plan_of(page)
    else:
        context["structured_data"] = structured.of_page(request, page, meta)
    with found_at_once(page.rich_texts()), aside() if is_preview else nullcontext():
        return render(request, f"{page._meta.app_label}/{name}_detail.html", context)


def render_listing(  # noqa: PLR0913 -- what a page says of itself, each by its name
    request, template, *, title, description, status=200, web_page="CollectionPage", things=(),
    **context,
):  # fmt: skip
    """Show a page that is made from others, such as a list; its address is canonical.

    `web_page` is what schema.org calls it, and `things` what it tells machines besides: see `structured`.
    What `context` says by the names in `OF_THE_HEAD` is for its head.
    """
    more = {name: context.pop(name) for name in OF_THE_HEAD if name in context}
    more.setdefault("card", SITE_CARD)
    meta = PageMeta(title, description, absolute_url(request.path), **more)
    context["page_meta"] = meta
    if status == HTTPStatus.OK:
        context["structured_data"] = structured.of_listing(request, meta, web_page, things)
    return render(request, template, context, status=status)
