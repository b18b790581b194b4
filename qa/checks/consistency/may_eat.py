"""What readers may eat and drink, and what they may not: alcohol, grapefruit, dairy, nuts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qa.checks.consistency.answers import Answer, people_of
from qa.checks.consistency.kinds_of_test import other_kinds
from qa.checks.consistency.readings import Reader, parts_of, said_sentences, without_answer
from qa.checks.consistency.sayings import UNLESS_TOLD
from qa.medicines import mentions_between
from qa.patterns import later
from qa.subject import subject_medicine

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from qa.page import Page

_NO = r"(?: not|n't)"
_CLASSES = {
    "alcohol": r"alcohol(?:ic drinks?|ic)?|beers?|wines?|spirits|lager|cider|gin|vodka|"
    "whisk(?:e)?y|"
    r"rum|brandy|cocktails?|prosecco|champagne|sherry|liqueurs?|pints?|booze|tipple|(?:an?|any) "
    r"drink(?= (?:or two|now and then|during|while|on (?:this|these|your)|with (?:this|these|your|"
    r"dinner)|at (?:the|a) (?:pub|party|wedding|bar|weekend)))|(?:social|moderate|light) drinking|"
    r"(?<!or )(?<!and )(?<!eat, )drink(?:ing)?(?= (?:on (?:this|these|your)|while|during|with "
    r"(?:this|these)|in moderation|socially|at all)\b)|(?:stop|start|give up|who) (?:still "
    r")?drink(?:ing)?(?=[.,;]|\Z)|raise a (?:toast|glass)|(?:glass|bottle) of (?:red|white|wine|"
    r"bubbly)|pub|teetotal|sober|soft drinks",
    "citrus": r"grapefruits?|pomelos?|citrus(?: fruits?)?|seville oranges?|juice of this fruit",
    "dairy": r"dairy(?: (?:foods?|products?))?|milk|yogh?urts?|cream(?! cheese)|milkshakes?|"
    r"ice ?cream|custard|buttermilk",
    "cheese": r"(?<!cottage )(?<!cream )(?<!soft )(?<!fresh )(?<!blue )(?<!ripened )(?<!hard )"
    r"cheeses?(?! such as (?:brie|camembert))|cheddar|stilton|parmesan|gouda|blue cheeses?|hard "
    r"cheeses?",
    "caffeine": r"caffeine|coffee|tea|cola|energy drinks?|espresso|cuppa",
    "nuts and seeds": r"nuts|seeds|popcorn|sweetcorn|corn|kernels|pips|almonds|walnuts|cashews|"
    r"pistachios|pecans|hazelnuts|peanuts|sesame|poppy seeds?|sunflower(?: seeds)?|trail mix|"
    r"strawberries|raspberries|blackberries|granola|muesli",
    "green vegetables": r"spinach|kale|broccoli|leafy greens?|green (?:leafy )?vegetables|sprouts|"
    r"cabbage|chard|leafy vegetables",
    "cranberry": r"cranberr(?:y|ies)(?: juice)?",
    "cured meat": r"cured meats?|processed meats?|bacon|salami|ham|sausages?|hot dogs|deli meats?",
    "soft cheese": r"brie|camembert|mould-ripened cheeses?|soft (?:blue )?cheeses?",
    "raw fish": r"sushi|sashimi|raw (?:fish|shellfish)|oysters",
    "seafood": r"shellfish|seafood|prawns?|shrimps?|mussels|crabs?|lobster",
    "eggs": r"eggs?|omelettes?",
    "red meat": r"red meat|beef|lamb|pork|steaks?|burgers?",
    "liver": r"liver pate|pate|liver sausage|cod liver oil",
    "spicy food": r"spicy (?:foods?|meals?|dishes)|curr(?:y|ies)|chill?i(?:es|s)?|hot sauce",
    "fried food": r"(?:fried|fatty|greasy) (?:foods?|meals?)|chips|fry-ups?|takeaways?",
    "sweets": r"sweets|chocolates?|cakes?|biscuits|cookies|candy|desserts?|puddings?|sugary "
    r"(?:foods?|drinks?|snacks?)",
    "salt substitute": r"salt substitutes?|lo-?salt|low-sodium salt",
    "potassium": r"bananas?|potatoes|avocados?|coconut water|dried fruit",
    "liquorice": r"liquorice|licorice",
    "soya": r"soya?|tofu|edamame|soy(?:a)? milk",
    "fizzy drinks": r"fizzy drinks?|sodas?|lemonade|carbonated drinks?|sparkling water",
    "honey": r"honey",
    "tuna": r"tuna|swordfish|marlin|shark",
    "gum": r"chewing gum",
}  # fmt: skip
_CLASS = {name: later(rf"\b(?:{words})\b(?!-free)") for name, words in _CLASSES.items()}
_THING = later(rf"\b(?:{'|'.join(_CLASSES.values())})\b(?!-)")
_STANDS_FOR = later(r"\b(?:it|them|this|these|both|the two|either|that|food|foods|fruits?)\b")
_OPENS = later(r"\W*(?:it|they|this|these|both|the two|either|that|neither)\b")
_BETWEEN = later(r"\b(?:water|juice|between|instead|without|no|free|before|after)\b")
_ANY_FOOD = later(
    r"\bno (?:\w+ )?(?:foods?|drinks?|things? to eat|kinds? of food)(?: or drinks?| or food)?\b|"
    r"\b(?:any(?:thing)?|all|every|whatever) (?:foods?|you (?:like|want|fancy)|kinds? of food)\b|"
    r"\bnothing (?:that )?(?:you|to|in your diet|on the menu)\b|\bno single food\b|\bnot? (?:\w+ "
    r")?(?:restrictions?|limits?) on (?:what you|food|eating)\b"
)
_ANY_FRUIT = later(r"\b(?:any|no|every|all) (?:\w+ )?fruits?\b")
_SIGNS = tuple(
    sorted(
        {
            "alcohol", "beer", "wine", "spirits", "pint", "drink", "toast", "sober", "pub",
            "grapefruit", "citrus", "fruit", "dairy", "milk", "yog", "cheese", "coffee", "caffeine",
            " tea", "nuts", "seed", "corn", "kernel", "pips", "almond", "sesame", "spinach", "kale",
            "greens", "vegetable", "cranberr", "meat", "bacon", "salami", "brie", "camembert",
            "sushi", "oyster", "fish", "prawn", "egg", "beef", "spicy",
            "curry", "fried", "fatty", "sweets", "chocolate", "salt", "banana", "liquorice", "soya",
            "tofu", "soda", "fizzy", "honey", "tuna", "gum", "food", "cider", "gin ", "vodka",
            "licorice", "pate", "strawberr", "cocktail", "sherry", "whisk", "brandy", "prosecco",
            "champagne", "booze", "teetotal", "lager", "tipple", "pomelo", "custard", "cola",
            "espresso", "cuppa", "walnut", "cashew", "muesli", "broccoli", "sprouts", "cabbage",
            "ham ", "sausage", "burger", "steak", "mussel", "crab", "lobster", "pasta", "chilli",
            "takeaway", "cake", "biscuit", "cookie", "candy", "potato", "avocado", "swordfish",
        }
    )
)  # fmt: skip
_GIVE_UP = later(
    r"\b(?:avoid(?:ed|ing|s)?|(?:leav(?:e|ing)|left|let) (?:\w+ )?(?:well )?alone|(?:keep|kept) "
    r"(?:\w+ )?out of|no longer (?:buy|eat|drink|have|touch|allowed)|steer(?:ing)? (?:well )?clear "
    r"of|stay(?:ing)? (?:off|away from|clear of)|keep(?:ing)? (?:off|away from|clear of)|kept "
    r"(?:off|away)|lay off|cut(?:ting)? (?:\w+ )?out|giv(?:e|en|ing) (?:\w+ )?up|gave up|leav(?:e|"
    r"ing) (?:\w+ )?out|left (?:\w+ )?out|abstain\w*|refrain\w*|say(?:ing)? (?:no|goodbye) to|said "
    r"goodbye|go(?:ing)? without|(?:do|live) without|leave [^.;,]{0,20}\boff|swear off|sworn off|"
    r"off (?:the|my|your) (?:menu|list|plate)|off[- ]limits|banned|forbidden|prohibited|ruled out|"
    r"out of bounds|restrict(?:ed)?|cross(?:ed)? off|ditch|forgo|scrap(?:e|ed) [^.;,]{0,30}off|"
    r"pick(?:ed)? [^.;,]{0,30}off|resist|hold off|(?:is|are) (?:strictly |completely "
    r")?out(?=[.,;:!]|\Z| (?:for|until|while|during))|sober|teetotal|(?:stick|keep) to soft drinks|"
    r"soft drinks only|no[- ]no|stop (?:drinking|eating|having|taking))\b"
)
_HARMS = later(
    r"\b(?:interact(?:s|ions?|ing)?|react(?:s|ions?)?|interfer(?:e|es|ing)|(?:mak(?:e|es|ing) "
    r"[^.;,]{0,25}|get )worse|worsen\w*|effects? on|aggravat\w+|upsets?|irritat\w+|rais(?:e|es|"
    r"ing)(?! an? (?:toast|glass))|increas(?:e|es|ing)|affect(?:s|ing)?|lodges?|(?:get|gets|"
    r"getting|become|becomes) (?:stuck|trapped|caught)|set(?:s|ting)? off|trigger(?:s|ing)?|"
    r"harm(?:s|ful)?|damag(?:e|es|ing)|hurts?|dangerous|unsafe|risky|very (?:ill|sick|unwell)|"
    r"serious(?:ly)?|flushing|vomiting|stops? (?:\w+ ){1,3}(?:work|absorb)\w*|problem|flare-?ups?|"
    r"toxic|poison\w*)\b"
)
_NOT_TOGETHER = later(
    rf"\b(?:do|does|should|must|can){_NO} (?:be )?(?:mix(?:ed)?|go(?: well| together)?|combine[d]?|"
    r"agree)\b|\b(?:do|does)n't (?:mix|go)\b|\bnever (?:be )?(?:mix(?:ed)?|combined?)\b|\bbad "
    r"mix\b|\bcannot be (?:mixed|combined)\b|\bmix badly\b"
)
_GOOD = later(
    r"\b(?:fine|safe(?:ly)?|ok|okay|all right|alright|allowed|permitted|harmless|healthy|(?<!for "
    r")good|suitable|welcome|freely|acceptable|happily|without (?:any )?(?:worry|harm|risk|"
    r"problems?)|nothing wrong|back on the menu|as (?:usual|normal|you like|much as you like)|"
    r"perfectly)\b"
)
_CONSUME = (
    r"(?:eat(?:en|ing)?|drink(?:ing)?|drunk|have(?! to\b)|having|had(?! to\b)|tak(?:e|en|ing)|"
    r"consum(?:e|ed|ing)|enjoy(?:ed|ing)?|munch\w*|snack(?:ing)?|mix(?:ed|ing)?|combin(?:e|ed|ing)|"
    r"touch(?:ed)?|add|include[d]?|use|order|sip|taste|raise (?=a)|nibble|tuck into|swallow(?:ed|"
    r"ing)?)"
)
_LETS = later(
    r"\b(?:can|may|could|free to|welcome to|fine to|safe to|ok to|okay to|all right to|allowed to|"
    r"able to|happy for (?:me|you|us) to|carry on|continue(?: to)?|still|go ahead and|permitted to|"
    r"no (?:reason|need) not to|don't mind)(?! not\b|'t\b| make| cause| lead| be (?:dangerous|"
    r"harmful)| affect| raise| increase) (?:(?:still|also|safely|all|usually|normally|even|then|"
    rf"happily|be|to|enjoy|go on|keep|keep on|carry on) )*{_CONSUME}\b|\b(?:enjoy|help yourself to|"
    r"treat yourself to|snack on|tuck into|go ahead and|feel free to|free to)\b|(?:\A|[.;:,] "
    r")(?:(?:swallow|take) (?:it|them|(?:your|the|each) \w+) (?:down )?with|wash (?:it|them|"
    r"(?:your|the|each) \w+) down with|add|have (?:an?|some|your)|include|keep eating|keep "
    r"drinking|carry on (?:drinking|eating)) (?!no\b|to\b)"
)
_FORBIDS = later(
    rf"\b(?:do|must|should|may|can|could|is|are|be|will|would){_NO}(?: to| be)*(?: (?:ever|also|"
    rf"even|allowed to|able to|supposed to|advised to|to|be))* {_CONSUME}\b|\b(?:never|cannot|not "
    rf"to|not) (?:(?:ever|also|even|be|to|allowed|able) )*{_CONSUME}\b|\bcan't (?:be "
    rf")?{_CONSUME}\b|\bnot (?:a drop|allowed|permitted|safe|advised|recommended|ok|okay|fine|"
    r"suitable|a good idea|for you)\b|\bno (?:more )?(?=alcohol|beer|wine|grapefruit|dairy|nuts|"
    r"coffee|caffeine|drink)|\bnot even\b|\beven (?:one|a single|half|a small|a little|a sip|a "
    r"glass)\b(?=[^.;]{0,60}\b(?:can|could|will|may|makes?)\b)"
)
_NONE_OF = later(
    r"(?:\A|[.;:,] |\b(?:have|and|so|strictly|absolutely|definitely) )no (?:more "
    rf")?(?:{'|'.join(_CLASSES.values())})\b(?!-)(?! (?:\w+ )?(?:of|is|are|needs?|has|have|"
    r"interacts?|affects?|that|in|effects?)\b)"
)
_NEGATES = later(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|needn't|without|unlikely|cannot|no one|no "
    r"longer|rarely|hardly)\b|n't\b"
)
_NEEDLESS = later(
    rf"\b(?:no need|need{_NO}|(?:do|does|will){_NO} (?:need|have)|won't (?:need|have)|nobody|no "
    r"one|not (?:have|need)|no reason|nothing|no (?:foods?|drinks?|citrus|fruits?|single|\w+ food)|"
    r"none of)\b"
)
_PART = later(r"; |: |, (?:but|so|yet|because|as|since|and)\b| but ")
_APART = later(
    r"\b(?:if|unless|too much|too many|lots of|a lot of|large (?:amounts?|quantit\w+)|heav(?:y|"
    r"ily)|more than|binge\w*|excess\w*|units|limit (?:how|the|your)|some (?:people|experts|"
    r"doctors|medicines)|other (?:than)|instead of|rather than|pregnan\w+|breastfe\w+|(?:hours|"
    r"days) (?:before|after|of)|hour (?:before|after)|(?:before|after) (?:a|an|the|your|any) "
    r"(?:test|scan|operation|surgery|procedure|an?aesthetic)|for (?:\d+|a few|two|the first) "
    r"(?:hours|days|weeks)|at first|once you|know how|how it affects|drows\w+|sleepy|used to be|"
    r"non-alcoholic|alcohol (?:use|misuse|abuse|problems?|addiction|intolerance|withdrawal|"
    r"disorder)|drugs? (?:or|and) alcohol|alcohol-free|alcohol (?:wipes?|gel|rub|based|content)|"
    r"hand gel|mouthwash(?! or)|skin|surface|allerg\w*|intoleran\w*|weight|label says|children "
    r"under|under \d|yoghurt pot|raw|unpasteuri[sz]ed|unless|history|dependence|liver (?:disease|"
    r"problems)|stopp?(?:ing)? smoking|smok\w+|whether|ask|years ago|neighbou?rs|had (?:told|"
    r"heard)|myths?|rumou?rs?|online|thought|couldn't|could not|wasn't|weren't|may be told|small "
    r"amounts?|vinegar|might|depend\w*|soft drinks (?:with|contain)|thirst\w*|thyme|plenty of|"
    r"bottles? of water|sweet|sugar-free)\b|\?"
)
_STRONG = later(
    r"\b(?:very (?:ill|sick|unwell)|serious(?:ly)?|dangerously|dangerous(?:ly)?|flushing|vomiting|"
    r"pounding|stuck|trapped|lodges?|muscle|unsafe|toxic|poison\w*|raises|increases|interacts?|"
    r"flare-?ups?)\b"
)
_MILD = later(r"\b(?:may|might|can|could|sometimes|slightly|a little|possible)\b")
_RELATIVE = later(
    r"\A\W*(?:my|his|her|our|a|one) (?:\w+ )?(?:neighbou?r|sister|brother|friend|mother|mum|mom|"
    r"dad|father|husband|wife|partner|son|daughter|colleague|cousin|aunt|uncle|niece|nephew)\b"
)
_ABOUT_PAGE = later(
    r"\b(?:until|till|for) (?:(?:at least|about|another) )?[\w-]+ (?:full |whole |more )?(?:hours|"
    r"days|weeks) (?:afterwards?|after (?:your|the|you|it|treatment|finishing|stopping|"
    r"taking)\b(?! (?:operation|surgery|procedure|scan|test|an\w*sthetic|injection|jab|"
    r"vaccine)))[^.;,]*|,? even (?:if|when|though)\b[^.;,]*|\bif you (?:have|are on|take|are "
    r"taking|use) (?:this|these|it|them)\b(?: \w+)?|\bif you (?:like|wish|want|fancy)(?: to| "
    r"it)?\b|\bas long as\b[^.;]*|\bprovided\b[^.;]*|\bi used to (?:have|eat|drink)\b|"
    rf"{UNLESS_TOLD}"
)
_YOURS = later(r"\byour (?:unborn )?(?:baby|child)\b")
_BANNED, _ALLOWED = 0.0, 1.0


class _Reading(NamedTuple):
    kinds: frozenset[str]
    """Classes of food; none where it is said of all of them."""
    is_allowed: bool
    is_sure: bool


def _read(page: Page) -> Iterator[Answer]:
    subject = subject_medicine(page)
    title = page.title.lower()
    for number, said, _ in said_sentences(page, _SIGNS):
        reading = _value(said.sentence, title)
        if reading is None or other_kinds(said.sentence, title):
            continue
        generics = {
            one.generic
            for one in mentions_between(page, number, said.first, said.last)
            if not one.everyday and one.generic not in ("ethanol", "alcohol", "caffeine")
        }
        if len(generics) > 1 or (subject and generics - {subject}):
            continue
        medicine = next(iter(generics), subject or "")
        people = people_of(page, said) - ({"child"} if _YOURS.search(said.sentence) else set())
        value = _ALLOWED if reading.is_allowed else _BANNED
        for kind in reading.kinds or ("",):
            yield Answer(value, value, f"{kind}/{medicine}", said, people, is_sure=reading.is_sure)


def _value(sentence: str, title: str = "") -> _Reading | None:
    text = _ABOUT_PAGE.sub("", without_answer(sentence))
    kinds = _kinds(text)
    if kinds is None or _RELATIVE.search(text) or _APART.search(text):
        return None
    if any(_CLASS[kind].search(title) for kind in kinds):
        return None
    polarities = [one for part in parts_of(text, _PART) for one in _polarities(part)]
    if len({is_allowed for is_allowed, _ in polarities}) != 1:
        return None
    return _Reading(kinds, polarities[0][0], any(is_sure for _, is_sure in polarities))


def _kinds(text: str) -> frozenset[str] | None:
    """Return the classes of food that a text names, none for all food; None without food."""
    is_named = _THING.search(text) is not None
    kinds = {name for name, words in _CLASS.items() if is_named and words.search(text)}
    if _ANY_FRUIT.search(text) and not kinds - {"citrus"}:
        return frozenset({"citrus"})
    if not kinds and _ANY_FOOD.search(text):
        return frozenset()
    return frozenset(kinds) or None


def _polarities(part: str) -> Iterator[tuple[bool, bool]]:
    """Yield, for each thing a part of a sentence says of food, if it lets one, and if surely."""
    is_named = any(words.search(part) for words in (_THING, _ANY_FOOD, _ANY_FRUIT))
    if _NOT_TOGETHER.search(part):
        yield False, True
        part = _NOT_TOGETHER.sub(" ", part)
    for found in _GIVE_UP.finditer(part):
        before = part[: found.start()]
        if is_named or not before.strip() or _STANDS_FOR.search(part):
            is_needless = _NEEDLESS.search(before) or _NEGATES.search(before)
            yield bool(is_needless), True
        part = _blank(part, found)
    for found in _FORBIDS.finditer(part):
        if is_named or _STANDS_FOR.search(part):
            yield False, True
        part = _blank(part, found)
        if found[0].startswith("not a"):
            return
    if _NONE_OF.search(part):
        yield False, True
        return
    for found in _LETS.finditer(part):
        if _is_of_food(part, found):
            yield True, True
        part = _blank(part, found)
    if is_named or _OPENS.match(part) or _GOOD.match(part.lstrip(" _")):
        yield from _verdicts(part)


def _is_of_food(part: str, found: re.Match[str]) -> bool:
    """Return whether what a phrase lets readers have is food, named behind it or before."""
    thing = _THING.search(part, found.end()) or _ANY_FOOD.search(part, found.end())
    if thing is not None:
        return _BETWEEN.search(part, found.end(), thing.start()) is None
    is_named = _THING.search(part, 0, found.start()) or _STANDS_FOR.search(part)
    return bool(is_named) or (found.start() == 0 and _GOOD.match(part) is not None)


def _verdicts(part: str) -> Iterator[tuple[bool, bool]]:
    """Yield what it says of food as a subject: that it harms, or is fine."""
    for found in _HARMS.finditer(part):
        is_denied = _NEGATES.search(part[: found.start()])
        is_sure = is_denied or _STRONG.search(part) or not _MILD.search(part)
        yield bool(is_denied), bool(is_sure)
        if is_denied:
            return
    for found in _GOOD.finditer(part):
        yield not _NEGATES.search(part[: found.start()]), True


def _blank(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + "_" * len(found[0]) + text[found.end() :]


FOODS = Reader(signs=_SIGNS, read=_read)
