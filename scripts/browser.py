"""Find the browser of the journeys, or install one: Debian's package, else Playwright's own.

Prints the path of the browser. Usage: python scripts/browser.py
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


class NoBrowserError(Exception):
    """No browser is there and none could be had."""


def find() -> str | None:
    """Return the path of a browser that starts: the chosen, the system's, or Playwright's."""
    named = [os.environ.get("MANYUAN_BROWSER"), *map(shutil.which, NAMES)]
    places = [*filter(None, named), str(MAC), *filter(None, [_of_playwright()])]
    return next((place for place in places if _starts(place)), None)


def ensure() -> str:
    """Return a browser, installing one when there is none."""
    for install in (None, _from_debian, _from_playwright):
        if install is not None:
            install()
        found = find()
        if found:
            _ensure_fonts()
            return found
    raise NoBrowserError(
        "The journeys need a browser and none could be had: no chromium or chrome on this machine, "
        "neither apt-get nor Playwright's download gave one. Install chromium, or set "
        "MANYUAN_BROWSER to a browser's path, or leave the journeys out with --no-journeys."
    )


def _starts(place: str) -> bool:
    try:
        answer = subprocess.run([place, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow

    with sync_playwright() as playwright:
        place = playwright.chromium.executable_path
    return place if Path(place).exists() else None


def _from_debian() -> None:
    _apt(*PACKAGES)


def _from_playwright() -> None:
    print("Fetching Playwright's chromium …", file=sys.stderr)
    _quietly([sys.executable, "-m", "playwright", "install", "chromium"])
    if os.name == "posix" and os.geteuid() == 0:
        _quietly([sys.executable, "-m", "playwright", "install-deps", "chromium"])


def _ensure_fonts() -> None:
    """A page without Chinese glyphs is no failure, but its pictures are of no use."""
    listing = shutil.which("fc-list")
    if listing:
        fonts = subprocess.run([listing, ":lang=zh"], capture_output=True, check=False)
        if not fonts.stdout.strip():
            _apt("fonts-noto-cjk")


def _apt(*packages: str) -> None:
    apt = shutil.which("apt-get")
    if not apt:
        return
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print(f"Installing {' and '.join(packages)} with apt-get …", file=sys.stderr)
    apt_get = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-q", "-y"]
    install = [*apt_get, "install", "--no-install-recommends", *packages]
    if not _quietly(install):
        _quietly([*apt_get, "update"])
        _quietly(install)


def _quietly(command: list[str]) -> bool:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    if done.returncode:
        print("\n".join(done.stderr.splitlines()[-3:]), file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    try:
        print(ensure())
    except NoBrowserError as problem:
        sys.exit(str(problem))
