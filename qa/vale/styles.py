"""Loads Vale styles: folders of rules, strictly, with rules that extend other rules."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from qa.derived import Kept
from qa.errors import RuleError, near_miss
from qa.finding import Level
from qa.marked_yaml import Marked
from qa.rule_files import mapping
from qa.schema import Place
from qa.vale import scopes
from qa.vale.actions import Action
from qa.vale.kinds import KINDS, kind
from qa.vale.rule import Surroundings
from qa.vale_files import read_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa.style_settings import StyleSettings
    from qa.vale.rule import StyleRule

_DEEPEST = 10
_LENIENT = frozenset({"consistency", "spelling"})
"""Kinds that overlook keys which they do not know."""
_GIVEN = frozenset({"name", "origin", "surroundings", "terms"})
"""Fields that no key sets."""
_OTHER_NAMES = {"in": "within"}
_TRUE = frozenset({"1", "t", "true", "yes", "y", "on"})
_FALSE = frozenset({"0", "f", "false", "no", "n", "off", ""})


def load(settings: StyleSettings) -> list[StyleRule]:
    """Return the rules of all styles that are asked for, in the order of their names.

    Raises RuleError, with file and line, for the first thing that is wrong in any of them.
    """
    try:
        return _load(settings, Library(settings, StyleFiles(settings)))
    except RuleError:  # lines are known of files that are read now
        return _load(settings, Library(settings, StyleFiles(settings, anew=True)))


def _load(settings: StyleSettings, library: Library) -> list[StyleRule]:
    rules: dict[str, StyleRule] = {}
    for folder in settings.folders:
        root = Path(folder)
        if not root.is_dir():
            raise RuleError(f"There is no style in '{folder}': it is not a folder.")
        for path in _rule_files(root):
            rule = library.rule(path, _name_of(root, path))
            rules.setdefault(rule.name, rule)
    for file in settings.files:
        path = Path(file)
        rule = library.rule(path, _name_of(path.parent, path))
        rules.setdefault(rule.name, rule)
    _check_views(rules.values(), settings)
    if settings.built_in:
        from qa.vale import builtin  # noqa: PLC0415 -- `qa.yaml` does not have them

        for rule in builtin.rules(settings, library.surroundings):
            rules.setdefault(rule.name, rule)
    library.files.keep()
    return [rules[name] for name in sorted(rules)]


def _check_views(rules: Iterable[StyleRule], settings: StyleSettings) -> None:
    """Raise RuleError for a rule that asks for a scope which no view makes."""
    scopes_of_views = settings.view_scopes
    for rule in rules:
        if rule.of_view and rule.of_view not in scopes_of_views:
            raise RuleError(f"{rule.origin}: in: no view makes a scope '{rule.of_view}'.")


class StyleFiles:
    """The YAML files of styles, parsed once and kept between runs."""

    def __init__(self, settings: StyleSettings, *, anew: bool = False) -> None:
        self._kept = Kept("style-files", *read_folders(settings))
        self._known: dict[str, dict[str, Any]] = (not anew and self._kept.find()) or {}
        self._fresh: dict[str, dict[str, Any]] = {}

    def read(self, path: Path) -> tuple[dict[str, Any], Place]:
        """Return the keys of a file, in small letters, and where they stand. Raises RuleError."""
        name = str(path)
        if name in self._known:
            return dict(self._known[name]), Place(name, Marked(self._known[name]))
        values, place = _read(path)
        self._fresh[name] = dict(values)
        return values, place

    def keep(self) -> None:
        """Keep what was read for the next run."""
        if self._fresh:
            self._kept.keep(self._known | self._fresh)


def _rule_files(root: Path) -> Iterator[Path]:
    """Yield the rules of a style; a folder that begins with "." or "_" holds none."""
    for path in sorted(root.rglob("*.yml")):
        inner = path.relative_to(root).parts
        hidden = any(part.startswith((".", "_")) for part in inner[:-1])
        if not hidden and not path.name.endswith(".test.yml"):
            yield path


def _name_of(root: Path, path: Path) -> str:
    """Return `Style.folder.Rule` for a file of a style."""
    *folders, file = path.relative_to(root).parts
    name = ".".join([_style(root), *folders, file.partition(".")[0]])
    if "[" in name or "]" in name:
        raise RuleError(f"{path}: '{name}' holds brackets, which the names of rules cannot.")
    return name


@cache
def _style(root: Path) -> str:
    """Return the name of the style whose folder it is."""
    return root.resolve().name


class Library:
    """Where rules are looked for that others extend, and what a configuration gives to all."""

    def __init__(self, settings: StyleSettings, files: StyleFiles) -> None:
        self.files = files
        beside = (str(Path(folder).parent) for folder in settings.folders)
        self.paths = tuple(dict.fromkeys([*settings.paths, *beside]))
        self.surroundings = Surroundings(
            settings.word_template, settings.vocabulary.accepted, self.paths
        )
        self._named_scopes = dict(_named_scopes(self.paths, files))

    def rule(self, path: Path, name: str) -> StyleRule:
        """Return the rule of a file. Raises RuleError."""
        values, place = self.files.read(path)
        values = self._flattened(values, place, path, ())
        return self._made(values, place, name)

    def _flattened(
        self, values: dict[str, Any], place: Place, path: Path, seen: tuple[str, ...]
    ) -> dict[str, Any]:
        """Return the keys of a rule over those of the rule that it extends."""
        parent = str(values.get("extends", ""))
        if "." not in parent:
            for key in values:
                if key.endswith(("+", "-")):
                    raise place.at(key).error(
                        f"'{key}' needs a parent: only a rule that extends another has it."
                    )
            return values
        if parent.startswith("Vale."):
            raise place.error(f"'{parent}' is built in; it has no file that can be extended.")
        if parent in seen or len(seen) >= _DEEPEST:
            raise place.error(
                f"the rules extend each other in a circle, or too deep, at '{parent}'."
            )
        style, *rest = parent.split(".")
        relative = Path(style, *rest).with_name(f"{rest[-1]}.yml")
        file = next(
            (Path(p) / relative for p in self.paths if (Path(p) / relative).is_file()), None
        )
        if file is None:
            raise place.at("extends").error(
                f"there is no rule '{parent}' (looked for '{relative.as_posix()}')."
            )
        inherited, there = self.files.read(file)
        inherited = self._flattened(inherited, there, file, (*seen, parent))
        inherited.pop("tests", None)
        del path
        return _overlaid(inherited, values, place)

    def _made(self, values: dict[str, Any], place: Place, name: str) -> StyleRule:
        extends = values.get("extends")
        if not extends:
            raise place.error("the key 'extends' is missing.")
        if extends not in KINDS:
            raise place.at("extends").error(
                f"'{extends}' is not a kind of rule{near_miss(str(extends), KINDS)}; "
                f"kinds are {', '.join(KINDS)}."
            )
        if "message" not in values:
            raise place.error("the key 'message' is missing.")
        if values.pop("code", False) is True:
            raise place.error("'code' is no longer read; use 'scope: raw' instead.")
        cls = kind(extends)
        made = _decoded(cls, values, place)
        _check_level(str(made.get("level", "warning")), place.at("level"))
        scope = self._scope(made.pop("scope", ()), place.at("scope"))
        action = made.get("action", Action())
        if problem := action.problem(extends):
            raise place.at("action").error(f"{problem}.")
        return cls(
            **made, scope=scope, name=name, origin=place.file, surroundings=self.surroundings
        )

    def _scope(self, written: tuple[str, ...], place: Place) -> tuple[str, ...]:
        try:
            expanded = scopes.expanded(written, self._named_scopes)
        except ValueError as error:
            raise place.error(f"{error}.") from error
        for text in expanded:
            plain = "&" not in text and not text.lstrip("~").startswith("doc(")
            if plain and " " in text.partition(".")[0]:
                raise place.error(f"the scope '{text}' contains blanks.")
        return expanded


def _named_scopes(paths: Iterable[str], files: StyleFiles) -> Iterator[tuple[str, str]]:
    """Yield the names that `config/scopes` gives to scopes; of one given twice, the first last."""
    for path in reversed(list(paths)):
        for file in sorted(Path(path, "config", "scopes").glob("*.yml")):
            values, _ = files.read(file)
            expression = values.get("scope", values.get("expr", ""))
            if isinstance(expression, str) and expression:
                yield file.stem, expression
            else:
                yield from ((k, v) for k, v in values.items() if isinstance(v, str))


def _read(path: Path) -> tuple[dict[str, Any], Place]:
    """Return the keys of a file, in small letters, and where they stand. Raises RuleError."""
    values, place = mapping(path)
    return {str(key).lower(): value for key, value in values.items()}, place


def _overlaid(parent: dict[str, Any], child: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """Return a parent's keys with a child's over them: in place of, added to, or taken away."""
    out = dict(parent)
    for key, value in child.items():
        if key == "extends":
            continue
        base = key.rstrip("+-")
        if base == key:
            out[key] = value
            continue
        if base in child:
            raise place.at(key).error(f"'{key}' edits '{base}', which is replaced here too.")
        out[base] = _edited(out.get(base), value, key, place.at(key))
    return out


def _edited(have: Any, value: Any, key: str, place: Place) -> Any:
    base = key[:-1]
    if have is None:
        raise place.error(f"'{key}': the rule that is extended has no '{base}'.")
    if not isinstance(have, list | dict):
        raise place.error(f"'{key}': '{base}' is one value; write '{base}' to replace it.")
    if key.endswith("+"):
        if type(value) is not type(have):
            raise place.error(f"'{key}' must be what '{base}' is: a list, or a table.")
        return [*have, *value] if isinstance(have, list) else {**have, **dict(value)}
    if not isinstance(value, list):
        raise place.error(f"'{key}' must be a list of what to take away.")
    left: Any = have.copy()
    for entry in value:
        if entry not in left:
            raise place.error(f"'{key}': there is no '{entry}' in the '{base}' that is extended.")
        left.remove(entry) if isinstance(left, list) else left.pop(entry)
    return left


def _check_level(level: str, place: Place) -> None:
    levels = [one.value for one in Level]
    if level not in levels:
        raise place.error(f"'{level}' is not a level; levels are {', '.join(levels)}.")


def _decoded(cls: Any, values: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """Return the fields of a rule that its keys set, converted as loosely as Vale does."""
    hints = _hints(cls)
    made: dict[str, Any] = {}
    for key, value in values.items():
        name = _OTHER_NAMES.get(key, key)
        if name in ("name", "path", "selector"):
            continue
        if name not in hints:
            if cls.__name__.lower() in _LENIENT:
                continue
            known = [k for k in hints if k not in _GIVEN]
            raise place.at(key).error(
                f"'{key}' is not a key of '{cls.__name__.lower()}'{near_miss(key, known)}."
            )
        if value is None:
            continue
        made[name] = _converted(value, hints[name], place.at(key))
    return made


@cache
def _hints(cls: Any) -> dict[str, Any]:
    """Return the fields of a kind, or of a token of a sequence, that keys set."""
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls) if f.init and f.name not in _GIVEN}


def _converted(value: Any, hint: Any, place: Place) -> Any:  # noqa: PLR0911 -- one a type
    if hint is str and type(value) is str:
        return value
    origin, args = _taken_apart(hint)
    if origin in (Union, UnionType):
        return _converted(value, args[0], place)
    if hint is Action:
        return _action(value, place)
    if origin is tuple:
        items = value if isinstance(value, list) else [value]
        if args[0] is str and all(type(item) is str for item in items):
            return tuple(items)
        return tuple(_converted(item, args[0], place) for item in items if item is not None)
    if origin is dict and args[1] is Any:
        return value if isinstance(value, dict) else {}
    if origin is dict:
        if not isinstance(value, dict):
            raise place.error("this must be a table of keys and values.")
        return {_text(k): _converted(v, args[1], place) for k, v in value.items()}
    if _is_token(hint):
        if not isinstance(value, dict):
            raise place.error("a token must be a table of keys and values.")
        known = {str(k).lower(): v for k, v in value.items()}
        hints = _hints(hint)
        chosen = {k: _converted(v, hints[k], place) for k, v in known.items() if k in hints}
        return hint(**chosen)
    return _scalar(value, hint, place)


def _is_token(hint: Any) -> bool:
    """Return whether an annotated type is that of a token of a sequence."""
    return is_dataclass(hint)


@cache
def _taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return what an annotated type is made with, such as `tuple`, and of what."""
    return get_origin(hint), get_args(hint)


def _scalar(value: Any, hint: type[Any], place: Place) -> Any:
    if isinstance(value, list | dict):
        raise place.error("this must be one value.")
    text = _text(value)
    if hint is bool:
        if text.lower() in _TRUE | _FALSE:
            return text.lower() in _TRUE
        raise place.error(f"this must be true or false, not '{text}'.")
    if hint in (int, float):
        try:
            return int(float(text)) if hint is int else float(text)
        except ValueError:
            raise place.error(f"this must be a number, not '{text}'.") from None
    return text


def _text(value: Any) -> str:
    """Return a scalar as Vale reads it where it wants text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _action(value: Any, place: Place) -> Action:
    if not isinstance(value, dict):
        raise place.error("an action has a 'name' and 'params'.")
    known = {str(key).lower(): item for key, item in value.items()}
    for key in known:
        if key not in ("name", "params"):
            raise place.error(f"'{key}' is not a key of an action (name, params).")
    params = known.get("params") or []
    flat: list[str] = []
    for param in params if isinstance(params, list) else [params]:
        flat += map(_text, param) if isinstance(param, list) else [_text(param)]
    return Action(_text(known.get("name", "")), tuple(flat))
