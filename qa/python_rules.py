"""The rules whose checks are written in Python; a check's module is loaded when it is first run."""

from __future__ import annotations

import pkgutil
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

import qa.checks
from qa.derived import Kept
from qa.document import Format
from qa.finding import Level
from qa.rule import Example, PageCheck, Rule, SiteCheck
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PACKAGE = f"{qa.checks.__name__}."


def load() -> list[Rule]:
    """Return the rule named `check` of every module `qa/checks/<family>/<name>.py`."""
    kept = Kept("python-rules")
    known = kept.find()
    if known is not None:
        return [_rule(facts) for facts in known]
    rules = list(_written())
    kept.keep([_facts(rule) for rule in rules])
    return rules


def _written() -> Iterator[Rule]:
    for module in pkgutil.walk_packages(qa.checks.__path__, _PACKAGE):
        if module.ispkg:
            continue
        found = getattr(import_module(module.name), "check", None)
        if isinstance(found, Rule):
            yield found


@dataclass(frozen=True)
class _Later:
    """A function of the check in a module, which is loaded when the function is first called."""

    module: str
    name: str

    @cached_property
    def _function(self) -> Callable[..., Any]:
        if not self.module.startswith(_PACKAGE):
            message = f"{self.module} holds no check"
            raise ImportError(message)
        function: Callable[..., Any] = getattr(import_module(self.module).check.check, self.name)
        return function

    def __call__(self, *args: Any) -> Any:
        return self._function(*args)


def _facts(rule: Rule) -> dict[str, Any]:
    """Return everything but the functions of a rule as plain data."""
    return {
        "id": rule.id,
        "level": rule.level.value,
        "message": rule.message,
        "why": rule.why,
        "sources": rule.sources,
        "examples": [(one.bad, one.good, one.format.value) for one in rule.examples],
        "pages": sorted(rule.pages),
        "limit": rule.limit,
        "around": rule.around,
        "link": rule.link,
        "origin": rule.origin,
        "ways": rule.check.ways and [[sorted(words) for words in way] for way in rule.check.ways],
        "of site": isinstance(rule.check, SiteCheck),
    }


def _rule(facts: dict[str, Any]) -> Rule:
    module, ways = facts["origin"], facts["ways"]
    check: PageCheck | SiteCheck
    if facts["of site"]:
        check = SiteCheck(_Later(module, "gather"), _Later(module, "judge"))
    else:
        needs = ways and tuple(tuple(map(frozenset, way)) for way in ways)
        check = PageCheck(_Later(module, "function"), needs)
    return Rule(
        id=facts["id"],
        level=Level(facts["level"]),
        message=facts["message"],
        why=facts["why"],
        sources=tuple(facts["sources"]),
        examples=tuple(Example(bad, good, Format(form)) for bad, good, form in facts["examples"]),
        check=check,
        pages=frozenset(facts["pages"]),
        limit=facts["limit"],
        around=facts["around"],
        link=facts["link"],
        origin=module,
    )
