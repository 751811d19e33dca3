"""How it is said what groups and schools have of partners, and what they lack."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from manyuan.directory.enums import Stage
from manyuan.directory.models import Agreement, Expert
from manyuan.directory.queries.fulfilment import Fulfilment
from manyuan.web.ui.figures import number
from manyuan.web.ui.parts import KeyFigure, VerdictWord


def fulfilment_headline(found: Fulfilment) -> str:
    """State how many groups and schools have what each should have."""
    facts = {
        "groups": number(len(found.groups)),
        "tied": number(len(found.groups) - len(found.without_university)),
        "schools": number(len(found.schools)),
        "served": number(len(found.schools) - len(found.without_scientist)),
    }
    if not found.is_begun:
        return _("{groups} 个集团、{schools} 所学校，还没有登记有效的合作协议").format(**facts)
    said = _("{groups} 个集团中 {tied} 个已有高校共建；{schools} 所学校中 {served} 所有科学家")
    return said.format(**facts)


def fulfilment_figures(found: Fulfilment) -> list[KeyFigure]:
    """Return how far each of the three rules is fulfilled, and the high schools beside them."""
    groups, schools = len(found.groups), len(found.schools)
    linked = len(found.with_high_school)
    studios = sum(len(one.studios) for one in found.schools)
    return [
        _of(_("一集团一高校"), groups, len(found.without_university)),
        _of(_("一集团一院所"), groups, len(found.without_institute)),
        _of(_("一学校一科学家"), schools, len(found.without_scientist)),
        KeyFigure(
            label=_("与高中结成共同体的集团"),
            value=linked,
            sub=_("共 {all} 个；博士工作室 {studios} 个").format(
                all=number(groups), studios=number(studios)
            ),
        ),
    ]


def _of(label: str, everything: int, missing: int) -> KeyFigure:
    verdict: VerdictWord | None = ("missed" if missing else "met") if everything else None
    return KeyFigure(
        label=label,
        value=everything - missing,
        sub=_("共 {all}，缺 {missing}").format(all=number(everything), missing=number(missing)),
        verdict=verdict,
    )


def partners_of(agreements: Iterable[Agreement]) -> list[str]:
    """Name the partners of some agreements, each once."""
    return list(dict.fromkeys(agreement.partner.name for agreement in agreements))


def scientists_of(agreements: Iterable[Agreement]) -> list[str]:
    """Name the scientists of some agreements with their partners."""
    return [scientist_of(agreement) for agreement in agreements]


def scientist_of(agreement: Agreement) -> str:
    """Name the scientist of an agreement with the partner, who alone signs where none is named."""
    if agreement.expert is None:
        return agreement.partner.name
    said = _("{expert}（{partner}）")
    return said.format(expert=agreement.expert, partner=agreement.partner.name)


def since(agreements: Iterable[Agreement]) -> date | None:
    """Return the first day of the earliest of some agreements."""
    return min((agreement.starts_on for agreement in agreements), default=None)


def stages_of(expert: Expert) -> list[str]:
    """Name the stages for which an expert speaks; one word where it is all of them."""
    stages = expert.stage_list
    if len(stages) == len(Stage):
        return [_("各学段")]
    return [str(stage.label) for stage in stages]
