"""The demo's server: the product, and one address that opens the bureau desk, once."""

import os
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

KEY = "MANYUAN_DEMO_DOOR"


def make_key(username: str) -> str:
    """Sign ``username`` in and return the path that hands the session to the browser."""
    from django.contrib.auth import (  # noqa: PLC0415 -- app ready
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
        get_user_model,
    )
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415 -- app ready

    person = get_user_model().objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    path = f"/open/{secrets.token_urlsafe(16)}"
    os.environ[KEY] = f"{path} {session.session_key}"
    return path


class Door:
    """The product behind the door."""

    def __init__(self, product: Callable[..., Iterable[bytes]]) -> None:
        self.product = product
        self.path, _space, self.session = os.environ.pop(KEY, "").partition(" ")

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401 -- WSGI's own
        """Hand over the session on the first visit; everything else is the product's."""
        if not self.path or environ["PATH_INFO"] != self.path:
            return self.product(environ, start_response)
        self.path = ""
        cookie = f"{settings.SESSION_COOKIE_NAME}={self.session}; Path=/; HttpOnly; SameSite=Lax"
        start_response("302 Found", [("Location", "/"), ("Set-Cookie", cookie)])
        return []


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manyuan.config.settings")


def application_of_demo() -> Door:
    """Return what the demo's server serves."""
    return Door(get_wsgi_application())
