from manyuan.cli.text_table import table, width


def test_chinese_character_is_two_columns_wide():
    assert width("校长 A") == 6


def test_columns_stand_under_each_other():
    assert table(["角色", "Name"], [["校长", "Lin"], ["区教体局", "Wu"]]) == "\n".join(
        ["  角色      Name", "  ────────  ────", "  校长      Lin", "  区教体局  Wu"]
    )
