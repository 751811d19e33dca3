"""What merge fields are called: words that an officer reads in Word."""

TITLE, NUMBER, DAY, CODE, SEAL = "标题", "文号", "成文日期", "校验码", "印章单位"
OF_EVERY_PAPER = (TITLE, NUMBER, DAY, CODE, SEAL)
# Without these two nobody could tell whether a printed paper is genuine.
ALWAYS = (NUMBER, CODE)


def column_field(table: str, header: str) -> str:
    """Return the merge field of a table's column."""
    return f"{table}_{header}"
