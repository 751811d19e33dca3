from manyuan.directory.queries.reports import ReportFacts, SchoolLife
from manyuan.measures.tables import ResourceRow, SchoolRow


def resource_row(facts: ReportFacts) -> ResourceRow:
    """Hand a report over to the measures."""
    return ResourceRow(**facts._asdict())


def school_row(life: SchoolLife) -> SchoolRow:
    """Hand a school over to the measures."""
    return SchoolRow(**{**life._asdict(), "setting": life.setting or None})
