"""Build the wheel, install it where no clone is near, and look at the demo that it starts."""

import argparse
import http.cookiejar
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import environment

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 180
Result = TypeVar("Result")
OURS = ("PYTHONPATH", "MANYUAN_HOME", "MANYUAN_CHECKOUT", "DATABASE_URL", "VIRTUAL_ENV")


def main() -> None:
    """Run every step; the first that fails ends with a traceback that names it."""
    argparse.ArgumentParser(prog="./manyuan wheel", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="manyuan-wheel-") as folder:
        place = Path(folder)
        wheel = _step("build wheel and sdist", lambda: build(place / "dist"))
        python = _step("install the wheel", lambda: install(place / "venv", wheel))
        clean = {key: value for key, value in os.environ.items() if key not in OURS}
        clean |= {"MANYUAN_HOME": str(place / "home"), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        command = str(python.with_name("manyuan"))
        _step("manyuan --help", lambda: help_lists_commands(command, place, clean))
        _step("the demo and its pages", lambda: demo_answers(command, place, clean))


def _step(name: str, action: Callable[[], Result]) -> Result:
    started = time.monotonic()
    result = action()
    print(f"wheel: {name}: ok ({time.monotonic() - started:.1f} s)", flush=True)
    return result


def expect(truth: bool, otherwise: str) -> None:  # noqa: FBT001 -- reads like the assertion it is
    """End with the sentence when the truth is none."""
    if not truth:
        raise SystemExit(f"wheel: {otherwise}")


def build(target: Path) -> Path:
    """Return the wheel, which is built from the sdist as a packager would."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = target.glob("*.whl")
    return wheel


def install(venv: Path, wheel: Path) -> Path:
    """Install the wheel with the locked versions and return the environment's Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = environment.python_of(venv)
    if not environment.install(venv, ROOT / "requirements.lock", ROOT / "scripts" / "uv.lock.txt"):
        raise SystemExit("The locked packages could not be installed.")
    pip = environment.pip_for(python)
    subprocess.run([*pip, "install", "--quiet", "--no-deps", str(wheel)], check=True)
    return python


def help_lists_commands(command: str, folder: Path, clean: dict[str, str]) -> None:
    """The command alone and its help list what there is to do."""
    for arguments in ([], ["--help"], ["demo", "--help"]):
        done = subprocess.run(
            [command, *arguments], check=True, cwd=folder, env=clean, capture_output=True, text=True
        )
        expect("demo" in done.stdout, done.stdout)


def demo_answers(command: str, folder: Path, clean: dict[str, str]) -> None:
    """The demo starts, signs the bureau officer in, shows the desk with its style, and stops."""
    log = folder / "log"
    with log.open("w") as output:
        demo = subprocess.Popen(
            [command, "demo", "--no-open", "--port", "0"],
            cwd=folder,
            env=clean,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        address = _address(demo, log)
        accounts = json.loads((folder / "home" / "demo" / "accounts.json").read_text("utf-8"))
        officer = next(one for one in accounts if one["role"] == "bureau_officer")
        visit_desk(address, officer["username"], officer["password"])
        demo.send_signal(signal.SIGINT)
        code = demo.wait(20)
    finally:
        demo.kill()
    expect(code == 0, f"the demo ended with {code}:\n{log.read_text()}")


def _address(demo: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and demo.poll() is None:
        found = re.search(r"http://\S+/", log.read_text("utf-8"))
        if found:
            return found[0]
        time.sleep(0.1)
    raise SystemExit(f"The demo did not start:\n{log.read_text()}")


def visit_desk(address: str, username: str, password: str) -> None:
    """Sign in as a browser would and fetch the desk and its style sheets."""
    jar = http.cookiejar.CookieJar()
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    sign_in = visitor.open(address)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', sign_in.read().decode())
    expect(token is not None, f"no sign-in form at {sign_in.url}")
    form = {"csrfmiddlewaretoken": token[1], "username": username, "password": password}
    request = urllib.request.Request(  # noqa: S310 -- our own address on this machine
        sign_in.url, urllib.parse.urlencode(form).encode(), {"Referer": sign_in.url}
    )
    desk = visitor.open(request)
    page = desk.read().decode()
    expect("/desk/" in desk.url, f"signing in led to {desk.url}")
    sheets = re.findall(r'<link[^>]+href="([^"]+\.css)"', page)
    expect(bool(sheets), "the desk names no style sheet")
    for sheet in sheets:
        visitor.open(urllib.parse.urljoin(desk.url, sheet))  # anything but success raises


if __name__ == "__main__":
    main()
