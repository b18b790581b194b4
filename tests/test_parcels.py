from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from qa.inspection import inspect_page
from qa.parcels import packed, unpacked
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

PAGES = (
    "# Page\n\nThis **miracle**\ncure is 100% safe & <b>recieve</b> it. [x](#gone) \ud83d\ude00\n",
    "# Page\n\nTeh dose is .5 mg. It is safe.\n",
    "",
)


def test_inspections_arrive_as_they_were_sent(book: Rulebook) -> None:
    settings = InspectionSettings(grammar="none", lowest="suggestion")
    sources = [
        Source(f"{n}.md", text.encode("utf-8", "surrogatepass"), "markdown")
        for n, text in enumerate(PAGES)
    ]
    sent = [inspect_page(source, book, settings) for source in sources]
    found = [finding for inspection in sent for finding in inspection.findings]
    assert any(finding.fixes for finding in found)
    assert any(not finding.match for finding in found)
    texts: dict[str, str] = {}
    arrived = list(unpacked(pickle.loads(pickle.dumps(packed(sent))), texts))
    assert arrived == sent
    first, *others = (f for one in arrived for f in one.findings if f.rule == found[0].rule)
    assert all(finding.rule is first.rule for finding in others)
