from __future__ import annotations

from spoken import spoken

RULE = (
    "extends: consistency\nignorecase: true\neither:\n  healthcare: health care\n  ageing: aging\n"
)


def test_rarer_form_is_reported_with_the_one_to_use() -> None:
    found = spoken(RULE, "Health care here.\n\nHealthcare there, and health\ncare again.")
    assert [(one.text, one.args[0]) for one in found] == [("Healthcare", "Healthcare")]
    assert found[0].args[1].lower() == "health care"


def test_first_form_wins_a_draw() -> None:
    assert [one.text for one in spoken(RULE, "Aging is ageing.")] == ["ageing"]
    assert [one.text for one in spoken(RULE, "Ageing is aging.")] == ["aging"]


def test_one_form_alone_is_fine() -> None:
    assert spoken(RULE, "Healthcare is healthcare, and aging is aging.") == []


def test_pairs_are_judged_apart() -> None:
    found = spoken(RULE, "Healthcare, health care, health care. Ageing, aging, ageing.")
    assert sorted(one.text for one in found) == ["Healthcare", "aging"]


def test_words_are_whole() -> None:
    assert spoken(RULE, "Aging is not managing or packageing.") == []
