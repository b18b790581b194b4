"""The word lists of the language rules, in `rules/knowledge/`, opened when first asked for."""

from __future__ import annotations

from functools import cache

from qa.locations import rules_folder


@cache
def plain_words() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return medical words with their spellings, and the everyday words for them (patterns)."""
    return _words_and_plain("plain-words.tsv")


@cache
def clinician_words() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return, in the same way, the words that only clinicians use."""
    return _words_and_plain("clinician-words.tsv")


def _words_and_plain(name: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = (row.split("\t") for row in _rows(name))
    return tuple((tuple(words.split("|")), tuple(plain.split("|"))) for words, plain in rows)


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Return medical abbreviations and the words that each may stand for, in lower case."""
    rows = (row.split("\t") for row in _rows("abbreviations.tsv"))
    return {short: tuple(words.split("|")) for short, words in rows}


@cache
def known_to_all() -> frozenset[str]:
    """Return what is written in capitals and needs no explaining."""
    return frozenset(part for row in _rows("well-known.txt") for part in row.split())


@cache
def familiar() -> frozenset[str]:
    """Return abbreviations that readers meet more often than the words they stand for."""
    return frozenset(part for row in _rows("familiar-abbreviations.txt") for part in row.split())


def _rows(name: str) -> list[str]:
    """Return the lines of a list, its comments and the head of a table left out."""
    text = (rules_folder() / "knowledge" / name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return lines[1:] if name.endswith(".tsv") else lines
