"""What pages say of themselves: by country, by page type, in a site's own words, and exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.checks.disclaimers.supplement import FIRST, SECOND
from qa.countries import country_of, gives_own_number
from qa.inspection import inspect_page
from qa.page import Page
from qa.readers import read
from qa.settings import House, InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.rulebook import Rulebook

FILLER = "Eat well, sleep well and keep active on most days of the week. " * 20
US = "lang: en-US"
UK = "lang: en-GB"
SUPPLEMENT = f"type: supplement\n{US}"


def findings(
    book: Rulebook, rule: str, body: str, meta: str, house: House | None = None
) -> list[Finding]:
    settings = InspectionSettings(select=(rule,), grammar="none", house=house or House())
    text = f"---\n{meta}\n---\n{body}\n"
    inspection = inspect_page(Source("page.md", text.encode(), "markdown"), book, settings)
    assert not inspection.stopped
    return list(inspection.findings)


def levels(book: Rulebook, rule: str, body: str, meta: str) -> list[str]:
    return [f.level.value for f in findings(book, rule, body, meta)]


def page_of(text: str, locale: str = "en") -> Page:
    return Page(read(Source("page.md", text.encode(), "markdown")), locale=locale)


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("Anything.", "en-US", "US"),
        ("Anything.", "en-NZ", "NZ"),
        ("Call 911. The FDA warns of it.", "en", "US"),
        ("Your GP can help. It is free on the NHS.", "en", "GB"),
        ("Phone Lifeline on 13 11 14.", "en", "AU"),
        ("Drink water.", "en", ""),
        ("Call 911. Your GP can help.", "en", ""),
    ],
)
def test_the_country_of_a_page(text: str, locale: str, wanted: str) -> None:
    assert country_of(page_of(text, locale)) == wanted


@pytest.mark.parametrize(
    ("text", "country", "own"),
    [
        ("Call 999 now.", "GB", True),
        ("Call 911 now.", "GB", False),
        ("Call 999 or, abroad, call 911.", "GB", True),
        ("Call 111 for advice.", "GB", False),
        ("Call 111 now.", "NZ", True),
        ("In an emergency dial 112.", "IE", True),
        ("Call 9-1-1 now.", "CA", True),
        ("Call triple zero now.", "AU", True),
        ("Dial 108 for an ambulance.", "IN", True),
        ("It costs £999 and 911 people came.", "GB", False),
        ("Call 999 now.", "", True),
    ],
)
def test_numbers_that_readers_can_call(text: str, country: str, own: bool) -> None:
    assert gives_own_number(page_of(text), country) is own


@pytest.mark.parametrize(
    "advice",
    [
        "In an emergency call 911 or go to the nearest hospital.",
        "If you cannot breathe, call 911.",
        "Sudden chest pain? 911 immediately!",
    ],
)
def test_a_foreign_number_is_reported_once(book: Rulebook, advice: str) -> None:
    text = f"# Gout\n\n{FILLER}\n\n{advice}"
    meta = f"type: condition\n{UK}"
    assert not findings(book, "disclaimers.missing-emergency-advice", text, meta)
    (found,) = findings(book, "language.wrong-country-number", text, meta)
    assert (found.match, found.level.value) == ("911", "error")


def test_a_number_for_travellers_is_no_emergency_advice(book: Rulebook) -> None:
    text = f"# Gout\n\n{FILLER}\n\nIf you cannot breathe, rest. In the US, call 911."
    rule = "disclaimers.missing-emergency-advice"
    assert levels(book, rule, text, f"type: condition\n{UK}")


@pytest.mark.parametrize(
    ("meta", "line", "wanted"),
    [
        (UK, "You can call or text 988.", ["error"]),
        (UK, "You can call Samaritans on 116 123.", []),
        (UK, "Call 111 and choose option 2.", []),
        (US, "You can call Samaritans on 116 123.", ["error"]),
        (US, "You can call or text 988.", []),
        ("lang: en-AU", "Call 13 11 14.", []),
        ("lang: en-NZ", "Call or text 1737.", []),
        (US, "Call 911 if you want to.", ["error"]),
    ],
)
def test_crisis_lines_are_those_of_the_country(
    book: Rulebook, meta: str, line: str, wanted: list[str]
) -> None:
    text = f"# Low mood\n\nSome think of suicide. {FILLER}\n\n## Help\n\n{line}"
    rule = "disclaimers.missing-crisis-line"
    assert levels(book, rule, text, f"type: condition\n{meta}") == wanted


@pytest.mark.parametrize(
    ("rule", "name", "body", "sentence"),
    [
        ("missing-general", "general", f"# Gout\n\n{FILLER}", "Use this with your own clinician."),
        (
            "missing-crisis-line",
            "crisis-line",
            f"# Low mood\n\nSome think of suicide. {FILLER}",
            "Our night team answers on 555 0100.",
        ),
    ],
)
def test_a_sites_own_sentences_count(
    book: Rulebook, rule: str, name: str, body: str, sentence: str
) -> None:
    house = House(disclaimers=((name, (sentence,)),))
    meta = f"type: condition\n{US}"
    full = f"{body}\n\n{sentence}"
    assert findings(book, f"disclaimers.{rule}", full, meta)
    assert not findings(book, f"disclaimers.{rule}", full, meta, house)
    assert findings(book, f"disclaimers.{rule}", body, meta, house)


@pytest.mark.parametrize(
    ("meta", "wanted"),
    [
        (f"type: service\n{US}", ["error"]),
        (f"type: medicine\n{US}", ["warning"]),
        (f"type: condition\n{US}", []),
        (f"type: medicine\n{UK}", []),
        ("type: medicine", ["suggestion"]),
    ],
)
def test_boxed_warnings_by_page_and_country(book: Rulebook, meta: str, wanted: list[str]) -> None:
    text = f"# Sertraline\n\nSertraline lifts mood. {FILLER}"
    assert levels(book, "disclaimers.missing-boxed-warning", text, meta) == wanted


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("It has a boxed warning.", False),
        ("This is the FDA's most serious warning.", False),
        ("Some young people have suicidal thoughts at first.", False),
        ("It can upset your stomach.", True),
    ],
)
def test_a_boxed_warning_may_be_told_by_its_risk(book: Rulebook, line: str, missing: bool) -> None:
    text = f"# Zoloft\n\nZoloft lifts mood. {line} {FILLER}"
    found = findings(book, "disclaimers.missing-boxed-warning", text, f"type: medicine\n{US}")
    assert bool(found) is missing


@pytest.mark.parametrize("first", FIRST)
def test_the_exact_statement_is_left_alone(book: Rulebook, first: str) -> None:
    rule = "disclaimers.inexact-supplement-statement"
    assert not findings(book, rule, f"\\*{first} {SECOND}", SUPPLEMENT)
    assert not findings(book, rule, f"{first}\n\n{SECOND}", SUPPLEMENT)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST[1]} {SECOND.replace('This product is', 'These products are')}",
        f"{FIRST[0]} {SECOND.replace('cure, or', 'cure or')}",
        f"{FIRST[0].replace('Food and Drug Administration', 'FDA')} {SECOND}",
        f"{FIRST[0].replace('evaluated', 'approved')} {SECOND}",
        FIRST[0],
        SECOND.replace("cure, or", "cure or"),
    ],
)
def test_near_misses_are_mended_with_the_exact_text(book: Rulebook, text: str) -> None:
    body = f"# Zinc\n\nTaken for years.\n\n{text}"
    (found,) = findings(book, "disclaimers.inexact-supplement-statement", body, SUPPLEMENT)
    (fix,) = found.fixes
    assert fix.safe
    ((span, right),) = fix.edits
    source = f"---\n{SUPPLEMENT}\n---\n{body}\n"
    mended = source[: span.start] + right + source[span.end :]
    assert SECOND in mended
    assert any(first in mended for first in FIRST)
    assert not findings(
        book,
        "disclaimers.inexact-supplement-statement",
        mended.partition("---\n")[2].partition("---\n")[2],
        SUPPLEMENT,
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("You can stop taking sertraline when you feel better.", ["warning"]),
        ("You can stop sertraline when your doctor says so.", []),
        ("Do not stop sertraline by yourself.", []),
        ("If you stop too quickly, you may feel dizzy.", ["suggestion"]),
        ("If you stop too quickly, you may feel dizzy. Never stop it on your own.", []),
        ("Stop taking sertraline and call 911 if you have a rash.", []),
        ("The headaches stop after a week.", []),
    ],
)
def test_stopping_a_medicine(book: Rulebook, text: str, wanted: list[str]) -> None:
    body = f"# Sertraline\n\nSertraline lifts mood. {FILLER}\n\n{text}"
    assert levels(book, "disclaimers.missing-do-not-stop", body, f"type: medicine\n{US}") == wanted


@pytest.mark.parametrize(
    ("meta", "body", "wanted"),
    [
        (US, "[Lamp](https://amzn.to/3x)", ["error"]),
        (US, "We earn a commission.\n\n[Lamp](https://amzn.to/3x)", []),
        (US, "[Lamp](https://amzn.to/3x)\n\nWe earn a commission.", ["error"]),
        (US, "We show no ads.\n\n[Lamp](https://amzn.to/3x)", ["error"]),
        (US, "[Lamp](https://shop.example/?aff_id=2) (affiliate link)", []),
        (US, "[Lamp](https://www.amazon.com/dp/B0)", []),
        ("sponsored: true", "Light is good.", ["error"]),
        ("sponsored: false", "Light is good.", []),
        ("sponsor: Acme", "Light is good.", ["warning"]),
        ("sponsor: Acme", "Sponsored by Acme.", []),
    ],
)
def test_adverts(book: Rulebook, meta: str, body: str, wanted: list[str]) -> None:
    assert levels(book, "trust.unlabelled-advert", f"# Lamps\n\n{body}", meta) == wanted


def test_off_label_uses_of_one_brand_are_not_those_of_another(book: Rulebook) -> None:
    rule = "disclaimers.missing-off-label-statement"
    text = "Wegovy is used for weight loss, and Ozempic treats diabetes."
    assert not findings(book, rule, text, US)
    assert [f.match for f in findings(book, rule, "Ozempic is used for weight loss.", US)] == [
        "weight loss"
    ]


STATEMENTS = {
    "disclaimers.missing-compounded-statement": (
        "<p>We prescribe compounded semaglutide and send it to your home.</p>",
        "Compounded medicines are not approved by the FDA.",
    ),
    "disclaimers.missing-supplement-statement": (
        "<p>Our capsules support a good mood and promote restful sleep. Order today.</p>",
        f"{FIRST[1]} {SECOND}",
    ),
}


@pytest.mark.parametrize("rule", STATEMENTS)
def test_a_statement_may_stand_in_the_footer(book: Rulebook, rule: str) -> None:
    body, statement = STATEMENTS[rule]
    kind = "supplement" if "supplement" in rule else "service"
    settings = InspectionSettings(select=(rule,), grammar="none", page_type=kind)

    def said(footer: str) -> int:
        page = (
            f'<html lang="en-US"><body><main><h1>Care</h1>{body}<p>{FILLER}</p></main>'
            f"<footer><p>{footer}</p></footer></body></html>"
        )
        inspection = inspect_page(Source("page.html", page.encode(), "html"), book, settings)
        assert not inspection.stopped
        return len(inspection.findings)

    assert said("The clinic is in Denver.") == 1
    assert said(statement) == 0


@pytest.mark.parametrize(
    ("who", "wanted"), [("your child", ["warning"]), ("the patient", [])], ids=["parents", "staff"]
)
def test_readers_who_treat_patients_need_no_emergency_number(
    book: Rulebook, who: str, wanted: list[str]
) -> None:
    steps = f"Sit with {who} while you wait and note what you see. " * 20
    text = f"# Fits\n\n{steps}\n\nIf {who} is unconscious, you roll {who} on one side."
    assert levels(book, "disclaimers.missing-emergency-advice", text, UK) == wanted


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("This page cannot and is not meant to replace your doctor.", False),
        ("This page can't diagnose you and doesn't replace care from a doctor.", False),
        ("This page neither replaces a doctor nor is a substitute for one.", False),
        ("This page is in no way not a replacement for a doctor.", True),
        ("Nothing on this page should keep you from asking a nurse.", False),
        ("Nothing on this page should be mentioned to a nurse.", True),
        ("This guide sums up what doctors recommend.", False),
        ("This guide excuses readers from seeing a doctor.", True),
        ("If this page and your doctor disagree, follow your doctor.", False),
        ("If this page and your doctor disagree, go by the page.", True),
    ],
)
def test_negations_are_counted(book: Rulebook, sentence: str, *, wrong: bool) -> None:
    meta = "page_type: condition"
    assert bool(findings(book, "disclaimers.upside-down", sentence, meta)) is wrong


def test_a_rule_that_knows_the_fault_speaks_for_one_that_doubts_it(book: Rulebook) -> None:
    settings = InspectionSettings(select=("disclaimers", "residue"), grammar="none")
    text = "This guide replaces a visit to your doctor.\n\nRest [TODO: ask Ann how long].\n"
    found = inspect_page(Source("page.md", text.encode(), "markdown"), book, settings).findings
    spoken = {finding.rule for finding in found}
    assert {"disclaimers.inverted", "residue.editor-note"} <= spoken
    assert not spoken & {"disclaimers.upside-down", "residue.bracketed-note"}
