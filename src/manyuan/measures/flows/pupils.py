from manyuan.measures.flows.group_year import GroupYear


def pupils_of(group: GroupYear) -> int | None:
    """Return the pupils of the compulsory stages of the group's schools and campuses in the year.

    None when nothing was reported for the year, or of any judged stage the pupils are unknown.
    """
    report = group.tables.balance
    if report is None:
        return None
    places = group.places_of(group.roll)
    counts = [verdict.pupils for verdict in report.schools if verdict.school in places]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
