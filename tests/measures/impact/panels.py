"""Small panels for the tests, and the estimates worked out again in plain Python."""

from itertools import pairwise
from statistics import mean

from manyuan.measures.impact import PanelRow


def rows_of(outcomes, cohorts):
    """Rows from {unit: {time: outcome}} and {unit: cohort}."""
    return [
        PanelRow(unit=unit, time=time, cohort=cohorts[unit], outcome=outcome)
        for unit, over_time in outcomes.items()
        for time, outcome in over_time.items()
    ]


def noisy(random, *, cohorts, times, effect=0.0):
    """A panel with a level a unit, a common trend, noise, and a constant effect since joining."""
    outcomes = {}
    for unit, cohort in cohorts.items():
        level = random.gauss(10, 3)
        outcomes[unit] = {
            time: level
            + 0.7 * (time - times[0]) ** 1.5
            + random.gauss(0, 1)
            + (effect if 0 < cohort <= time else 0)
            for time in times
        }
    return outcomes


def att_again(outcomes, cohorts, *, control):
    """{(cohort, time): estimate} by loops and means alone."""
    times = sorted({time for over_time in outcomes.values() for time in over_time})
    found = {}
    for cohort in sorted({g for g in cohorts.values() if times[0] < g <= times[-1]}):
        for before, time in pairwise(times):
            base = before if time < cohort else max(t for t in times if t < cohort)
            inside = [
                outcomes[u][time] - outcomes[u][base] for u, g in cohorts.items() if g == cohort
            ]
            outside = []
            for unit, joined in cohorts.items():
                joined_never = joined == 0 or joined > times[-1]
                not_yet = joined > max(time, base) and joined != cohort
                if joined_never or (control == "notyet" and not_yet):
                    outside.append(outcomes[unit][time] - outcomes[unit][base])
            if outside:
                found[cohort, time] = mean(inside) - mean(outside)
    return found
