from __future__ import annotations

import pytest

from qa.context import Context, homographs, pattern
from qa.page import Page
from qa.readers import read
from qa.settings import House
from qa.sources import Source

WORD = "miracle cure"


def cleared(unless: Context, text: str, format_name: str = "markdown") -> bool:
    page = Page(read(Source("page", text.encode(), format_name)))
    for block in page.blocks:
        if (at := block.plain.find(WORD)) >= 0:
            return unless.clears(page, block, at, at + len(WORD))
    pytest.fail(f"there is no {WORD!r} in {text!r}")


@pytest.mark.parametrize(
    "text",
    [
        "There is no miracle cure.",
        "It isn’t a miracle cure.",
        "It can *never* be a miracle cure.",
        "Beware of any miracle cure.",
        "They claim to sell a miracle cure.",
        "It helps without being a miracle cure.",
        "A miracle cure does not exist.",
        "A miracle cure?",
        "The so-called miracle cure is sold.",
    ],
)
def test_negated(text: str) -> None:
    assert cleared(Context(negated=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure.",
        "It is not cheap. It is a miracle cure.",
        "It is not a pill; it is a miracle cure.",
        "It is a miracle cure. It does not hurt.",
        "A notable miracle cure.",
        "A miracle cure is here. Why not?",
        "It does not take long, and it is a miracle cure.",
        "It is not addictive, so this is a miracle cure.",
        "Do not let the price put you off – it is a miracle cure.",
        "Since it does not hurt, it is a miracle cure.",
        "It is a miracle cure, which does not take long.",
    ],
)
def test_not_negated(text: str) -> None:
    assert not cleared(Context(negated=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure [3].",
        "It is a miracle cure.[^1]\n\n[^1]: A study.\n",
        "It is a miracle cure (Smith et al., 2019).",
        "It is a miracle cure¹.",
        "It is a [miracle cure](https://example.org/study).",
        "It is a miracle cure. A trial showed it [12].",
        "It is a miracle cure: https://example.org/study",
        "It is a miracle cure [ref 3].",
        "It is a miracle cure [1, 4\u20136].",
        "It is a miracle cure [Smith 2019].",
        "It is a miracle cure (Smith, Jones & Lee, 2019).",
        "It is a miracle cure (NICE 2022, section 4).",
        "Smith et al. (2019) call it a miracle cure.",
        "It is a miracle cure (PMID 1234567).",
        "It is a miracle cure. Source: a survey of 20 people, 2023.",
        "It is a miracle cure <sup>3</sup>.",
        "It is a miracle cure [3](#ref-3).",
        "It is a [miracle cure](/about/outcomes-2023.pdf).",
        "It is a [miracle cure](//www.nice.org.uk/guidance/ng1).",
        "[Home](/), the miracle cure, [a trial](https://example.org/study).",
    ],
)
def test_cited(text: str) -> None:
    assert cleared(Context(cited=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure.",
        "A trial [3] is old. It is a miracle cure.",
        "It is a miracle cure. " + "More words follow here. " * 10 + "See [3].",
        "It is a miracle cure.\n\nSee [3].",
        "It is a miracle cure (since 2019).",
        "It is a miracle cure (March 2019).",
        "It is a miracle cure [sic].",
        "It is a miracle cure [citation needed].",
        "It is a miracle cure at 30 kg/m².",
        "It is a miracle cure for 10⁹ people.",
        "It is a miracle cure on the 4<sup>th</sup> day.",
        "It is a miracle cure at 30 kg/m<sup>2</sup>.",
        "It is a miracle cure for 10<sup>9</sup> people.",
        "It is a [miracle cure](https://example.org/).",
        "It is a [miracle cure](https://en.wikipedia.org/wiki/Cure).",
        "It is a [miracle cure](https://www.amazon.co.uk/dp/B00).",
        "It is a miracle cure: https://www.instagram.com/p/cure/",
        "It is a miracle cure. [Book now](/book).",
        "It is a miracle cure. [Write to us](mailto:us@example.org).",
        "It is a miracle cure.\n\n[A study](https://example.org/study).",
    ],
)
def test_not_cited(text: str) -> None:
    assert not cleared(Context(cited=True), text)


def test_cited_by_a_host_that_the_site_trusts() -> None:
    text = b"It is a [miracle cure](https://blog.example.org/trial)."
    page = Page(read(Source("page", text, "markdown")))
    block = page.blocks[0]
    assert not Context(cited=True).clears(page, block, 8, 20)
    trusting = Page(page.document, house=House(sources=("example.org",)))
    assert Context(cited=True).clears(trusting, block, 8, 20)


@pytest.mark.parametrize(
    "text",
    [
        'They sell a "miracle cure" here.',
        "They sell a “miracle cure” here.",
        "> It is a miracle cure.",
        '"One." and then "a miracle cure".',
        '> "For you it is a miracle cure."',
        "> I told you, it is a miracle cure.",
    ],
)
def test_quoted(text: str) -> None:
    assert cleared(Context(quoted=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "They sell a miracle cure.",
        '"Yes", a miracle cure, "no".',
        'A miracle cure of 6" is.\n\nA "quote".'.replace("A m", "It is a m"),
        "> quote\n\nIt is a miracle cure.",
        "> For you it is a miracle cure.",
    ],
)
def test_not_quoted(text: str) -> None:
    assert not cleared(Context(quoted=True), text)


def test_quoted_by_markup() -> None:
    assert cleared(Context(quoted=True), "<p>He said <q>miracle cure</q> twice.</p>", "html")


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("# References\n\n1. A miracle cure.".replace("A m", "The m"), True),
        ("## Further reading and more\n\nThe miracle cure, 1990.", True),
        ("Text.[^1]\n\n[^1]: The miracle cure, 1990.\n", True),
        ("# References\n\nx\n\n# Next\n\nThe miracle cure.", False),
        ("# Our sources of joy\n\nThe miracle cure.", False),
        ("## Where this information comes from\n\nThe miracle cure, 1990.", True),
        ("## Where we checked our facts\n\nThe miracle cure, 1990.", True),
        ("## My sources\n\nThe miracle cure, 1990.", True),
        ("## Where we check your eyes\n\nThe miracle cure.", False),
        ("## 7. Our sources\n\nThe miracle cure, 1990.", True),
        ("## Sources of the data\n\nThe miracle cure, 1990.", True),
        ("## Sources of calcium\n\nThe miracle cure.", False),
        ("The miracle cure.", False),
        ("References:\n\n- Lee, The miracle cure, 1990\n", True),
        ("Where we got this:\n\n- [The miracle cure](https://www.nice.org.uk/ng1)\n", True),
        ("References:\n\n- Lee, 1990\n\nThe miracle cure.", False),
        ("Sources:\n\n- Oily fish, the miracle cure\n", False),
        ("See our references: there are many.\n\n- The miracle cure, 1990\n", False),
    ],
)
def test_references(text: str, clear: bool) -> None:
    assert cleared(Context(references=True), text) is clear


@pytest.mark.parametrize(
    ("unless", "text", "clear"),
    [
        (Context(near=("some people",)), "Some people say miracle cure.", True),
        (Context(near=("some people",)), "A miracle cure, some people say.", True),
        (Context(near=("some people",)), "Some people. A miracle cure.", False),
        (Context(before=("no such",)), "No such miracle cure.", True),
        (Context(before=("no such",)), "No such thing as a miracle cure.", False),
        (Context(before=("no|such",)), "Such miracle cure.", True),
        (Context(after=("film|book",)), "The miracle cure book.", True),
        (Context(after=("film|book",)), "The miracle cure is a book.", False),
        (Context(page=("satire",)), "# Satire\n\nA miracle cure.", True),
        (Context(page=("satire",)), "A miracle cure.", False),
        (Context(near=("x",), page=("satire",)), "# Satire\n\nA miracle cure.", True),
        (Context(), "There is no miracle cure [3].", False),
    ],
)  # fmt: skip
def test_patterns_around(unless: Context, text: str, clear: bool) -> None:
    assert cleared(unless, text.replace("A miracle", "The miracle")) is clear


def test_pattern_that_takes_for_ever_is_stopped() -> None:
    with pytest.raises(TimeoutError):
        cleared(Context(near=("(?:a|aa)+$",)), "The miracle cure " + "a" * 99 + "!")


def test_all_patterns_are_known_for_checking() -> None:
    assert Context(near=("a",), before=("b",), after=("c",), page=("d",)).patterns == (*"abcd",)


def answer(context: Context, text: str, words: str, *, only: bool = False) -> bool:
    """Say whether a context clears (or, for `only`, holds for) the marked words of a page."""
    page = Page(read(Source("page", text.encode(), "markdown")))
    for block in page.blocks:
        if (at := block.plain.find(words)) >= 0:
            ask = context.holds if only else context.clears
            return ask(page, block, at, at + len(words))
    pytest.fail(f"there is no {words!r} in {text!r}")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Drug Abuse", "The National Institute on Drug Abuse pays for it."),
        ("Substance Abuse", "See the Substance Abuse and Mental Health Services Administration."),
        ("Alcohol", "The Centre for Alcohol & Drug Studies is the Alcohol Research Trust."),
        ("Handicapped", "The Handicapped Children Act is from 1970."),
        ("Seniors", "The Medway Seniors Forum meets here."),
        ("the Blind", "Guide Dogs for the Blind trains them."),
        ("the Aged", "It was once named Help the Aged and now is not."),
        ("the Deaf", "The School for the Deaf is near."),
        ("Elderly", "See *Falls in the Elderly of Europe* for more."),
        ("Elderly", "See [Falls in the Elderly: A Guide](https://example.org/falls)."),
        ("Drug Abuse", "# Drug Abuse Prevention Act"),
    ],
)
def test_in_a_name(words: str, text: str) -> None:
    assert answer(Context(name=True), text, words)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("drug abuse", "The institute pays for work on drug abuse."),
        ("Drug abuse", "Drug abuse is treated in the Trust."),
        ("Drug Abuse", "# Drug Abuse and You"),
        ("The elderly", "The elderly can join the Seniors Forum."),
        ("the Deaf", "We work with the Deaf people of the town."),
        ("the Elderly", "# Care for the Elderly"),
        ("elderly", "See *falls in the elderly of Europe* for more."),
        ("Elderly", "We write *Elderly* so."),
    ],
)
def test_not_in_a_name(words: str, text: str) -> None:
    assert not answer(Context(name=True), text, words)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("The term addict is outdated.", True),
        ("Do not call anyone an addict.", True),
        ("Say person in recovery instead of addict.", True),
        ("He was once called an addict.", True),
        ("It is used for (formerly addict) people.", True),
        ("An addict is an offensive word.", True),
        ("Words such as addict hurt.", True),
        ("She is an addict.", False),
        ("In other words, she is an addict.", False),
        ("In terms of age, the long-term addict is old.", False),
        ("Do not leave an addict alone.", False),
        ("The word is out. An addict needs help.", False),
    ],
)
def test_mentioned(text: str, clear: bool) -> None:
    assert answer(Context(mentioned=True), text, "addict") is clear


@pytest.mark.parametrize(
    ("words", "text", "clear"),
    [
        ("MS", "# Multiple sclerosis\n\nMS is a disease of nerves.", True),
        ("MS", "Give MS at night.", False),
        ("MS", "Give MS Contin at night.", True),
        ("MS", "By Jane Roe, MS, RD", True),
        ("chairman", "Our chairman John A. Smith spoke.", True),
        ("chairman", "Our chairman said the meeting was over.", False),
        ("retarded", "Growth was retarded in the womb.", True),
        ("retarded", "He is retarded.", False),
        ("handicap", "Her golf handicap is 12.", True),
        ("handicap", "Her handicap is severe.", False),
        ("relapse", "# Leukaemia\n\nA relapse can be treated.", True),
        ("relapse", "# Heroin\n\nA relapse can be deadly.", False),
        ("breakthrough", "Take it for breakthrough pain.", True),
        ("breakthrough", "It is a breakthrough.", False),
        ("Clean", "Clean the wound.", True),
        ("clean", "She got clean.", False),
        ("an invalid", "It gave an invalid result.", True),
        ("an invalid", "He became an invalid.", False),
        ("the elderly", "He helps the elderly.", False),
        ("elderly", "She cares for her elderly mother.", True),
        ("Victims", "Victims of domestic violence are safe here.", True),
        ("victims", "The victims of cancer are many.", False),
    ],
)
def test_another_meaning(words: str, text: str, clear: bool) -> None:
    assert answer(Context(another_meaning=True), text, words) is clear


def test_a_homograph_is_found_in_a_longer_run() -> None:
    assert answer(Context(another_meaning=True), "Growth was badly retarded.", "badly retarded")


def test_every_pattern_of_the_homographs_compiles() -> None:
    for word, meanings in homographs().items():
        assert word == word.lower()
        for meaning in meanings:
            assert meaning.patterns
            for text in meaning.patterns:
                pattern(text)


DSHEA = (
    "This statement has not been evaluated by the Food and Drug Administration. This product is "
    "not intended to diagnose, treat, cure, or prevent any disease."
)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        (DSHEA, True),
        (DSHEA.upper().replace("CURE", "cure"), True),
        (f"Note: *{DSHEA}* Ask us.", True),
        (DSHEA.replace("treat, cure", "treat,\n  cure"), True),
        ("These teas are not intended to diagnose, treat, cure or prevent any disease.", True),
        ("This product will cure any disease.", False),
        (f"{DSHEA} It will.".replace("cure", "ease") + " We cure.", False),
    ],
)
def test_verbatim(text: str, clear: bool) -> None:
    assert answer(Context(verbatim=True), text, "cure") is clear


def test_verbatim_by_the_site() -> None:
    text = "We say: we cannot cure anyone, and that is that."
    document = read(Source("page", text.encode(), "markdown"))
    house = House(disclaimers=(("general", ("We cannot cure anyone",)),))
    at = text.find("cure")
    context = Context(verbatim=True)
    assert context.clears(Page(document, house=house), document.blocks[0], at, at + 4)
    assert not context.clears(Page(document), document.blocks[0], at, at + 4)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("# Addiction\n\n## Care\n\nA relapse.", True),
        ("## Care after addiction\n\nA relapse.", True),
        ("# A relapse in addiction", True),
        ("# Addiction\n\nx\n\n# Care\n\nA relapse.", False),
        ("Addiction.\n\nA relapse.", False),
    ],
)
def test_headings(text: str, clear: bool) -> None:
    assert answer(Context(headings=("addict",)), text, "relapse") is clear


@pytest.mark.parametrize(
    ("only", "text", "holds"),
    [
        (Context(near=("addict",)), "In addiction, a relapse.", True),
        (Context(near=("addict",)), "In cancer, a relapse.", False),
        (Context(near=("addict",), after=("is",)), "In addiction, a relapse is hard.", True),
        (Context(near=("addict",), after=("is",)), "In addiction, a relapse was hard.", False),
        (Context(headings=("drug",), page=("addict",)), "# Drugs\n\nAddict: a relapse.", True),
        (Context(headings=("drug",), page=("addict",)), "# Cars\n\nAddict: a relapse.", False),
        (Context(), "A relapse.", True),
    ],
)
def test_only_asks_for_all(only: Context, text: str, holds: bool) -> None:
    assert answer(only, text, "relapse", only=True) is holds


def test_a_page_is_searched_once_for_a_pattern() -> None:
    page = Page(read(Source("page", b"# Satire\n\nA relapse. A relapse.", "markdown")))
    block, context = page.blocks[1], Context(page=("satire",))
    assert context.clears(page, block, 2, 9)
    page.__dict__["folded"] = ""
    assert context.clears(page, block, 13, 20)


@pytest.mark.parametrize(
    "text",
    [
        "They call it a 'miracle cure' here.",
        "The words \u2018miracle cure\u2019 sell well.",
        "'It's a miracle cure,' she told us.",
    ],
)
def test_quoted_between_single_marks(text: str) -> None:
    assert cleared(Context(quoted=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "It's a miracle cure, and that's all.",
        "The patients' miracle cure is the doctors' dream.",
        "'Try it.' It is a miracle cure.",
    ],
)
def test_an_apostrophe_quotes_nothing(text: str) -> None:
    assert not cleared(Context(quoted=True), text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody likes being called a miracle cure.",
        "She calls herself a miracle cure.",
    ],
)
def test_what_somebody_is_called_is_mentioned(text: str) -> None:
    assert cleared(Context(mentioned=True), text)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("Tell us if you have often been told to miracle cure.", True),
        ("Call if you skip meals, or miracle cure.", True),
        ("See a doctor if you:\n\n- feel sick\n- miracle cure after meals", True),
        ("Signs of it are:\n\n- a rash\n- miracle cure", True),
        ("If you feel well you can miracle cure.", False),
        ("If you feel well, miracle cure.", False),
        ("When somebody has a fit, do this:\n\n- miracle cure", False),
        ("See a doctor if you:\n\n- feel sick. At home, stay calm and then miracle cure", False),
        ("See a doctor if you:\n\n- feel sick\n\nMiracle cure: a miracle cure.", False),
    ],
)
def test_conditional(text: str, clear: bool) -> None:
    assert cleared(Context(conditional=True), text) is clear


@pytest.mark.parametrize(
    "text",
    [
        "# Slimming teas\n\n“A miracle cure for fat!” says one packet. We would rather walk.",
        "Adverts promise 'a miracle cure', and trials have shown no effect.",
        'A shop\'s label swore that it was a "miracle cure." None of it helped me.',
        "My sister has had it for years. Someone online called it 'a\nmiracle cure'. I asked her.",
        "Anyone who sells a miracle cure is not telling the truth, and it may be a scam.",
        "Do not trust sites that offer a miracle cure for pain.",
        "Be wary of any clinic that offers a miracle cure.",
        "Ignore anything on the internet that says it is the miracle cure for colds.",
        "You may have heard that vinegar is a miracle cure. Studies haven't shown that it helps.",
        "People say that it is a miracle cure, but there is no proof.",
        "# 1. “The miracle cure for gout”\n\nWhich cure? No tea has been shown to help gout.",
        "# Claims about cherries\n\n## “A miracle cure”\n\nCherries are fruit.",
        "## Is it a miracle cure?\n\nNo. It eases pain for some people.",
        "Will it be a miracle cure? Probably not, but it may help you sleep.",
        '"It is a miracle cure." Nothing is. The gel may ease an itch.',
        "“It is a miracle cure.” There is no evidence for that.",
        "Walk away from sellers who use words such as:\n\n- miracle cure\n- secret recipe",
        "Phrases that the adverts use:\n\n- “a miracle cure for all”\n- “no effort”",
        "Myth: it is a miracle cure.",
        "\"I see well now. Someone online said 'a miracle cure, for all.' Nobody here did.\"",
        "Some shops promise that it is a miracle cure for colds. It will not.",
        "You'll sometimes read of the miracle cure. The studies are too small to tell.",
        "Anyone who has a miracle cure is selling something.",
        "A firm was fined for saying that its patch was a miracle cure for pain.",
        "The regulator banned the poster because it called the gel a miracle cure.",
        "Doctors once believed that it was a miracle cure for fever.",
        "In the 1920s radium water was sold as a miracle cure.",
        "It would be lovely to say that ginger is a miracle cure.",
        "We cannot promise a miracle cure.",
        "We asked six shops whether it was a miracle cure for colds.",
        "Words that should make you stop reading: secret, miracle cure, ancient.",
        "# But I read that it is a miracle cure. Is that not so?\n\nIt eases an itch.",
        "# It can't but be a miracle cure, can it?\n\nIt can.",
        "# It's a miracle cure, right?\n\nSo say the sellers.",
        "Q. So it's a miracle cure?\nA. No. It eases an itch.",
        "He told me that it was a miracle cure. I paid 900 dollars and got no better.",
        "Our neighbours say that it is a miracle cure for burns. Please don't: it traps heat.",
        "# Tea\n\n| Myth | Fact |\n|--|--|\n| A miracle cure | It eases an itch |",
        "# Bad adverts\n\nAnd another: “A miracle cure for you.” The gel is soap.",
    ],
)
def test_rebutted(text: str) -> None:
    assert cleared(Context(rebutted=True), text)
    assert "#" in text or cleared(Context(rebutted=True), text, "text")


@pytest.mark.parametrize(
    "text",
    [
        "It is a miracle cure. It does not hurt.",
        "“It was a miracle cure,” says Ann, 54. She has never felt better.",
        '"A miracle cure!" None of the others came close. No more pills for me.',
        "Our label says “a miracle cure”, and we mean it.",
        "Our customers call it a miracle cure. They tell all their friends.",
        "People say that it is a miracle cure. They are right.",
        "You may have heard that it is a miracle cure. Now you can try it at home.",
        "# Is it a miracle cure?\n\nYes, and it is on sale this week.",
        "Do you want a miracle cure? Call us, and do not wait.",
        "# “A miracle cure”\n\nHundreds of clients write to us every year to say thanks.",
        "What our clients say:\n\n- “It was a miracle cure”\n- “So quick”",
        "Do not trust people who say that you need surgery: our oil is a miracle cure.",
        "Avoid treatments with side effects and try our miracle cure.",
        "Other brands promise much. Ours is a miracle cure. It will not let you down.",
        "You will love it:\n\n- a miracle cure\n- free delivery",
        "I once thought nothing would help, until I met the miracle cure.",
        "Doctors once believed that it had no use, but now it is a miracle cure.",
        "Whether you are old or young, this is a miracle cure.",
        "# Ready for a miracle cure?\n\nIt does not hurt.",
        "# How soon will the miracle cure work?\n\nWithin days. It does not take long.",
        "We cannot promise you fame, but it is a miracle cure.",
        "The clinic was banned from the mall. Now our miracle cure is back.",
        "We told them to try the miracle cure.",
        "| Product | Result |\n|--|--|\n| Tea | A miracle cure |",
    ],
)
def test_not_rebutted(text: str) -> None:
    assert not cleared(Context(rebutted=True), text)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("# What not to say\n\n- Miracle cure\n- Or: miracle cure", True),
        ("## Unhelpful comments\n\n- There is a miracle cure", True),
        ("Your friends may tell you:\n\n- it takes a miracle cure", True),
        ("Telling a sad person to miracle cure does not help.", True),
        ("He was told to miracle cure.", True),
        ("Try not to argue, blame, or miracle cure.", True),
        ("People with fits were once called miracle cure.", True),
        ("That word comes from a time when it was a miracle cure.", True),
        ("If you catch yourself thinking that he needs a miracle cure, rest.", True),
        ("| Instead of | Say |\n|--|--|\n| the miracle cure | a treatment |", True),
        ("| Instead of | Say |\n|--|--|\n| a tonic | the miracle cure |", False),
        ("| Avoid | Not |\n|--|--|\n| a tonic | the miracle cure |", False),
        ("# What to do\n\n- Miracle cure", False),
        ("Do not say a word, but miracle cure.", False),
        ("We tell you the miracle cure.", False),
        ("He was ill once. Miracle cure.", False),
    ],
)
def test_unsaid(text: str, clear: bool) -> None:
    text = text.replace("Miracle", "miracle")
    assert cleared(Context(unsaid=True), text) is clear
