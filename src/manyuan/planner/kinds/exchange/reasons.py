from collections import Counter
from collections.abc import Mapping

from manyuan.kernel.marking import gettext_noop as _
from manyuan.kernel.saying import Fact, Said, Titled
from manyuan.planner.kinds.exchange.cells import CellKey
from manyuan.planner.kinds.exchange.market import Line, Market
from manyuan.planner.kinds.exchange.numbers import shown_share
from manyuan.planner.kinds.exchange.problem import Teacher
from manyuan.planner.kinds.exchange.ratios import counts_of
from manyuan.planner.kinds.exchange.words import indicator_name, stage_word, subject_word
from manyuan.rules.exchange import Ratio

MENDS = _("补上{school}{stage}的“{indicator}”：{before} 人增至 {after} 人，标准 {needed} 人。")
FILLS = _("补上{school}申报的{stage}{subject}岗位。")
REPLACES = _("接替{school}交流出去的{stage}{subject}教师。")
COUNTS = _("计入“{rule} {share}”。")
WISHED = _("是本人第 {rank} 志愿。")
PINNED = _("由使用者指定。")


def reasons_of(market: Market, placed: Mapping[str, str]) -> Mapping[str, tuple[Said, ...]]:
    """Return for every move what it is good for: cells mended, place filled, ratio, wish.

    A cell's teachers are counted up in the order of the movers' codes, those who leave it first,
    so each arrival stands for one step of it and no step is told twice.
    """
    tally = _Tally(market, placed)
    return {code: tuple(tally.reasons(code, placed[code])) for code in sorted(placed)}


class _Tally:
    def __init__(self, market: Market, placed: Mapping[str, str]) -> None:
        self._market = market
        self._pins = {(pin.teacher, pin.school) for pin in market.problem.pins}
        self._teachers = {key: cell.teachers for key, cell in market.thresholds.items()}
        self._gained: Counter[Line] = Counter()
        for code in placed:
            teacher = market.teachers[code]
            self._gained[teacher.school, teacher.stage or "", teacher.subject or ""] -= 1
            for key in self._cells(teacher, teacher.school):
                self._teachers[key] -= 1

    def reasons(self, code: str, school: str) -> list[Said]:
        teacher = self._market.teachers[code]
        said = [*self._mended(teacher, school), *self._post(teacher, school)]
        if school in teacher.wishes:
            said.append(Said("wished", WISHED, {"rank": teacher.wishes.index(school) + 1}))
        said.extend(self._ratios(teacher, school))
        if (code, school) in self._pins:
            said.append(Said("pinned", PINNED))
        return said

    def _cells(self, teacher: Teacher, school: str) -> list[CellKey]:
        keys = [
            (school, teacher.stage or "", each) for each in sorted(self._market.indicators(teacher))
        ]
        return [key for key in keys if key in self._market.thresholds]

    def _mended(self, teacher: Teacher, school: str) -> list[Said]:
        said = []
        for key in self._cells(teacher, school):
            before, needed = self._teachers[key], self._market.thresholds[key].needed
            self._teachers[key] += 1
            if before < needed and before >= self._market.thresholds[key].teachers:
                facts: dict[str, Fact] = {
                    "school": self._market.schools[school].name,
                    "stage": stage_word(key[1]),
                    "indicator": indicator_name(key[2], pack=self._market.problem.balance),
                    "before": before,
                    "after": before + 1,
                    "needed": needed,
                }
                said.append(Said("mends", MENDS, facts))
        return said

    def _post(self, teacher: Teacher, school: str) -> list[Said]:
        line = (school, teacher.stage or "", teacher.subject or "")
        self._gained[line] += 1
        facts: dict[str, Fact] = {
            "school": self._market.schools[school].name,
            "stage": stage_word(teacher.stage),
            "subject": subject_word(teacher.subject),
        }
        if self._gained[line] <= 0:
            return [Said("replaces", REPLACES, facts)]
        return [Said("fills_post", FILLS, facts)]

    def _ratios(self, teacher: Teacher, school: str) -> list[Said]:
        problem, schools = self._market.problem, self._market.schools
        counts = counts_of(teacher, schools[teacher.school], schools[school], problem=problem)
        return [
            Said("counts", COUNTS, _ratio_named(ratio))
            for ratio in problem.pack.ratios
            if ratio.counted in counts
        ]


def _ratio_named(ratio: Ratio) -> dict[str, Fact]:
    title = Titled(ratio.share.title_zh, ratio.share.title_en)
    return {"rule": title, "share": shown_share(ratio.share.value)}
