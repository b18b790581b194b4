"""Which parts of a page a rule sees, for Markdown, HTML and plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from styled import said

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """---
title: word
draft: false
---

# word

A word with [word](x.md), *word*, **word** and `word`.

- word
- item

> word

| word | b |
|---|---|
| c | word |

![word](a.png)

<div class="note">word</div>
"""
HTML = """<html><head><meta name="description" content="word"></head><body>
<nav>word</nav><p class="x">a word <a href="word">word</a> <code>word</code></p>
<pre>word</pre><figure><figcaption>word</figcaption></figure></body></html>
"""


def rule(scope: str) -> str:
    return f"extends: existence\nmessage: '%s'\nscope: {scope}\ntokens: [word]\n"


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        ("text.frontmatter.title", ["2:8"]),
        ("heading.h1", ["6:3"]),
        ("paragraph", ["8:3", "8:14", "8:28", "8:37", "21:19"]),
        ("paragraph & ~link", ["8:3", "8:28", "8:37", "21:19"]),
        ("link", ["8:14"]),
        ("emphasis", ["8:28"]),
        ("strong", ["8:37"]),
        ("code", ["8:49"]),
        ("list", ["10:3"]),
        ("blockquote", ["13:3"]),
        ("table.header", ["15:3"]),
        ("table.cell", ["17:7"]),
        ("alt", ["19:3"]),
        ("text.class.note", ["21:19"]),
        ("doc(blockquote)", ["13:3"]),
        ("text & doc(li:first-child)", ["10:3"]),
        ("[heading, alt]", ["6:3", "19:3"]),
        ("text.html", []),
    ],
)
def test_markdown(tmp_path: Path, scope: str, places: list[str]) -> None:
    assert said(tmp_path, rule(scope), PAGE) == [f"{place}:Rule:word" for place in places]


@pytest.mark.parametrize(
    ("scope", "places"),
    [
        ("text.attr.description", ["1:47"]),
        ("text", ["1:47", "2:6", "2:31", "3:36"]),
        ("figure.caption", ["3:36"]),
        ("text.class.x", ["2:31"]),
        ("code", ["2:66"]),
        ("text & doc(nav)", ["2:6"]),
    ],
)
def test_html(tmp_path: Path, scope: str, places: list[str]) -> None:
    found = said(tmp_path, rule(scope), HTML, "page.html")
    assert found == [f"{place}:Rule:word" for place in places]


def test_the_marks_of_a_quotation_belong_to_it(tmp_path: Path) -> None:
    show = "extends: capitalization\nmessage: '%s'\nmatch: ^Z\nscope: "
    page = 'He said "yes, it is" (see “that”).\n'
    assert said(tmp_path, {"Q": f"{show}quote\n", "P": f"{show}paragraph\n"}, page) == [
        '1:1:P:He said "yes, it is" (see “that”).',
        '1:9:Q:"yes, it is"',
        "1:27:Q:“that”",
    ]


def test_plain_text_is_one_passage_and_paragraphs(tmp_path: Path) -> None:
    rules = {
        "Text": rule("text"),
        "End": "extends: existence\nmessage: end\nscope: paragraph\nraw: ['\\w+$']\n",
        "Said": rule("quote"),
    }
    page = 'A word.\n\nHe said "a word"\n'
    assert said(tmp_path, rules, page, "page.txt") == [
        "1:3:Text:word",
        "3:12:Said:word",
        "3:12:Text:word",
    ]


def test_chapters_of_a_plain_text_are_headings(tmp_path: Path) -> None:
    page = "Chapter One\n\nword\n\nChapter word\n"
    assert said(tmp_path, rule("heading"), page, "page.txt") == ["5:9:Rule:word"]


def test_the_raw_page_is_seen_with_its_markup(tmp_path: Path) -> None:
    raw = "extends: existence\nmessage: '%s'\nscope: raw\nnonword: true\ntokens: ['\\]\\(x']\n"
    assert said(tmp_path, raw, "One\r\n[word](x)\r\n") == ["2:6:Rule:](x"]


def test_sentences_are_cut_out_of_every_prose(tmp_path: Path) -> None:
    ends = "extends: existence\nmessage: '%s'\nscope: sentence\nnonword: true\ntokens: ['^\\w+']\n"
    page = "Dr. Smith asks. *You* answer! Why?\n\n- It is 5 p.m. Now\n"
    assert said(tmp_path, ends, page) == [
        "1:1:Rule:Dr",
        "1:18:Rule:You",
        "1:31:Rule:Why",
        "3:3:Rule:It",
    ]


def test_formulas_are_code_and_prices_are_not(tmp_path: Path) -> None:
    page = "It costs $5 and word $10.\n\nThen $word_1$ and word.\n\n$$\nword\n$$\n"
    assert said(tmp_path, rule("text"), page) == ["1:17:Rule:word", "3:19:Rule:word"]
    counted = "{extends: metric, message: '%s', formula: pre, condition: '> 0'}"
    assert said(tmp_path, counted, f"{page}\n```\ncode\n```\n") == ["1:1:Rule:2.00"]


def test_what_stands_between_off_and_on_is_not_seen(tmp_path: Path) -> None:
    page = "word[^1] <!-- vale off -->word<!-- vale on --> word\n\n<!-- vale off -->\n\n"
    page += "[^1]: word\n\n<!-- vale on -->\n"
    assert said(tmp_path, rule("text"), page) == ["1:1:Rule:word", "1:48:Rule:word"]
    page = "1. word\n   <!-- vale off -->\n   word\n   <!-- vale on -->\n   word\n2. word\n"
    places = [place[:3] for place in said(tmp_path, rule("text"), page)]
    assert places == ["1:4", "5:4", "6:4"]


@pytest.mark.parametrize(
    "hostile",
    ["<div class=x>a" * 6_000, "<b>" * 6_000, "<div>" * 6_000 + "</p>" * 6_000, "<a " * 6_000],
)
@pytest.mark.parametrize("scope", ["text", "strong", "text & doc(div)"])
def test_a_page_of_nothing_but_tags_takes_no_longer_than_a_page(
    tmp_path: Path, hostile: str, scope: str
) -> None:
    """The limit is that of `no_hang`: what is quadratic here takes minutes."""
    said(tmp_path, rule(scope), hostile, "page.html")
