from __future__ import annotations

import pickle
import re
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex

from qa import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "Take 5 mg ketamine.\nTAKE 10 MG or 2.5 mcg; naïve İstanbul straße, don't."
PATTERNS = [
    (r"\b(?P<amount>\d+(?:\.\d+)?)\s?(?P<unit>m(?:c?g))\b", re.IGNORECASE),
    (r"^take\b|(?<!\d)\d+(?= mg)", re.IGNORECASE | re.MULTILINE),
    (r"(na[iï]ve)|(straße)|(nothing)?or", 0),
    (r"[^\W\d]{6,}+", 0),
    (r"(?s)ketamine.*(?=mcg)", 0),
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is known from earlier runs, and what is found out here is not kept."""
    monkeypatch.setenv("QA_CACHE_DIR", str(tmp_path))
    patterns.memo.forget()
    yield
    patterns.memo.forget()


def told(pattern: Any) -> list[object]:
    hits = [(hit.span(), hit.groups(), hit.groupdict()) for hit in pattern.finditer(TEXT)]
    return [hits, pattern.flags, pattern.groups, dict(pattern.groupindex), pattern.pattern]


@pytest.mark.parametrize(("text", "flags"), PATTERNS)
@pytest.mark.parametrize(
    ("library", "later"), [(re, patterns.later), (regex, patterns.regex_later)]
)
def test_pattern_is_the_same_from_every_run(
    library: Any, later: Any, text: str, flags: int
) -> None:
    expected = told(library.compile(text, flags))
    assert expected[0]
    assert told(later(text, flags)) == expected
    patterns.memo.keep()
    patterns.memo.forget()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(patterns.memo, "add", None)  # what is known is not worked out again
        assert told(later(text, flags)) == expected


@pytest.mark.parametrize("later", [patterns.later, patterns.regex_later])
def test_what_is_no_pattern_is_told_when_it_is_used(later: Any) -> None:
    with pytest.raises((re.error, regex.error), match=r"missing \)"):
        later("(open").search("")


class Hostile:
    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("ran"),)


def test_file_put_in_the_place_of_patterns_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns.memo.add("0 text", b64encode(pickle.dumps(Hostile())).decode())
    with pytest.raises(pickle.UnpicklingError, match="is not what makes a pattern"):
        patterns.compiled("text")
    assert not Path("ran").exists()


def test_words_that_begin_alike_share_their_beginning() -> None:
    text = patterns.one_of(["six", "sixty", "ten"])
    assert text == "(?:six(?:ty)?|ten)"
    assert re.findall(text, "six sixty tens") == ["six", "sixty", "ten"]


def test_one_word_and_signs_of_patterns_are_one_group() -> None:
    assert re.fullmatch(f"(?:{patterns.one_of(['a.b'])}){{2}}", "a.ba.b")
    assert not re.fullmatch(patterns.one_of(["a.b", "a|c"]), "axb")
