import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.append(str(SCRIPTS))

import format_reference  # noqa: E402 -- the scripts folder is not a package


def test_reference_holds_the_tables_as_the_code_defines_them():
    page = format_reference.PAGE.read_text("utf-8")

    assert page == format_reference.current(page)


def test_page_with_old_tables_is_found_out():
    page = f"a\n{format_reference.BEGIN}\nnothing of today\n{format_reference.END}\nb\n"

    fresh = format_reference.current(page)

    assert "nothing of today" not in fresh
    assert (fresh[:2], fresh[-3:]) == ("a\n", "\nb\n")
