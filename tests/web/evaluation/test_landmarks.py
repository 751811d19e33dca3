import re

import pytest

REGION = re.compile(r'role="region" aria-label="([^"]+)"')
SECTION = re.compile(r'<section[^>]* aria-labelledby="([^"]+)"')


@pytest.mark.parametrize("url", ["/evaluation/balance/", "/evaluation/balance/groups/G1/"])
def test_parts_of_a_page_have_names_of_their_own(officer, url):
    page = officer.get(url).content.decode()

    headings = [re.search(rf'id="{one}">([^<]+)<', page)[1] for one in SECTION.findall(page)]
    names = [*REGION.findall(page), *headings]
    assert names
    assert sorted(names) == sorted(set(names))
