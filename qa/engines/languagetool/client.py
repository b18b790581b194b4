"""Asks a LanguageTool server about paragraphs, and finds the one that it cannot bear.

language-tool-python builds the request and reads the answer. How a server is spoken to is ours:
one connection, no second try behind our back, and limits on time and size.
"""

from __future__ import annotations

import json
import threading
import time
from bisect import bisect_right
from dataclasses import field
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import requests
from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError

from qa.engines.languagetool.reception import Place, Reception
from qa.engines.languagetool.server import answers
from qa.engines.paragraphs import Hit
from qa.errors import EngineError
from qa.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from language_tool_python import Match

    from qa.engines.languagetool.curation import Curation

BATCH = 6_000
"""Characters of one request: with fewer, or many more, the server is slower a character."""
_BREAK = "\n\n"
_CONNECT_SECONDS = 5.0
_ANSWER_SECONDS = 90.0
"""Longer than the server gives itself, which is told with the paragraph."""
_MOST_BYTES = 16_000_000
_SUGGESTIONS = 3
_TRIES = 4
_PAUSE_SECONDS = 1.0
_BUSY = frozenset({426, 429, 503})


_alone = threading.RLock()
"""Held while it is found out which paragraph a server cannot bear, so that no other is blamed."""


class LostError(Exception):
    """The server does not answer, or no longer is there."""


class RefusedError(Exception):
    """The server answers that it will not, or makes no sense."""


class LeftOut(NamedTuple):
    """A paragraph that nothing is known of, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Answer:
    """What a server said of paragraphs, by their text."""

    hits: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)


class Door(LanguageTool):
    """language-tool-python's view of a server, with limits on what a request may take."""

    def __init__(self, language: str, url: str, curation: Curation, *, own: bool) -> None:
        self._session = requests.Session()
        self._session.trust_env = not own  # a proxy knows nothing of this machine
        super().__init__(language, remote_server=url)
        self.disabled_rules = set(curation.off)
        self.disabled_categories = set(curation.off_categories)

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        """Ask once. Raises LostError or RefusedError."""
        del num_tries
        try:
            with self._session.request(
                method,
                url,
                data=params,
                timeout=(_CONNECT_SECONDS, _ANSWER_SECONDS),
                stream=True,
                allow_redirects=False,
            ) as answer:
                body = answer.raw.read(_MOST_BYTES + 1, decode_content=True)
        except (requests.RequestException, OSError) as error:
            raise LostError from error
        except Exception as error:  # urllib3's own, from reading a broken body
            raise LostError from error
        if answer.status_code in _BUSY:
            raise LostError
        if answer.status_code != requests.codes.ok or len(body) > _MOST_BYTES:
            raise RefusedError(body[:200].decode("utf-8", "replace"))
        try:
            return json.loads(body)
        except ValueError as error:
            raise RefusedError("no JSON") from error

    def close(self) -> None:
        """Close the connection."""
        self._session.close()
        super().close()


class Asker:
    """Asks in one dialect, for one process; one thread at a time, the others wait."""

    def __init__(self, where: Reception | str, language: str, curation: Curation) -> None:
        """Ask at the reception of this run, or a server at an address, in such as "en-US"."""
        self._where = where
        self._language = language
        self._curation = curation
        self._place = Place(0, "")
        self._door: Door | None = None
        self._lost_in_a_row = 0
        self._broken: EngineError | None = None
        self._turn = threading.Lock()

    def ask(self, texts: Iterable[str]) -> Answer:
        """Return what the server says of paragraphs.

        Raises EngineError where there is no server any more; then, and from then on, at once.
        """
        with self._turn:
            if self._broken is not None:
                raise self._broken
            answer = Answer()
            try:
                for batch in _batches(texts):
                    with _alone:
                        pass  # somebody may be looking for what ended the server
                    self._learn(batch, answer, again=True)
            except EngineError as error:
                self._broken = error
                raise
            return answer

    def _learn(self, texts: Sequence[str], answer: Answer, *, again: bool) -> None:
        """Ask about paragraphs together; where that fails, about each half of them.

        `again`: a server that is lost may have been ended by somebody, so ask the next one too.
        """
        try:
            answer.hits.update(self._checked(texts))
        except LostError:
            with _alone:
                self._move()
                if again:
                    self._learn(texts, answer, again=False)
                    return
            why = "LanguageTool ended, or took too long, whenever it was asked about it."
        except RefusedError as refused:
            why = f"LanguageTool could not check it: {' '.join(str(refused).split())}"
        else:
            self._lost_in_a_row = 0
            return
        if len(texts) == 1:
            answer.left_out.append(LeftOut(texts[0], why))
            return
        with _alone:
            for half in (texts[: len(texts) // 2], texts[len(texts) // 2 :]):
                self._learn(half, answer, again=len(half) == 1)

    def _checked(self, texts: Sequence[str]) -> dict[str, tuple[Hit, ...]]:
        if self._door is None:
            self._door = self._opened()
        text = _BREAK.join(texts)
        try:
            matches = self._door.check(text)
        except (KeyError, TypeError, AttributeError, ValueError, LanguageToolError) as error:
            raise RefusedError("its answer is not one of LanguageTool's") from error
        starts = list(accumulate((len(part) + len(_BREAK) for part in texts), initial=0))
        hits: dict[str, list[Hit]] = {part: [] for part in texts}
        for match in matches:
            at = bisect_right(starts, match.offset) - 1
            part = texts[min(at, len(texts) - 1)]
            hit = _hit(match, text, starts[at])
            if 0 <= hit.start < hit.end <= len(part):
                hits[part].append(hit)
        return {part: tuple(sorted(found)) for part, found in hits.items()}

    def _opened(self) -> Door:
        if isinstance(self._where, Reception):
            if not self._place.number:
                self._place = self._where.server()
            url = self._place.url
        else:
            url = self._where
        own = isinstance(self._where, Reception)
        try:
            return Door(self._language, url, self._curation, own=own)
        except (KeyError, TypeError, AttributeError, ValueError, LanguageToolError) as error:
            raise EngineError(
                f"The server at {url} is no LanguageTool that knows {self._language}."
            ) from error

    def _move(self) -> None:
        """Go to the server that follows a lost one; a server that is not ours gets some time."""
        if self._door is not None:
            self._door.close()
            self._door = None
        if isinstance(self._where, Reception):
            self._place = self._where.server(self._place.number)
            return
        while not answers(self._where):
            self._lost_in_a_row += 1
            if self._lost_in_a_row >= _TRIES:
                raise EngineError(
                    f"The LanguageTool server at {self._where} does not answer any more."
                )
            time.sleep(_PAUSE_SECONDS * self._lost_in_a_row)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + len(_BREAK)
    if batch:
        yield batch


def _hit(match: Match, text: str, base: int) -> Hit:
    start = match.offset
    end = start
    units = match.error_length  # UTF-16, as Java counts
    while units > 0 and end < len(text):
        units -= 2 if ord(text[end]) > 0xFFFF else 1
        end += 1
    return Hit(
        f"{match.category}/{match.rule_id}",
        start - base,
        end - base,
        tuple(("replace", str(new)) for new in match.replacements[:_SUGGESTIONS]),
        str(match.message),
    )
