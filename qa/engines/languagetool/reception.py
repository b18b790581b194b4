"""Where the processes of a run ask for the one server that is kept for them."""

from __future__ import annotations

from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from typing import NamedTuple

from qa.errors import EngineError
from qa.values import dataclass

NONE = 0
"""The number of no server."""


class Place(NamedTuple):
    """Where a server is, and which one it is: 1 for the first of a run, 2 after it died once."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Reception:
    """Where a process of the run asks for the server; it can be handed to another process."""

    address: str | tuple[str, int]
    key: bytes

    def server(self, lost: int = NONE) -> Place:
        """Return where the server is, started if need be.

        `lost` is the number of a server that did not answer: it is then replaced, once, however
        many processes noticed. Raises EngineError where there can be none.
        """
        try:
            with Client(self.address, authkey=self.key) as connection:
                connection.send(lost)
                answer = connection.recv()
        except (OSError, EOFError, AuthenticationError) as error:
            raise EngineError("LanguageTool is no longer kept: the run is ending.") from error
        if isinstance(answer, str):
            raise EngineError(answer)
        return Place(*answer)
