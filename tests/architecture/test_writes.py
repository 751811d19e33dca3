"""Writing is done in actions, asking in queries; pages do neither by themselves."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "manyuan"
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
    "select_for_update",
}
JUNK = re.compile(r"(^|_)(utils?|commons?|helpers?|core|base|misc|tools?|managers?)(_|$)")


def python_files(folder=""):
    return sorted(p for p in (SOURCE / folder).rglob("*.py") if "migrations" not in p.parts)


def where(path):
    return path.relative_to(SOURCE).as_posix()


def calls(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def test_pages_write_no_models():
    found = [
        (where(path), node.lineno, called(node))
        for path in python_files("web")
        for node in calls(path)
        if called(node) in WRITES
        or (called(node) == "update" and "objects" in ast.unparse(node.func))
    ]

    assert found == []


def test_pages_ask_no_managers():
    found = [
        (where(path), node.lineno)
        for path in python_files("web")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]

    assert found == []


# A paper is verified by somebody of whom nothing is known, not even the bureau.
STRANGERS = {"papers/queries/verifying.py"}


def test_nobody_steps_out_of_the_scope_but_seats():
    found = {
        where(path)
        for path in python_files()
        if re.search(r"scopes_disabled|before_any_seat", path.read_text("utf-8"))
    }

    assert {path.split("/")[0] for path in found - STRANGERS} == {"seats"}


def test_no_file_has_a_junk_name():
    names = [where(path) for path in python_files() if JUNK.search(path.stem)]

    assert names == []


@pytest.mark.parametrize(("pattern", "limit"), [("*.py", 400), ("*.html", 150)])
def test_no_file_is_longer_than_the_house_allows(pattern, limit):
    long = {
        where(path): lines
        for path in SOURCE.rglob(pattern)
        if "migrations" not in path.parts
        and (lines := len(path.read_text("utf-8").splitlines())) > limit
    }

    assert long == {}


def test_templates_hold_no_style_script_or_handler_of_their_own():
    wrong = re.compile(
        r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:"
        r"|<script(?![^>]*(\ssrc=|type=\"application/json\"))",
        re.IGNORECASE,
    )
    found = [
        (where(path), number)
        for path in SOURCE.rglob("*.html")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if wrong.search(line)
    ]

    assert found == []


def test_no_text_of_the_product_is_marked_safe_unseen():
    found = {
        where(path)
        for path in SOURCE.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text("utf-8"))
    }

    # The help texts of Django's password fields are its own HTML.
    assert found <= {"web/templates/ui/_field_notes.html"}


def test_no_file_names_a_package_host():
    hosts = re.compile(
        "|".join(("py" + "pi.org", "files.python" + "hosted", "registry.npm" + "js"))
    )
    root = SOURCE.parents[1]
    kinds = {".py", ".toml", ".txt", ".md", ".yml", ".yaml", ".lock", ".cfg", ".html", ".json"}
    folders = ("src", "tests", "scripts", "docs", "benchmarks")
    files = [p for name in folders for p in (root / name).rglob("*") if p.suffix in kinds]
    files += [p for p in root.iterdir() if p.suffix in kinds]

    assert [p.name for p in files if hosts.search(p.read_text("utf-8", "ignore"))] == []
