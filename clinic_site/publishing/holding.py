"""What becomes of a page when something that it names is deleted."""

from django.db.models import CASCADE, PROTECT, SET_NULL

from .intervals import holds


def HOLD(collector, field, sub_objs, using):  # noqa: N802 -- as Django's own, beside which it stands
    """For `on_delete`: forbidden as by PROTECT, but editions that have ended let go.

    They lose the link, or are deleted as well where they cannot be without one.
    """
    holding = sub_objs.filter(holds())
    if holding:
        PROTECT(collector, field, holding, using)
    let_go = SET_NULL if field.null else CASCADE
    let_go(collector, field, sub_objs, using)
