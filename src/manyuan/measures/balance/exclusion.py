from datetime import date

from manyuan.measures.balance.stage_facts import StageFacts
from manyuan.rules.balance import BalancePack


def reason_to_exclude(facts: StageFacts, *, day: date, pack: BalancePack) -> str | None:
    """Return why the stage is outside the evaluation on ``day``, or None if it is inside.

    Outside are special and vocational schools, kindergartens and offices (the reason is their
    kind), what is not open on the day, a stage known to have no pupils, and teaching points and
    campuses known to have fewer than 50 pupils over all their stages. What is unknown excludes
    nobody. Private schools are inside.

    Source: 教督〔2017〕6号; 河北省县域义务教育优质均衡发展督导评估具体办法.
    """
    school = facts.school
    if school.kind in pack.excluded:
        return school.kind
    if school.closed_on is not None and school.closed_on <= day:
        return "closed"
    if school.opened_on is not None and school.opened_on > day:
        return "not_open"
    if facts.pupils == 0:
        return "no_pupils"
    return _too_small(facts, pack)


def _too_small(facts: StageFacts, pack: BalancePack) -> str | None:
    pupils = facts.school_pupils
    if pupils is None:
        return None
    if facts.school.kind == "teaching_point" and pupils < pack.small["teaching_point"].value:
        return "small_teaching_point"
    if facts.school.campus_of is not None and pupils < pack.small["campus"].value:
        return "small_campus"
    return None
