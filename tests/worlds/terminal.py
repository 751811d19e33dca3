"""The command line as a test calls it: exit code, what it printed, what it complained of."""

from dataclasses import dataclass

import pytest
from django.utils import translation

from manyuan.cli.main import main


@dataclass(frozen=True)
class Terminal:
    """A terminal whose language does not stay behind in the process."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        """Run ``manyuan`` with the arguments."""
        with (
            translation.override(translation.get_language()),
            pytest.raises(SystemExit) as end,
        ):
            main([str(argument) for argument in arguments])
        said = self.capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err
