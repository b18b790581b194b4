r"""Templates that take a plain text apart line by line, in the form that TextFSM gave them.

A template says what values there are, each with a pattern, and what lines look like, by states:

    Value Subject (.+)
    Value List Body (.*)

    Start
      ^${Subject} -> Body

    Body
      ^${Body}

Of a state's lines the first that matches a line of the text counts: its values are kept, and it
says what is next: `-> [Next|Continue].[Record|NoRecord|Clear|Clearall|Error] [State] ["message"]`.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from qa.vale.passages import RefusedError
from qa.vale.patterns import TIME_LIMIT, PatternError, compiled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import regex

_VALUE = re.compile(
    r"Value\s+(?:(?P<options>\w+(?:,\w+)*,?)\s+)?(?P<name>\w+)\s+\((?P<pattern>.*)\)"
)
_OPTIONS = frozenset({"Filldown", "Required", "List", "Key", "Fillup"})
_NAMED = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_RECORDS = frozenset({"Record", "NoRecord", "Clear", "Clearall", "Error"})
_LINE_END = re.compile(r"\r?\n")


class TemplateError(ValueError):
    """The text is no template."""


class Capture(NamedTuple):
    """What a value took of one line."""

    text: str
    line: int
    """From 0."""
    start: int
    """Where it stands in the whole text."""
    column: int
    """Characters before it on its line."""


Record = dict[str, tuple[Capture, ...]]
"""By value, what it took."""


class _Value(NamedTuple):
    pattern: str
    options: frozenset[str]


class _Rule(NamedTuple):
    pattern: str
    goes_on: bool = False
    record: str = "NoRecord"
    state: str = ""
    message: str = ""

    @property
    def matcher(self) -> regex.Pattern[str]:
        return compiled(self.pattern)


@dataclass(frozen=True)
class Template:
    """A template that has been read."""

    values: Mapping[str, _Value]
    states: Mapping[str, tuple[_Rule, ...]]

    def records(self, text: str) -> list[Record]:
        """Return what a text holds, one record for each time that the template says so.

        What is left at the end of the text is one more. Raises RefusedError where the template
        calls the text wrong, TimeoutError for a pattern that takes too long.
        """
        run = _Run(self)
        number = start = 0
        for end, following in _lines(text):
            if run.state == "End":
                break
            run.read(text[start:end], number, start)
            number, start = number + 1, following
        last = self.states.get("EOF")
        if last is None or any(rule.record == "Record" for rule in last):
            run.emit()
        return run.found

    @cached_property
    def _filled_down(self) -> tuple[str, ...]:
        return tuple(name for name, value in self.values.items() if "Filldown" in value.options)

    def carried(self, record: Record) -> Record:
        """Return what of a record the next one begins with."""
        return {name: record[name] for name in self._filled_down if record.get(name)}


@dataclass
class _Run:
    template: Template
    state: str = "Start"
    record: Record = field(default_factory=dict)
    found: list[Record] = field(default_factory=list)

    def read(self, line: str, number: int, start: int) -> None:
        for rule in self.template.states.get(self.state, ()):
            match = rule.matcher.search(line, timeout=TIME_LIMIT)
            if match is None:
                continue
            self._keep(match, number, start)
            if rule.record == "Record":
                self.emit()
            elif rule.record == "Clear":
                self.record = self.template.carried(self.record)
            elif rule.record == "Clearall":
                self.record = {}
            elif rule.record == "Error":
                message = f"line {number + 1}: {rule.message or 'the template ends with an error'}"
                raise RefusedError(message)
            self.state = rule.state or self.state
            if not rule.goes_on:
                return

    def emit(self) -> None:
        values = self.template.values.items()
        if self.record and all(self.record.get(n) for n, v in values if "Required" in v.options):
            self.found.append(self.record)
            self.record = self.template.carried(self.record)

    def _keep(self, match: regex.Match[str], number: int, start: int) -> None:
        for name in match.re.groupindex:
            begin, end = match.span(name)
            if begin < 0:
                continue
            capture = Capture(match.string[begin:end], number, start + begin, begin)
            before = self.record.get(name, ())
            is_list = "List" in self.template.values[name].options
            self.record[name] = (*before, capture) if is_list else (capture,)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the end of each line, and where the next begins."""
    for found in _LINE_END.finditer(text):
        yield found.span()
    yield len(text), len(text)


@cache
def template(text: str) -> Template:
    """Return the template that a text is. Raises TemplateError, naming the line."""
    lines = list(enumerate(text.splitlines(), 1))
    values: dict[str, _Value] = {}
    states: dict[str, tuple[_Rule, ...]] = {}
    state = ""
    for number, line in lines:
        bare = line.strip()
        if bare.startswith("#") or not bare:
            continue
        try:
            if bare.startswith("Value ") and not states:
                name, value = _value(bare)
                if name in values:
                    _wrong(f"there are two values '{name}'")
                values[name] = value
            elif line[0] not in " \t":
                if bare in states:
                    _wrong(f"there are two states '{bare}'")
                state = bare
                states[state] = ()
            elif not state:
                _wrong("a rule stands before the first state")
            else:
                states[state] += (_rule(bare, values),)
        except (TemplateError, PatternError) as error:
            message = f"line {number} of the template: {error}"
            raise TemplateError(message) from error
    _check(values, states)
    return Template(values, states)


def _wrong(what: str) -> None:
    raise TemplateError(what)


def _check(values: Mapping[str, _Value], states: Mapping[str, tuple[_Rule, ...]]) -> None:
    if not values:
        _wrong("the template has no line 'Value Name (pattern)'")
    if "Start" not in states:
        _wrong("the template has no state 'Start'")
    for name, rules in states.items():
        for rule in rules:
            if rule.state and rule.state not in {*states, "End", "EOF"}:
                _wrong(f"the state '{name}' leads to '{rule.state}', which there is not")


def _value(line: str) -> tuple[str, _Value]:
    found = _VALUE.fullmatch(line)
    if found is None:
        message = "write 'Value Name (pattern)' here"
        raise TemplateError(message)
    options = frozenset(filter(None, (found["options"] or "").split(",")))
    for option in sorted(options - _OPTIONS):
        _wrong(f"values have no option '{option}'")
    return found["name"], _Value(found["pattern"], options)


def _rule(line: str, values: Mapping[str, _Value]) -> _Rule:
    """Return the rule that a line is. Raises TemplateError and PatternError."""
    written, _, action = line.partition("->")

    def group(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name not in values:
            _wrong(f"there is no value '{name}'")
        return f"(?<{name}>{values[name].pattern})"

    pattern = _NAMED.sub(group, written.strip())
    compiled(pattern)
    goes_on, record, state, message = False, "NoRecord", "", ""
    for word in action.split():
        if word.startswith('"') or message:
            message = f"{message} {word}".strip()
            continue
        for part in word.split("."):
            if part == "Continue":
                goes_on = True
            elif part in _RECORDS:
                record = part
            elif part != "Next":
                if state:
                    _wrong(f"a rule leads to one state, not to '{state}' and '{part}'")
                state = part
    if goes_on and state:
        _wrong("a rule with 'Continue' cannot lead to another state")
    return _Rule(pattern, goes_on, record, state, message.strip('"'))
