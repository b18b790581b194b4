"""Which kind of a test or an operation a sentence names, that a page's title does not."""

from __future__ import annotations

from qa.patterns import later

TEST = (
    r"(?:tests?|scans?|x-?rays?|ultrasound|operation|surgery|procedure|an?a?esthe(?:tic|sia)|"
    r"examination|exam|appointment|treatment|theatre|biopsy|camera|sedation|visit|[a-z]+scopy|"
    r"[a-z]+gra(?:m|phy|ft)|[a-z]+ectomy|[a-z]+plasty|echo|mri|ct|pet|injection|infusion|block|"
    r"stent|laser)"
)
"""What is done to find out, or to mend, something."""
_KIND = later(
    r"(?:\A\W*|\b(?:for|before|prior to|having|have|is|are|with) (?:only )?)(?:an?|the|your|any|"
    rf"our|all) (?:only )?(?P<kind>(?:[a-z-]+ ){{1,3}}?){TEST}\b"
)
_PLAIN_KIND = frozenset(
    (  # noqa: SIM905 -- easier to read as text
        "standard routine usual simple normal ordinary next planned scheduled first own whole "
        "actual blood hospital theatre day morning afternoon only surgical medical main real "
        "this that our same start of the camera scan test procedure operation examination exam "
        "appointment surgery imaging full complete thorough detailed yearly annual regular further "
        "short long minor major new separate"
    ).split()
)


def other_kinds(sentence: str, title: str) -> frozenset[str]:
    """Return the words for kinds of test in a folded sentence that a title in lower case lacks."""
    return frozenset(
        word
        for found in _KIND.finditer(sentence)
        for word in found["kind"].split()
        if word not in _PLAIN_KIND and word[:5] not in title
    )
