"""Which of LanguageTool's rules speak, and in which words: `rules/engines/languagetool.yml`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import regex

from qa.derived import shipped
from qa.engines.spoken import Spoken
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.engines.paragraphs import Hit


_OWN_WORDS = "{said}"


@dataclass(frozen=True)
class Curation:
    """What is asked of a server, and who tells what it answers."""

    off: tuple[str, ...]
    """Rules that the server does not run."""
    off_categories: tuple[str, ...]
    spoken: Mapping[str, Spoken]
    """By the name of a rule, by a pattern of names, or by a category with `/`."""
    never_mend: tuple[regex.Pattern[str], ...]
    """What no fix may touch."""

    @property
    def digest(self) -> str:
        """Return a key that is equal where a server says the same."""
        asked = "\n".join((*sorted(self.off), "", *sorted(self.off_categories)))
        return sha256(asked.encode()).hexdigest()

    def rule_of(self, hit: Hit) -> Spoken | None:
        """Return our rule for a hit: by its name, by a pattern, by its category."""
        category, _, name = hit.rule.partition("/")
        if name in self.spoken:
            return self.spoken[name]
        for pattern, rule in self.spoken.items():
            if "*" in pattern and fnmatchcase(name, pattern):
                return rule
        return self.spoken.get(category + "/")


@cache
def curation() -> Curation:
    """Return what ships with qa."""
    data = shipped("engines/languagetool.yml")
    spoken: dict[str, Spoken] = {}
    for name, facts in data["rules"].items():
        spoken |= dict.fromkeys(facts["languagetool"], _spoken(name, facts))
    return Curation(
        off=tuple(data["off"]),
        off_categories=tuple(data["off-categories"]),
        spoken=spoken,
        never_mend=tuple(map(regex.compile, data["never-mend"])),
    )


def _spoken(name: str, facts: Mapping[str, Any]) -> Spoken:
    message = facts.get("message", _OWN_WORDS)
    return Spoken(
        id=f"grammar.{name}",
        message=message,
        bare=facts.get("message-bare", message),
        unless=tuple(regex.compile(pattern) for pattern in facts.get("unless", ())),
        doubtful=facts.get("doubtful", False),
    )
