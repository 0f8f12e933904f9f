"""Monitors and load balancers ask by whatever name or address they have, or by none."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

HOSTS = [
    "10.0.0.7", "10.0.0.7:8000", "[2001:db8::7]", "[::1]:9000", "2001:db8::7", "elsewhere.example",
    "", " ", "a b", "[::1", "x" * 300, "\xff", "localhost:port", "a/b", "127.0.0.1, 10.0.0.7",
]  # fmt: skip


@pytest.fixture(params=["/healthz/", "/healthz", "/healthz/ready", "/healthz/ready/"])
def address(request):
    return request.param


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("host", HOSTS)
def test_a_monitor_is_answered_whatever_host_it_names(visitor, address, method, host):
    response = getattr(visitor, method)(address, headers={"host": host})

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("host", ["10.0.0.7", ""])
def test_such_a_host_is_refused_elsewhere(visitor, host):
    assert visitor.get("/", headers={"host": host or "\xff"}).status_code == 400


def test_a_monitor_that_names_no_host_is_answered(address):
    # Django's client would name the server as the host.
    nameless = Client(SERVER_NAME="0.0.0.0", SERVER_PORT="8000", SERVER_PROTOCOL="HTTP/1.0")  # noqa: S104 -- as a server that listens everywhere says

    assert nameless.get(address).status_code == 200
    assert nameless.get("/").status_code == 400


def test_a_monitor_is_not_led_to_https_and_gets_no_cookie(visitor, settings, address):
    settings.SECURE_SSL_REDIRECT = True

    response = visitor.get(address, headers={"host": "10.0.0.7", "cookie": 'sessionid="a\\000b"'})

    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert visitor.get("/").status_code == 301


@pytest.mark.parametrize("query", ["a=%zz", "%00", "a=%ff"])
def test_what_a_monitor_adds_to_the_address_is_passed_over(visitor, address, query):
    assert visitor.get(f"{address}?{query}", headers={"host": "10.0.0.7"}).status_code == 200


def test_a_monitor_may_only_ask(visitor, address):
    assert visitor.post(address, headers={"host": "10.0.0.7"}).status_code == 405
