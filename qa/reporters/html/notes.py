"""What is written thousands of times in a report, set as HTML: notes, facts to verify, links.

The templates set all else. Every text here goes through `inline` or `_attribute`, which escape it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from qa.decisions import written_out
from qa.report import counted
from qa.reporters.html.setting import inline, web_address
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qa.decisions import Decision, Verified
    from qa.finding import Level
    from qa.report import Audience, CheckedLink, RuleFacts
    from qa.reporters.html.facts import FactGroup
    from qa.reporters.html.links import Use
    from qa.reporters.html.view import Alternatives, Item, Note, Row

_ENGINES = ("Harper", "LanguageTool")
_HOPS_SHOWN = 8
_OR = ' <span class="arrow">or</span> '
_ARROW = '<span class="arrow">→</span>'


def rows_html(rows: Iterable[Row]) -> Markup:
    """Return a page's text with the notes beside it and between its pieces."""
    parts: list[str] = []
    for row in rows:
        if row.slot:
            parts.append(_note(row.slot, "slot"))
        elif row.notes:
            notes = "".join([_note(note, "beside") for note in row.notes])
            parts.append(f'{row.html}\n<div class="notes r{row.reach}" lang="en">\n{notes}</div>\n')
        else:
            parts.append(f"{row.html}\n")
    return Markup("".join(parts))  # noqa: S704 -- escaped


def _note(note: Note, place: str) -> str:
    """Return a note as one element.

    `place` says where it stands: "beside" the text, or in a "slot" between two pieces of it.
    """
    opening, level = _opening(place, note.level, note.family, note.audience)
    alone = len(note.items) == 1
    first = note.items[0]
    about, whose = _about(note.facts, note.rule), _whose(note.audience, note.owner)
    parts = [
        opening,
        f' id="{first.address}">\n' if alone else ">\n",
        f'<summary><span class="n">{first.number}</span>{level}',
        *(_message(item, first, alone=alone) for item in note.items),
        ' <span class="why" aria-hidden="true">Why?</span>',
        f'<span class="excerpt">{note.excerpt}</span>' if note.excerpt else "",
        *map(_change, note.changes),
        f'<span class="decided">{_decided(note)}</span>\n</summary>\n',
        f"{about} · line {note.line} · {whose}</p>\n</div>\n</details>\n",
    ]
    return "".join(parts)


@lru_cache(maxsize=1024)
def _opening(place: str, level: Level, family: str, audience: Audience) -> tuple[str, str]:
    """Return how the element begins, without its address, and what says its level."""
    facts = f'data-level="{level}" data-family="{_attribute(family)}" data-for="{audience}"'
    said = f'<span class="level {level}">{level.capitalize()}</span>'
    return f'<details class="note {place} {level}" {facts}', said


def _message(item: Item, first: Item, *, alone: bool) -> str:
    address = "" if alone else f' id="{item.address}"'
    number = "" if item is first else f'<span class="n">{item.number}</span>'
    facts = f'data-key="{item.key}" data-known="{_attribute(item.identity)}"'
    decided = f' data-decided="{record(item.decision)}"' if item.decision else ""
    message = f"{number}{inline(item.message)}"
    return f'<span class="message"{address} {facts}{decided}>{message}</span>'


def _change(change: Alternatives) -> str:
    before = f"<del>{inline(change.before)}</del> {_ARROW} " if change.before else ""
    afters = _OR.join(
        f"<ins>{inline(after)}</ins>" if after else '<ins class="none">leave it out</ins>'
        for after in change.afters
    )
    return f'<span class="change">{before}{afters}</span>'


def _decided(note: Note) -> str:
    return "; ".join(inline(item.decision.said) for item in note.items if item.decision)


@lru_cache(maxsize=1024)
def _about(facts: RuleFacts | None, rule: str) -> str:
    """Return what is said of a rule below each of its findings, up to the line."""
    said = "".join(_known(facts)) if facts else ""
    return f'<div class="more">\n{said}\n<p class="rule">{inline(rule)}'


def _known(facts: RuleFacts) -> Iterator[str]:
    if facts.why:
        yield f"<p>{inline(facts.why)}</p>\n"
    if facts.bad:
        bad, good = f"<del>{inline(facts.bad)}</del>", f"<ins>{inline(facts.good)}</ins>"
        yield f'<p class="example">Such as {bad} {_ARROW} {good}</p>\n'
    for source in facts.sources:
        yield f'<p class="source">{inline(_standard(source))}</p>\n'


@lru_cache(maxsize=1024)
def _whose(audience: Audience, owner: str) -> str:
    told = f" ({inline(owner)})" if owner else ""
    return f"for the {audience}{told}"


def _standard(source: str) -> str:
    """Return a source as a reviewer reads it: of an engine its name, not those of its rules."""
    name, colon, _ = source.partition(": ")
    return name if colon and name in _ENGINES else source


def statement_rows(group: FactGroup, language: str) -> Markup:
    """Return a row of a table for each statement; `language` is the page's, or ""."""
    spoken = f' lang="{_attribute(language)}"' if language else ""
    rows = []
    for one in group.statements:
        facts = f'id="{one.address}" aria-label="Verified, line {one.line}"'
        ticked, who = "", ""
        if one.verified:
            ticked = f' checked data-decided="{record(one.verified)}"'
            who = f"{inline(one.verified.name)}, {written_out(one.verified.day)}"
        rows.append(
            f'<tr><td><input type="checkbox" autocomplete="off" {facts}{ticked}></td>'
            f'<td><span class="said"{spoken}>{one.html}</span>'
            f'<span class="decided">{who}</span></td>'
            f'<td class="line">{one.line}</td></tr>\n'
        )
    return Markup("".join(rows))  # noqa: S704 -- escaped


def link_items(links: Iterable[CheckedLink], used: Mapping[str, Use]) -> Markup:
    """Return an item of a list for each link; `used` are the pages that each address is on."""
    return Markup("".join(_link_item(link, used[link.url]) for link in links))  # noqa: S704 -- escaped


def _link_item(link: CheckedLink, use: Use) -> str:
    outcome = f'<span class="outcome {link.verdict.replace(" ", "-")}">{link.verdict.capitalize()}'
    said: list[str] = [inline(text) for text in (link.reason, link.evidence) if text]
    said.append(f"Line {link.line}." if link.line else "")
    parts = [
        f"<li>\n{outcome}</span>\n",
        f'<span class="target"><span class="words">{inline(link.text)}</span>\n',
        _address("", link.url),
        _address("now at ", link.final_url) if link.final_url else "",
        _reason(" ".join(said)),
    ]
    if link.redirects:
        parts.append(_reason(f"By way of {' → '.join(map(inline, link.redirects[:_HOPS_SHOWN]))}"))
    if use.pages > 1:
        names = (f'<a href="{page.href}">{inline(page.name)}</a>' for page in use.first)
        left = use.pages - len(use.first)
        more = f" and {left} more" if left else ""
        parts.append(_reason(f"Used on {counted(use.pages, 'page')}: {', '.join(names)}{more}."))
    parts.append("</span>\n</li>\n")
    return "".join(parts)


def _address(before: str, url: str) -> str:
    words, safe = inline(url), web_address(url)
    link = f'<a href="{_attribute(safe)}" rel="noopener noreferrer nofollow">' if safe else ""
    return f'<span class="url">{before}{link}{words}{"</a>" if safe else ""}</span>\n'


def _reason(html: str) -> str:
    return f'<span class="reason">{html}</span>\n'


def record(one: Decision | Verified) -> Markup:
    """Return a decision as it stands in a decisions file, in ASCII, for the script."""
    return escape(json.dumps(one.record))


def _attribute(text: str) -> str:
    return escape(visible(text))
