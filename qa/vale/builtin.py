"""The rules of the style `Vale`, which has no files: vocabularies, spelling and repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.patterns import later
from qa.vale.actions import Action
from qa.vale.kinds.existence import Existence
from qa.vale.kinds.repetition import Repetition
from qa.vale.kinds.spelling import Spelling
from qa.vale.kinds.substitution import Substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.style_settings import StyleSettings, Vocabulary
    from qa.vale.rule import StyleRule, Surroundings

_ORIGIN = "built in"
_BLANKS = later(r"[ \t]+")
_BLANK = r"\\s+"


def rules(settings: StyleSettings, surroundings: Surroundings) -> Iterator[StyleRule]:
    """Yield the rules, those of vocabularies that count on some pages only among them."""
    yield Spelling(
        name="Vale.Spelling",
        extends="spelling",
        level="error",
        message="Did you really mean '%s'?",
        surroundings=surroundings,
        origin=_ORIGIN,
    )
    yield Repetition(
        name="Vale.Repetition",
        extends="repetition",
        level="error",
        message="'%s' is repeated!",
        tokens=(r"[^\s.!?]+",),
        alpha=True,
        ignorecase=True,
        action=Action("edit", ("truncate", " ")),
        surroundings=surroundings,
        origin=_ORIGIN,
    )
    yield from _of_terms("Vale", settings.vocabulary, surroundings)
    for name, vocabulary in settings.named_vocabularies.items():
        yield from _of_terms(f"Vale.{name}", vocabulary, surroundings)


def _of_terms(style: str, terms: Vocabulary, surroundings: Surroundings) -> Iterator[StyleRule]:
    """Yield the two rules of a vocabulary: what must be written so, and what must not be."""
    if terms.enforced:
        yield Substitution(
            name=f"{style}.Terms",
            extends="substitution",
            level="error",
            message="Use '%s' instead of '%s'.",
            swap={
                rf"(?<!\w){_BLANKS.sub(_BLANK, pattern)}(?!\w)": text
                for pattern, text in terms.enforced
            },
            ignorecase=True,
            nonword=True,
            vocab=False,
            terms=True,
            surroundings=surroundings,
            origin=_ORIGIN,
        )
    if terms.rejected:
        yield Existence(
            name=f"{style}.Avoid",
            extends="existence",
            level="error",
            message="Avoid using '%s'.",
            tokens=terms.rejected,
            surroundings=surroundings,
            origin=_ORIGIN,
        )
