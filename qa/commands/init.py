"""`qa init`: a settings file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from qa.config import NAME
from qa.errors import ConfigError

TEMPLATE = """\
# Settings for qa. Every key is optional; a key that is not known is an error.

# House style: en-US, en-GB-nhs or neutral. Left out, the page's own language decides.
# profile: en-US

# What your folders hold. Left out, qa looks at metadata, folders, headings and words.
# page-types:
#   "content/medicines/*": medicine
#   "content/conditions/*": condition

# Show findings of this level and worse: error, warning or suggestion.
level: warning

# End with exit code 1 where a finding is this bad: error, warning, suggestion or never.
fail-on: error

# The same for some rules or pages; and who is told of what, by rule or page.
# fail-on-rules:
#   claims: warning
# fail-on-paths:
#   "content/archive/*": never
# owners:
#   doses: the pharmacy
#   "content/news/*": the press office

# Rules or families to leave out, or to make louder or quieter. All of them: qa rules
# ignore: [links.bare-url]
# levels:
#   trust.missing-review-date: warning

# Words and names that are right here, and medicines that are known here.
# words: [Larkfield]
# medicines: [larkfieldine]

# How sure qa has to be of a typo that is a real word: precise, or thorough, which says more.
# real-words: precise

# Authors and reviewers whose qualifications stand on a page of their own.
# people: [Ana Ruiz]

# Hosts that count as good sources here.
# sources: [guidelines.example.org]

# Sentences that serve as your disclaimers, by rule without 'missing-'.
# disclaimers:
#   general: ["Our leaflets are for general use and replace no visit."]

# Sections that your pages of a type must have, by their headings.
# sections:
#   medicine: [Getting more of it]

# Findings to set aside by path, with a reason, and a last day where there is one.
# suppressions:
#   - path: content/archive/*
#     rules: [trust]
#     because: archived pages are not reviewed any more
#     until: 2027-12-31

# Findings accepted on a day ('qa baseline' writes them): only new ones count.
# baseline: qa-baseline.json

# What reviewers decided, saved from the HTML report: what is not a problem is set aside.
# decisions: [decisions.json]

# Pages to leave out.
exclude: [drafts]

# Grammar: harper, languagetool (Harper and, deeper, LanguageTool: see 'qa engines') or none.
# grammar: harper
# languagetool-server: http://127.0.0.1:8081

# External links.
# offline: true
# links:
#   contact: https://example.org/contact  # told to servers with this program's name
#   exclude: ["^https://intranet\\\\."]
#   root: public                       # the folder that "/" is
#   base-url: https://www.example.org  # what begins so is looked for in root
#   deny-domains: [shop.example.com]   # hosts that no page may link to
#   fragments: true                    # look for #places on other sites' pages, too
#   retractions: retractions.csv       # the Retraction Watch database
"""


@click.command(name="init")
@click.option("--force", is_flag=True, help="Write over a qa.yaml that is already there.")
def command(force: bool) -> None:
    """Write a commented qa.yaml into this folder."""
    path = Path(NAME)
    if path.exists() and not force:
        raise ConfigError(f"There is already a {NAME} here; --force writes over it.")
    path.write_text(TEMPLATE, encoding="utf-8", newline="\n")
    click.echo(f"Wrote {NAME}. Now: qa check")
