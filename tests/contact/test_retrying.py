"""A database that is restarted is waited for; every test here is transactional."""

import pytest
from django.db import OperationalError

from contact.models import ConsultationRequest
from contact.retrying import keep_trying

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_database_that_is_restarted_meanwhile_is_waited_for():
    tries = []

    @keep_trying
    def works_the_third_time():
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("the database system is starting up")
        return ConsultationRequest.objects.count()

    assert works_the_third_time() == 0
    assert len(tries) == 3
