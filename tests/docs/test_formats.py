import os
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.path.append(str(SCRIPTS))

import format_reference  # noqa: E402 -- the scripts folder is not a package


def test_reference_holds_the_tables_as_the_code_defines_them():
    """Asked as a user would, without the kind of flow that only the tests have."""
    command = [sys.executable, str(SCRIPTS / "format_reference.py"), "--check"]
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "manyuan.config.settings"}

    asked = subprocess.run(command, env=settings, capture_output=True, check=False)

    assert asked.returncode == 0, asked.stderr.decode()


def test_page_with_old_tables_is_found_out():
    page = f"a\n{format_reference.BEGIN}\nnothing of today\n{format_reference.END}\nb\n"

    fresh = format_reference.current(page)

    assert "nothing of today" not in fresh
    assert (fresh[:2], fresh[-3:]) == ("a\n", "\nb\n")
