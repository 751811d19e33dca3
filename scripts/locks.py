"""Whether the lock files still hold what pyproject.toml asks for; works without a network."""

import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", re.MULTILINE)


def pins(text: str) -> dict[str, set[Version]]:
    """Return the pinned versions by name; a universal lock may hold two for two Pythons."""
    found: dict[str, set[Version]] = {}
    for name, version in PIN.findall(text):
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


def problems(root: Path = ROOT) -> Iterator[str]:
    """Yield a sentence for each requirement that a lock file does not meet."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"]
    extras = chain.from_iterable(project["project"].get("optional-dependencies", {}).values())
    run = pins((root / "requirements.lock").read_text("utf-8"))
    develop = pins((root / "requirements-dev.lock").read_text("utf-8"))
    yield from _unmet("requirements.lock", asked, run)
    everything = [*asked, *extras, *project["dependency-groups"]["dev"]]
    yield from _unmet("requirements-dev.lock", everything, develop)
    for name, versions in run.items():
        if develop.get(name) != versions:
            yield f"requirements-dev.lock: {name} is not the version of requirements.lock"


def _unmet(lock: str, asked: list[str], pinned: dict[str, set[Version]]) -> Iterator[str]:
    for requirement in map(Requirement, asked):
        versions = pinned.get(canonicalize_name(requirement.name), set())
        if not any(requirement.specifier.contains(it, prereleases=True) for it in versions):
            yield f"{lock}: {requirement} is not met; lock again as CONTRIBUTING.md says"


if __name__ == "__main__":
    found = list(problems())
    print("\n".join(found))
    sys.exit(1 if found else 0)
