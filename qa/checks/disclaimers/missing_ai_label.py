"""The metadata says that a page was made with AI, and readers are not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.finding import Level, Match
from qa.patterns import regex_later
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page

_KEYS = ("ai_assisted", "ai_generated", "ai", "generated_by", "made_with_ai", "ai_written")
_NO = frozenset({"false", "no", "none", "0", "human", "off", "never"})
_TOOL = regex_later(
    r"\b(?:ai|gpt|chatgpt|claude|gemini|copilot|llm|llama|openai|model|assist\w*)\b"
)
_SAID = regex_later(
    r"\b(?:written|created|drafted|generated|produced|prepared|translated|edited|made|"
    r"help\w*)\b[^.]{0,40}\b(?:ai|artificial intelligence|chatgpt|language model)\b"
    r"|\b(?:ai|artificial intelligence)\b[^.]{0,40}\b(?:written|drafted|helped|used to|wrote|"
    r"draft)\b|\bai[- ](?:assisted|generated|written|drafted)\b|\bused (?:ai|artificial "
    r"intelligence)\b"
)


@rule(
    "disclaimers.missing-ai-label",
    level=Level.SUGGESTION,
    message="The metadata says that this page was made with AI, and the page does not: tell "
    "readers, and who checked it.",
    why="Readers want to know how a page was made before they trust it with their health.",
    sources=["Google Search Central, creating helpful content: how the content was created"],
    examples=[
        Example(
            bad="---\nai_assisted: true\n---\n# Gout\n\nGout makes a joint red and sore.\n",
            good="---\nai_assisted: true\n---\n# Gout\n\nDrafted with the help of AI and checked "
            "by Ana Ruiz, MD.\n\nGout makes a joint red and sore.\n",
        ),
        Example(
            bad="---\ngenerated_by: gpt-5\n---\n# Flu\n\nFlu comes on fast.\n",
            good="---\nai_assisted: false\n---\n# Flu\n\nFlu comes on fast.\n",
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the top of a page whose metadata says so while its text does not."""
    if not page.document.metadata:
        return
    said = page.metadata_text(*_KEYS).strip().lower()
    if not said or said in _NO:
        return
    if said not in ("true", "yes", "1") and not _TOOL.search(said):
        return
    if _SAID.search(page.said) or page.house.says("ai-label", page.said):
        return
    yield Match(page.start)
