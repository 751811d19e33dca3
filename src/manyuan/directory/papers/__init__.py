from manyuan.directory.audiences import members_around
from manyuan.directory.papers.charter import CHARTER
from manyuan.directory.papers.readers import groups_of_school
from manyuan.papers.kinds import register_paper
from manyuan.papers.readers import register_reader


def register_papers() -> None:
    """Make the directory's papers known, and which groups' papers schools read."""
    register_paper(CHARTER)
    register_reader(groups_of_school, members_around)
