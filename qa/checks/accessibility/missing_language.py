"""A page that does not say in which language it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import Format
from qa.finding import Level, Match
from qa.rule import Example, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.page import Page


@rule(
    "accessibility.missing-language",
    level=Level.WARNING,
    message='The page does not say its language: write <html lang="en-US"> or the like.',
    why="A screen reader guesses, and may read the page with the sounds of another language.",
    sources=["WCAG 2.2, 3.1.1 (level A), technique H57"],
    examples=[
        Example(
            bad="<!DOCTYPE html><html><head><title>Gout</title></head><body><p>Gout hurts.</p>",
            good='<!DOCTYPE html><html lang="en-GB"><head><title>Gout</title></head><p>Gout hurts.',
            format=Format.HTML,
        ),
        Example(
            bad='<html lang=""><head><title>Gout</title></head><body><p>Gout hurts.</p></body>',
            good="<h1>Gout</h1><p>Gout hurts.</p>",
            format=Format.HTML,
        ),
    ],
)
def check(page: Page) -> Iterator[Match]:
    """Yield the `html` tag of a whole page without `lang`; parts of pages have none."""
    document = page.document
    if document.root_span is None or document.language or not document.blocks:
        return
    if "{{" not in document.source[slice(*document.root_span)]:
        yield Match(document.root_span)
