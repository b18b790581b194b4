"""The patterns that say in a `.vale.ini` which pages a section is about."""

from __future__ import annotations

import re
from functools import lru_cache

from qa.errors import ConfigError


@lru_cache(maxsize=256)
def compiled(glob: str) -> re.Pattern[str]:
    r"""Return what matches, in full, the paths that a pattern means; `/` stands between folders.

    As Vale has it, `*` and `?` also stand for a `/`, unless `**` is anywhere in the pattern: then
    they stay within a folder and `**` is any number of folders. `{a,b}` is a choice, `[a-z]` and
    `[^a-z]` are sets, `\` takes the next character as it is, and a `!` before all of it means every
    other path. Raises ConfigError for what is none of that.

    >>> bool(compiled("docs/*.md").fullmatch("docs/sub/page.md"))
    True
    >>> bool(compiled("docs/**/*.md").fullmatch("docs/page.md"))
    True
    """
    try:
        pattern = _translated(glob.lstrip("!"))
        return re.compile(f"(?!(?:{pattern})$).*" if glob[:1] == "!" else pattern, re.DOTALL)
    except re.error as error:
        raise ConfigError(f"'{glob}' is no pattern of paths: {error}.") from error


_PARTS = re.compile(
    r"""
      (?P<folders> (?:(?<=/)|^) \*\*/ )     # any number of folders, none too
    | (?P<rest>    / \*\* $ )               # a folder and all in it
    | (?P<all>     ^ \*\* $ )
    | (?P<many>    \*+ )
    | (?P<one>     \? )
    | (?P<set>     \[ [!^]? \]? (?:\\.|[^\]])* \] )
    | (?P<open>    \{ )
    | (?P<comma>   , )
    | (?P<close>   \} )
    | (?P<escaped> \\ . )
    | (?P<plain>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


def _translated(glob: str) -> str:
    within_folders = "**" in glob
    any_character = "[^/]" if within_folders else "."
    fixed = {
        "folders": "(?:.*/)?",
        "rest": "(?:/.*)?",
        "all": ".*",
        "many": f"{any_character}*",
        "one": any_character,
        "open": "(?:",
        "close": ")",
    }
    pattern, depth = "", 0
    for part in _PARTS.finditer(glob):
        name, text = part.lastgroup or "plain", part[0]
        depth += (name == "open") - (name == "close")
        if name in fixed:
            pattern += fixed[name]
        elif name == "comma":
            pattern += "|" if depth else ","
        elif name == "set":
            negated = text[1] in "!^"
            pattern += f"[{'^' if negated else ''}{_set(text[1 + negated : -1])}]"
        else:
            pattern += re.escape(text[-1])
    return pattern


_RANGE = re.compile(r"(\\.|.)(?:-(\\.|.))?", re.DOTALL)


def _set(inside: str) -> str:
    """Return the inside of a set of characters, whose ranges alone have a meaning."""
    ranges = [
        [re.escape(end[-1]) for end in found.groups() if end] for found in _RANGE.finditer(inside)
    ]
    return "".join("-".join(ends) for ends in ranges)
