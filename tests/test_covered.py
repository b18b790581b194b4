"""What spans cover together, held against looking at every one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.covered import Covered
from qa.document import Span

spans = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda x: Span(x[0], x[0] + x[1]))


@given(st.lists(spans, max_size=12), spans)
def test_meets_what_any_of_them_meets(covered: list[Span], span: Span) -> None:
    one_by_one = any(other.start < span.end and span.start < other.end for other in covered)
    assert Covered(covered).meets(span) is one_by_one


def test_nothing_meets_nothing() -> None:
    assert not Covered([]).meets(Span(0, 5))
