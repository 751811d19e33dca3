import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "src/manyuan/web/static/manyuan"
FOLDERS = [STATIC / "vendor", ROOT / "tests/web/vendor"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_vendored_files_are_exactly_those_of_the_manifest(folder):
    lines = (folder / "MANIFEST.sha256").read_text().splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}

    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "MANIFEST.sha256"
    }

    assert found == listed


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_no_vendored_file_asks_for_a_source_map(folder):
    asking = [
        p.name
        for p in folder.rglob("*")
        if p.suffix in {".js", ".css"} and b"sourceMappingURL" in p.read_bytes()
    ]

    assert asking == []


def test_our_sheets_and_scripts_stay_small_and_ask_no_foreign_host():
    own = [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")]

    too_long = [p.name for p in own if len(p.read_text("utf-8").splitlines()) >= 300]
    foreign = [
        p.name
        for p in own
        if "//" in p.read_text("utf-8").replace("http://www.w3.org/2000/svg", "").replace("// ", "")
    ]

    assert too_long == []
    assert foreign == []
