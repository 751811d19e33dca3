"""Every address from every seat, by GET and POST: the status, and that nothing else changed."""

import functools
import hashlib

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from web.matrix_table import TABLE, WHO
from web.seen import build_seen
from worlds.remembered import remembered

OURS = tuple(app.label for app in apps.get_app_configs() if app.name.startswith("manyuan."))
# Signing in leaves its moment; that is not a change of anything that people work on.
NOT_COUNTED = {"last_login"}
# Neither is the moment at which a link was opened.
NOT_LOOKED_AT = {"LinkUse"}
READING = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


def addresses(resolver=None):
    """Yield the name of every address of the product."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry)
        elif isinstance(entry, URLPattern):
            yield entry.name or str(entry.pattern)


@functools.cache
def tables():
    """Return the statement that reads each table of ours, in the order of its keys."""
    quote = connection.ops.quote_name
    found = {}
    for label in OURS:
        models = apps.get_app_config(label).get_models()
        for model in (one for one in models if one.__name__ not in NOT_LOOKED_AT):
            fields = [f for f in model._meta.local_concrete_fields if f.attname not in NOT_COUNTED]
            columns = ", ".join(quote(field.column) for field in fields)
            key = quote(model._meta.pk.column)
            table = quote(model._meta.db_table)
            found[model.__name__] = f"SELECT {columns} FROM {table} ORDER BY {key}"
    return found


def fingerprint():
    """Return the number of rows of every table of ours, and what they hold."""
    found = {}
    with connection.cursor() as cursor:
        for name, statement in tables().items():
            cursor.execute(statement)
            rows = cursor.fetchall()
            text = repr([tuple(map(_plain, row)) for row in rows])
            found[name] = (len(rows), hashlib.sha256(text.encode()).hexdigest())
    return found


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


class Writing:
    """Notes whether any statement did more than read: without one, nothing can have changed."""

    seen = False

    def __call__(self, execute, sql, params, many, context):
        self.seen = self.seen or not sql.lstrip("( ").upper().startswith(READING)
        return execute(sql, params, many, context)


def session_of(person):
    """Sign the person in and return the key of the session."""
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def build_entered():
    """Sign everybody in from whose seat the addresses are tried."""
    seen = remembered(build_seen)
    people = {who: getattr(seen, who).person for who in WHO if who != "anonymous"}
    return seen, {who: session_of(person) for who, person in people.items()}


@pytest.fixture
def entered(fair):
    return remembered(build_entered)


def visit(seen, session, name, method, *, before):
    """Visit an address in a session, say whether that changed anything, and take it back."""
    entry = TABLE[name]
    client = Client()
    if session is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    address = reverse(name, args=entry.args(seen)) + entry.query
    writing = Writing()
    with transaction.atomic():
        form = entry.data(seen) if method == "post" else {}
        with connection.execute_wrapper(writing):
            status = getattr(client, method)(address, form).status_code
        changed = writing.seen and fingerprint() != before
        transaction.set_rollback(True)
    return status, changed


def test_every_address_is_in_the_table():
    assert sorted(set(addresses())) == sorted(TABLE)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_address_answers_each_seat_as_declared_and_changes_nothing_else(entered, name):
    seen, sessions = entered
    entry = TABLE[name]
    before = fingerprint()

    answers = {
        method: [visit(seen, sessions.get(who), name, method, before=before) for who in WHO]
        for method in ("get", "post")
    }

    assert tuple(status for status, _changed in answers["get"]) == entry.get
    assert tuple(status for status, _changed in answers["post"]) == entry.post
    assert not any(changed for _status, changed in answers["get"])
    changed = [who for who, (_, did) in zip(WHO, answers["post"], strict=True) if did]
    assert changed == [who for who in WHO if who in entry.acts]
