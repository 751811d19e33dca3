from manyuan.rules.status import Status
from manyuan.rules.subjects import load_subjects
from manyuan.synthetic.subjects import ARTS, OTHERS


def test_pe_music_art_and_arts_count_for_the_arts_indicator():
    # shared/formats.md: "PE, music, art, arts count for A3".
    subjects = load_subjects()

    counting = [name for name in subjects.names if subjects.counts_for_arts(name)]

    assert counting == ["体育", "音乐", "美术", "艺术"]
    assert subjects.counts_for_arts(None) is False


def test_every_other_spelling_means_a_name_of_the_list():
    subjects = load_subjects()

    assert {*subjects.also.values()} <= {*subjects.names}
    assert {*subjects.also} & {*subjects.names} == set()


def test_list_holds_the_subjects_of_invented_rosters():
    invented = {name for name, _weight in ARTS}
    invented |= {name for weights in OTHERS.values() for name, _weight in weights}

    assert invented <= {*load_subjects().names}


def test_pack_names_itself_and_is_no_better_known_than_its_weakest_rule():
    subjects = load_subjects()

    assert (subjects.id, subjects.status) == ("cn-subjects", Status.PROPOSED)
