"""Words for eating and meals, which readers of what to eat, and when, compose patterns from."""

from __future__ import annotations

from qa.number_words import NUMBER

SIZE = (
    r"(?:(?:your|an?|the|some|each|every|any|all|his|her|their|own|this|that|next|first|last|main|"
    r"largest|biggest|light|full|good|big|large|small|proper|decent|hearty|heavy|cooked|solid|"
    r"fatty|rich|regular|normal|usual|evening|morning|midday|daily|three|two|quick|little|simple|"
    r"bit of|bite of|plate of|piece of|slice of|bowl of) )*"
)
"""What stands before a meal."""
DISH = (
    r"(?:cereal|toast|bread|sandwich(?:es)?|yogh?urt|porridge|oatmeal|crackers?|biscuits?|cookies?|"
    r"crisps|chips|soup|eggs?|fruit|sweets?|cake|bagels?|pasta|rice|salad|pancakes)"
)
DAYTIME_MEAL = (
    r"(?:breakfasts?|brunch|lunch(?:es|time)?|dinner(?:s|time)?|suppers?|teatime|evening meals?|"
    r"midday meals?|morning meals?|main meals?)"
)
"""A meal that also names a time of day."""
MEAL = (
    r"(?:foods?(?!-| (?:pipe|poisoning|allerg\w*|bank|tube|mak\w+|label\w*|suppl\w+|diary|groups?|"
    r"intolerance|safety|industry|particles|additives?|colou?r\w*))|meal-?s?(?:[ -]?times?)?|"
    rf"{DAYTIME_MEAL}|snacks?|something to eat|anything to eat|bites? to eat|bite|something solid|"
    rf"solids|(?:mouthful|eating)s?|feed(?:ing)?s?|{DISH})"
)
"""What is eaten, or eating itself."""
EATEN = (
    rf"(?:eat(?:s|en|ing)?|ate|(?:had|having|have|has) {SIZE}(?:food|meals?|snacks?|{DAYTIME_MEAL}|"
    r"something to eat|anything to eat|bite|bite to eat))"
)
TIME = (
    rf"(?:{NUMBER}|\d+ ?(?:to|-|\u2013) ?\d+|{NUMBER} (?:to|or) {NUMBER}|half an|a few|several|"
    r"some)(?:[ -](?:full|whole|good|clear|more))?[ -]?(?:hours?|hrs?|minutes?|mins?)(?: and a "
    r"half)?"
)
