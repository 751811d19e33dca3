from manyuan.evaluation.queries.placing import Place, places_of


def test_places_hold_nature_setting_and_the_groups_of_the_year(shore):
    with shore.at():
        places = places_of(shore.officer, 2024)

    assert places["S2"] == Place("public", "", ("G1", "G2"))
    assert places["S1"] == Place("public", "city", ("G1",))
    assert places["S6"] == Place("private", "", ())


def test_a_campus_is_in_the_groups_of_its_school(shore):
    with shore.at():
        places = places_of(shore.officer, 2023)

    assert places["S5-2"].groups == ("G2",)
