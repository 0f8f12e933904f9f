"""The tests themselves talk to this machine alone."""

import socket

import pytest


def test_a_connection_that_would_leave_the_machine_is_refused():
    with socket.socket() as outside, pytest.raises(RuntimeError, match="loopback only"):
        outside.connect(("192.0.2.1", 80))  # an address that is kept free for documents
