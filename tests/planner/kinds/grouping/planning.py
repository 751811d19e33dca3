"""The planner as a person calls it, in this process: a folder goes in, the plan's JSON comes out."""

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import pytest
from django.utils import translation

from manyuan.cli.main import main
from planner.kinds.grouping.tiny_districts import YEAR


def plan_of(folder, *options, seconds=20):
    """Run ``manyuan plan grouping`` and return its exit code and the plan that it wrote."""
    out = folder / "plan.json"
    words = ["plan", "grouping", folder, "--year", YEAR, "--seconds", seconds, "--out", out]
    said = StringIO()
    with (
        translation.override(translation.get_language()),
        redirect_stdout(said),
        redirect_stderr(said),
        pytest.raises(SystemExit) as end,
    ):
        main([str(word) for word in (*words, *options)])
    assert out.exists(), said.getvalue()
    return int(end.value.code or 0), json.loads(out.read_text(encoding="utf-8"))
