"""A problem as a program in whole numbers; a column for each school and lead it may be with."""

from collections.abc import Mapping, Sequence

from manyuan.planner.kinds.grouping.ground import Ground
from manyuan.planner.kinds.grouping.problem import GoalName
from manyuan.planner.solvers.program import Goal, Program

Way = tuple[str, str]


class Model:
    """The program of a ground: joining (whole), left out (whole), excess over the even share.

    A lead's own column says that its group exists; every other school of the group needs it.
    """

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.names: tuple[GoalName, ...] = ground.problem.goals
        self.program = Program([Goal(name, whole=True) for name in self.names])
        self._goals = dict(zip(self.names, self.program.goals, strict=True))
        self.joins: dict[Way, int] = {}
        self.left: dict[str, int] = {}
        self._rows: dict[str, int] = {}
        self._entries: dict[Way, list[tuple[int, float]]] = {
            (code, lead): [] for code, leads in ground.ways.items() for lead in leads
        }
        self._excess: list[tuple[GoalName, str, int]] = []
        self._open_rows()
        self._cap_rows()
        self._chain_rows()
        self._excess_rows("pupils_excess")
        self._excess_rows("need_excess")
        self._columns()

    # -- rows, written into the entries of the columns --------------------------------------------

    def _open_rows(self) -> None:
        """At most so many groups; nobody joins a group that does not exist; one group a school."""
        program, groups = self.program, self.ground.problem.groups
        most = program.row(upper=groups)
        for (code, lead), entries in self._entries.items():
            if code == lead:
                entries.append((most, 1.0))
            else:
                row = program.row(upper=0.0)
                entries.append((row, 1.0))
                self._entries[lead, lead].append((row, -1.0))
        for code, leads in self.ground.ways.items():
            self._rows[code] = program.row(1.0, 1.0)
            for lead in leads:
                self._entries[code, lead].append((self._rows[code], 1.0))

    def _inside(self) -> Mapping[str, Sequence[str]]:
        inside: dict[str, list[str]] = {lead: [] for lead in self.ground.leads}
        for code, lead in self._entries:
            inside[lead].append(code)
        return inside

    def _cap_rows(self) -> None:
        problem = self.ground.problem
        for name, most in (("campuses", problem.most_campuses), ("pupils", problem.most_pupils)):
            if most is None:
                continue
            for lead, inside in self._inside().items():
                if lead not in self.ground.over:
                    self._cap_row(name, most, lead, inside)

    def _cap_row(self, name: str, most: int, lead: str, inside: Sequence[str]) -> None:
        row = self.program.row(upper=0.0)
        room = most - getattr(self.ground.base(lead), name)
        for code in inside:
            load = getattr(self.ground.load(code, lead), name)
            self._entries[code, lead].append((row, load - room if code == lead else load))

    def _chain_rows(self) -> None:
        ground = self.ground
        for lead, inside in self._inside().items():
            given = [code for code in inside if "junior" in ground.schools[code].stages]
            for code in inside:
                if ground.asks_junior(code, lead):
                    row = self.program.row(upper=0.0)
                    self._entries[code, lead].append((row, 1.0))
                    for other in given:
                        self._entries[other, lead].append((row, -1.0))

    def _excess_rows(self, name: GoalName) -> None:
        """What a group holds beyond the even share is at most its excess."""
        if name not in self._goals:
            return
        ground = self.ground
        even = ground.even_pupils if name == "pupils_excess" else ground.even_need
        for lead, inside in self._inside().items():
            row = self.program.row(upper=0.0)
            self._excess.append((name, lead, row))
            for code in inside:
                amount = self._amount(name, code, lead)
                if code == lead:
                    amount -= even
                    amount += ground.base(lead).pupils if name == "pupils_excess" else 0
                self._entries[code, lead].append((row, amount))

    def _amount(self, name: GoalName, code: str, lead: str) -> int:
        if name == "pupils_excess":
            return self.ground.load(code, lead).pupils
        return int(self.ground.schools[code].is_in_need)

    # -- columns ----------------------------------------------------------------------------------

    def _columns(self) -> None:
        ground = self.ground
        for (code, lead), entries in self._entries.items():
            stays = ground.held.get(code) == lead or (code == lead and lead in ground.must_lead)
            column = self.program.column(
                entries, lower=float(stays), upper=1.0, ceiling=1.0, whole=True
            )
            self.joins[code, lead] = column
            self._cost("travel", column, ground.minutes(code, lead) or 0)
            self._cost("changes", column, int(ground.home.get(code) != lead))
        for code, school in ground.schools.items():
            lower = float(not ground.ways[code])
            column = self.program.column(
                [(self._rows[code], 1.0)], lower=lower, upper=1.0, ceiling=1.0, whole=True
            )
            self.left[code] = column
            self._cost("schools_uncovered", column, 1)
            self._cost("pupils_uncovered", column, school.pupils or 0)
            self._cost("changes", column, int(code in ground.home))
        for name, lead, row in self._excess:
            most = float(self._most(name, lead))
            self._cost(name, self.program.column([(row, -1.0)], upper=most, ceiling=most), 1)

    def _most(self, name: GoalName, lead: str) -> int:
        """Return the most that a group could hold."""
        ground = self.ground
        if name == "need_excess":
            return len(ground.schools)
        return ground.base(lead).pupils + sum(each.pupils or 0 for each in ground.schools.values())

    def _cost(self, name: GoalName, column: int, cost: int) -> None:
        if cost and name in self._goals:
            self._goals[name].add(column, cost)

    # -- to and fro -------------------------------------------------------------------------------

    def encode(self, placing: Mapping[str, str]) -> list[float]:
        """Return the point of a placing."""
        point = [0.0] * self.program.columns
        for code, column in self.left.items():
            point[column] = float(code not in placing)
        for code, lead in placing.items():
            point[self.joins[code, lead]] = 1.0
        first = self.program.columns - len(self._excess)
        for place, (name, lead, _row) in enumerate(self._excess):
            point[first + place] = float(self._over(name, lead, placing))
        return point

    def _over(self, name: GoalName, lead: str, placing: Mapping[str, str]) -> int:
        ground = self.ground
        inside = [code for code, to in placing.items() if to == lead]
        if not inside:
            return 0
        held = sum(self._amount(name, code, lead) for code in inside)
        if name == "pupils_excess":
            return max(0, held + ground.base(lead).pupils - ground.even_pupils)
        return max(0, held - ground.even_need)

    def decode(self, point: Sequence[float]) -> dict[str, str]:
        """Return the placing of a point."""
        return {code: lead for (code, lead), column in self.joins.items() if point[column] > 0.5}
