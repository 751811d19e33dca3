"""docs/reference/commands.md says what the commands say."""

import os
import subprocess
import sys

from docs.pages import ROOT


def test_reference_is_current():
    script = ROOT / "scripts" / "command_reference.py"

    done = subprocess.run(
        [sys.executable, str(script), "--check"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
