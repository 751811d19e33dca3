"""Every environment variable that Manyuan reads, once; docs/reference/settings.md lists them."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured


def home() -> Path:
    """Return the folder that holds an installation's own files (MANYUAN_HOME)."""
    chosen = os.environ.get("MANYUAN_HOME")
    return Path(chosen) if chosen else Path.home() / ".local" / "share" / "manyuan"


def secret_key() -> str:
    """Return SECRET_KEY, or the key kept in the home folder, made on first use."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    path = home() / "secret_key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, key: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Of two processes that start for the first time together, both use the key of the first.
    with suppress(FileExistsError):
        new = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(new, "w") as file:
            file.write(key)


def database_url() -> str:
    """Return DATABASE_URL, or an SQLite file in the home folder."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{quote(str(home() / 'manyuan.sqlite3'))}"


def names(variable: str, default: str) -> list[str]:
    """Return the comma-separated values of ``variable``."""
    return [name.strip() for name in os.environ.get(variable, default).split(",") if name.strip()]


def is_on(variable: str) -> bool:
    """Say whether ``variable`` is set to 1."""
    return os.environ.get(variable) == "1"


def https_origins(variable: str, default: str) -> list[str]:
    """Return the comma-separated origins of ``variable``; anything but https is a mistake."""
    found = [one.rstrip("/").lower() for one in names(variable, default)]
    wrong = [one for one in found if not one.startswith("https://")]
    if wrong:
        raise ImproperlyConfigured(f"{variable}: {wrong[0]} does not begin with https://")
    return found
