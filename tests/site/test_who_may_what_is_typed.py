"""Role by role and kind by kind: what keeps, compares, merges, previews or brings back asks for the right."""

import pytest
from django.test import Client

from clinic_site.editing.marks import MARK, Mark
from clinic_site.revisions.recording import record
from clinic_site.roles import ROLES
from tests.factories import PageFactory, PersonFactory, PostFactory, ServiceFactory

pytestmark = pytest.mark.django_db

KINDS = [PageFactory, PersonFactory, PostFactory, ServiceFactory]


@pytest.mark.parametrize("factory", KINDS, ids=lambda made: made._meta.model.__name__)
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_every_address_about_a_page_asks_for_the_right_to_it(staff, role, factory):
    page, account, client = factory(is_draft=True), staff(role.name), Client()
    record(page)
    client.force_login(account)
    kind = page._meta
    form = f"/admin/{kind.app_label}/{kind.model_name}/{page.pk}/"
    may_change = account.has_perm(f"{kind.app_label}.change_{kind.model_name}")
    may_see = may_change or account.has_perm(f"{kind.app_label}.view_{kind.model_name}")
    typed = {MARK: str(Mark(account.pk, "one")), "seo_title": "Typed", "_words": "1"}

    looked = {
        name: client.get(f"{form}{name}/").status_code
        for name in ("change", "history", "compare", "preview", "restore/1")
    }
    kept = client.post("/admin/unsaved/", typed | {"_address": f"{form}change/"}).status_code
    sent = client.post(f"{form}change/", typed)

    seeing, changing = (200 if may else 403 for may in (may_see, may_change))
    assert looked == dict.fromkeys(("change", "history", "compare", "preview"), seeing) | {
        "restore/1": changing
    }
    assert kept == changing
    assert (sent.status_code == 403) is not may_change
    assert may_see or str(page) not in sent.content.decode()
