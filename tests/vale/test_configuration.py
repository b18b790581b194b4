"""A `.vale.ini`, what stands beside it, and what it means for a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qa import vale_files
from qa.document import Span
from qa.errors import ConfigError, RuleError
from qa.finding import Level
from qa.vale import configuration, page_styles, tagging
from qa.vale.affixes import expanded
from qa.vale.dictionaries import Wanted
from qa.vale.dictionaries import load as load_dictionary
from qa.vale.directives import Directives
from qa.vale.markup import MASK
from qa.vale.masks import masked, prepared
from qa.vale.passages import Remark

RULE = "extends: existence\nmessage: \"'%s'\"\nlevel: warning\ntokens: [very]\n"
RULES = ("A.One", "A.Two", "B.One", "Vale.Terms", "Vale.Api.Terms", "Vale.Spelling")
LEVELS = dict.fromkeys(RULES, Level.WARNING)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for rule in ("A/One", "A/Two", "B/One"):
        file = tmp_path / "styles" / f"{rule}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(RULE)
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def configured(folder: Path, text: str) -> configuration.ValeConfig:
    put(folder, ".vale.ini", f"StylesPath = styles\n{text}")
    return configuration.load(folder / ".vale.ini")


def on(folder: Path, text: str, path: str = "docs/page.md", **meta: object) -> dict[str, str]:
    """Return the rules that are on for a page, each with its level."""
    found = page_styles.on(configured(folder, text).styles, path, meta).levels(LEVELS)
    return {rule: level.value for rule, level in found.items()}


def test_the_last_section_says_which_styles_are_on_and_switches_add_up(folder: Path) -> None:
    text = (
        "[docs/*]\nBasedOnStyles = B\nA.Two = error\n[*]\nBasedOnStyles = A\nA.One = suggestion\n"
    )
    assert on(folder, text) == {"A.One": "suggestion", "A.Two": "error", "B.One": "warning"}
    assert on(folder, text, "page.md") == {"A.One": "suggestion", "A.Two": "warning"}


def test_no_styles_take_earlier_switches_away(folder: Path) -> None:
    text = "[*]\nBasedOnStyles = A\nB.One = YES\n[docs/*]\nBasedOnStyles =\n"
    assert on(folder, text) == {}


def test_a_condition_is_about_metadata(folder: Path) -> None:
    text = "[*]\nBasedOnStyles = A\n[*.md if .Meta.draft]\nBasedOnStyles = B\n"
    assert on(folder, text, draft=True) == {"B.One": "warning"}
    assert set(on(folder, text)) == {"A.One", "A.Two"}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('any(.Meta.tags, # == "b")', True),
        ("all(.Meta.tags, {len(#) > 1})", False),
        ('none(.Meta.tags, # contains "q") and one(.Meta.tags, # == "a")', True),
        ('count(.Meta.tags, # != "") == 2', True),
        ('len(filter(.Meta.authors, #.role == "nurse")) == 1', True),
        ('.Meta.tags[1] == "b" and .Meta.tags[7] == nil', True),
        ('(.Meta.owner ?? "nobody") == "nobody"', True),
        (".Meta.n in 1..5 ? true : .Meta.n > 10", True),
        ("not (.Meta.n in 1..2)", True),
    ],
)
def test_conditions_ask_about_lists(folder: Path, condition: str, holds: bool) -> None:
    meta: dict[str, Any] = {
        "tags": ["a", "b"],
        "n": 3,
        "authors": [{"role": "nurse"}, {"role": "editor"}],
    }
    text = f"[*.md if {condition}]\nBasedOnStyles = B\n"
    assert on(folder, text, **meta) == ({"B.One": "warning"} if holds else {})


def test_vocabularies_of_a_section_count_there_only(folder: Path) -> None:
    put(folder, "styles/config/vocabularies/Base/accept.txt", "# said\nZorb\n(?i)qux\n")
    put(folder, "styles/config/vocabularies/Base/reject.txt", "k8s\n")
    put(folder, "styles/config/vocabularies/Api/accept.txt", "Kube\n")
    text = "Vocab = Base\n[*]\nBasedOnStyles = Vale\n[docs/*]\nVocab = Api\n"
    assert set(on(folder, text)) == {"Vale.Terms", "Vale.Api.Terms", "Vale.Spelling"}
    assert set(on(folder, text, "page.md")) == {"Vale.Terms", "Vale.Spelling"}
    styles = configured(folder, text).styles
    assert styles.vocabulary.accepted == ("Zorb", "(?i)qux")
    assert styles.vocabulary.enforced == (("Zorb", "Zorb"),)
    assert styles.vocabulary.rejected == ("k8s",)
    assert page_styles.on(styles, "docs/a.md", {}).accepted == ("Kube",)


def test_a_table_of_terms(folder: Path) -> None:
    put(
        folder,
        "styles/config/vocabularies/P/vocab.yml",
        "accept: [Grix.io, walk: {flags: DS}, flimbo: {ignorecase: true}, '[Bb]r': {regex: true}]\n"
        "reject: [frobnar: {ignorecase: true}]\n",
    )
    terms = configured(folder, "Vocab = P\n").styles.vocabulary
    assert terms.accepted == (
        r"Grix\.io", "walked", "walks", "walk", "(?i)flimbo", "[Bb]r",
    )  # fmt: skip
    assert "flimbo" not in [text for _, text in terms.enforced]
    assert terms.rejected == ("(?i)frobnar",)


def test_packages_come_first_and_none_takes_theirs_away(folder: Path) -> None:
    put(folder, "styles/config/vocabularies/P/accept.txt", "Zorb\n")
    put(folder, "styles/.vale-config/1-P.ini", "Vocab = P\n[*]\nBasedOnStyles = A\n")
    assert configured(folder, "[docs/*]\nB.One = YES\n").styles.vocabulary.accepted == ("Zorb",)
    assert set(on(folder, "[docs/*]\nB.One = YES\n")) == {"A.One", "A.Two", "B.One"}
    assert configured(folder, "Vocab = NONE\n").styles.vocabulary.accepted == ()


def test_rules_of_other_styles_are_taken_one_by_one(folder: Path) -> None:
    found = configured(folder, "[*]\nBasedOnStyles = A\nB.One = YES\n").styles
    assert [Path(folder).name for folder in found.folders] == ["A"]
    assert [Path(file).name for file in found.files] == ["One.yml"]


def test_it_is_found_by_any_name_and_above(folder: Path) -> None:
    (folder / "docs" / "deep").mkdir(parents=True)
    put(folder, ".config/vale.ini", "")
    assert vale_files.find(folder / "docs" / "deep") == folder / ".config" / "vale.ini"
    put(folder, "_vale.ini", "")
    assert vale_files.find(folder / "docs" / "deep") == folder / "_vale.ini"
    put(folder, "docs/.vale", "")
    assert vale_files.find(folder / "docs" / "deep") == folder / "docs" / ".vale"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("MinAlertLevel = bad", 2, "suggestion, warning or error"),
        ("BasedOnStyles = A", 2, r"under a heading"),
        ("A.One = YES", 2, r"under a heading"),
        ("[*]\nMinAlertLevel = error", 3, "above the headings"),
        ("[*]\nBasedOnStyles = Nope", 3, "no style 'Nope'"),
        ("Vocab = Nope", 2, "no vocabulary 'Nope'"),
        ("WordTemplate = x", 2, "'%s' once"),
        ("[*.md if .Name ==]\n", 2, "not understood"),
        ("[*]\nTokenIgnores = (", 3, "not a pattern"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    folder: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(ConfigError, match=rf"vale\.ini:{line}: .*{said}"):
        configured(folder, text)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    put(tmp_path, ".vale.ini", "StylesPath = nowhere\n")
    with pytest.raises(ConfigError, match="no folder 'nowhere'"):
        configuration.load(tmp_path / ".vale.ini")


def test_what_is_not_supported_is_told_once_a_key(folder: Path) -> None:
    text = "Foo = 1\n[asciidoctor]\nx = y\n[*]\nTransform = a.xsl\nA.One = MAYBE\nNope.Rule = YES\n"
    keys = ("Foo", "[asciidoctor]", "Transform", "MAYBE", "Nope.Rule")
    notices = configured(folder, text).notices
    assert [sum(key in notice for notice in notices) for key in keys] == [1, 1, 1, 1, 1]


def test_ignores_mask_what_they_match() -> None:
    source = "a <{{x}}> and {% y\n %} b"
    text = masked(source, [r"<({{.+?}})>", r"(?s)\{%.+?%\}"])
    assert text == f"a {MASK * 7} and {MASK * 4}\n{MASK * 3} b"


def test_other_comments_are_read_as_those_of_html() -> None:
    source = "a {/* vale off */} b {/**/} {/* c\n */}"
    made = prepared(source, page_styles.PageStyles(comments=("{/*", "*/}")))
    assert made is not None
    assert made.source == "a <!--         --> b {/**/} <!-- \n -->"
    assert made.comments == {6: "vale off", 32: "c"}
    assert prepared(source, page_styles.PageStyles(comments=("[[", "]]"))) is None


def test_a_block_that_is_left_alone_is_blank() -> None:
    made = prepared("a $x$\n\n{% b %}\n", page_styles.PageStyles(None, {}, (r"\$x\$",), ("{.*}",)))
    assert made is not None
    assert made.source == f"a {MASK * 3}\n\n       \n"


def test_a_style_is_switched_as_its_rules_are(folder: Path) -> None:
    text = "[*]\nBasedOnStyles = A, B\nA = NO\nA.Two = YES\nB = error\n"
    assert on(folder, text) == {"A.Two": "warning", "B.One": "error"}


def test_a_pattern_of_paths_may_be_turned_round(folder: Path) -> None:
    text = "[!docs/*]\nBasedOnStyles = B\n"
    assert on(folder, text) == {}
    assert on(folder, text, "page.md") == {"B.One": "warning"}


def test_formats_say_how_pages_are_read(folder: Path) -> None:
    settings = configured(folder, "[formats]\nmdx = md\nREADME = txt\nguides/* = html\n").styles
    pages = ("docs/a.mdx", "docs/README", "guides/a.b", "a.md")
    found = [page_styles.format_of(settings, page) for page in pages]
    assert found == ["md", "txt", "html", None]
    [notice] = configured(folder, "[formats]\nabc = rst\n").notices
    assert "abc = rst is left out: that format is not supported" in notice


def directives(*texts: str) -> Directives:
    return Directives(Remark(text, Span(at * 10, at * 10 + 5)) for at, text in enumerate(texts))


def test_switches_count_from_where_they_stand() -> None:
    said = directives("vale A.One = NO", "other", "vale A.One = YES")
    assert [said.allow("A.One", "x", at) for at in (5, 15, 25)] == [False, False, True]
    assert said.allow("A.Two", "x", 5)


def test_switches_of_styles_and_of_words() -> None:
    assert not directives("vale A = off").allow("A.One", "x", 5)
    one = directives('vale A.One["a word", "b"] = NO')
    assert [one.allow("A.One", word, 5) for word in ("a word", "b", "c")] == [False, False, True]
    alone = directives("vale styles = B, C")
    assert [alone.allow(rule, "x", 5) for rule in ("A.One", "B.One")] == [False, True]
    assert not directives("vale is a tool", "note")


@pytest.mark.parametrize(
    ("off", "on"),
    [
        ("vale A.One = NO", "vale A = YES"),
        ("vale A = NO", "vale A.One = YES"),
        ('vale A.One["x"] = NO', "vale A.One = YES"),
        ('vale A.One["x"] = NO', "vale styles = A"),
        ("vale styles = B", "vale A.One = YES"),
    ],
)
def test_a_switch_turns_on_what_one_of_its_name_turned_off(off: str, on: str) -> None:
    assert not directives(off, on).allow("A.One", "x", 15)
    assert directives(off, "other", on.replace("YES", "NO"), on).allow("A.One", "y", 35) == (
        '"x"' in off
    )


def test_off_counts_over_every_other_switch() -> None:
    said = directives("vale off", "vale A.One = YES", "vale on")
    assert [said.allow("A.One", "x", at) for at in (15, 25)] == [False, True]


def test_words_with_flags_are_written_out() -> None:
    assert expanded(r"\bjump/DGS the gun", "en_US-web", ()) == (
        r"\b(?:jumping|jumped|jumps|jump) the gun"
    )
    assert expanded(r"and\/or", "en_US", ()) == "and/or"
    with pytest.raises(RuleError, match="no dictionary 'xx'"):
        expanded("a/S", "xx", ())


def test_a_dictionary_knows_words_and_their_case() -> None:
    known = load_dictionary(Wanted(), ())
    assert all(map(known.knows, ("doctor's", "colour", "JavaScript", "webhooks", "metformin")))
    assert not any(map(known.knows, ("typpo", "gitlab", "agendize", "オプション", "a\x00b")))
    assert known.recased("gitlab") == "GitLab"
    assert known.recased("typpo") is None
    assert not known.knows("Github")
    assert known.recased("Github") == "GitHub"
    assert known.recased("Iphone") is None


def test_a_style_brings_dictionaries_and_lists(folder: Path) -> None:
    put(folder, "styles/config/dictionaries/xx.aff", "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n")
    put(folder, "styles/config/dictionaries/xx.dic", "1\nblorb/S\n")
    put(folder, "styles/config/ignore/a/list.txt", "frob # said\nGrokIt\n")
    paths = (str(folder / "styles"),)
    known = load_dictionary(Wanted(names=("xx",), built_in=False, lists=("a/list.txt",)), paths)
    assert all(map(known.knows, ("blorbs", "frob", "FROb", "GrokIt")))
    assert not any(map(known.knows, ("doctor", "grokit")))
    assert known.recased("grokit") is None
    with pytest.raises(RuleError, match="no dictionary 'yy'"):
        load_dictionary(Wanted(names=("yy",)), paths)


def test_words_have_parts_of_speech(folder: Path) -> None:
    words = tagging.tagged("She didn't take the tablets quickly.")
    assert [word.text for word in words][1:3] == ["did", "n't"]
    tags = {word.text: word.tag for word in words}
    assert (tags["tablets"], tags["quickly"], tags["the"]) == ("NNS", "RB", "DT")
    put(folder, "styles/config/dictionaries/own.dict", "tablets XX\n")
    own = tagging.tagged("The tablets.", "own", (str(folder / "styles"),))
    assert [word.tag for word in own] == ["DT", "XX", "."]
    with pytest.raises(tagging.NoTaggerError, match=r"no 'other\.dict'"):
        tagging.tagged("x", "other", ())
