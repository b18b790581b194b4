"""What `words.real-word` finds of slips planted in pages, and how often it cries wolf on them.

    python bench/realword.py planted FOLDER … --known TEXTS
    python bench/realword.py sentences FOLDER … --slips 200 > FILE.tsv
    python bench/words.py sentences FILE.tsv --engines qa harper languagetool
    python bench/realword.py pairs FILE.tsv
    python bench/realword.py alarms FOLDER …
    python bench/realword.py cost FOLDER

`planted` puts one slip into an edited page, many times, and prints what is found at 0.05 to 0.5
alarms per 1,000 words, site by site, each with the threshold that the other sites give; what a
table of errors of the pages names (`--errors realword-errors.tsv`) counts as no alarm. A site is
what stands before the first `__` of a file's name, or the folder. Pages that share sentences with
the model's own texts (`--known`) are left out. The planter is not the one that the model was
trained with: it strikes keys, knows no word list but the words of the pages, and has its own words
that sound alike. `sentences` writes sentences with such a slip for `words.py`, which asks other
checkers too. `pairs` asks about slips that people made, `alarms` prints what is said on the pages
as they are, to be read, and `cost` measures time and memory.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import random
import re
import resource
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rapidfuzz.distance import OSA

from qa.checks.words.real_word import found
from qa.page import Page, places_of, sentence_around
from qa.readers import read
from qa.sources import load, of_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qa.document import Document

RATES = (0.05, 0.1, 0.2, 0.3, 0.5)
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLAIN = re.compile(r"(?<![\w'’/@.#*`\[\](<{-])[a-z]{2,}(?![\w'’/@#*`\](>}-])")
_KEYS = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy",
    "i": "uok", "j": "hku", "k": "jli", "l": "ko", "m": "nj", "n": "bmh", "o": "ipl", "p": "o",
    "q": "wa", "r": "etf", "s": "adw", "t": "ryg", "u": "yij", "v": "cfb", "w": "qes", "x": "zsc",
    "y": "tuh", "z": "xa",
}  # fmt: skip
_ALIKE = """
there/their they're/their to/too then/than affect/effect affects/effects lose/loose your/you're
its/it's hear/here week/weak weather/whether whole/hole brake/break breath/breathe advice/advise
accept/except heal/heel knew/new know/no right/write passed/past piece/peace plain/plane
principal/principle quiet/quite sight/site stationary/stationery threw/through waist/waste
wear/where which/witch who's/whose would/wood one/won our/are four/for by/buy be/bee see/sea
some/sum son/sun meet/meat pain/pane pair/pear sore/soar tail/tale vein/vain die/dye dose/does
patients/patience course/coarse personnel/personal prescribe/proscribe mucus/mucous oral/aural
ileum/ilium dairy/diary desert/dessert device/devise ensure/insure every/very form/from
moral/morale of/off precede/proceed were/where what/that with/will
"""
"""Words that people take for each other, in pairs; our own list."""
_LITTLE = """
a an the of to in on at for with by from is are was were be been have has it that and or not can may
you your
"""
_SHARES = (("key", 62), ("alike", 20), ("blank", 8), ("left out", 10))
_MOST_KNOWN = 0.3
_HEAD = 60
_LEAST = 0.0


class Planted(NamedTuple):
    """A page with one slip."""

    site: str
    path: Path
    kind: str
    start: int
    end: int
    """Where the slip is, in the source."""
    right: str
    text: str


class Alarm(NamedTuple):
    """What is said on a page."""

    site: str
    path: Path
    score: float
    start: int
    end: int
    marked: str
    meant: tuple[str, ...]
    around: str


_Hit: TypeAlias = "tuple[Planted, Alarm | None]"


def main() -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("what", choices=["planted", "sentences", "pairs", "alarms", "cost"])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--known", type=Path, help="the folder with the texts of the model")
    options.add_argument("--errors", type=Path, help="a table of errors of the pages themselves")
    options.add_argument("--slips", type=int, default=1500)
    options.add_argument("--rate", type=float, default=0.3)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    if given.what == "pairs":
        _pairs(given.paths[0])
    elif given.what == "cost":
        _cost(given.paths)
    elif given.what == "sentences":
        _sentences(list(_pages(given.paths, given.known)), given.slips, given.seed)
    else:
        pages = list(_pages(given.paths, given.known))
        errors = set(_errors(given.errors)) if given.errors else set()
        alarms = [
            alarm
            for site, path, document in pages
            for alarm in _said(site, path, document)
            if (path.name, alarm.marked, alarm.meant[0]) not in errors
        ]
        words = Counter({site: 0 for site, _, _ in pages})
        for site, _, document in pages:
            words[site] += Page(document).word_count
        if given.what == "alarms":
            _tell_alarms(alarms, sum(words.values()), given.rate)
        else:
            _planted(pages, alarms, words, given.slips, given.seed)


def _errors(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield page, words and what is meant of a table: what says so is no false alarm."""
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            yield tuple(line.split("\t"))


def _pages(folders: list[Path], known: Path | None) -> Iterator[tuple[str, Path, Document]]:
    """Yield the pages of which the model has read little, with their site."""
    seen = set(_heads(known)) if known else set()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".html")):
            document = read(load(str(path)))
            text = "\n".join(block.plain for block in document.blocks)
            heads = [s[:_HEAD] for s in re.split(r"(?<=[.?!])\s+|\n", text) if len(s) > _HEAD - 10]
            shared = sum(head in seen for head in heads)
            if heads and shared <= _MOST_KNOWN * len(heads):
                name, mark, _ = path.name.partition("__")
                yield (name if mark and not name[0].isdigit() else folder.name), path, document


def _heads(known: Path) -> Iterator[str]:
    for path in sorted(known.glob("*.txt.xz")):
        for line in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"):
            yield line.strip()[:_HEAD]


def _said(site: str, path: Path, document: Document) -> Iterator[Alarm]:
    for block, start, end, slip in found(Page(document), _LEAST):
        span = block.source_span(start, end)
        around = block.text[max(0, start - 50) : end + 40]
        yield Alarm(site, path, slip.score, *span, block.text[start:end], slip.meant, around)


def _plant(pages: list[tuple[str, Path, Document]], wanted: int, seed: int) -> list[Planted]:
    """Return pages with one slip each, as many from each site as it has words."""
    chance = random.Random(seed)
    times: Counter[str] = Counter()
    for _, _, document in pages:
        times.update({word for block in document.blocks for word in _PLAIN.findall(block.plain)})
    real = {word for word, pages_with in times.items() if pages_with > 2}
    weights = [len(document.source) for _, _, document in pages]
    made: list[Planted] = []
    while len(made) < wanted:
        site, path, document = chance.choices(pages, weights)[0]
        kind = chance.choices([name for name, _ in _SHARES], [share for _, share in _SHARES])[0]
        prose = [b for b in Page(document).prose if len(b.text.split()) > 5]
        if not prose:
            continue
        block = chance.choice(prose)
        words = list(_PLAIN.finditer(block.text))
        change = _change(kind, words, block.text, real, chance) if words else None
        if change is None:
            continue
        start, end, wrong, right = change
        span = block.source_span(start, end)
        source = document.source
        if source[slice(*span)] != block.text[start:end]:
            continue
        text = source[: span.start] + wrong + source[span.end :]
        made.append(Planted(site, path, kind, span.start, span.start + len(wrong), right, text))
    return made


def _change(
    kind: str, words: list[re.Match[str]], text: str, real: set[str], chance: random.Random
) -> tuple[int, int, str, str] | None:
    """Return where a text is changed, what is written there, and what stood there."""
    at = chance.randrange(len(words))
    word = words[at]
    if kind == "key":
        for _ in range(20):
            wrong = _struck(word[0], chance)
            if wrong in real and wrong != word[0]:
                return word.start(), word.end(), wrong, word[0]
    elif kind == "alike":
        rows = [row.split("/") for row in _ALIKE.split()]
        some = [(w, row) for w in words for row in rows if w[0] in row]
        if some:
            word, row = chance.choice(some)
            wrong = row[row[0] == word[0]]
            if wrong != word[0]:
                return word.start(), word.end(), wrong, word[0]
    elif kind == "blank":
        ways = []
        for n, word in enumerate(words):
            cuts = [(word[0][:k], word[0][k:]) for k in range(1, len(word[0]))]
            ways += [
                (word.start(), word.end(), f"{a} {b}", word[0])
                for a, b in cuts
                if {a, b} <= real | {"a"}
            ]
            if n + 1 < len(words) and words[n + 1].start() == word.end() + 1:
                both = words[n + 1]
                if word[0] + both[0] in real and text[word.end()] == " ":
                    ways.append(
                        (word.start(), both.end(), word[0] + both[0], f"{word[0]} {both[0]}")
                    )
        return chance.choice(ways) if ways else None
    elif (
        word[0] in _LITTLE.split()
        and at + 1 < len(words)
        and words[at + 1].start() == word.end() + 1
    ):
        return word.start(), words[at + 1].end(), words[at + 1][0], f"{word[0]} {words[at + 1][0]}"
    return None


def _struck(word: str, chance: random.Random) -> str:
    """Return a word as it is typed with one slip of a finger."""
    at = chance.randrange(len(word))
    way = chance.random()
    if way < 0.4:
        return word[:at] + chance.choice(_KEYS[word[at]]) + word[at + 1 :]
    if way < 0.65:
        return word[:at] + word[at + 1 :]
    if way < 0.8:
        return word[:at] + chance.choice(_KEYS[word[at]] + word[at]) + word[at:]
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def _planted(
    pages: list[tuple[str, Path, Document]], alarms: list[Alarm], words: Counter[str], slips: int,
    seed: int,
) -> None:  # fmt: skip
    hits: list[_Hit] = []
    for one in _plant(pages, slips, seed):
        document = read(of_bytes(str(one.path), one.text.encode()))
        there = [
            alarm
            for alarm in _said(one.site, one.path, document)
            if alarm.start <= one.end and one.start <= alarm.end
        ]
        hits.append((one, max(there, key=lambda alarm: alarm.score, default=None)))
    sites = sorted(words)
    print(f"{len(hits)} slips, {sum(words.values())} words, sites: {dict(words)}")
    for rate in RATES:
        ours: list[_Hit] = []
        alarms_here: Counter[str] = Counter()
        for site in sites:
            others = {name: count for name, count in words.items() if name != site}
            least = _threshold([a for a in alarms if a.site in others], sum(others.values()), rate)
            alarms_here[site] = sum(a.site == site and a.score >= least for a in alarms)
            for one, alarm in hits:
                if one.site == site:
                    ours.append((one, alarm if alarm and alarm.score >= least else None))
        told: list[tuple[Planted, Alarm]] = [(one, alarm) for one, alarm in ours if alarm]
        first = sum(_is_right(one, alarm) for one, alarm in told)
        share = {kind: _percent(told, ours, "kind", kind) for kind, _ in _SHARES}
        edits = [sum(_is_one_edit(one) for one, _ in some) for some in (told, ours)]
        share["single edits"] = f"{100 * edits[0] / max(1, edits[1]):.1f}"
        by_site = {
            site: f"{_percent(told, ours, 'site', site)} % at "
            f"{1000 * alarms_here[site] / words[site]:.2f}"
            for site in sites
        }
        print(
            f"at {rate}: found {100 * len(told) / len(ours):.1f} % "
            f"(alarms {1000 * sum(alarms_here.values()) / sum(words.values()):.3f} per 1,000), "
            f"first suggestion right {100 * first / max(1, len(told)):.1f} %; by kind {share}; "
            f"by site {by_site}"
        )


def _percent(told: Sequence[_Hit], ours: Sequence[_Hit], field: str, value: str) -> str:
    found, all_ = (sum(getattr(one, field) == value for one, _ in some) for some in (told, ours))
    return f"{100 * found / max(1, all_):.0f}"


def _is_one_edit(one: Planted) -> bool:
    """Return whether one letter more, less or another, or two swapped, make a slip right."""
    return OSA.distance(one.text[one.start : one.end].lower(), one.right.lower()) == 1


def _is_right(one: Planted, alarm: Alarm) -> bool:
    mended = one.text[: alarm.start] + alarm.meant[0] + one.text[alarm.end :]
    whole = one.text[: one.start] + one.right + one.text[one.end :]
    return " ".join(mended.split()) == " ".join(whole.split())


def _threshold(alarms: Iterable[Alarm], words: int, rate: float) -> float:
    scores = sorted((alarm.score for alarm in alarms), reverse=True)
    most = int(rate * words / 1000)
    return scores[most] + 1e-6 if most < len(scores) else _LEAST


def _sentences(pages: list[tuple[str, Path, Document]], slips: int, seed: int) -> None:
    print("sentence\twrong\tright")
    for one in _plant(pages, slips, seed):
        document = read(of_bytes(str(one.path), one.text.encode()))
        for block in document.blocks:
            wrong = one.text[one.start : one.end]
            for at in places_of(wrong, block.text):
                if block.source_span(at, at + len(wrong)).start == one.start:
                    start, end = sentence_around(block.text, at)
                    sentence = " ".join(block.text[start:end].split())
                    print(f"{sentence}\t{wrong}\t{one.right}")


def _tell_alarms(alarms: list[Alarm], words: int, rate: float) -> None:
    least = _threshold(alarms, words, rate)
    for alarm in sorted(alarms, key=lambda alarm: -alarm.score):
        if alarm.score >= least:
            print(
                f"{alarm.score:.2f} [{alarm.marked} → {' / '.join(alarm.meant)}] {alarm.around} "
                f"| {alarm.path.name[:50]}"
            )


def _pairs(path: Path) -> None:
    rows = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["kind"]].append(row)
    for kind, some in sorted(rows.items()):
        said = 0
        for row in some:
            document = read(of_bytes("x.md", row["context"].encode()))
            there = [a for a in _said("", path, document) if _touches(a.marked, row["wrong"])]
            best = max(there, key=lambda alarm: alarm.score, default=None)
            said += best is not None and best.score > 0
            score = f"{best.score:5.2f} {best.meant}" if best else "  -"
            print(f"{kind}: {row['wrong']} → {row['right']}: {score} | {row['context'][:110]}")
        print(f"{kind}: {said} of {len(some)} with a score above 0")


def _touches(marked: str, wrong: str) -> bool:
    return not set(marked.lower().split()).isdisjoint(wrong.lower().split())


def _cost(paths: list[Path]) -> None:
    pages = [Page(document) for _, _, document in _pages(paths, None)]
    words = sum(page.word_count for page in pages)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    from qa.realword import detector  # noqa: PLC0415 -- what numpy costs is told apart

    loaded = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    began = time.process_time()
    detector.model()
    opened = time.process_time() - began
    least = detector.model().levels["warning"]
    for page in pages[:20]:
        list(found(page, least))
    again = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pages = [Page(page.document) for page in pages]
    began = time.process_time()
    for page in pages:
        list(found(page, least))
    spent = time.process_time() - began
    print(f"numpy and the program: {(loaded - before) / 1024:.1f} MB")
    print(f"opened in {1000 * opened:.0f} ms; {(again - loaded) / 1024:.1f} MB with 20 pages read")
    print(f"{words} words in {spent:.2f} s of processor time: {words / spent:.0f} words/s")


if __name__ == "__main__":
    main()
