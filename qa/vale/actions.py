"""Actions: what a rule offers in place of what it found."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from qa.patterns import later
from qa.vale import cases, numerals
from qa.vale.patterns import TIME_LIMIT, compiled
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_REFERENCE = later(r"\$(\$|\d+|\{\d+\})")


@dataclass(frozen=True, slots=True)
class Action:
    """The name of an action and its parameters, those of several edits one after the other."""

    name: str = ""
    params: tuple[str, ...] = ()

    def problem(self, kind: str) -> str:
        """Return what is wrong with the action of a rule of a kind; "" for nothing."""
        if self.name in ("", "replace", "remove"):
            return ""
        if self.name == "suggest":
            alone = not self.params and kind == "spelling"
            return "" if alone or len(self.params) == 1 else "'suggest' takes one parameter"
        if self.name == "convert":
            return "" if self.params == ("simple",) else "'convert' takes one parameter: simple"
        if self.name != "edit":
            return f"unknown action '{self.name}'"
        try:
            steps = list(_steps(self.params))
        except ValueError as error:
            return str(error)
        return "" if steps else "'edit' needs an operation"


def replacements(
    action: Action, match: str, groups: Sequence[str | None] = (), *, matchcase: bool = False
) -> tuple[str, ...]:
    """Return what may stand in place of `match`; "" takes it out, () is nothing to offer."""
    if action.name == "remove":
        return ("",)
    if action.name == "replace":
        filled = tuple(_filled(param, match, groups) for param in action.params)
        return tuple(matching_case(one, match) for one in filled) if matchcase else filled
    if action.name == "convert":
        return (cases.simple(match),)
    if action.name == "edit":
        text = match
        try:
            for step in _steps(action.params):
                name, *given = step
                if name != "regex":
                    given = [_filled(part, match, groups) for part in given]
                text = _EDITS[name](text, *given)
        except (ValueError, IndexError, TimeoutError):
            return ()
        return (text.strip(),)
    return ()


def _filled(param: str, match: str, groups: Sequence[str | None]) -> str:
    """Return a parameter with `$1` and the like filled: `$0` is the match, `$$` a dollar."""

    def reference(found: re.Match[str]) -> str:
        body = found[1].strip("{}")
        if body == "$":
            return "$"
        number = int(body)
        if number == 0:
            return match
        return (groups[number - 1] or "") if number <= len(groups) else ""

    return _REFERENCE.sub(reference, param) if "$" in param else param


def _steps(params: Sequence[str]) -> Iterator[list[str]]:
    """Yield each edit with its parameters. Raises ValueError."""
    at = 0
    while at < len(params):
        name = params[at]
        if name not in _TAKES:
            message = f"unknown edit '{name}'"
            raise ValueError(message)
        count = _TAKES[name]
        if at + count >= len(params) + (count == 0):
            message = f"'{name}' takes {count} parameter(s)"
            raise ValueError(message)
        yield list(params[at : at + 1 + count])
        at += 1 + count


def _regex(text: str, pattern: str, replacement: str) -> str:
    return compiled(pattern).sub(
        lambda match: _filled(replacement, match[0], match.groups()), text, timeout=TIME_LIMIT
    )


_SMART = ((r"---", "—"), (r"--", "–"), (r"...", "…"))


def _smart(text: str) -> str:
    """Return a text with the dashes, ellipses and quotes of a typesetter."""
    for plain, sign in _SMART:
        text = text.replace(plain, sign)
    out = []
    before = " "
    for char in text:
        opening = before.isspace() or before in "([{<—–/"
        quotes = {'"': "“”", "'": "‘’"}.get(char)
        out.append(char if quotes is None else quotes[0 if opening else 1])
        before = char
    return "".join(out)


_DUMB = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "—": "---", "–": "--", "…": "...", "\u00a0": " "}
)
_ASCII = str.maketrans(
    {
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d",
        "Đ": "D", "ł": "l", "Ł": "L", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D",
    }
)  # fmt: skip


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.translate(_DUMB).translate(_ASCII))
    return unicodedata.normalize(
        "NFC", "".join(c for c in plain if unicodedata.category(c) != "Mn")
    )


_EDITS: Mapping[str, Callable[..., str]] = {
    "replace": lambda text, old, new: text.replace(old, new),
    "remove": lambda text, chars: "".join(c for c in text if c not in chars),
    "regex": _regex,
    "trim_right": lambda text, chars: text.rstrip(chars),
    "trim_left": lambda text, chars: text.lstrip(chars),
    "trim": lambda text, chars: text.strip(chars),
    "truncate": lambda text, separator: text.split(separator)[0],
    "split": lambda text, separator, index: text.split(separator)[int(index)],
    "wrap": lambda text, around: f"{around}{text}{around}",
    "unwrap": lambda text, around: text.removeprefix(around).removesuffix(around),
    "prefix": lambda text, before: f"{before}{text}",
    "suffix": lambda text, after: f"{text}{after}",
    "squeeze": lambda text: re.sub(r"\s+", " ", text),
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
    "smart": _smart,
    "dumb": lambda text: text.translate(_DUMB),
    "ascii": _ascii,
    "words": numerals.in_words,
    "digits": numerals.in_digits,
    "lower": str.lower,
    "upper": str.upper,
    "title": cases.title,
    "sentence": cases.sentence,
    "simple": cases.simple,
    "kebab": cases.kebab,
    "snake": cases.snake,
    "camel": cases.camel,
    "pascal": cases.pascal,
}
_TAKES: Mapping[str, int] = {
    "replace": 2, "remove": 1, "regex": 2, "trim_right": 1, "trim_left": 1, "trim": 1,
    "truncate": 1, "split": 2, "wrap": 1, "unwrap": 1, "prefix": 1, "suffix": 1,
} | {name: 0 for name in _EDITS if name in {
    "squeeze", "capitalize", "uncapitalize", "smart", "dumb", "ascii", "words", "digits", "lower",
    "upper", "title", "sentence", "simple", "kebab", "snake", "camel", "pascal",
}}  # fmt: skip


def matching_case(replacement: str, observed: str) -> str:
    """Return a replacement in the case of what it replaces, word by word.

    Words that stay the same stand at both ends; what is between them takes the case of what it
    replaces. Mixed case, as in iPhone, is left alone.
    """
    new, between = cases.words_apart(replacement)
    old, _ = cases.words_apart(observed)
    if not new or not old:
        return cases.in_case(cases.case_of(observed), replacement)
    head = 0
    while head < min(len(new), len(old)) and new[head].lower() == old[head].lower():
        head += 1
    tail = 0
    while (
        tail < min(len(new), len(old)) - head
        and new[len(new) - 1 - tail].lower() == old[len(old) - 1 - tail].lower()
    ):
        tail += 1
    middle = old[head : len(old) - tail]
    case = cases.case_of(" ".join(middle))
    if not middle:
        case = cases.case_of(old[len(old) - tail] if tail else old[head - 1])
    each = len(middle) > 1 and all(cases.case_of(word) == cases.TITLE for word in middle)
    out = []
    for number, word in enumerate(new):
        out.append(between[number])
        if number < head:
            wanted = cases.case_of(old[number])
        elif number >= len(new) - tail:
            wanted = cases.case_of(old[len(old) - (len(new) - number)])
        elif case == cases.TITLE and not each and number > head:
            wanted = cases.LOWER
        else:
            wanted = case
        out.append(cases.in_case(wanted, word))
    return "".join([*out, between[len(new)]])
