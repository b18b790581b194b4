"""All readers of one matter that `two_answers` holds against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.checks.consistency.fasting import FASTING
from qa.checks.consistency.may_eat import FOODS
from qa.checks.consistency.needed import NEEDED
from qa.checks.consistency.needed_things import THINGS
from qa.checks.consistency.with_food import EATING

if TYPE_CHECKING:
    from qa.checks.consistency.readings import Reader

READERS: tuple[Reader, ...] = (EATING, FASTING, FOODS, NEEDED, THINGS)
