"""What counts for the national ratios of exchange (B11): at least 10 %, of them 20 % backbone.

Source: 教师〔2014〕4号; 教督〔2017〕6号, part B, B11. That only full-time work of at least a school
year counts is recalled.
"""

from datetime import timedelta

# The ways of a posting that count; walking, mentoring, remote teaching and cadres are flows only.
COUNTED_MODES = frozenset({"rotation", "secondment", "transfer"})
# From the first of September to the end of June: what is called a school year of teaching.
SCHOOL_YEAR_OF_TEACHING = timedelta(days=300)
# Backbone teachers of these levels count.
BACKBONE = frozenset({"county", "city", "province", "nation"})
