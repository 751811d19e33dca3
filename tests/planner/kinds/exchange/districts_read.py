"""A district folder read as the planner reads it."""

from pathlib import Path

from manyuan.planner.kinds.exchange.reading import read_problem
from manyuan.rules.exchange import load_exchange_pack
from manyuan.sheets.checking import check_district
from manyuan.sheets.reading import read_path
from planner.kinds.exchange.tiny_districts import YEAR


def problem_of(folder: Path, *, scope: str, pack: str):
    """Return the problem of a folder that must be sound."""
    files = check_district(read_path(folder))
    assert [found for found in files.findings if found.severity == "error"] == [], files.findings
    return read_problem(files.tables, year=YEAR, scope=scope, pack=load_exchange_pack(pack))
