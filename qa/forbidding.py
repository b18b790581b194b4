"""Lists of what not to do: what their items say is the opposite of what they mean by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.document import BlockKind
from qa.patterns import later

if TYPE_CHECKING:
    from qa.page import Page

_FORBIDS = later(
    r"(?:\b(?:do not|don't|never|avoid|refrain from|must not|mustn't|should not|shouldn't|"
    r"(?<!\bor )(?<!\bfine )(?<!\bok )(?<!\bokay )(?<!\breason )(?<!\bneed )(?<!\bsafe )not to)"
    r"(?: ever)?(?: do(?:ing)?)?(?: any of)?(?: (?:the following|these(?: things)?|this))?"
    r"|\A\W*(?:don'ts|do nots|what not to do|(?:things|what) (?:to avoid|you should avoid)|"
    r"avoid(?:ing)? (?:the following|these(?: \w+)?)))\W{0,4}\Z"
)
_ENDS = later(
    r"[.!?;:]|\s[-\u2013\u2014]+\s|\u2014|,? (?:because|since|but|so that|although)\b|, so "
)
_A_STATEMENT = later(
    r"\W*(?:(?:you|we|it|they|there|nobody|everyone|i|he|she)\b|(?:(?!\b(?:assum|think|believ|say|"
    r"tell|expect|rely|hop|decid|claim|that\b|which\b|who\b|if\b))[^.;:!?]){2,60} (?:is|are) "
    r"(?:(?:the|a|an|your|quite|perfectly|completely|both|all|also|usually) )*"
    r"(?:safest|safe|fine|ok|okay|best|good|better|harmless|all right)\b)"
)


def is_forbidden(page: Page, at: int) -> bool:
    """Return whether what stands at an offset of the source is what readers are told not to do.

    It is in the first clause of an item of a list that "Do not:", "Avoid:" or the like opens.
    """
    index = page.block_at(at)
    if index is None or page.blocks[index].kind is not BlockKind.LIST_ITEM:
        return False
    block = page.blocks[index]
    if _A_STATEMENT.match(block.folded) or not _FORBIDS.search(_lead(page, index).rstrip()):
        return False
    end = _ENDS.search(block.folded)
    return end is None or at < block.source_span(0, end.start()).end


def _lead(page: Page, index: int) -> str:
    """Return, in lower case and with plain quotes, what stands before the list of an item."""
    over = page.over_list(index)
    return over.plain.lower() if over is not None else ""
