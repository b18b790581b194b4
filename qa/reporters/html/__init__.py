"""One HTML file for a reviewer: the verdict, what to do first, and each page with its notes.

It asks nothing of the network, and its own policy forbids that it could: the only style and the
only script that a browser may use are those whose hashes stand in its head.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from qa.finding import Level
from qa.report import counted
from qa.reporters.grouping import jobs
from qa.reporters.html.setting import inline, options
from qa.reporters.html.view import finding_addresses, language_name, page_views, web_address
from qa.reporters.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template

    from qa.report import Report

_FOLDER = Path(__file__).parent


def render(report: Report) -> str:
    """Return the report as one self-contained HTML file."""
    style, script = _part("report.css"), _part("report.js")
    addresses = finding_addresses(report.findings)
    pages = page_views(report, addresses)
    html = _template().render(
        report=report,
        verdict=report.verdict,
        jobs=[(job, addresses[id(job.first)]) for job in jobs(report)],
        pages=pages,
        families=sorted({finding.family for finding in report.findings}),
        levels=[(level, report.counts()[level]) for level in Level],
        types=sorted({page.summary.type for page in pages if page.summary.type}),
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 -- our own file
        script=Markup(script),  # noqa: S704 -- our own file
    )
    return html.lstrip() + "\n"


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _part(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _harmless(value: object) -> object:
    """Escape, in whatever the template writes, the characters that act; markup has none."""
    return visible(value) if type(value) is str else value


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters |= {
        "inline": inline,
        "counted": counted,
        "language_name": language_name,
        "options": options,
        "web_address": web_address,
    }
    return environment.get_template("report.html.jinja")
