"""What a page must say of itself: trust, disclaimers and sections, with places and traps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import FORMATS, Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

CONTENT = Path(__file__).resolve().parents[2] / "content"
TALK = "Your care team explains what happens next and what helps you on most days. " * 20
FAMILIES = ("trust", "disclaimers", "sections")


def findings(
    book: Rulebook, rule: str, body: str, meta: str = "page_type: condition", path: str = "page.md"
) -> list[Finding]:
    text = f"---\n{meta}\n---\n{body}\n" if path.endswith(".md") else body
    settings = InspectionSettings(select=(rule,), grammar="none")
    source = Source(path, text.encode(), FORMATS[path[path.rindex(".") :]])
    inspection = inspect_page(source, book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def levels(book: Rulebook, rule: str, body: str, meta: str = "page_type: condition") -> list[str]:
    return [f.level.value for f in findings(book, rule, body, meta)]


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("last_reviewed: 2026-01-02", []),
        ("lastReviewed: 2026-01-02", []),
        ("Last Updated: 2026-01-02", []),
        ("lastmod: 2026-01-02T10:00:00Z", []),
        ("date: 2026-01-02", []),
        ("review: {date: 2026-01-02}", []),
        ("published: 2026-01-02", ["suggestion"]),
        ("published: 2021-01-02\nnext_review: 2024-01-02", ["warning"]),
        ("updated: ''", ["warning"]),
        ("next_review: 2029-01-02", ["warning"]),
    ],
)
def test_dates_in_metadata(book: Rulebook, key: str, wanted: list[str]) -> None:
    found = levels(
        book, "trust.missing-review-date", f"# Gout\n\n{TALK}", f"type: condition\n{key}"
    )
    assert found == wanted


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Page last reviewed: 3 May 2026", False),
        ("Last updated March 2026", False),
        ("Reviewed on 12/03/2026 by a nurse.", False),
        ("Medically reviewed by Ana Ruiz, MD, on May 3, 2026", False),
        ("© 2026 The library", True),
        ("The guideline was updated in 2019.", True),
    ],
)
def test_dates_that_readers_see(book: Rulebook, line: str, missing: bool) -> None:
    found = levels(book, "trust.missing-review-date", f"# Gout\n\n{TALK}\n\n{line}")
    assert bool(found) is missing


@pytest.mark.parametrize(
    ("meta", "line", "missing"),
    [
        ("author: Ana Ruiz", "", False),
        ("authors:\n  - name: Ana Ruiz", "", False),
        ("reviewedBy: Dr Lee", "", False),
        ("author: admin", "", True),
        ("reviewed_by: TBD", "", True),
        ("lang: en", "By Ana Ruiz, RN", False),
        ("lang: en", "Written by our team of pharmacists", False),
        ("lang: en", "Medical reviewer: Dr. Lee", False),
        ("lang: en", "Your results are reviewed by your doctor.", True),
        ("lang: en", "The hormone is produced by the pancreas.", True),
        ("lang: en", "The tablets were approved by the Food and Drug Administration.", True),
    ],
)
def test_who_stands_behind_it(book: Rulebook, meta: str, line: str, missing: bool) -> None:
    rule = "trust.missing-author-or-reviewer"
    found = levels(book, rule, f"# Gout\n\n{TALK}\n\n{line}", f"type: condition\n{meta}")
    assert bool(found) is missing


@pytest.mark.parametrize(
    ("end", "missing"),
    [
        ("## References\n\n1. A guideline.", False),
        ("**Sources**\n\n- A guideline.", False),
        ("Source: a guideline of 2024.", False),
        ("A fact.[^1]\n\n[^1]: A guideline.", False),
        ("[A](https://www.nhs.uk/a) and [b](https://www.cdc.gov/b).", False),
        ("## References", True),
        ("## My sources\n\n1. A guideline.", False),
        ("## Where this comes from\n\n- Stroke Foundation. *Balance.*", False),
        ("## Where we checked our facts\n\n- Stroke Foundation. *Balance.*", False),
        ("### Where did you get this information?\n\n1. A guideline.", False),
        ("## Read more\n\n- Gout Trust. Living well.\n- Royal Society. Sore toes.", False),
        ("## Learn more\n\n- Gout Trust. Call 0300 496 0100.\n- Ask your nurse.", True),
        ("## Read more\n\n- How to rest\n- What to eat", True),
        ("See [the NHS](https://www.nhs.uk) and [the CDC](https://www.cdc.gov/).", True),
    ],
)
def test_references(book: Rulebook, end: str, missing: bool) -> None:
    found = findings(book, "trust.missing-references", f"# Gout\n\n{TALK}\n\n{end}")
    assert bool(found) is missing
    assert all(f.match == "" for f in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A [3].\n\n## References\n\n1. One.\n2. Two.", ["[3]"]),
        ("A [1, 2–4].\n\n## Sources\n\n[1] One.\n\n[2] Two.", ["[1, 2–4]"]),
        ("A [2].\n\n## References\n\n1. One.\n2. Two.", []),
        ("A [7].\n\n## References\n\n- One.\n- Two.", []),
        ("A [1995].\n\n## References\n\n1. One.", []),
        ("A [3](https://a.org/x).\n\n## References\n\n1. One.", []),
        ("A `[3]`.\n\n## References\n\n1. One.", []),
        ("# A\n\nB [3].\n\n## References\n\n1. O.\n\n# C\n\n## References\n\n1. O.", []),
    ],
)
def test_citations(book: Rulebook, text: str, wanted: list[str]) -> None:
    found = findings(book, "trust.undefined-citation", text, "type: other")
    assert [f.match for f in found] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("This page does not replace a visit.", []),
        ("It is for general information only.", []),
        ("It is not intended as a substitute for professional care.", []),
        ("Talk to your doctor about the dose.", ["suggestion"]),
        ("Drink more water.", ["warning"]),
    ],
)
def test_general_disclaimer(book: Rulebook, line: str, wanted: list[str]) -> None:
    assert levels(book, "disclaimers.missing-general", f"# Gout\n\n{TALK}\n\n{line}") == wanted


@pytest.mark.parametrize(
    ("lang", "line", "wanted"),
    [
        ("en-GB", "If you have chest pain, call 999.", []),
        ("en-GB", "If you have chest pain, call 111.", ["chest pain"]),
        ("en-NZ", "If you have chest pain, call 111.", []),
        ("en-US", "If you have chest pain, call 911.", []),
        ("en-US", "If you have chest pain, call 999.", []),  # language.wrong-country-number
        ("en-US", "If you have chest pain, sit down.", ["chest pain"]),
        ("en-US", "There is no chest pain.", []),
        ("en-US", "It can lead to meningitis.", []),
    ],
)
def test_emergency_numbers_are_those_of_the_country(
    book: Rulebook, lang: str, line: str, wanted: list[str]
) -> None:
    meta = f"type: condition\nlang: {lang}"
    found = findings(
        book, "disclaimers.missing-emergency-advice", f"# Gout\n\n{TALK}\n\n{line}", meta
    )
    assert [f.match for f in found] == wanted


@pytest.mark.parametrize(
    ("meta", "line", "wanted"),
    [
        ("type: condition", "Some have thoughts of suicide.", ["warning"]),
        ("type: other", "Some have thoughts of suicide.", ["suggestion"]),
        ("type: professional", "Assess the risk of suicide.", []),
        ("type: condition", "Some have thoughts of suicide. Call 988.", []),
        ("type: condition", "Think of [suicide](https://988lifeline.org/help).", []),
        ("type: condition", "## References\n\n1. Suicide in adults, 2020.", []),
    ],
)
def test_crisis_lines(book: Rulebook, meta: str, line: str, wanted: list[str]) -> None:
    assert levels(book, "disclaimers.missing-crisis-line", f"# Mood\n\n{line}", meta) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ketamine is given for severe depression.", ["severe depression"]),
        ("Ketamine is also used for **chronic** pain.", ["chronic** pain"]),
        ("Ketamine can cause anxiety.", []),
        ("Ketamine can help, but respiratory depression is a risk of ketamine for some.", []),
        ("Ketamine is not used for depression.", []),
        ("Ketamine for depression is an off-label use.", []),
        ("The FDA has not approved ketamine for depression.", []),
        ("Esketamine (Spravato) is used for depression.", []),
        ("Ketamine is an anesthetic. Depression is common, and talking helps.", []),
    ],
)
def test_off_label(book: Rulebook, text: str, wanted: list[str]) -> None:
    rule = "disclaimers.missing-off-label-statement"
    found = findings(book, rule, f"# A page\n\n{text}", "type: other")
    assert [f.match for f in found] == wanted


def test_off_label_uses_that_were_not_verified_are_suggestions(book: Rulebook) -> None:
    rule = "disclaimers.missing-off-label-statement"
    text = "Gabapentin is sometimes used for anxiety."
    assert levels(book, rule, text, "type: other") == ["suggestion"]


def test_controlled_drugs_are_those_of_the_united_states(book: Rulebook) -> None:
    rule = "disclaimers.missing-controlled-drug-statement"
    text = (
        "# Zolpidem\n\n" + "Take zolpidem in bed, and stay there for the whole of the night. " * 9
    )
    assert levels(book, rule, text, "type: medicine\nlang: en-US") == ["suggestion"]
    assert levels(book, rule, text, "type: medicine\nlang: en-GB") == []


def test_a_missing_section_belongs_behind_the_one_before_it(book: Rulebook) -> None:
    body = (
        f"# Gout\n\n{TALK}\n\n## Treatment\n\nRest.\n\n## Causes\n\nCrystals.\n\n"
        "## When to see a doctor\n\nSoon.\n"
    )
    found = findings(book, "sections.missing-required", body)
    assert [(f.message, f.match, f.line) for f in found] == [
        ("This condition page has no section on symptoms (NHS content guide).", "", "Soon.")
    ]
    assert found[0].start.column == len("Soon.") + 1


def test_what_is_told_under_another_heading_is_a_suggestion(book: Rulebook) -> None:
    body = (
        f"# Gout\n\n{TALK}\n\n## Symptoms\n\nA sore toe.\n\n## Causes\n\nIt is treated with ice.\n"
    )
    found = {
        f.message.partition("section on ")[2].partition(" (")[0]: f.level.value
        for f in findings(book, "sections.missing-required", body)
    }
    assert found == {"treatment": "suggestion", "when to get medical help": "warning"}


def test_a_page_without_headings_is_judged_by_its_words(book: Rulebook) -> None:
    body = (
        f"Metformin is used to treat diabetes. {TALK} Side effects are rare. Tell us if pregnant."
    )
    found = findings(book, "sections.missing-required", body, path="medicines/metformin.txt")
    assert [f.message for f in found if f.level.value == "warning"] == [
        (
            "This medicine page has no section on who can and cannot take it or how and when to "
            "take it (NHS content guide, medicines A to Z)."
        )
    ]


@pytest.mark.parametrize("kind", ["other", "faq", "news", "professional", "service"])
@pytest.mark.parametrize("rule", ["trust", "sections", "disclaimers.missing-general"])
def test_other_pages_are_left_alone(book: Rulebook, kind: str, rule: str) -> None:
    assert not findings(book, rule, f"# A\n\n{TALK}\n\n## B\n\nC.\n\n## D\n\nE.", f"type: {kind}")


@pytest.mark.parametrize("rule", FAMILIES)
def test_fragments_are_left_alone(book: Rulebook, rule: str) -> None:
    assert not findings(book, rule, "# Gout\n\nA sore toe.")


@pytest.mark.parametrize(
    "path",
    ["medicines/sertraline.md", "treatments/physiotherapy-for-back-pain.md", "about.md"],
)
def test_clean_pages(book: Rulebook, path: str) -> None:
    data = (CONTENT / path).read_bytes()
    settings = InspectionSettings(
        select=(*FAMILIES, "links", "doses", "accessibility", "language"), grammar="none"
    )
    inspection = inspect_page(Source(f"content/{path}", data, "markdown"), book, settings)
    assert [(f.rule, f.message) for f in inspection.findings] == []


def test_the_page_this_began_with(book: Rulebook, shared: Path) -> None:
    data = (shared / "seed" / "how-ketamine-works.txt").read_bytes()
    settings = InspectionSettings(select=FAMILIES, grammar="none")
    inspection = inspect_page(Source("how-ketamine-works.txt", data, "text"), book, settings)
    said = {f.rule for f in inspection.findings if f.level.value != "suggestion"}
    assert said == {
        "disclaimers.missing-controlled-drug-statement",
        "disclaimers.missing-emergency-advice",
        "disclaimers.missing-general",
        "disclaimers.missing-off-label-statement",
        "sections.missing-cautions",
        "sections.missing-required",
        "trust.missing-author-or-reviewer",
        "trust.missing-references",
        "trust.missing-review-date",
    }
    uses = [f.match for f in inspection.findings if "off-label" in f.rule]
    assert "treatment-resistant depression" in uses


@pytest.mark.parametrize(
    "end",
    [
        (
            "REFERENCES\n\nGout Trust. Crystals. gouttrust.org/crystals\nGout Trust. Sore toes "
            "and what helps on the worst of days. gout.example\n"
        ),
        (
            "WHERE THIS COMES FROM\n\nGout Trust. Sore toes. gouttrust.scot\nRoyal Society of Toes "
            "and Feet, London. Advice on sore and swollen joints of the foot.\n"
        ),
    ],
)
def test_references_of_plain_text(book: Rulebook, end: str) -> None:
    page = f"Title: Gout\n\nGOUT\n\nGout is a kind of arthritis. {TALK}\n\n{end}"
    assert not findings(book, "trust.missing-references", page, path="conditions/page.txt")
    assert findings(
        book,
        "trust.missing-references",
        page[: page.index(end)],
        path="conditions/page.txt",
    )


def test_a_date_in_wrapped_text(book: Rulebook) -> None:
    sign_off = (
        "This sheet is by Lise Moe, who is a nurse for sore feet in the town. Reviewed by Ann\n"
        "Okoro, pharmacist at the same practice as the nurse, May 2026, then printed for the\n"
        "waiting room."
    )
    page = f"Gout\n\nGout is a kind of arthritis. {TALK}\n\n"
    rule = "trust.missing-review-date"
    assert not findings(book, rule, page + sign_off, path="conditions/page.txt")
    assert findings(book, rule, page, path="conditions/page.txt")


def test_a_service_that_lists_sources_is_signed(book: Rulebook) -> None:
    page = (
        "# Memory clinic\n\n"
        + TALK
        + ("Some medicines have side effects, and studies show a risk of falls. " * 3)
    )
    rule, meta = "trust.missing-author-or-reviewer", "page_type: service"
    assert not findings(book, rule, page, meta)
    assert findings(book, rule, page + "\n\nSources: A guideline on memory.", meta)


@pytest.mark.parametrize(
    ("rule", "meta", "body", "missing"),
    [
        ("sections.missing-cautions", "supplement", "Don't use it if you are pregnant.", False),
        ("sections.missing-cautions", "supplement", "It is yellow.", True),
        ("sections.missing-interactions", "medicine", "Tell us of another medicine.", False),
    ],
)
def test_whom_it_may_harm(book: Rulebook, rule: str, meta: str, body: str, missing: bool) -> None:
    found = findings(book, rule, f"# Ginkgo\n\n{TALK}\n\n{body}", f"page_type: {meta}")
    assert bool(found) is missing
