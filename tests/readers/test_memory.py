from __future__ import annotations

import gc

import pytest

from qa.readers import read
from qa.sources import Source

MARKDOWN = """\
# A

*b* **c** [d](e.html) <b>f</b>

- g

| h |
|---|
| i |

<div>
<p>j</p>
</div>
"""
HTML = """\
<title>A</title>
<main><h1>B</h1><p>c <a href=d>e</a></p><ul><li>f</ul></main><footer>g</footer>
"""


@pytest.mark.parametrize(
    ("form", "text"), [("markdown", MARKDOWN), ("html", HTML), ("text", "A\n\nb c.\n")]
)
def test_what_reading_a_page_took_is_given_back_at_once(form: str, text: str) -> None:
    page = Source("page", text.encode(), form)
    read(page)  # what is loaded when it is first needed stays
    gc.collect()
    gc.disable()
    try:
        for _ in range(20):
            read(page)
        rings = gc.collect()
    finally:
        gc.enable()
    assert rings < 20
