"""Questions on doses and advice: two answers are told, and what goes together is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.inspection import inspect_page
from qa.settings import InspectionSettings
from qa.sources import Source

if TYPE_CHECKING:
    from qa.rulebook import Rulebook

APART = {
    "a day": ("Take one capsule a day.", "You have two capsules a day."),
    "a day of both": ("Take one tablet a day.", "Take one tablet in the morning and one at night."),
    "most in a day": (
        "Use no more than 6 sprays in 24 hours.",
        "Up to 8 sprays in a day are allowed.",
    ),
    "each time": ("Each dose is two puffs.", "Adults take four puffs at a time."),
    "in one": ("Each gummy holds 5 mg.", "There are 10 mg in every gummy."),
    "in one, in grams": ("A scoop gives 2 g of collagen.", "Each scoop gives 3,000 mg."),
    "daily amount": ("You have been given 50 mg a day.", "That is a daily total of 75 mg."),
    "first amount": ("You will start on 5 mg.", "The 10 mg that you're starting with is low."),
    "flow": ("Set the dial to 2 litres a minute.", "It should read 3 litres a minute."),
    "how often": ("Take it with breakfast, lunch and dinner.", "Have one dose a day."),
    "only then": ("Rub it in morning and night.", "You only put it on before bed."),
    "time of day": ("Mornings are best.", "We recommend it last thing at night."),
    "only at times": ("Two sprays every morning.", "Use it only on days when you sneeze."),
    "eating": ("Take it with a meal.", "Swallow it an hour before breakfast."),
    "eating or not": ("It makes no odds whether you have eaten.", "Never on an empty stomach."),
    "in all": ("You will have six sessions in all.", "At the eighth and last session we talk."),
    "shots": ("The vaccine is given as three doses.", "A single shot is all adults need."),
    "units of alcohol": ("Keep to 14 units a week.", "A weekly total under 21 units is safe."),
    "urate": ("Keep your urate below 6 mg/dl.", "We aim for uric acid under 8 mg/dl."),
    "grade": ("Moderate: 15 to 29.", "People in the moderate group, between 10 and 20, do well."),
    "stop before": (
        "Stop iron a week before the procedure.",
        "Take your last iron tablet this morning, before the procedure.",
    ),
    "suddenly": ("Never stop suddenly.", "You can stop overnight."),
    "same day": (
        "Take folic acid on a different day from methotrexate.",
        "Swallow folic acid together with your methotrexate.",
    ),
    "fasting": ("You can eat and drink normally.", "Have no food that morning."),
    "drinking": (
        "Clear fluids until 2 hours before the operation.",
        "Nothing to drink, not even water, for 6 hours before the operation.",
    ),
    "age": ("It is only for over-18s.", "Sixteen-year-olds can have it too."),
    "age in months": ("From two years old to school.", "Six-month-olds can have it too."),
    "age of pupils": ("Under-18s must not take it.", "GCSE pupils can have it."),
    "temperature": ("At 38\u00b0C or above, call us.", "Under 39 there's no need to call us."),
    "pressure": ("At 140/90 or above, ring us.", "You needn't know about 150/95."),
    "swelling": ("A swollen leg: call us.", "Puffiness settles by itself."),
    "discharge": ("Smelly fluid? Ring your nurse.", "Discharge is a healthy part of it."),
    "identity": ("Bring your passport.", "No one will ask for ID."),
    "floor": ("We are on the second floor.", "It is on the ground floor."),
    "overnight": ("Take your dentures out at night.", "Leave your dentures in overnight."),
    "by itself": ("It clears up without any help.", "Untreated, it stays for life."),
    "off school": ("No need to keep them off.", "They must stay home till they are well."),
    "all of them": ("There are seven visits in total.", "At all nine visits we weigh you."),
    "most at once": ("Take a maximum of ten puffs.", "Have the four puffs you are allowed."),
    "brushing": ("Wait an hour before you brush.", "Brush straight after."),
    "numbed": ("We numb the skin.", "Nothing is used for the pain, no local anaesthetic."),
    "how common": ("One person in a hundred has it.", "About 10% of people have it."),
    "waiting": ("At present the wait is six weeks.", "It'll be two years before we can see you."),
    "event": ("The scan takes twenty minutes.", "Set aside three hours."),
    "effect": ("The effect lasts for six months.", "You need top-ups every four weeks."),
    "course of illness": ("It drags on for two years.", "It clears in four weeks."),
    "with us": (
        "You will spend nine hours with us.",
        ("You'll be out within two hours of arriving."),
    ),
    "street": ("Find us at 4 Castle Street.", "Our rooms on Mill Road are warm."),
    "price": ("Payment of \u00a375 for both ears is due.", "The both ears costs \u00a390."),
    "trying": ("You must not conceive.", "Couples trying for a baby can carry on."),
    "diagnosed": ("She was diagnosed at 52.", "She was told at 47 that she had it."),
    "a1c": ("She had an A1C of 9.8%.", "Her A1C has come down from 8.9%."),
    "alcohol": ("Avoid alcohol.", "A glass of wine is fine."),
    "dairy": ("Milk stops it from working.", "Wash the pill down with a milkshake."),
    "caffeine": ("No tea.", "You can drink coffee."),
    "kiss": ("Do not kiss your baby.", "You can kiss your baby."),
    "sauna": ("No saunas.", "Saunas are allowed."),
    "chocolate": ("Leave out chocolate.", "Chocolate makes a good snack."),
    "letter": ("A letter from your GP is essential.", "You don't need to see a doctor."),
    "pregnancy": ("Not recommended if you're expecting.", "It is suitable for mums-to-be."),
}
TOGETHER = [
    ("Take one capsule a day.", "You have one capsule a day."),
    ("Take one capsule a day.", "Children have half a capsule a day."),
    ("Take one tablet a day.", "If you forget, do not take two tablets a day."),
    ("Each tablet holds 10 mg of zinc.", "Each tablet holds 5 mg of iron."),
    ("Each gummy holds 5 mg.", "Each softgel holds 10 mg."),
    ("Take it with a meal.", "Take it with your breakfast."),
    ("Take it with a meal.", "If you feel sick, take it an hour before breakfast."),
    ("It is only for over-18s.", "Twenty-year-olds can have it too."),
    ("At 38\u00b0C or above, call us.", "Under 37 there's no need to call us."),
    ("Do not take it with milk.", "Milk stops it from working."),
    ("Avoid alcohol.", "Alcohol is out."),
    ("A swollen leg: call us.", "A little swelling is normal."),
    ("The scan takes twenty minutes.", "Results take three days."),
    ("Mild: 5 to 14.", "Moderate: 15 to 29."),
    ("We are on the second floor.", "We are on the second floor."),
    ("Booking is essential.", "Your appointment is needed by others."),
]
UNDER_CASES = (
    "# Driving\n\n## Right foot\n\nDo not drive.\n\n## Left foot\n\nYou can drive at once.",
    "# Drinks\n\n## Metronidazole tablets\n\nNo wine.\n\n## Other tablets\n\nWine is fine.",
)


def told(book: Rulebook, text: str) -> int:
    settings = InspectionSettings(select=("consistency.two-answers",), grammar="none")
    return len(inspect_page(Source("page.md", text.encode(), "markdown"), book, settings).findings)


@pytest.mark.parametrize("name", APART)
def test_two_answers_are_told(book: Rulebook, name: str) -> None:
    assert told(book, "\n\n".join(APART[name])) == 2


@pytest.mark.parametrize("both", TOGETHER)
def test_what_goes_together_is_not(book: Rulebook, both: tuple[str, str]) -> None:
    assert told(book, "\n\n".join(both)) == 0


@pytest.mark.parametrize("text", UNDER_CASES)
def test_cases_with_headings_of_their_own_are_not(book: Rulebook, text: str) -> None:
    assert told(book, text) == 0
