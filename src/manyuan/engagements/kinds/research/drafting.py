from manyuan.engagements.kinds.research.actions.arranging import ResearchFacts, drafted
from manyuan.engagements.kinds.research.occasions import occasion
from manyuan.engagements.occasions import OccasionFacts
from manyuan.seats.models import Seat


def occasion_drafted(seat: Seat, facts: ResearchFacts) -> OccasionFacts:
    """Return when an activity would be that is not stored yet."""
    schools = [one.school for one in facts.invited]
    people = sum(one.expected for one in facts.invited)
    leader = [] if facts.leader is None else [facts.leader]
    return occasion(drafted(seat, facts), schools, people=people, teachers=leader)
