"""Accounts from a list of people, with their passwords in a file of their own."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from manyuan.cli.bureaus import acting_seat, chosen_bureau
from manyuan.cli.language import gettext as _
from manyuan.cli.language import said
from manyuan.kernel.errors import ManyuanError
from manyuan.seats.actions import Issued, import_people
from manyuan.seats.permissions import may_manage_people, require
from manyuan.seats.scope import seated
from manyuan.sheets.people import RowProblem, read_people
from manyuan.sheets.people_plan import PeoplePlan, plan_people
from manyuan.sheets.reading import refuse_large
from manyuan.sheets.workbook import table_workbook


@dataclass(frozen=True, slots=True)
class PeopleRun:
    """What to tell after a run: what is wrong, and what was or would be done."""

    problems: tuple[str, ...]
    summary: str


def run_people(
    file: Path, *, district: str | None, user: str | None, out: Path | None
) -> PeopleRun:
    """Check the list in ``file``; with ``out`` open the accounts and write their passwords."""
    seat = acting_seat(chosen_bureau(district), user)
    refuse_large(file.stat().st_size, file.name)
    with seated(seat):
        require(may_manage_people(seat))
        plan = plan_people(seat, read_people(file.read_bytes(), file.name))
        if out is None or plan.problems:
            return PeopleRun(tuple(_line(one) for one in plan.problems), _summary(plan))
        invitations, known = plan.of("account"), plan.of("seat")
        if not invitations:
            import_people(by=seat, invitations=invitations, known=known)
            return PeopleRun(
                (), _("{summary}\n没有新开账号，未写密码表。").format(summary=_summary(plan))
            )
        # The file is made before the accounts: without it their passwords would be lost.
        with os.fdopen(os.open(out, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as target:
            try:
                done = import_people(by=seat, invitations=invitations, known=known)
            except ManyuanError:
                out.unlink()
                raise
            target.write(_workbook(done.issued))
    written = _("密码表已写入 {path}，仅本机当前账户可读；交给本人后请删除。").format(path=out)
    return PeopleRun((), f"{_summary(plan)}\n{written}")


def _line(problem: RowProblem) -> str:
    text = said(problem.sentence, problem.facts)
    if problem.row is None:
        return text
    return _("第 {row} 行：{sentence}").format(row=problem.row, sentence=text)


def _summary(plan: PeoplePlan) -> str:
    text = _("开通账号 {account} 行，增加席位 {seat} 行，不变 {unchanged} 行，有误 {wrong} 处。")
    return text.format(
        account=len(plan.of("account")),
        seat=len(plan.of("seat")),
        unchanged=len(plan.of("unchanged")),
        wrong=len(plan.problems),
    )


def _workbook(issued: Sequence[Issued]) -> bytes:
    headers = [_("姓名"), _("用户名"), _("一次性密码")]
    rows = [[one.person.name, one.person.username, one.password] for one in issued]
    return table_workbook(_("一次性密码"), headers, rows)
