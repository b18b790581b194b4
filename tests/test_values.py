from __future__ import annotations

import dataclasses
import pickle
from dataclasses import field, replace

import pytest

from qa.values import dataclass


@dataclass(frozen=True, slots=True)
class Dose:
    drug: str
    amount: float = 1.0
    seen: list[str] = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True)
class Nothing:
    """No fields."""


@dataclass
class Count:
    number: int = 0


@dataclass(eq=False)
class Itself:
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Said:
    words: str

    def __repr__(self) -> str:
        return self.words

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and other.words.lower() == self.words.lower()

    def __hash__(self) -> int:
        return hash(self.words.lower())


def test_it_is_the_sum_of_its_fields() -> None:
    one, same, other = Dose("zinc", 2, ["p.md"]), Dose("zinc", 2), Dose("zinc", 3)
    assert one == same
    assert one != other
    row: object = ("zinc", 2)
    assert one != row
    assert len({one, same, other}) == 2
    assert repr(one) == "Dose(drug='zinc', amount=2)"
    assert not hasattr(one, "__dict__")
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert repr(Nothing()) == "Nothing()"


def test_the_standard_library_takes_it_for_one_of_its_own() -> None:
    dose = Dose("zinc", 2)
    assert dataclasses.is_dataclass(dose)
    assert [f.name for f in dataclasses.fields(Dose)] == ["drug", "amount", "seen"]
    assert replace(dose, amount=3) == Dose("zinc", 3)
    assert dataclasses.asdict(dose) == {"drug": "zinc", "amount": 2, "seen": []}
    assert pickle.loads(pickle.dumps(dose)) == dose
    match dose:
        case Dose(drug, amount):
            assert (drug, amount) == ("zinc", 2)


def test_what_is_not_frozen_has_no_hash_and_what_is_not_compared_is_itself() -> None:
    assert Count(1) == Count(1)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Count(1))
    one, other = Itself(1), Itself(1)
    assert one != other
    assert len({one, other}) == 2


def test_what_a_class_says_itself_stays() -> None:
    assert Said(words="Rest") == Said(words="rest")
    assert repr(Said(words="Rest")) == "Rest"
    assert len({Said(words="Rest"), Said(words="rest")}) == 1
    with pytest.raises(TypeError):
        Said("rest")  # type: ignore[call-arg]
