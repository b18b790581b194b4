"""Why no answer could be had, in words for an editor."""

from __future__ import annotations

import http.client

import requests
import urllib3

from qa.engines.links.verdicts import LinkVerdict

TOO_SLOW = "The server did not answer in time."


class NoAnswerError(Exception):
    """No answer can be had, and the message says why to an editor."""

    def __init__(
        self,
        reason: str,
        *,
        verdict: LinkVerdict = LinkVerdict.UNVERIFIED,
        transient: bool = False,
        reached: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.verdict = verdict
        self.transient = transient
        """Whether another attempt may fare better."""
        self.reached = reached
        """Whether a server took the request at all."""


class UnknownHostError(NoAnswerError):
    """A host name that does not exist."""

    def __init__(self, host: str, *, twice: bool) -> None:
        super().__init__(f"There is no host called {host}.", verdict=LinkVerdict.DEAD)
        self.twice = twice
        """Whether it was looked up in vain at two different times."""


def no_answer(error: Exception) -> NoAnswerError:
    """Say what a failed request means."""
    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return NoAnswerError("The server has no valid certificate, or no secure connection at all.")
    if isinstance(error, requests.ConnectTimeout):
        return NoAnswerError(TOO_SLOW, transient=True)
    return _broken_off(error) or _improper(_innermost(error))


def _broken_off(error: Exception) -> NoAnswerError | None:
    """Return the failure of a server that took the request and may answer the next one."""
    root = _innermost(error)
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError):
        reason = TOO_SLOW
    elif isinstance(root, http.client.IncompleteRead):
        reason = "The server broke off in the middle of its answer."
    elif isinstance(root, ConnectionError):
        reason = "The server closed the connection without an answer."
    else:
        return None
    return NoAnswerError(reason, transient=True, reached=True)


def _improper(root: BaseException) -> NoAnswerError:
    """Return the failure that no second attempt would mend."""
    if isinstance(root, http.client.HTTPException | urllib3.exceptions.HTTPError):
        return NoAnswerError("The server's answer is not proper HTTP.", reached=True)
    return NoAnswerError(f"The server could not be asked ({type(root).__name__}).")


def _innermost(error: BaseException) -> BaseException:
    """Unwrap what requests and urllib3 have wrapped."""
    while error.args and isinstance(error.args[-1], BaseException):
        error = error.args[-1]
    return error
