"""Where a command writes: never over what somebody has there already."""

from collections.abc import Iterable
from pathlib import Path

from manyuan.kernel.errors import BadInput
from manyuan.sheets.district import HEAD_FILE, OUTLINE_FILE
from manyuan.sheets.tables import TABLES


class OutputExists(BadInput):
    """The file or the folder's content would be lost."""

    code = "output_exists"
    sentence = "“{path}”已有内容，没有写入。请换一个位置，或加 --force 覆盖。"


class OutputIsInput(BadInput):
    """The answer would be written over the question."""

    code = "output_is_input"
    sentence = "“{path}”不能用来写批注：它是要导入的文件，或不以 .xlsx 结尾。请换一个文件名。"


def beside_inputs(path: Path, inputs: Iterable[Path]) -> Path:
    """Return ``path`` when it is a workbook of its own, none of the files that are read."""
    places = [each.resolve() for each in inputs]
    if path.suffix.lower() != ".xlsx" or {path.resolve(), path.resolve().parent} & {*places}:
        raise OutputIsInput(path=path)
    return path


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
