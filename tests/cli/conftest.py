import sys
from pathlib import Path

import pytest

# The scripts folder is not a package; at the end of the path its names hide nobody else's.
sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch):
    monkeypatch.setenv("MANYUAN_LANG", "en")
    monkeypatch.delenv("MANYUAN_CHECKOUT", raising=False)
