"""A rule of a Vale style: what all kinds share, and what a kind must be able to do."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.patterns import later
from qa.vale import scopes
from qa.vale.actions import Action, replacements
from qa.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from qa.vale.engine import Look
    from qa.vale.passages import Manuscript, Passage
    from qa.vale.scopes import Scope
    from qa.vale.sought import Sought

_PLACEHOLDER = later(r"%(?:\[(\d+)\])?[sdv]|%%")
_LINE_WRAP = later(r"[ \t]*\n\s*")


WHOLE = (-1, -1)
"""Start and end of what is said of a passage as a whole, such as how hard it is to read."""


class Hit(NamedTuple):
    """What a kind found: characters `start` to `end` of a passage."""

    passage: Passage
    start: int
    end: int
    args: tuple[str, ...]
    """Fill the `%s` of the message."""
    replacements: tuple[str, ...] = ()
    """What may stand in its place; "" takes it out."""
    level: str = ""
    """Where it is not the rule's."""
    message: str = ""
    """Where it is not the rule's."""


class Verdict(NamedTuple):
    """What is said of a match, wherever it stands."""

    message: str
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a configuration adds to every rule."""

    word_template: str = ""
    """Stands around the words of rules, with `%s` for them; "" for word boundaries."""
    accepted: tuple[str, ...] = ()
    """Terms of the vocabularies, which rules let pass."""
    paths: tuple[str, ...] = ()
    """Where `config/dictionaries` and the like are looked for."""


@dataclass(frozen=True, kw_only=True)
class StyleRule:
    """The keys that every kind of rule has; the kinds add theirs."""

    name: str = ""
    """`Style.Rule`"""
    extends: str = ""
    message: str = ""
    level: str = "warning"
    scope: tuple[str, ...] = ()
    link: str = ""
    description: str = ""
    limit: int = 0
    """At most so many findings a page; 0 for no limit."""
    action: Action = field(default_factory=Action)
    matchcase: bool = False
    """Write replacements in the case of what they replace."""
    tests: tuple[dict[str, Any], ...] = ()
    origin: str = ""
    """The file it was loaded from."""
    surroundings: Surroundings = field(default_factory=Surroundings)

    @property
    def about(self) -> Scope:
        """The scope, parsed."""
        return scopes.parse(self.scope or ("text",))

    @property
    def sought(self) -> tuple[Sought, ...]:
        """What the rule looks for; where none of it can stand it is not run."""
        return ()

    @property
    def of_view(self) -> str:
        """The scope of a view that the rule asks for, whatever it is about; "" for none."""
        return ""

    @property
    def has_assets(self) -> bool:
        """Whether files beside its own decide what the rule looks for, such as dictionaries."""
        return False

    @property
    def everywhere(self) -> bool:
        """Whether the rule looks at every passage that it is about, whatever stands there."""
        return not self.sought

    @property
    def looks_at_matches_alone(self) -> bool:
        """Whether `verdict` says all there is to say of what was found, wherever it stands."""
        return False

    def verdict(self, alternative: int, match: str) -> Verdict | None:
        """Return what is said of a match of one of the alternatives; None for nothing."""
        raise NotImplementedError

    @cached_property
    def verdicts(self) -> dict[tuple[int, str], Verdict | None]:
        """The verdicts that are known already."""
        return {}

    def hits(self, look: Look, manuscript: Manuscript) -> Iterable[Hit]:
        """Yield what there is to say of the passages that the rule is about, in their order."""
        raise NotImplementedError

    def said(
        self,
        passage: Passage,
        start: int,
        end: int,
        match: str,
        groups: Sequence[str | None] = (),
    ) -> Hit:
        """Return a hit whose message names the match and what may replace it."""
        return Hit(passage, start, end, *self.told(match, groups))

    def told(
        self, match: str, groups: Sequence[str | None] = ()
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return what fills the message for a match, and what may replace it."""
        if not self.action.name:
            return (match,), ()
        offered = self.fixed(match, groups)
        shown = match if not offered else offered[0] if len(offered) == 1 else in_words(offered)
        return (match, shown), offered

    def fixed(self, match: str, groups: Sequence[str | None] = ()) -> tuple[str, ...]:
        """Return what the rule's action offers in place of a match."""
        if not self.action.name:
            return ()
        return replacements(self.action, match, groups, matchcase=self.matchcase)

    @cached_property
    def sentence(self) -> str:
        """The message, its placeholders not filled."""
        return self.message


def filled(sentence: str, args: Sequence[str]) -> str:
    """Return a message with its placeholders filled: in order, or by number as in `%[2]s`.

    What has no argument becomes empty. Line breaks become blanks.
    """
    taken = 0

    def argument(found: re.Match[str]) -> str:
        nonlocal taken
        if found[0] == "%%":
            return "%"
        if found[1]:
            taken = int(found[1]) - 1
        taken += 1
        return _LINE_WRAP.sub(" ", args[taken - 1]) if taken <= len(args) else ""

    return _PLACEHOLDER.sub(argument, sentence).replace("\n", " ")


def in_words(options: Sequence[str]) -> str:
    """Return options as a sentence says them: 'a', 'b', or 'c'."""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) <= 2:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])
