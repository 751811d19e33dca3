import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]
CARRIED = {".html", ".mo", ".toml", ".css", ".js", ".geojson", ".svg", ".woff2"}


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_carries_all_templates_translations_and_assets(carried):
    source = ROOT / "src"
    ours = {
        path.relative_to(source).as_posix()
        for path in (source / "manyuan").rglob("*")
        if path.suffix in CARRIED
    }

    assert ours - carried == set()


def test_wheel_carries_no_test_and_no_database(carried):
    assert [
        name for name in carried if "/tests/" in name or name.endswith((".sqlite3", ".pyc"))
    ] == []
