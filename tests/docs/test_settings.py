"""docs/reference/settings.md lists the environment variables that the code reads."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "settings.md"
ROOMS = ("config", "cli")
READERS = {"get", "pop", "setdefault", "getenv", "names", "is_on", "https_origins"}
VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")


def strings_in(node, known):
    """Return the names that ``node`` can stand for: itself, a constant, or what a loop goes over."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.Tuple):
        return {name for part in node.elts for name in strings_in(part, known)}
    return known.get(node.id, set()) if isinstance(node, ast.Name) else set()


def constants_of(tree):
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known[node.targets[0].id] = strings_in(node.value, known)
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
            known[node.target.id] = strings_in(node.iter, known)
    return known


def reads_environment(call):
    match call.func:
        case ast.Attribute(attr="getenv" | "names" | "is_on" | "https_origins"):
            return True
        case ast.Attribute(value=ast.Attribute(attr="environ"), attr=name):
            return name in READERS
        case _:
            return False


def variables_read(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = constants_of(tree)
    keys = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and reads_environment(node)
    ]
    keys += [
        node.slice
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "environ"
    ]
    found = {name for key in keys for name in strings_in(key, known)}
    return {name for name in found if VARIABLE.fullmatch(name)}


def read_by_the_code():
    files = (path for room in ROOMS for path in (ROOT / "src" / "manyuan" / room).rglob("*.py"))
    return {name for path in files for name in variables_read(path)}


def listed():
    first_cells = re.findall(r"^\| (`[^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}


def test_page_lists_what_the_code_reads():
    assert listed() == read_by_the_code()


def test_reader_finds_constants_and_loops(tmp_path):
    source = tmp_path / "room.py"
    source.write_text(
        "KEY = 'A_KEY'\n"
        "os.environ.pop(KEY, '')\n"
        "os.environ['B_SET'] = '1'\n"
        "for one in ('C', 'D'):\n    os.environ.get(one)\n"
        "environment.is_on('E_ON')\n"
        "{}.get('NOT_THIS')\n"
    )

    assert variables_read(source) == {"A_KEY", "B_SET", "C", "D", "E_ON"}


def test_defaults_on_the_page_are_those_of_the_code():
    code = (ROOT / "src" / "manyuan" / "config" / "settings.py").read_text(encoding="utf-8")

    for name, default in (
        ("ALLOWED_HOSTS", "`localhost`"),
        ("PROXY_COUNT", "0"),
        ("EMAIL_PORT", "25"),
        ("EMAIL_FROM", "`manyuan@localhost`"),
    ):
        assert f"| `{name}` | {default} |" in PAGE.read_text(encoding="utf-8")
        assert f'"{name}", "{default.strip("`")}"' in code
