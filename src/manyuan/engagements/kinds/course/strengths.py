from manyuan.directory.models import School


def strength_of(school: School) -> str:
    """Return how strong a school is today; a campus of which nothing is said is as its school."""
    if school.strength or school.campus_of is None:
        return school.strength
    return school.campus_of.strength
