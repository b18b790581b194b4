from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.readers.text import read
from qa.sources import Source

if TYPE_CHECKING:
    from pathlib import Path

    from qa.document import Document

LONG = (
    "This is a line of prose that is long enough to be a paragraph of its own, without any doubt."
)


def page(text: str) -> Document:
    return read(Source("page.txt", text.encode(), "text"))


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in page(text).blocks]


def test_one_paragraph_a_line() -> None:
    assert outline(f"{LONG}\n{LONG} {LONG}\r\n{LONG}") == [
        ("paragraph", LONG), ("paragraph", f"{LONG} {LONG}"), ("paragraph", LONG)
    ]  # fmt: skip


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Most adults need at least seven hours of sleep a night, and\r\n"
        "  teenagers need eight to ten hours, as people who work with\r\n"
        "sleep have found in a number of studies.\r\n"
    )
    (block,) = page(text).blocks
    assert block.text == " ".join(line.strip() for line in text.splitlines())
    start = block.text.index("and teenagers")
    span = block.source_span(start, start + len("and teenagers"))
    assert text[slice(*span)] == "and\r\n  teenagers"


def test_short_sentences_on_lines_of_their_own_are_not_joined() -> None:
    lines = [
        "Rest is part of getting well, so plan for it every day.",
        "Drink enough water, and eat when you feel that you can.",
        "Call us when the pain gets worse or you have a fever.",
    ]
    assert outline("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_lists() -> None:
    text = (
        "You may feel:\n• sick\n•  tired\n1. First\n2. Second that goes\n   on\n"
        "- x\n  - y\n\n- z\na) A\n"
    )
    assert outline(text) == [
        ("paragraph", "You may feel:"),
        ("list-item", "sick"),
        ("list-item", "tired"),
        ("list-item", "First"),
        ("list-item", "Second that goes on"),
        ("list-item", "x"),
        ("list-item", "y"),
        ("list-item", "z"),
        ("list-item", "A"),
    ]
    blocks = page(text).blocks
    assert [block.level for block in blocks[1:]] == [1, 1, 1, 1, 1, 2, 1, 1]
    assert [block.ordered for block in blocks[1:]] == [
        False, False, True, True, False, False, False, True
    ]  # fmt: skip
    groups = [block.group for block in blocks[1:]]
    assert groups[0] == groups[1] != groups[2] == groups[3] != groups[4] == groups[6] != groups[5]
    assert text[slice(*blocks[1].span)] == "• sick"


def test_a_numbered_line_that_a_list_of_contents_names_is_a_heading() -> None:
    text = (
        f"In this leaflet\n1. What it is\n2. How to take it\n\n1. What it is\n{LONG}\n\n2. How to"
    )
    kinds = [kind for kind, _ in outline(f"{text} take it\n{LONG}\n\n3. Rest\n{LONG}")]
    assert kinds == [
        "heading", "list-item", "list-item", "heading", "paragraph", "heading", "paragraph",
        "list-item", "paragraph",
    ]  # fmt: skip


def test_a_number_that_begins_a_wrapped_line_is_no_item() -> None:
    text = (
        "The dose for most adults who take this medicine for pain is\n"
        "10. That is what the leaflet in the box says, and no more\n"
        "than that should be taken in one day."
    )
    assert len(page(text).blocks) == 1


@pytest.mark.parametrize(
    "line",
    [
        "What is a migraine?",
        "Side effects",
        "5 ways to sleep well",
        "WARNING SIGNS",
        "About Ketamine",
    ],
)
def test_headings(line: str) -> None:
    assert outline(f"{line}\n{LONG}")[0] == ("heading", line)
    assert outline(f"{LONG}\n\n{line}\n\n{LONG}")[1] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "Strong Word: Significant",
        "304 Noord Kardinaal Straat.",
        "304 North Cardinal Street",
        "Dorchester Center, MA 02124",
        "London SW1A 1AA",
        "Call +1 (555) 123-4567",
        "https://www.nimh.nih.gov",
        "editors@example.org",
        "NICE. Sprains and strains. cks.nice.org.uk",
        "NHS. Norovirus. nhs.uk/conditions/norovirus",
        "Possible side effects may include:",
        "It is safe.",
        "and so on",
        "Medically reviewed by Joan Pereira",
        "By Marcus Bell",
        "March 16, 2026",
        "This line has a good many more words than a heading would ever have",
    ],
)
def test_no_headings(line: str) -> None:
    assert outline(f"{LONG}\n\n{line}\n\n{LONG}")[1] == ("paragraph", line)
    assert outline(f"{line}\n{LONG}")[0] == ("paragraph", line)


def test_a_line_above_a_number_that_leads_to_a_list_is_a_heading() -> None:
    text = f"{LONG}\n\nWhen to get help\n\nCall 111, or ring us on 01632 960145, if:\n\n- it hurts"
    assert outline(text)[1] == ("heading", "When to get help")


def test_lines_of_an_address_are_no_headings() -> None:
    text = f"Onze Locatie\n304 Noord Kardinaal Straat.\nDorchester Center, MA 02124\n\n{LONG}"
    assert {kind for kind, _ in outline(text)} == {"paragraph"}


def test_underlined_headings() -> None:
    text = f"Title\n=====\n{LONG}\n\nPart\n----\n{LONG}\n\n---\n\n***\n"
    blocks = page(text).blocks
    assert [(block.text, block.level) for block in blocks] == [
        ("Title", 1), (LONG, 0), ("Part", 2), (LONG, 0)
    ]  # fmt: skip
    assert text[slice(*blocks[0].span)] == "Title\n====="


def test_the_title_is_a_heading_and_no_metadata() -> None:
    document = page("How to sleep well\n\nWritten by Marcus Bell\n\nText.\n")
    assert document.blocks[0].kind.value == "heading"
    assert document.metadata == {}


def test_links() -> None:
    text = "See (https://nhs.uk/a_(b)), www.cdc.gov. Or write to a.b@nhs.uk."
    assert [(link.target, text[slice(*link.span)]) for link in page(text).links] == [
        ("https://nhs.uk/a_(b)", "https://nhs.uk/a_(b)"),
        ("https://www.cdc.gov", "www.cdc.gov"),
        ("mailto:a.b@nhs.uk", "a.b@nhs.uk"),
    ]


def test_comments_are_no_text() -> None:
    text = "One <!-- qa: allow\nx --> two.\n<!-- alone -->\nThree <!-- never closed"
    document = page(text)
    assert [block.text for block in document.blocks] == ["One two.", "Three <!-- never closed"]
    assert [comment.text for comment in document.comments] == [" qa: allow\nx ", " alone "]
    first = document.blocks[0]
    assert text[slice(*first.source_span(0, len(first.text)))] == "One <!-- qa: allow\nx --> two."


def test_tabs_and_odd_characters_stay() -> None:
    text = "a\tb\u00a0c e\u0301 😀"
    assert outline(text) == [("paragraph", text)]


@pytest.mark.corpora
def test_the_page_this_project_was_made_for(shared: Path) -> None:
    document = read(Source("k.txt", (shared / "seed/how-ketamine-works.txt").read_bytes(), "text"))
    kinds = [block.kind.value for block in document.blocks]
    assert kinds.count("heading") == 0
    assert kinds.count("list-item") == 6
    assert len(document.blocks) == len([line for line in document.source.splitlines() if line])
    assert len(document.links) == 4


def test_columns_are_a_table() -> None:
    text = (
        "A usual plan is:\n\n  Stage             Dose\n  -----------------------\n"
        "  First 3 weeks     15 mg\n  After that        down by 1 mg every\n"
        "                    4 weeks\n  Last weeks here   2.5 mg\n"
    )
    cells = [(b.kind.value, b.level, b.text) for b in page(text).blocks[1:]]
    assert cells == [
        ("table-header", 1, "Stage"), ("table-header", 1, "Dose"),
        ("table-cell", 2, "First 3 weeks"), ("table-cell", 2, "15 mg"),
        ("table-cell", 3, "After that"), ("table-cell", 3, "down by 1 mg every 4 weeks"),
        ("table-cell", 4, "Last weeks here"), ("table-cell", 4, "2.5 mg"),
    ]  # fmt: skip


def test_dots_lead_to_the_next_cell() -> None:
    text = "Pint of beer ......... 2.3 units\nA small glass of wine .. is a glass\n"
    assert [kind for kind, _ in outline(text)] == ["paragraph"] * 2
    text = "Pint of beer ......... 2.3 units\nGlass ...... 1.6\n"
    assert outline(text) == [
        ("table-cell", "Pint of beer"), ("table-cell", "2.3 units"),
        ("table-cell", "Glass"), ("table-cell", "1.6"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"Reviewed: 12 March 2025                Next: March 2028\n{LONG}",
        f"One line has a    gap in it and stands for nothing.\n{LONG}",
        f"  - an item     with a gap\n  - another     with a gap\n{LONG}",
    ],
)
def test_gaps_that_make_no_table(text: str) -> None:
    assert not {kind for kind, _ in outline(text)} & {"table-cell", "table-header"}


def test_indented_lines_are_items() -> None:
    text = f"Things that push the level up\n\n   Ibuprofen and naproxen\n   {LONG[:-1]}\n{LONG}"
    assert [kind for kind, _ in outline(text)] == ["heading", "list-item", "list-item", "paragraph"]


@pytest.mark.parametrize("line", ['"I can hold my drink."', "Units = volume x strength / 1,000"])
def test_sayings_and_sums_are_no_headings(line: str) -> None:
    assert outline(f"{line}\n\n{LONG}") == [("paragraph", line), ("paragraph", LONG)]


def test_two_dashes_are_a_rule() -> None:
    assert outline(f"{LONG}\n\n--\n\n{LONG}") == [("paragraph", LONG)] * 2


def test_every_numbered_line_heads_a_part_where_several_do() -> None:
    parts = "".join(f"{n}. Part {n} of it\n\n{LONG}\n\n" for n in (1, 2, 3))
    text = f"{parts}4. What can go wrong\n\nDuring the operation\n{LONG}\n"
    assert ("heading", "4. What can go wrong") in outline(text)
    assert ("heading", "4. What can go wrong") not in outline(text.removeprefix(parts))


@pytest.mark.parametrize(("lines", "is_table"), [(20, True), (60, False)])
def test_a_row_of_a_table_goes_on_for_no_whole_page(lines: int, *, is_table: bool) -> None:
    row = "Dose      one tablet\n" + "          and more\n" * lines
    kinds = {kind for kind, _ in outline(f"{LONG}\n\n{row}Side      none that is known\n")}
    assert ("table-cell" in kinds) is is_table


def test_boxes_to_tick_are_items() -> None:
    text = (
        "TODAY\n"
        "   [ ] Have an adult stay with you, and do not drive or sign contracts, or care for\n"
        "       small children.\n   [x] Sip fluids.\n☐ Walk.\n"
    )
    items = [b.text for b in page(text).blocks if b.kind == "list-item"]
    assert items == [
        (
            "Have an adult stay with you, and do not drive or sign contracts, or care for small"
            " children."
        ),
        "Sip fluids.",
        "Walk.",
    ]


def test_a_full_line_goes_on_though_the_one_above_it_ended() -> None:
    text = (
        "Treatment depends on the cause. An infection is treated with antibiotics.\n"
        "Small stones often pass without surgery. If nothing is found, we may just\n"
        "check your urine again in a year.\n"
    )
    assert [block.text for block in page(text).blocks] == [
        "Treatment depends on the cause. An infection is treated with antibiotics.",
        (
            "Small stones often pass without surgery. If nothing is found, we may just check your"
            " urine again in a year."
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Balance lost, Eyes (sight) changed, Face drooping,\nArm weak, Speech slurred.\n",
        "Keep greens steady rather than banned, since the\nINR may change.\n",
    ],
)
def test_a_line_that_cannot_be_the_last_goes_on(text: str) -> None:
    assert [block.text for block in page(text).blocks] == [text.strip().replace("\n", " ")]


def test_a_sentence_above_a_rule_is_no_heading() -> None:
    text = "Call us.\n\n This bulletin is general information, not personal medical advice.\n"
    assert outline(text + "=" * 72 + "\n")[-1][0] == "paragraph"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("English (UK)", "en-GB"),
        ("English (US)", "en-US"),
        ("American English", "en-US"),
        ("English", "en"),
        ("cy", "cy"),
        ("en-AU", "en-AU"),
        ("Welsh", None),
        ("plain", None),
    ],
)
def test_a_head_names_title_and_language(said: str, language: str | None) -> None:
    head = f"Northmoor Hospital\nFamily handout\n\nTITLE: Dehydration\nLanguage: {said}\n\n"
    document = page(head + LONG)
    assert document.metadata == {"title": "Dehydration"}
    assert document.language == language


def test_a_title_far_down_is_none_of_the_page() -> None:
    document = page(f"{LONG}\n\n" * 20 + "Title: An article\n")
    assert document.metadata == {}
    assert document.language is None
