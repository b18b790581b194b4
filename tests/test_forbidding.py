from __future__ import annotations

import pytest

from qa.forbidding import is_forbidden
from qa.page import Page
from qa.readers import read
from qa.sources import Source

WORDS = "halve the dose"


def forbidden(text: str) -> bool:
    page = Page(read(Source("page", text.encode(), "markdown")))
    return is_forbidden(page, text.index(WORDS))


@pytest.mark.parametrize(
    "lead",
    [
        *("Do not:", "Don’t", "## Don't", "Please never:", "You should not:", "**Do not**"),
        *("Avoid these things:", "Do not do any of the following:", "It is best not to:"),
        "## What not to do",
    ],
)
def test_what_a_list_forbids(lead: str) -> None:
    assert forbidden(f"{lead}\n\n- stop at once\n- halve the dose on your own\n")


def test_what_a_list_forbids_to_assume() -> None:
    assert forbidden("Avoid:\n\n- assuming that it is fine to halve the dose\n")


@pytest.mark.parametrize(
    "text",
    [
        "Do:\n\n- halve the dose\n",
        "Do not worry. You can:\n\n- halve the dose\n",
        "It is fine not to:\n\n- halve the dose\n",
        "Do not take it if you:\n\n- halve the dose\n",
        "Do not:\n\n- wait. You can halve the dose\n",
        "What should I avoid?\n\n- on bad days it is fine to halve the dose\n",
        "What should I avoid?\n\n- a rest is best, and halve the dose\n",
        "Do not:\n\n- you can halve the dose\n",
        "Do not:\n\n- wait, because you can halve the dose\n",
        "Do not:\n\n- wait\n\nYou can halve the dose.\n",
        "Do not:\n\nhalve the dose\n",
        "halve the dose\n",
    ],
)
def test_what_it_does_not(text: str) -> None:
    assert not forbidden(text)
