import socket

import pytest

from manyuan.cli.ports import NoFreePort, free_port, is_free

HOST = "127.0.0.1"


@pytest.fixture
def taken():
    with socket.socket() as server:
        server.bind((HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_taken_port_is_not_free(taken):
    assert not is_free(HOST, taken)


def test_taken_port_gives_the_next_free_one(taken):
    assert taken < free_port(HOST, taken) <= taken + 100


def test_free_port_is_taken_as_it_is(taken):
    other = free_port(HOST, taken)

    assert free_port(HOST, other) == other


def test_zero_gives_any_free_port():
    assert is_free(HOST, free_port(HOST, 0))


def test_unusable_host_is_refused_in_one_sentence():
    with pytest.raises(NoFreePort):
        free_port("203.0.113.1", 8000)
