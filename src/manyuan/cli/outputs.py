"""Where a command writes: never over what somebody has there already."""

from pathlib import Path

from manyuan.kernel.errors import BadInput
from manyuan.sheets.district import HEAD_FILE, OUTLINE_FILE
from manyuan.sheets.tables import TABLES


class OutputExists(BadInput):
    """The file or the folder's content would be lost."""

    code = "output_exists"
    sentence = "“{path}”已有内容，没有写入。请换一个位置，或加 --force 覆盖。"


def free_file(path: Path, *, force: bool) -> Path:
    """Return ``path`` with its folder made, unless a file is there that would be lost."""
    if path.exists() and not force:
        raise OutputExists(path=path)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def free_folder(path: Path, *, force: bool) -> Path:
    """Return ``path`` as a folder without district files; other files in it are left alone."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())) and not force:
        raise OutputExists(path=path)
    path.mkdir(parents=True, exist_ok=True)
    for name in (HEAD_FILE, OUTLINE_FILE, *(f"{table.name}.csv" for table in TABLES)):
        (path / name).unlink(missing_ok=True)
    return path
