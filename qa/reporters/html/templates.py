"""The templates, and what every page of a report says."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from qa.finding import Level
from qa.report import Audience, counted
from qa.reporters.html.facts import about
from qa.reporters.html.notes import link_items, record, rows_html, statement_rows
from qa.reporters.html.setting import inline, options
from qa.reporters.html.view import audience_of
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template

    from qa.finding import Finding
    from qa.report import Report

_FOLDER = Path(__file__).parent
_NUL = "\0"
"""It stands for style and script in the templates; of a page's text it is never in a report."""


class Written(NamedTuple):
    """A page of a report, before and after the style and the script that all of them share."""

    before: str
    after: str

    def text(self) -> str:
        """Return the page."""
        return f"{self.before}{_shared()}{self.after}"

    def data(self) -> bytes:
        """Return the bytes of the page's file."""
        before, after = (part.encode("utf-8", "replace") for part in self)
        return before + _shared_data() + after


class Said(NamedTuple):
    """What the parts that all templates share tell of some findings."""

    version: str
    policy: str
    """What a browser may do with the page."""
    findings: Sequence[Finding]
    families: Sequence[str]
    levels: Sequence[tuple[Level, int]]
    """With how many findings there are of each."""
    audiences: Sequence[Audience]
    style_and_script: Markup = Markup(_NUL)  # noqa: S704 -- a constant


def written(
    name: str, report: Report, findings: Sequence[Finding], more: Mapping[str, Any]
) -> Written:
    """Return what a template makes of some findings of a report and of what else it takes."""
    counts = Counter(finding.level for finding in findings)
    work = {audience_of(report, finding) for finding in findings}
    said = Said(
        version=report.version,
        policy=_policy(),
        findings=findings,
        families=sorted({finding.family for finding in findings}),
        levels=[(level, counts[level]) for level in Level],
        audiences=[one for one in Audience if one in work],
    )
    text = _template(name).render({"said": said, **more}).lstrip() + "\n"
    before, _, after = text.partition(_NUL)
    return Written(before, after)


@cache
def _shared() -> str:
    style, script = _part("report.css"), _part("report.js")
    return f"<style>{style}</style>\n<script>{script}</script>"


@cache
def _shared_data() -> bytes:
    return _shared().encode()


@cache
def _policy() -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest('report.css')}'",
            f"script-src '{_digest('report.js')}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(name: str) -> str:
    return f"sha256-{b64encode(sha256(_part(name).encode()).digest()).decode()}"


@cache
def _part(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _harmless(value: object) -> object:
    """Escape, in whatever the template writes, the characters that act; markup has none."""
    return visible(value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
        auto_reload=False,
    )
    environment.filters |= {
        "about": about,
        "counted": counted,
        "inline": inline,
        "json": json.dumps,
        "link_items": link_items,
        "options": options,
        "record": record,
        "statement_rows": statement_rows,
        "with_notes": rows_html,
    }
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)
