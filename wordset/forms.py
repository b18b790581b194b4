"""Make `rules/words/word-forms.tsv`: which part each common word can play in a sentence.

    python wordset/forms.py FOLDER [FOLDER …]

needs `lemminflect` (MIT; its tables come from the SPECIALIST lexicon of the US National Library of
Medicine), and folders of edited pages. A dictionary knows every part that a word ever plays ("to
doctor", "a take"); only those stay that the pages show, by the little words before a word: after
"can" stands a verb, after "the" a noun, after "it" a verb with -s. The same pages give the same
bytes. What pages are too few to show stands in `forms.txt`.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import lemminflect  # type: ignore[import-not-found]  # only this script needs it

from qa import wordset
from qa.context import in_references
from qa.document import BlockKind
from qa.knowledge import common_words
from qa.locations import rules_folder
from qa.page import Page
from qa.readers import read
from qa.sources import load

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKIPPED: Final = frozenset(
    {BlockKind.HEADING, BlockKind.ALT, BlockKind.CODE, BlockKind.TABLE_HEADER}
)
_AFTER: Final = {
    "noun": "the a an this that these those my your his her its our their some any no every each"
    " another all both many several few more most other such of in with for from by one two three"
    " four",
    "verb": "can could will would shall should may might must cannot can't won't don't doesn't"
    " didn't not you they we i who",
    "verb-s": "it he she which who that this also often usually",
    "determined": "the a an this that my your his her its our their any no every another one"
    " either neither",
    "bare": "of with for by from in on to at as is was be have has had having take taking need"
    " needs see call ask get gets give given gives use using without than into through during"
    " about cause causes causing caused include includes including develop show shows contact"
    " tell visit feel or and are via per",
}
"""What a word is counted as behind these words."""
_LAST: Final = frozenset({"determined", "bare"})
"""Counted only where the word is the last of its group: before a mark or one of _BEHIND."""
_BEHIND: Final = (
    "of to in on at by for with from and or but if because when that which who is are was were be"
    " have has had can may will should as than before after so while during into without also not"
    " until where what how about through it they you we he she this the a an"
)
_EDGE: Final = "|"
_OPENING, _CLOSING = '([“"', '.,;:!?)]"”'
_FEWEST: Final = 3
_TIMES: Final = 40
"""A part that a word plays so many times less often than another is left out."""
_TIMES_S: Final = 25
_DETERMINED: Final = 5
_SHARE_BARE: Final = 0.04
_COMMON: Final = 6
_BY_HAND: Final = Path(__file__).with_name("forms.txt")

Counts = dict[str, Counter[str]]
Rows = defaultdict[str, dict[str, str]]


def main() -> None:
    """Count, choose and write."""
    parser = argparse.ArgumentParser(description="Make rules/words/word-forms.tsv.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    rows = Choice(counted(parser.parse_args().folders), by_hand()).rows()
    lines = []
    for word in sorted(rows):
        tags = sorted(rows[word])
        lemmas = [rows[word][tag] for tag in tags]
        stems = "" if set(lemmas) == {word} else "\t" + " ".join(lemmas)
        lines.append(f"{word}\t{' '.join(tags)}{stems}\n")
    target = rules_folder() / "words" / "word-forms.tsv"
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(lines)} words")


def by_hand() -> dict[str, frozenset[str]]:
    """Return the words of `forms.txt` by the name of their list."""
    text = _BY_HAND.read_text(encoding="utf-8")
    lists = (line.partition(":") for line in text.split("\n") if line and line[0] != "#")
    return {name: frozenset(words.split()) for name, _, words in lists}


def counted(folders: list[Path]) -> Counts:
    """Return how often each word stands on the pages at all, and after each kind of word."""
    after = {name: frozenset(words.split()) for name, words in _AFTER.items()}
    behind = frozenset([_EDGE, *_BEHIND.split()])
    counts: Counts = {name: Counter() for name in ("all", *after)}
    paths = sorted(p for f in folders for p in f.rglob("*") if p.suffix in (".md", ".html", ".txt"))
    for tokens in (tokens for path in paths for tokens in _sentences(path)):
        for left, word, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if word != _EDGE:
                counts["all"][word] += 1
                last = right in behind
                for name, words in after.items():
                    counts[name][word] += left in words and (last or name not in _LAST)
    return counts


def _sentences(path: Path) -> Iterator[list[str]]:
    """Yield the words of each block of running text, with _EDGE at marks."""
    page = Page(document=read(load(str(path))))
    for block in page.blocks:
        if block.kind in _SKIPPED or in_references(page, block):
            continue
        tokens = [_EDGE]
        for word in block.plain.split():
            core = word.strip(_OPENING + _CLOSING + "[*")
            as_name = len(core) > 1 and core[1:].isalpha() and not core[1:].islower()
            tokens += [_EDGE] if word[0] in _OPENING else []
            tokens.append(core if as_name else core.lower())
            tokens += [_EDGE] if word[-1] in _CLOSING else []
        yield [*tokens, _EDGE]


class Choice:
    """Which tags each word keeps; V, VZ, VD, VN, VG, N, NC, NS, J, JJR, JJS, R and X."""

    def __init__(self, counts: Counts, hand: dict[str, frozenset[str]]) -> None:
        self.count, self.hand = counts, hand
        seen = {w for w, n in counts["all"].items() if n >= _FEWEST and w.islower()}
        words = seen | common_words() | hand["counted"] | hand["also"]
        self.words = {word for word in words if word.isalpha() and word.isascii()}
        self.words |= {word for word in _common_english() if word not in self.words}
        self.found: Rows = defaultdict(dict)

    def rows(self) -> Rows:
        """Return for each word its tags, each with the word that it is a form of."""
        lemmas: dict[str, set[str]] = defaultdict(set)
        for word in self.words:
            for part, found in lemminflect.getAllLemmas(word).items():
                lemmas[part] |= set(found)
        for lemma in sorted(lemmas["VERB"]):
            self._verb(lemma)
        for lemma in sorted(lemmas["NOUN"]):
            self._noun(lemma)
        for lemma in sorted(lemmas["ADJ"]):
            self._adjective(lemma)
        for lemma in sorted(lemmas["ADV"] & self.words):
            if lemma.endswith("ly") or self.count["all"][lemma] >= _FEWEST:
                self._add(lemma, "R", lemma)
        self._mend()
        return self.found

    def _add(self, word: str, tag: str, lemma: str) -> None:
        if word not in self.hand["small"] and word.isalpha() and word.isascii():
            self.found[word].setdefault(tag, lemma)

    def _verb(self, lemma: str) -> None:
        count = self.count
        forms = lemminflect.getAllInflections(lemma, "VERB")
        forms.setdefault("VBN", forms.get("VBD", ()))
        base = forms.get("VB", (lemma,))[0]
        past = [word for tag in ("VBD", "VBN", "VBG") for word in forms.get(tag, ())[:1]]
        others = sum(count["all"][word] for word in [*past, *forms.get("VBZ", ())[:1]])
        shown = count["verb"][base] > 0 and count["verb"][base] * _TIMES >= count["noun"][base]
        unseen = not count["noun"][base] and base in self.words and others > 1
        if shown or unseen:
            self._add(base, "V", lemma)
            for word in forms.get("VBZ", ())[:1]:
                as_verb, as_noun = count["verb-s"][word], count["noun"][word]
                if as_verb * _TIMES_S >= as_noun and (as_verb or not as_noun):
                    self._add(word, "VZ", lemma)
        elif not any(count["all"][word] >= _FEWEST for word in past):
            return
        for penn, tag in (("VBD", "VD"), ("VBN", "VN"), ("VBG", "VG")):
            for number, word in enumerate(forms.get(penn, ())):
                known = word in self.words or number == 0
                if known and (count["all"][word] or shown or unseen):
                    self._add(word, tag, lemma)

    def _noun(self, lemma: str) -> None:
        count, hand = self.count, self.hand
        forms = lemminflect.getAllInflections(lemma, "NOUN")
        one, many = forms.get("NN", (lemma,))[0], forms.get("NNS", ())
        as_noun, as_verb = count["noun"][one], count["verb"][one]
        other = {"ADJ", "VERB"} & lemminflect.getAllLemmas(one).keys()
        is_noun = (as_noun and as_noun * _TIMES >= as_verb) or one in hand["counted"]
        is_noun = is_noun or (not as_verb and one in self.words and not other)
        if not is_noun and not any(count["noun"][word] for word in many):
            return
        determined, bare = count["determined"][one], count["bare"][one]
        shown = determined >= _DETERMINED and bare <= _SHARE_BARE * determined
        counts = (one in hand["counted"] or shown) and one not in hand["not-counted"]
        if is_noun and not one.endswith("ing") and one not in hand["not-nouns"]:
            self._add(one, "NC" if counts else "N", lemma)
        for word in many[:2]:
            if word == one or word in hand["never-plural"] or not (word in self.words or counts):
                continue
            plural, verb = count["noun"][word], count["verb-s"][word]
            no_verb = "VERB" not in lemminflect.getAllLemmas(word)
            unclear = not verb and (word in hand["counted"] or counts or plural or no_verb)
            if (plural and plural * 2 >= verb) or unclear:
                self._add(word, "NS", lemma)

    def _adjective(self, lemma: str) -> None:
        forms = lemminflect.getAllInflections(lemma, "ADJ")
        for word in forms.get("JJ", (lemma,))[:1]:
            if word in self.words:
                self._add(word, "J", lemma)
        for tag in ("JJR", "JJS"):
            for word in forms.get(tag, ())[:1]:
                if word in self.words and self.count["all"][word]:
                    self._add(word, tag, lemma)

    def _mend(self) -> None:
        """Add what a dictionary knows of words that the pages show too seldom."""
        found, hand, count = self.found, self.hand, self.count
        for word, tags in found.items():
            known = lemminflect.getAllLemmas(word)
            if "VD" in tags and word.endswith("ed"):
                tags.setdefault("VN", tags["VD"])
            as_noun = "NOUN" in known and word not in hand["never-plural"]
            if as_noun and "VZ" in tags and count["verb-s"][word] <= 1:
                tags.setdefault("NS", known["NOUN"][0])
            seldom = count["verb"][word]
            if "V" in tags and not {"N", "NC"} & tags.keys() and "NOUN" in known and seldom < 4:
                tags["N"] = word
            if "V" in tags and "ADJ" in known and seldom < 12:
                tags["J"] = word
        self._add_by_hand()
        for word, tags in found.items():
            if "NS" in tags:
                tags.pop("NC", None)
            other = {"NOUN", "ADJ", "ADV", "PROPN"} & lemminflect.getAllLemmas(word).keys()
            if tags and tags.keys() <= {"V", "VZ"} and not other:
                tags["X"] = next(iter(tags.values()))

    def _add_by_hand(self) -> None:
        found, hand = self.found, self.hand
        for word in hand["adjectives-too"] & found.keys():
            found[word]["J"] = word
        found["people"] = {"NS": "person"}
        for lemma in sorted(hand["verbs"]):
            self._surely_verb(lemma)
        for lemma in sorted(hand["counted-things"]):
            found[lemma].setdefault("NC", lemma)
            for word in lemminflect.getAllInflections(lemma, "NOUN").get("NNS", ())[:1]:
                found[word].setdefault("NS", lemma)
        for word in hand["nouns-too"]:
            found[word].setdefault("N", word)
        for word in hand["plurals-too"]:
            found[word].setdefault("NS", lemminflect.getLemma(word, "NOUN")[0])
        found["bypasses"] = {"VZ": "bypass"}
        found |= {word: {"N": word, "NS": word} for word in hand["one-and-many"]}
        found["means"] = {"N": "means", "NS": "means", "VZ": "mean"}
        found["works"].pop("N", None)

    def _surely_verb(self, lemma: str) -> None:
        self.found[lemma].setdefault("V", lemma)
        forms = lemminflect.getAllInflections(lemma, "VERB")
        forms.setdefault("VBN", forms.get("VBD", ()))
        for penn, tag in (("VBZ", "VZ"), ("VBD", "VD"), ("VBN", "VN"), ("VBG", "VG")):
            for word in forms.get(penn, ())[:1]:
                self.found[word].setdefault(tag, lemma)


def _common_english() -> Iterator[str]:
    """Yield common words that play one part only."""
    for length in range(4, 25):
        for letter in "abcdefghijklmnopqrstuvwxyz":
            for word in wordset.starting_with(letter, length):
                common = wordset.grade(word) >= _COMMON and word.isalpha() and word.isascii()
                if common and len(lemminflect.getAllLemmas(word)) == 1:
                    yield word


if __name__ == "__main__":
    main()
