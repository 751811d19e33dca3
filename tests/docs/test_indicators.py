import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.append(str(SCRIPTS))

import indicator_reference  # noqa: E402 -- the scripts folder is not a package


def test_reference_holds_the_indicators_as_the_catalogue_defines_them():
    page = indicator_reference.PAGE.read_text("utf-8")

    assert indicator_reference.current(page) == page


def test_page_with_old_indicators_is_found_out():
    begin, end = indicator_reference.BEGIN, indicator_reference.END

    fresh = indicator_reference.current(f"a\n{begin}\nnothing of today\n{end}\nb\n")

    assert "nothing of today" not in fresh
    assert "| B1 | `rotation_rate` | 交流轮岗比例 | Exchange rate | Share |" in fresh
