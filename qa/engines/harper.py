"""Harper: grammar in this process, without Java, with the rules that are right on health copy.

Which of its rules speak, and in which words, is data: `rules/engines/harper.yml`. The others are
off in Harper itself, so that they cost nothing. What it says about the name of a medicine is
dropped.
"""

from __future__ import annotations

import warnings
from bisect import bisect_right
from functools import cache, cached_property
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from qa import knowledge
from qa.context import in_references
from qa.derived import shipped
from qa.engines.paragraphs import Hit, Paragraphs
from qa.engines.resources import NONE
from qa.engines.spoken import Spoken, matched, worth
from qa.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from qa.engines.resources import Resources
    from qa.finding import Match
    from qa.page import Page

_BATCH = 30_000
"""Characters handed over in one call."""
_BREAK = "\n\n"
_DIALECTS = {"american": 0, "british": 1, "australian": 2, "canadian": 3}


def check(page: Page, dialect: str, resources: Resources = NONE) -> Iterator[tuple[str, Match]]:
    """Yield rule id and match for everything Harper says about the paragraphs of a page."""
    blocks = [block for block in page.blocks if worth(block)]
    hits = _memory(dialect, resources.memory).hits([block.plain for block in blocks])
    if not any(hits):
        return
    spoken, medicines = _spoken(), knowledge.medicine_names()
    for block, found in zip(blocks, hits, strict=True):
        # the titles of other people's papers are as they are
        for hit in () if found and in_references(page, block) else found:
            rule, text = spoken[hit.rule], block.plain
            names_medicine = not medicines.isdisjoint(text[hit.start : hit.end].lower().split())
            if not names_medicine and not rule.cleared(text, hit):
                yield rule.id, matched(block, hit, rule)


def warm(dialect: str, resources: Resources = NONE) -> None:
    """Load Harper, so that the first page does not wait for it."""
    _memory(dialect, resources.memory).warm()


class Memory:
    """What Harper said of paragraphs, for one dialect; a paragraph that comes again costs nothing.

    New paragraphs of a page are handed over together: one call for a page is a sixth quicker than
    one for each paragraph, and Harper never looks from one paragraph into the next.
    """

    def __init__(self, dialect: str, folder: Path | None = None) -> None:
        from importlib.metadata import version  # noqa: PLC0415 -- it brings e-mail and ZIP archives

        self._dialect = dialect
        rules = sha256("\n".join(sorted(_spoken())).encode()).hexdigest()
        decided_by = ("harper", version("harper-py"), rules, dialect)
        self._paragraphs = Paragraphs(decided_by, folder)

    @cached_property
    def _linter(self) -> Any:
        import harper  # noqa: PLC0415 -- a second to load; runs without grammar never pay for it

        warnings.filterwarnings("error", "Unknown Harper language", UserWarning)
        linter = harper.Linter(harper.Dialect(_DIALECTS[self._dialect]))
        wanted = _spoken()
        linter.set_lint_config({name: name in wanted for name in linter.get_default_lint_config()})
        return linter

    def warm(self) -> None:
        """Load the engine and have it read a sentence with a fault, after which it is quick."""
        self._asked(["This is an test."])

    def hits(self, texts: list[str]) -> list[tuple[Hit, ...]]:
        """Return what Harper says of each paragraph."""
        said: dict[str, tuple[Hit, ...]] = {}
        batch: list[str] = []
        size = 0
        for text in self._paragraphs.unknown(texts):
            batch.append(text)
            size += len(text)
            if size > _BATCH:
                said |= self._asked(batch)
                batch, size = [], 0
        if batch:
            said |= self._asked(batch)
        if said:
            self._paragraphs.learn(said)
        return [self._paragraphs.of(text) for text in texts]

    def _asked(self, batch: list[str]) -> dict[str, tuple[Hit, ...]]:
        """Ask about paragraphs; the names of rules only where there is something to name.

        `organized_lints` is slower than `lint`, which finds nothing in most paragraphs.
        """
        said: dict[str, tuple[Hit, ...]] = dict.fromkeys(batch, ())
        starts = list(accumulate((len(text) + len(_BREAK) for text in batch), initial=0))
        lints = _said_by(self._linter.lint, _BREAK.join(batch))
        for at in sorted({bisect_right(starts, lint.span.start) - 1 for lint in lints}):
            said[batch[at]] = self._named(batch[at])
        return said

    def _named(self, text: str) -> tuple[Hit, ...]:
        wanted = _spoken()
        hits = [
            Hit(name, lint.span.start, lint.span.end, tuple(map(_suggestion, lint.suggestions)))
            for name, lints in _said_by(self._linter.organized_lints, text).items()
            if name in wanted
            for lint in lints
        ]
        return tuple(sorted(hits, key=_place))


def _said_by(ask: Callable[..., Any], text: str) -> Any:
    """Return what Harper answers. Raises KeyboardInterrupt for one that it has swallowed.

    It takes the language for an unknown one if Ctrl-C comes while it looks that up, and goes on.
    """
    try:
        return ask(text, language="plaintext")
    except UserWarning as lost:
        raise KeyboardInterrupt from lost


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.rule


@cache
def _memory(dialect: str, folder: Path | None) -> Memory:
    """Return the one linter of this process for a dialect: it is not safe to share by threads."""
    return Memory(dialect, folder)


def _suggestion(suggestion: Any) -> tuple[str, str]:
    kind = ("replace", "remove", "insert-after")[int(suggestion.kind)]
    return kind, suggestion.replacement_text


@cache
def _spoken() -> dict[str, Spoken]:
    """Return our rule for each of Harper's that is on."""
    spoken: dict[str, Spoken] = {}
    for name, facts in shipped("engines/harper.yml")["rules"].items():
        rule = Spoken(
            id=f"grammar.{name}",
            message=facts["message"],
            bare=facts.get("message-bare", facts["message"]),
            unless=tuple(compiled(pattern) for pattern in facts.get("unless", ())),
            doubtful=facts.get("doubtful", False),
        )
        spoken |= dict.fromkeys(facts["harper"], rule)
    return spoken
