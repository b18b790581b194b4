from __future__ import annotations

import pytest
from spoken import kind, page, spoken, texts

RULE = "extends: existence\ntokens: [miracle cure, 'guaranteed (?:results|relief)']\n"


def test_says_what_it_found() -> None:
    assert texts(RULE, "No pain: guaranteed relief or a miracle cure.") == [
        "guaranteed relief",
        "miracle cure",
    ]


def test_asks_for_whole_words_unless_told_otherwise() -> None:
    assert texts("extends: existence\ntokens: [cure]", "A curette, a procure, a cure.") == ["cure"]
    loose = "extends: existence\nnonword: true\ntokens: [cure]"
    assert texts(loose, "A curette, a procure.") == ["cure", "cure"]


def test_case_counts_unless_told_otherwise() -> None:
    assert texts(RULE, "Miracle cure!") == []
    assert texts(RULE + "ignorecase: true", "MIRACLE Cure!") == ["MIRACLE Cure"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("A **miracle** cure.", "miracle** cure"),
        ("A miracle\ncure.", "miracle\ncure"),
        ("> A miracle\n> cure.", "miracle\n> cure"),
        ("A [miracle](x) cure.", "miracle](x) cure"),
        ("A miracle&#32;cure 💊.", "miracle&#32;cure"),
        ("💊💊 A miracle\u00a0cure.", "miracle\u00a0cure"),
    ],
)
def test_span_covers_the_markup_inside_a_match(source: str, found: str) -> None:
    assert texts(RULE, source) == [found]


def test_curly_quotes_match_straight_ones() -> None:
    assert texts('extends: existence\ntokens: ["don\'t"]', "Please don’t.") == ["don’t"]


def test_code_is_not_read() -> None:
    assert texts(RULE, "Run `miracle cure`.\n\n    miracle cure\n") == []


def test_scopes() -> None:
    source = (
        "# miracle cure one\n\nmiracle cure two\n\n- miracle cure three\n\n> miracle cure four\n"
    )

    def lines(scope: str) -> list[str]:
        on = page(source)
        matches = kind(RULE + f"scope: {scope}").matches(on, on.blocks)
        document = on.document
        return [document.line(document.position(m.span.start).line).split()[-1] for m in matches]

    assert lines("text") == ["one", "two", "three", "four"]
    assert lines("heading") == ["one"]
    assert lines("heading.h2") == []
    assert lines("[heading.h1, list]") == ["one", "three"]
    assert lines("text & ~heading") == ["two", "three", "four"]
    assert lines("paragraph & ~blockquote") == ["two"]


def test_exceptions_clear_a_match() -> None:
    rule = "extends: existence\ntokens: ['\\w+ cure']\nexceptions: [the cure]"
    assert texts(rule, "It is the cure, not a cure.") == ["a cure"]


def test_raw_stands_before_the_tokens_or_after_them() -> None:
    rule = "extends: existence\nraw: ['\\d+ ']\ntokens: [mg]"
    assert texts(rule, "5 mg and mg 7 ") == ["5 mg"]
    assert texts(rule.replace("'\\d+ '", "' \\d+'") + "\nappend: true", "5 mg and mg 7") == ["mg 7"]


def test_span_leaves_out_blanks_at_its_ends() -> None:
    assert texts("extends: existence\nnonword: true\ntokens: ['\\s+cure\\s+']", "a cure here") == [
        "cure"
    ]


def test_words_of_raw_alternatives_are_not_taken_for_granted() -> None:
    rule = kind("extends: existence\nraw: ['best|only ']\ntokens: [cure]")
    on = page("The best.")
    assert [m.args for m in rule.matches(on, on.blocks)] == [("best",)]
    assert all(
        any(word in "the best." for word in words) for way in rule.ways or () for words in way
    )


def test_remove_offers_to_take_it_out() -> None:
    assert spoken(RULE + "remove: true", "A miracle cure.")[0].fixes == ("",)


def test_no_tokens_say_nothing() -> None:
    assert texts("extends: existence\n", "Anything at all.") == []


def test_once_tells_of_each_sentence_once() -> None:
    said = "A miracle cure, yes, a miracle cure. Then a miracle cure."
    assert texts(RULE, said) == ["miracle cure"] * 3
    once = texts(RULE + "once: true\n", said)
    assert once == ["miracle cure, yes, a miracle cure", "miracle cure"]
