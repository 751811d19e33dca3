import gzip
from datetime import date

import pytest

from manyuan.sheets.findings import finding_sentence
from manyuan.sheets.mapping import read_mapped
from manyuan.sheets.mapping_source import SourceColumnsMissing
from manyuan.sheets.mapping_spec import UnknownMapping, WrongMapping, shipped_mappings
from manyuan.sheets.unreadable import DamagedFile, EmptyFile, NotFound
from sheets.samples import codes, workbook_of

COLUMNS = (
    "Identifiant_de_l_etablissement,Nom_etablissement,Statut_public_prive,Adresse_1,Adresse_2,"
    "Adresse_3,Code_departement,Libelle_departement,Nombre_d_eleves,latitude,longitude,"
    "date_ouverture,etat,code_nature,PIAL"
)
ROWS = [
    "C1,Collège Un,Public,1 rue A,,35000 X,099,Pays,400,48.1,-1.6,1968-10-07,OUVERT,340,C1",
    "E1,Ecole Un,Privé,,,35000 X,099,Pays,90,48.2,-1.7,1965-10-01,A FERMER,151,C1",
    "E1,Ecole Un annexe,Privé,,,35000 X,099,Pays,90,48.2,-1.7,1965-10-01,A FERMER,151,C1",
    "M1,Maternelle Un,Public,,,35000 X,099,Pays,60,48.2,-1.7,1965-10-01,OUVERT,101,C1",
    "A1,Rectorat,,,,35000 X,099,Pays,,48.2,-1.7,1965-10-01,OUVERT,802,",
    "L1,Lycée Un,Public,,,35000 X,099,Pays,,48.2,-1.7,1965-10-01,OUVERT,320,C9",
    "X1,Autre,Public,,,35000 X,099,Pays,5,48.2,-1.7,1965-10-01,OUVERT,999,C1",
]
TEXT = "\n".join([COLUMNS, *ROWS]) + "\n"
SMALL = """
[district]
code = { constant = "370299" }
name = { constant = "海滨区" }
[[skip]]
column = "type"
values = ["培训"]
reason = "培训机构不是学校"
[tables.schools.columns]
school = "id"
name = { first_of = ["full", "short"] }
kind = { column = "type", values = { "小" = "primary" }, default = "junior" }
address = { join = ["street", "town"], separator = "，" }
"""


@pytest.fixture
def mapped(tmp_path):
    path = tmp_path / "annuaire.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode(), mtime=0))
    return read_mapped(path, "annuaire-fr", code="FR099")


def small(tmp_path, text, mapping=SMALL):
    (tmp_path / "own.toml").write_text(mapping, "utf-8")
    (tmp_path / "own.csv").write_bytes(text.encode("gb18030"))
    return read_mapped(tmp_path / "own.csv", tmp_path / "own.toml")


def test_french_directory_becomes_a_district(mapped):
    files = mapped.files

    assert (files.head.code, files.head.name) == ("FR099", "Pays")
    assert [(row["school"], row["kind"]) for row in files.tables["schools"]] == [
        ("C1", "junior"),
        ("E1", "primary"),
        ("M1", "kindergarten"),
        ("A1", "office"),
        ("L1", "vocational"),
    ]
    assert files.tables["schools"][0]["address"] == "1 rue A, 35000 X"
    assert files.tables["schools"][0]["opened_on"] == date(1968, 10, 7)


def test_group_is_led_by_the_row_whose_key_is_its_code(mapped):
    tables = mapped.files.tables

    assert [(row["group"], row["name"]) for row in tables["groups"]] == [("C1", "PIAL Collège Un")]
    assert [(row["school"], row["role"], row["joined_on"]) for row in tables["memberships"]] == [
        ("C1", "lead", date(2022, 9, 1)),
        ("E1", "member", date(2022, 9, 1)),
        ("M1", "member", date(2022, 9, 1)),
        ("X1", "member", date(2022, 9, 1)),
    ]


def test_pupils_go_to_the_stage_of_the_school(mapped):
    assert [tuple(row.values()) for row in mapped.files.tables["resources"]] == [
        ("C1", "junior", 2022, 400),
        ("E1", "primary", 2022, 90),
        ("L1", "senior", 2022, None),
    ]


def test_every_oddity_is_reported_and_counted(mapped):
    summary = mapped.summary

    assert (summary.rows_read, summary.establishments, summary.groups) == (7, 5, 1)
    assert {odd.code: (odd.count, odd.examples) for odd in summary.oddities} == {
        "unmapped_value": (1, ("Autre",)),
        "several_rows": (1, ("Ecole Un annexe",)),
        "value_not_stored": (2, ("Maternelle Un", "Autre")),
        "group_lead_missing": (1, ("Lycée Un",)),
        "closing": (1, ("Ecole Un",)),
        "pupils_unknown": (2, ("Rectorat", "Lycée Un")),
        "outside_groups": (1, ("Rectorat",)),
        "office_kept": (1, ("Rectorat",)),
    }


def test_finding_names_the_row_of_the_source(mapped):
    several = next(f for f in mapped.files.findings if f.code == "several_rows")

    assert (several.file, several.row) == ("annuaire.csv.gz", 4)
    assert finding_sentence(several) == (
        "“E1”占了几行，采用第 3 行；第 4 行不同：学校名称（Ecole Un annexe）。"
    )


def test_own_mapping_translates_joins_and_skips(tmp_path):
    text = "id,full,short,type,street,town\n1,,一小,小,东路,甲镇\n2,二中,,中,,乙镇\n3,班,,培训,,\n"

    mapped = small(tmp_path, text)

    assert mapped.files.tables["schools"] == [
        {"school": "1", "name": "一小", "kind": "primary", "address": "东路，甲镇"},
        {"school": "2", "name": "二中", "kind": "junior", "address": "乙镇"},
    ]
    assert codes(mapped.files) == [("notice", "filtered_out")]
    assert finding_sentence(mapped.files.findings[0]) == "“班”按映射规则略去：培训机构不是学校。"


def test_workbook_is_mapped_too(tmp_path):
    (tmp_path / "own.toml").write_text(SMALL, "utf-8")
    rows = [["id", "full", "short", "type", "street", "town"], [1, "一小", None, "小", None, None]]
    (tmp_path / "own.xlsx").write_bytes(workbook_of({"x": rows}))

    mapped = read_mapped(tmp_path / "own.xlsx", tmp_path / "own.toml")

    assert [row["school"] for row in mapped.files.tables["schools"]] == ["1"]


def test_missing_source_columns_are_named(tmp_path):
    with pytest.raises(SourceColumnsMissing) as caught:
        small(tmp_path, "id,full,type\n1,a,小\n")

    assert caught.value.facts["columns"] == "short、street、town"


@pytest.mark.parametrize(
    "mapping",
    [
        "not toml",
        "[district]\n",
        SMALL + 'colour = "red"\n',
        SMALL.replace('school = "id"', ""),
        SMALL.replace("tables.schools", "tables.shools"),
        SMALL.replace('{ first_of = ["full", "short"] }', "{ }"),
        SMALL.replace('{ first_of = ["full", "short"] }', '{ columm = "full" }'),
        SMALL.replace('reason = "培训机构不是学校"', 'code = "no_such_code"'),
        SMALL + '[groups]\ncode = "id"\n',
    ],
)
def test_wrong_mapping_is_refused(tmp_path, mapping):
    with pytest.raises(WrongMapping) as caught:
        small(tmp_path, "id\n1\n", mapping)

    assert caught.value.facts["file"] == "own.toml"


def test_unknown_mapping_lists_the_shipped_ones(tmp_path):
    with pytest.raises(UnknownMapping) as caught:
        read_mapped(tmp_path / "x.csv", "no-such")

    assert shipped_mappings() == ["annuaire-fr"]
    assert caught.value.facts["known"] == "annuaire-fr"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (None, NotFound),
        (b"", EmptyFile),
        (gzip.compress(TEXT.encode(), mtime=0)[:40], DamagedFile),
        (b"\x1f\x8b no gzip", DamagedFile),
    ],
)
def test_unusable_source_is_refused(tmp_path, content, error):
    path = tmp_path / "annuaire.csv.gz"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(error):
        read_mapped(path, "annuaire-fr")


def test_group_above_the_size_cap_is_reported_by_its_lead(tmp_path):
    header, *_rest = TEXT.splitlines()
    lead = next(line for line in TEXT.splitlines() if line.startswith("C1,"))
    code = "C1"
    others = [lead.replace("C1", f"C{n}", 1) for n in range(2, 11)]
    path = tmp_path / "annuaire.csv"
    path.write_text("\n".join([header, lead, *others]) + "\n", encoding="utf-8")

    mapped = read_mapped(path, "annuaire-fr", code="FR099")

    large = [odd for odd in mapped.summary.oddities if odd.code == "group_above_cap"]
    assert [(odd.count, len(odd.examples)) for odd in large] == [(1, 1)]
    finding = next(f for f in mapped.files.findings if f.code == "group_above_cap")
    assert (finding.facts["count"], finding.facts["limit"]) == (10, 9)
    assert code in {row["group"] for row in mapped.files.tables["groups"]}
