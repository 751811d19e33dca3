"""Small districts of pupils for the tests, and the likelihood worked out by whole matrices."""

import numpy as np

from manyuan.measures.growth import PupilRow


def district(random, *, sizes, slope=0.6, between=1.0, within=4.0):
    """Pupils of schools of the given sizes, from the model itself."""
    rows = []
    for place, size in enumerate(sizes):
        school = random.gauss(0, between**0.5)
        for _ in range(size):
            entry = random.gauss(70 + place % 3, 8)
            outcome = 20 + slope * entry + school + random.gauss(0, within**0.5)
            rows.append(PupilRow(school=f"s{place:02}", entry=entry, outcome=outcome))
    return rows


def log_likelihood_again(rows, *, intercept, slope, between, within):
    """The density of all outcomes at once, school by school, with the whole covariance matrix."""
    total = 0.0
    for school in sorted({row.school for row in rows}):
        own = [row for row in rows if row.school == school]
        rest = np.array([row.outcome - intercept - slope * row.entry for row in own])
        covariance = within * np.eye(len(own)) + between
        _sign, log_determinant = np.linalg.slogdet(covariance)
        total -= (
            len(own) * np.log(2 * np.pi)
            + log_determinant
            + rest @ np.linalg.solve(covariance, rest)
        ) / 2
    return float(total)
