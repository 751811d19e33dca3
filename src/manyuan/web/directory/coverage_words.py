"""How coverage and size are said: headlines, key figures, warnings."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manyuan.directory.enums import Stage
from manyuan.directory.models import Group
from manyuan.directory.queries.groups import GroupSize, StageCoverage
from manyuan.web.ui.figures import number, percent
from manyuan.web.ui.parts import KeyFigure
from manyuan.web.ui.units import of_people, of_schools


def share(part: int, whole: int) -> float | None:
    """Return the share, None where there is nothing to share."""
    return part / whole if whole else None


def coverage_headline(everything: StageCoverage) -> str:
    """State how far the district's groups reach."""
    inside = everything.schools_in
    facts = {"all": number(everything.schools_all), "inside": number(inside)}
    if inside == 0:
        return _("{all} 所学校，还没有一所进入集团").format(**facts)
    covered = share(everything.pupils_in, everything.pupils_all)
    if covered is None:
        return ngettext(
            "{all} 所学校中 {inside} 所已进集团；学生数还没有上报",
            "{all} 所学校中 {inside} 所已进集团；学生数还没有上报",
            inside,
        ).format(**facts)
    if everything.schools_unknown:
        sentence = ngettext(
            "{all} 所学校中 {inside} 所已进集团，覆盖已上报学生的 {share}",
            "{all} 所学校中 {inside} 所已进集团，覆盖已上报学生的 {share}",
            inside,
        )
    else:
        sentence = ngettext(
            "{all} 所学校中 {inside} 所已进集团，覆盖 {share} 的学生",
            "{all} 所学校中 {inside} 所已进集团，覆盖 {share} 的学生",
            inside,
        )
    return sentence.format(**facts, share=percent(covered))


def coverage_figures(
    coverage: Iterable[StageCoverage], sizes: Mapping[int, GroupSize]
) -> list[KeyFigure]:
    """Return schools and pupils in groups, the share by stage, and the groups above a cap."""
    everything, *stages = coverage
    over = sum(size.is_over_a_cap for size in sizes.values())
    return [
        KeyFigure(
            label=_("已进集团的学校"),
            value=everything.schools_in,
            unit=of_schools(everything.schools_in),
            sub=_("共 {all} 所").format(all=number(everything.schools_all)),
        ),
        KeyFigure(
            label=_("集团内学生"),
            value=everything.pupils_in if everything.pupils_all else None,
            unit=of_people(everything.pupils_in),
            sub=_pupils_of_all(everything),
        ),
        _by_stage([stage for stage in stages if stage.schools_all]),
        KeyFigure(
            label=_("超过规模提示线的集团"),
            value=over,
            sub=ngettext(
                "共 {all} 个集团",
                "共 {all} 个集团",
                len(sizes),
            ).format(all=number(len(sizes))),
        ),
    ]


def _pupils_of_all(everything: StageCoverage) -> str:
    facts = {"all": number(everything.pupils_all), "n": number(everything.schools_unknown)}
    if everything.schools_unknown:
        return ngettext(
            "已上报共 {all} 人；{n} 所学校未上报",
            "已上报共 {all} 人；{n} 所学校未上报",
            everything.schools_unknown,
        ).format(**facts)
    return _("共 {all} 人").format(**facts)


def _by_stage(stages: list[StageCoverage]) -> KeyFigure:
    """Return the share of the first stage's schools, with the other stages below it."""
    shares = [
        (Stage(one.stage).label, percent(share(one.schools_in, one.schools_all))) for one in stages
    ]
    if not shares:
        return KeyFigure(label=_("各学段学校覆盖"), value=None)
    first, *others = shares
    return KeyFigure(
        label=_("{stage}学校覆盖").format(stage=first[0]),
        value=first[1],
        sub=" · ".join(f"{stage} {covered}" for stage, covered in others),
    )


def size_warning(size: GroupSize) -> str:
    """Say by how much a group is above the caps; nothing when it is not."""
    parts = []
    if size.over_campus_cap:
        more = size.campuses - size.campus_cap
        said = ngettext(
            "校区多 {more} 个，提示线 {cap} 个", "校区多 {more} 个，提示线 {cap} 个", more
        )
        parts.append(said.format(more=number(more), cap=number(size.campus_cap)))
    if size.over_pupil_cap:
        more = size.pupils - size.pupil_cap
        said = ngettext(
            "学生多 {more} 人，提示线 {cap} 人", "学生多 {more} 人，提示线 {cap} 人", more
        )
        parts.append(said.format(more=number(more), cap=number(size.pupil_cap)))
    return "；".join(parts)


def size_warnings(groups: Iterable[Group], sizes: Mapping[int, GroupSize]) -> list[str]:
    """Say of each group above a cap by how much it is."""
    said = _("{group}：{warning}")
    return [
        said.format(group=group.name, warning=size_warning(sizes[group.pk]))
        for group in groups
        if sizes[group.pk].is_over_a_cap
    ]
