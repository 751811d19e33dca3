"""A real browser for the journeys, which watches that no page asks the outside world."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

# Playwright's loop runs in the test's own thread, which still may ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
PICTURES = HERE.parents[1] / "var" / "journeys"
WORKER = """
import signal, threading, django
django.setup()
from manyuan.plans.jobs import work
quit_asked = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: quit_asked.set())
work(quit_asked)
"""
PATIENCE = 30
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--font-render-hinting=none",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call" and report.failed and "page" in getattr(item, "funcargs", {}):
        PICTURES.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"\W+", "-", item.name).strip("-")
        item.funcargs["page"].screenshot(path=PICTURES / f"{name}.png", full_page=True)
        report.sections.append(("picture", str(PICTURES / f"{name}.png")))
    return report


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    place = os.environ.get("MANYUAN_BROWSER") or _found_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
        yield browser
        browser.close()


def _found_browser():
    sys.path.append(str(HERE.parents[1] / "scripts"))
    import browser

    place = browser.find()
    if place is None:
        pytest.fail(
            "The journeys need a browser; run them with ./manyuan test, which installs one."
        )
    return place


@pytest.fixture
def new_page(browser, live_server):
    """Open pages in fresh contexts; each must stay at home and run without a script error."""
    home = urlsplit(live_server.url).netloc
    troubles, contexts = [], []

    def note_request(request):
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != home:
            troubles.append(f"asked the outside world: {request.url}")

    def note_console(message):
        if message.type == "error" and "Content Security Policy" in message.text:
            troubles.append(f"{message.text} {message.location['url']}")

    def opened(**options):
        size = {"width": 1280, "height": 800}
        settings = {"viewport": size, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", **options}
        context = browser.new_context(base_url=live_server.url, **settings)
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.on("request", note_request)
        page = context.new_page()
        page.on("console", note_console)
        page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def page(new_page):
    """A desktop page."""
    return new_page()


@pytest.fixture
def phone(new_page):
    """A page at the width of a phone."""
    size = {"width": 375, "height": 740}
    return new_page(viewport=size, is_mobile=True, has_touch=True)


@pytest.fixture
def worker(transactional_db):
    """A worker in a process of its own, which takes runs from the queue of the test database."""
    environment = {
        **os.environ,
        "DATABASE_URL": _database_url(),
        "DJANGO_SETTINGS_MODULE": "manyuan.config.settings",
        "PYTHONPATH": str(SOURCE),
    }
    process = subprocess.Popen([sys.executable, "-c", WORKER], env=environment)
    yield process
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def _database_url():
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(settings['NAME']))}"
    given = urlsplit(os.environ["DATABASE_URL"])
    return given._replace(path=f"/{settings['NAME']}").geturl()


@pytest.fixture
def picture():
    """Keep a picture of a step of a journey, where a place for pictures is named."""
    place = os.environ.get("JOURNEY_PICTURES")

    def taken(page, name):
        if place:
            page.screenshot(path=Path(place) / f"{name}.png", full_page=True)

    return taken
