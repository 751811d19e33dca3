from manyuan.engagements.audiences import sides
from worlds.lending.models import TABLES, Loan

AUDIENCES = {
    "lending.arranged": sides(Loan, TABLES, "taker"),
    "lending.moved": sides(Loan, TABLES, "giver", "taker"),
}
