"""Views: what of a page is text, by a file of `config/views` that a `.vale.ini` names.

A view reads a plain text with a template, and gives what the template's values take to rules, each
as a scope. Nothing else of the page is seen, but by rules about `raw`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.document import Format, Piece, Span
from qa.rule_files import mapping
from qa.style_settings import View, ViewScope
from qa.vale.passages import Manuscript, Passage, Remark
from qa.vale.text_templates import TemplateError, template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qa.schema import Place
    from qa.vale.text_templates import Capture

TYPES = {"md": Format.MARKDOWN, "html": Format.HTML}
NOT_READ = ("dasel", "tree-sitter")
"""What takes apart data and programs, which are no pages."""
_ENGINES = ("textfsm", *NOT_READ)


def load(name: str, paths: Sequence[str]) -> View | None:
    """Read a view by its name; None where there is none in `config/views` of the paths.

    Raises RuleError, with file and line, for what is wrong in it.
    """
    files = (Path(path, "config", "views", f"{name}.yml") for path in paths)
    file = next(filter(Path.is_file, files), None)
    if file is None:
        return None
    values, place = mapping(file)
    engine = str(values.get("engine", ""))
    if engine not in _ENGINES:
        raise place.at("engine").error(f"'engine' must be one of {', '.join(_ENGINES)}.")
    found = tuple(_scopes(values.get("scopes"), place))
    written = str(values.get("template", ""))
    if engine == "textfsm":
        try:
            known = template(written).values
        except TemplateError as error:
            raise place.at("template").error(f"{error}.") from error
        for scope in found:
            if scope.value not in known:
                raise place.at("scopes").error(f"the template has no value '{scope.value}'.")
    return View(name, str(file), engine, written, found)


def _scopes(written: Any, place: Place) -> Iterator[ViewScope]:
    if not isinstance(written, list) or not written:
        raise place.at("scopes").error("a view has a list of 'scopes'.")
    for one in written:
        if not isinstance(one, dict) or not isinstance(one.get("expr"), str):
            raise place.at("scopes").error("a scope of a view has a 'name' and an 'expr'.")
        yield ViewScope(str(one.get("name", "")), one["expr"], str(one.get("type", "")))


def present(
    view: View,
    source: str,
    ending: str,
    marked_up: Callable[[str, Format, tuple[str, ...]], Manuscript],
) -> Manuscript:
    """Return the passages that a view makes of a page.

    `marked_up` makes those of a value that is written in a format of its own; it is given the
    sections that all of them have. Raises RefusedError and TimeoutError.
    """
    manuscript = Manuscript(source)
    records = template(view.template).records(source)
    for scope in view.scopes:
        values = [v for record in records for v in _values(record.get(scope.value, ()))]
        manuscript.values[scope.name] = [_text(value) for value in values]
        for value in values:
            text, pieces = _text(value), _pieces(value)
            form = TYPES.get(scope.type)
            if form is None:
                sections = frozenset(filter(None, ("text", *scope.name.split("."), ending)))
                place = Span(value[0].start, value[0].start)
                manuscript.blocks.append(Passage(text, sections, pieces, place))
            else:
                more = tuple(filter(None, (*scope.name.split("."), ending)))
                _moved(marked_up(text, form, more), pieces, manuscript)
        if not values:  # a rule that wants something there can say so
            sections = frozenset(filter(None, ("text", *scope.name.split("."), ending)))
            manuscript.blocks.append(Passage("", sections, [], Span(0, 0)))
    return manuscript


def _values(captures: Sequence[Capture]) -> Iterator[list[Capture]]:
    """Yield what a value took, together what it took of lines in a row at one column."""
    run: list[Capture] = []
    for capture in captures:
        if run and (capture.line, capture.column) != (run[-1].line + 1, run[-1].column):
            yield from filter(_text, (run,))
            run = []
        run.append(capture)
    yield from filter(_text, (run,))


def _text(value: Sequence[Capture]) -> str:
    text = "\n".join(capture.text for capture in value).rstrip("\n")
    return text if text.strip() else ""


def _pieces(value: Sequence[Capture]) -> list[Piece]:
    found, at = [], 0
    for capture in value:
        end = at + len(capture.text)
        if capture.text:
            found.append(Piece(at, end, capture.start, capture.start + len(capture.text)))
        at = end + 1
    return found


def _moved(inner: Manuscript, outer: list[Piece], manuscript: Manuscript) -> None:
    """Add the passages of a value to those of the page, where it stands on the page."""
    known: dict[int, Passage] = {}

    def moved(passage: Passage) -> Passage:
        if id(passage) not in known:
            known[id(passage)] = Passage(
                passage.text,
                passage.sections,
                [part for piece in passage.pieces for part in _parts(piece, outer)],
                _span(passage.place, outer),
                passage.shift,
                passage.inlines,
            )
        return known[id(passage)]

    manuscript.blocks += map(moved, inner.blocks)
    manuscript.inlines += map(moved, inner.inlines)
    manuscript.prose += [(moved(passage), split) for passage, split in inner.prose]
    manuscript.remarks += [Remark(one.text, _span(one.span, outer)) for one in inner.remarks]


def _parts(piece: Piece, outer: list[Piece]) -> Iterator[Piece]:
    """Yield where a piece that was read from a value stands on the page."""
    start, end, begins, ends = piece
    if end - start != ends - begins:
        yield Piece(start, end, *_span(Span(begins, ends), outer))
        return
    for one in outer:
        low, high = max(begins, one[0]), min(ends, one[1])
        if low < high:
            ahead = one[2] - one[0]
            yield Piece(start + low - begins, start + high - begins, low + ahead, high + ahead)


def _span(span: Span, outer: list[Piece]) -> Span:
    whole = Passage("", frozenset(), outer, Span(0, 0))
    return whole.source_span(span.start, span.end)
