"""A document as Vale's rules see it: its passages, made from the source by its format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qa.document import BlockKind, Format, InlineKind, Piece, Span
from qa.patterns import later
from qa.vale import html_tokens, markdown_tokens, quotes, scopes
from qa.vale.markup import COMMENT, MASK
from qa.vale.passages import Inline, Manuscript, Passage
from qa.vale.walk import (
    MASKED_TAGS,
    SKIPPED_CLASSES,
    SKIPPED_TAGS,
    Walk,
    Ways,
    joined,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa.document import Block, Document
    from qa.style_settings import StyleSettings, View
    from qa.vale.markup import Token
    from qa.vale.masks import Prepared

_SANITIZED = later(r"\r\n?|&rsquo;")
_CHAPTER = later(
    r"(?:chapter|prologue|epilogue|interlude|afterword|foreword|preface)\b[^.!?]{0,60}",
    re.IGNORECASE,
)
_VOLUME = later(r"(?:part|book|act|volume)\b[^.!?]{0,60}", re.IGNORECASE)
_NUMBER = later(r"(?:\d{1,3}|[IVXLC]{1,7})\.?")
_BREAK = later(r"(?:[*#~-]\s*){3,}")
_TITLE_WORDS = 12
_ENDINGS = {Format.MARKDOWN: "md", Format.HTML: "html", Format.TEXT: "txt", Format.DOCX: "docx"}


def present(
    document: Document,
    settings: StyleSettings,
    families: frozenset[str] = frozenset(),
    selectors: frozenset[str] = frozenset(),
    prepared: Prepared | None = None,
) -> Manuscript:
    """Return the passages of a document.

    `families` and `selectors` are what the scopes of the rules name: what no rule asks for is not
    made. `prepared` is the source as it is to be read, where that is not what stands there.
    """
    source = document.source if prepared is None else prepared.source
    manuscript = Manuscript(document.source)
    ending = _ending(document)
    ways = _ways(settings, families, (ending,))
    if "raw" in families:
        manuscript.raw = _raw(document)
    summary: list[Passage] = []
    if document.format is Format.DOCX:
        _from_blocks(document, manuscript, ways)
    elif document.format is Format.TEXT and not _has_chapters(source):
        summary = _plain(source, manuscript, ways)
    else:
        _front_matter(document, manuscript, ending, settings)
        walk = Walk(manuscript, ways, {})
        tokens = list(_tokens(source, document.format, document.content.start))
        if prepared is not None and prepared.comments:
            tokens = [_said(token, prepared.comments) for token in tokens]
        if selectors or "quote" in families:
            from qa.vale.selections import marked  # noqa: PLC0415 -- few rules name elements

            tokens, marks = marked(tokens, selectors, with_quotes="quote" in families)
            walk = Walk(manuscript, ways, marks)
        walk.over(tokens)
        summary = walk.summary
        _absent(manuscript, selectors, walk.seen, ending)
    if "summary" in families:
        manuscript.summary = joined(summary, frozenset({"summary", ending}), Span(0, 0))
    if MASK in source or "$" in source:
        _unmask(manuscript)
    return manuscript


def _said(token: Token, comments: Mapping[int, str]) -> Token:
    """Return a token; a comment with what it says."""
    if token.kind == COMMENT and token.span.start in comments:
        return token._replace(data=comments[token.span.start])
    return token


def present_view(
    document: Document, view: View, settings: StyleSettings, families: frozenset[str] = frozenset()
) -> Manuscript:
    """Return the passages that a view makes of a document, whatever the document's format.

    Raises RefusedError where the view calls the document wrong, and TimeoutError.
    """
    from qa.vale import views  # noqa: PLC0415 -- few configurations name views

    def marked_up(text: str, form: Format, more: tuple[str, ...]) -> Manuscript:
        inner = Manuscript(text)
        Walk(inner, _ways(settings, families, more), {}).over(list(_tokens(text, form, 0)))
        if "$" in text:
            _unmask(inner)
        return inner

    manuscript = views.present(view, document.source, _ending(document), marked_up)
    if "raw" in families:
        manuscript.raw = _raw(document)
    return manuscript


def _raw(document: Document) -> Passage:
    text, pieces = _sanitized(document.source)
    return Passage(text, frozenset({"raw", _ending(document)}), pieces, Span(0, 0))


def _tokens(source: str, form: Format, start: int) -> Iterable[Token]:
    if form is Format.MARKDOWN:
        return markdown_tokens.tokens(source, start)
    if form is Format.HTML:
        return html_tokens.tokens(source)
    return _chapters(source)


def _ending(document: Document) -> str:
    name = document.path.rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return ending or _ENDINGS[document.format]


def _ways(settings: StyleSettings, families: frozenset[str], more: tuple[str, ...]) -> Ways:
    return Ways(
        skipped=frozenset(settings.skipped_scopes or SKIPPED_TAGS),
        masked=frozenset(settings.ignored_scopes or MASKED_TAGS),
        classes=frozenset((*SKIPPED_CLASSES, *settings.ignored_classes)),
        inline_scopes=families & scopes.INLINE,
        with_alt="alt" not in settings.skipped_scopes,
        with_description="description" not in settings.skipped_scopes,
        summary="summary" in families,
        more=more,
    )


def _sanitized(source: str) -> tuple[str, list[Piece]]:
    """Return a text as Vale reads it from a file, and where its parts stand."""
    if "\r" not in source and "&rsquo;" not in source:
        return source, [Piece(0, len(source), 0, len(source))]
    parts: list[str] = []
    pieces: list[Piece] = []
    made = done = 0
    for found in _SANITIZED.finditer(source):
        for text, start, end in (
            (source[done : found.start()], done, found.start()),
            ("'" if found[0][0] == "&" else "\n", *found.span()),
        ):
            if text:
                parts.append(text)
                pieces.append(Piece(made, made + len(text), start, end))
                made += len(text)
        done = found.end()
    rest = source[done:]
    pieces.append(Piece(made, made + len(rest), done, len(source)))
    return "".join([*parts, rest]), pieces


def _plain(source: str, manuscript: Manuscript, ways: Ways) -> list[Passage]:
    """Make one passage of a plain text."""
    text, pieces = _sanitized(source)
    sections = frozenset(("text", *ways.more))
    found: tuple[Inline, ...] = ()
    if "quote" in ways.inline_scopes:
        found = tuple(Inline("quote", *span) for span in quotes.spans(text))
    passage = Passage(text, sections, pieces, Span(0, 0), 0, found)
    manuscript.blocks.append(passage)
    manuscript.prose.append((passage, True))
    kind = frozenset(("quote", *ways.more))
    manuscript.inlines += [passage.part(one.start, one.end, kind) for one in found]
    paragraphs = sum(bool(part.strip()) for part in text.split("\n\n"))
    manuscript.metrics["paragraphs"] = paragraphs
    return [passage]


# Manuscripts: plain text with chapters


def _one_line(paragraph: str) -> str:
    line = paragraph.strip()
    return "" if "\n" in line else line


def _opens_chapter(line: str) -> bool:
    return bool(line) and bool(_CHAPTER.fullmatch(line) or _NUMBER.fullmatch(line))


def _has_chapters(source: str) -> bool:
    return any(_opens_chapter(_one_line(part)) for part in re.split(r"(?:\r?\n){2}", source))


def _chapters(source: str) -> Iterator[Token]:
    """Yield a plain text with chapters as tokens: their lines are headings."""
    from qa.vale.markup import END, START, Token, text_token  # noqa: PLC0415 -- few texts have any

    parts = []
    at = 0
    for part in re.split(r"((?:\r?\n){2})", source):
        if part.strip():
            parts.append((part, at))
        at += len(part)
    lines = [_one_line(part) for part, _ in parts]
    for number, (part, start) in enumerate(parts):
        line = lines[number]
        following = lines[1] if len(lines) > 1 else ""
        tag = "p"
        if line and _VOLUME.fullmatch(line):
            tag = "h1"
        elif _opens_chapter(line):
            tag = "h2"
        elif line and _BREAK.fullmatch(line):
            tag = "hr"
        elif number == 0 and line and len(line.split()) <= _TITLE_WORDS:
            opens = _opens_chapter(following) or _VOLUME.fullmatch(following)
            tag = "h1" if opens else "p"
        yield Token(START, tag, span=Span(start, start))
        if tag == "hr":
            continue
        text, place = part.strip(), start + len(part) - len(part.lstrip())
        token = text_token(text.replace("&", "\x01"), place)
        yield token._replace(data=token.data.replace("\x01", "&"))
        yield Token(END, tag)


# Front matter


def _front_matter(
    document: Document, manuscript: Manuscript, ending: str, settings: StyleSettings
) -> None:
    """Make a passage of every value of the front matter that is text."""
    if document.format is not Format.MARKDOWN or not document.content.start:
        return
    head = document.source[: document.content.start]
    for key, text, pieces in _values(head, document.metadata):
        sections = frozenset(("text", "frontmatter", *str(key).split("."), ending))
        if any(
            scopes.parse((one,)).covers(sections) for one in settings.ignored_scopes if "." in one
        ):
            continue
        place = Span(pieces[0].source_start, pieces[0].source_start)
        manuscript.blocks.append(Passage(text, sections, pieces, place))


def _values(head: str, metadata: Mapping[str, Any]) -> Iterator[tuple[str, str, list[Piece]]]:
    if head.lstrip().startswith("+++"):
        for key, value in metadata.items():
            at = head.find(value) if isinstance(value, str) and value else -1
            if at >= 0:
                yield key, value, [Piece(0, len(value), at, at + len(value))]
        return
    import yaml  # noqa: PLC0415 -- as in `qa.marked_yaml`

    lines = head.split("\n")
    blanked = [" " * len(line) if line.strip() in ("---", ";;;") else line for line in lines]
    try:
        root = yaml.compose("\n".join(blanked), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            is_text = value.tag.endswith((":str", ":bool")) and value.value not in _NOT_TEXT
            if is_text and value.value:
                start, end = value.start_mark.index, value.end_mark.index
                yield key.value, value.value, list(_scalar(head, value.value, start, end))


_NOT_TEXT = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})


def _scalar(head: str, text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield where the text of a scalar stands: within quotes, or folded over lines."""
    at = head.find(text, start, end)
    if at >= 0:
        yield Piece(0, len(text), at, at + len(text))
        return
    made = 0
    for word in re.finditer(r"\S+", text):
        at = head.find(word[0], start, end)
        if at < 0:
            continue
        yield Piece(word.start(), word.end(), at, at + len(word[0]))
        start = at + len(word[0])
        made += 1
    if not made:
        yield Piece(0, len(text), start, end)


# What has no tags


def _from_blocks(document: Document, manuscript: Manuscript, ways: Ways) -> None:
    """Make passages of the blocks of a document that has no markup of its own, such as DOCX."""
    for block in document.blocks:
        if block.kind is BlockKind.CODE:
            continue
        sections = frozenset((*_block_scope(block), *ways.more))
        text = block.text
        inlines = []
        for inline in block.inlines:
            if inline.kind is InlineKind.CODE:
                text = text[: inline.start] + "*" * (inline.end - inline.start) + text[inline.end :]
            elif inline.kind.value in ways.inline_scopes:
                inlines.append(Inline(inline.kind.value, inline.start, inline.end))
        passage = Passage(text, sections, list(block.pieces), block.span, 0, tuple(inlines))
        manuscript.blocks.append(passage)
        manuscript.prose.append((passage, block.kind is BlockKind.PARAGRAPH))
        for one in inlines:
            kind = frozenset((one.scope, *ways.more))
            manuscript.inlines.append(passage.part(one.start, one.end, kind))


def _block_scope(block: Block) -> tuple[str, ...]:
    names: Mapping[BlockKind, tuple[str, ...]] = {
        BlockKind.HEADING: ("text", "heading", f"h{block.level or 6}"),
        BlockKind.LIST_ITEM: ("text", "list"),
        BlockKind.TABLE_HEADER: ("text", "table", "header"),
        BlockKind.TABLE_CELL: ("text", "table", "cell"),
        BlockKind.QUOTE: ("text", "blockquote"),
        BlockKind.CAPTION: ("text", "figure", "caption"),
        BlockKind.ALT: ("text", "attr", "alt"),
    }
    return names.get(block.kind, ("text",))


def _absent(manuscript: Manuscript, selectors: Iterable[str], seen: set[str], ending: str) -> None:
    """Make an empty passage for each selector that names nothing, for rules that count."""
    for selector in sorted(selectors):
        mark = scopes.mark_of(selector)
        if mark not in seen:
            sections = frozenset(("doc", mark, ending))
            manuscript.selections.append(Passage("", sections, [], Span(0, 0)))


def _unmask(manuscript: Manuscript) -> None:
    passages = [*manuscript.blocks, *manuscript.inlines, *manuscript.selections]
    passages += [one for one in (manuscript.summary,) if one is not None]
    for passage in passages:
        passage.text = passage.text.replace(MASK, "*")
