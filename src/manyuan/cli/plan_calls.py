"""What every ``manyuan plan`` command does alike: its limits, its settings, where it writes."""

from pathlib import Path

from manyuan.kernel.errors import BadInput

A_DAY = 86_400
LARGEST_SEED = 2**31 - 1
PLANNED, NO_PLAN = 0, 1


class SettingNotReadable(BadInput):
    """A rule is set in a form that is not CODE=VALUE."""

    code = "setting_not_readable"
    sentence = "--set 应写成 规则=值，例如 --set limits.lend=2；收到的是“{text}”。"


class OutputIsData(BadInput):
    """The plan would be written over the data from which it is made."""

    code = "output_is_data"
    sentence = "“{path}”是要读取的区县数据，方案不能写到那里。请换一个文件名。"


def settings_of(texts: tuple[str, ...]) -> dict[str, str]:
    """Return the district's own values of rules by their codes.

    Raises
    ------
    SettingNotReadable
        If a text is not CODE=VALUE.
    """
    found = {}
    for text in texts:
        code, sign, value = text.partition("=")
        if not sign:
            raise SettingNotReadable(text=text)
        found[code.strip()] = value
    return found


def prepare_output(out: Path, folder: Path) -> None:
    """Make room for the plan before it is worked out, never over the data.

    Raises
    ------
    OutputIsData
        If the plan would be written over a table.
    """
    within = folder.is_dir() and out.resolve().parent == folder.resolve()
    if out.resolve() == folder.resolve() or (within and out.suffix.lower() in {".csv", ".toml"}):
        raise OutputIsData(path=out)
    out.parent.mkdir(parents=True, exist_ok=True)
