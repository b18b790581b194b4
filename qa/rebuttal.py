"""Whether a page tells a claim only to answer it: what adverts say, a myth, a question.

The standard behind it: claims are judged in context, by what readers take from the whole (FTC,
Health Products Compliance Guidance, II.A), and a claim that is answered misleads nobody.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from qa.document import BlockKind
from qa.page import sentence_around, sentences
from qa.patterns import regex_later
from qa.tables import table_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qa.document import Block
    from qa.page import Page

_SELLERS = (
    r"(?:ads?|adverts?|advertis\w+|commercials?|labels?|bottles?|packets?|packag(?:es?|ing)|"
    r"box(?:es)?|tubs?|leaflets? (?:through|in)|web ?sites?|web ?pages?|(?:social media |online |"
    r"viral |facebook |tiktok |instagram |youtube )?(?:posts?|videos?|clips?|accounts?|forums?|"
    r"groups?|articles?|stories)|headlines?|influencers?|sellers?|vendors?|stalls?|shops?|stores?|"
    r"salesm[ae]n|salespeople|marketers?|marketing|brands?|makers?|manufacturers?|firms?|"
    r"companies|clinics|tiktok|social media|the internet|the web|(?:some(?:body|one|thing)?|"
    r"any(?:body|one|thing)|every(?:body|one|thing)|people|others|things?|claims?) (?:\w+ )?online|"
    r"scams?|scammers?)"
)
_SAY = (
    r"(?:say|says|said|saying|claim|claims|claimed|claiming|promis(?:e|es|ed|ing)|swears?|swore|"
    r"tells?|told|boasts?|boasted|sold|sells?|offers?|offered|shouts?|screams?|suggests?|"
    r"will tell|would have you|want you to believe|reads?|calls?|called|guarantees?|guaranteed)"
)
_SELLERS_SAY = regex_later(
    rf"(?<!\b(?:our|my|we|ours) (?:[\w-]+ )?)\b{_SELLERS}\b(?: [\w'-]+){{0,4}}? {_SAY}\b"
    rf"|\b(?:copied|taken|quoted|lifted|seen|found|spotted|claims?|lines?|promises?|words|phrases)"
    rf" (?:from|in|on|by) (?:\w+ ){{0,2}}?{_SELLERS}\b|\bthe internet sold\b",
    regex.IGNORECASE,
)
"""What others sell says it, though not what the page itself sells."""
_UP_TO = r"(?:(?!\b(?:our|ours|but|until|now|today|because)\b)[^.!?;]){0,140}\Z"
_CONDEMNED = regex_later(
    r"\b(?:fined|sued|banned|prosecuted|jailed|struck off|censured|convicted|charged|reprimanded|"
    r"withdrawn|taken down|taken to court|in trouble|told off|warned|ordered)\b(?: [\w']+){0,8}? "
    r"(?:say|saying|says|said|claim\w*|promis\w+|suggest\w*|tell\w*|sell\w*|advertis\w+|"
    rf"market\w*|call\w*|that)\b{_UP_TO}"
    r"|\b(?:regulators?|watchdogs?|courts?|judges?|authority|trading standards|fda|ftc|asa|mhra)\b"
    r"(?: [\w']+){0,6}? (?:banned|fined|ruled|upheld|sued|ordered|charged|prosecuted|stopped)\b"
    rf"(?:(?!\b(?:our|ours|but|now|today)\b)[^.!?;]){{0,140}}\Z",
    regex.IGNORECASE,
)
"""Who was made to stop saying it."""
_ONCE = (
    r"(?:\b(?:once|used to|formerly|at one time|for (?:centuries|decades|generations)) (?:be )?"
    r"(?:believ\w+|thought|think|said|say|claim\w*|told|tell|taught|teach|held|assum\w+|sold|"
    r"advertised|promoted|prescribed|recommend\w*|advis\w+|called|call|considered|regarded|seen|"
    r"labell?ed|known|named|described)\b"
    r"|\b(?:in|until|before|during|since) (?:the )?(?:early |late |mid-?)?(?:1[5-9]\d0s|1[5-8]\d\d|"
    r"19[0-7]\d|(?:victorian|medieval|edwardian|roman|ancient) (?:times?|era|england|britain|"
    r"days|rome|greece)|middle ages|(?:1[5-9]th|\w+teenth|last|twentieth) century)\b[^.!?;]{0,80}\b"
    r"(?:told|thought|believed|said|sold|advertised|called|labell?ed|known|seen|regarded|"
    r"considered|prescribed|recommended|crimes?|illegal|laws?|locked|sent|taken|punish\w*)\b"
    r"|\b(?:comes?|came|dates?|dating|left over) (?:back )?(?:from|to) (?:a|the) "
    r"(?:time|days?|era|age|years|law)\b|\ba time when\b|\bin those days\b)"
)
_WAS_ONCE = regex_later(
    r"(?<!\b(?:i|he|she) )(?<!\b(?:i|he|she) had )" + _ONCE + _UP_TO, regex.IGNORECASE
)
"""What was believed in former times, though not what somebody believed before our cure."""
_WOULD_SAY = regex_later(
    r"\b(?:i|we)(?:'d| would) (?:\w+ )?(?:have (?:told|said|sworn|promised)|(?:love|like) to "
    r"(?:\w+ )?(?:tell|say|promise|believe))\b" + _UP_TO + r"|\b(?:it )?(?:would|might) be "
    r"(?:so |very )?(?:lovely|nice|easy|wonderful|tempting|great|good) (?:if|to (?:say|"
    r"tell|believe|think|promise|claim))\b"
    + _UP_TO
    + r"|\bwish (?:that )?(?:i|we|it|there) (?:could|were|was)\b"
    + _UP_TO
    + r"|\b(?:cannot|can't|could not|couldn't|will not|won't|(?:nobody|no one|no \w+) "
    r"(?:can|should|could)|(?:do|does|did)(?: not|n't)) (?:\w+ )?(?:promise|"
    r"guarantee|claim|pretend)\b(?! you)"
    + _UP_TO
    + r"|\b(?:cannot|can't|won't|will not) (?:promise|guarantee) you\b"
    + _UP_TO,
    regex.IGNORECASE,
)
"""What the page would say if it were so."""
_WHETHER = regex_later(
    r"\bwhether (?!you\b|you're\b|your\b|old\b|young\b)(?:(?!\b(?:our|ours|but|because)\b)[^.!?;,])"
    r"{0,100}\Z",
    regex.IGNORECASE,
)
"""What the page, or somebody in it, asks."""
_WORDS_TO_DOUBT = regex_later(
    r"\b(?:words|phrases|claims|signs|lines|promises|slogans|headlines)\b[^.!?:]{0,60}\b(?:stop|"
    r"wary|warn\w*|careful|suspicious|sceptical|skeptical|doubt|alarm\w*|question|avoid|red|scams?|"
    r"walk away|put you off|think twice|distrust|pause|worry)\b[^.!?:]{0,40}:[^.!?]{0,200}\Z",
    regex.IGNORECASE,
)
_SAY_SELLERS = regex_later(
    rf"\A[^\w]{{0,4}}(?:{_SAY}|on|is what) (?!our\b|my\b)(?:\w+ ){{0,3}}?{_SELLERS}\b",
    regex.IGNORECASE,
)
_TOLD = regex_later(
    r"\b(?:you|we|i|parents|patients|readers)(?:'ll|'ve| will| have| may(?: have)?| might(?: have)?"
    r"| could| can| often| sometimes| probably)+ (?:\w+ )?(?:hear|heard|read|see|saw|seen|be told|"
    r"been told|come across|met|meet)\b"
    r"|\b(?:it is|it's|is|are) (?:often|sometimes|widely|commonly|still|frequently) (?:said|"
    r"claimed|"
    r"believed|thought|told|sold|advertised|promoted|marketed|touted)\b"
    rf"|\b(?:people|friends?|family|relatives|neighbou?rs?|colleagues?|folk|somebody|someone|"
    rf"others|"
    rf"grandm\w+|mum|mom|dad|uncle|aunt|cousin|many|they) (?:\w+ ){{0,3}}?(?:{_SAY}|believes?|"
    r"thinks?|insists?|sent|shared|swear by)\b"
    r"|\b(?:he|she|(?:the|a|one|my) (?:man|woman|lady|guy|therapist|healer|salesm[ae]n|brother|"
    r"sister|husband|wife|partner|son|daughter|mother|father|boss|teacher|coach|trainer|friend\w*))"
    r" (?:(?:once|always|often|had|has|also|even|then|only) ){0,2}(?:said|says|told|tells|insisted|"
    r"insists|swore|swears|promised|claimed|thinks|thought|believed|believes)\b"
    r"|\bmy (?:mum|mom|gran\w*|nan|dad|father|mother|aunt|uncle|neighbou?r) (?:\w+ ){0,2}?(?:put|"
    r"used|rubbed|gave|made|poured)\b"
    r"|\b(?:rumou?rs?|gossip|hearsay|folklore|old wives|advertised as|sold as|marketed as|"
    r"touted as|"
    r"billed as|hailed as|supposed to|meant to)\b",
    regex.IGNORECASE,
)
"""Who has it told; whether it is so is for the page to say."""
_DOUBTFUL = (
    r"(?:any(?:one|body|thing|where|place)|people|products?|supplements?|remed(?:y|ies)|"
    r"treatments?|"
    r"ads?|adverts?|adverti\w+|web ?sites?|sites?|clinics?|sellers?|shops?|claims?|promises?|"
    r"posts?|"
    r"offers?|companies|pages?|those|phrases|words|talk|articles?|videos?|stories|influencers?)"
)
_NOT_AFTER = r"(?:(?![;:\u2013\u2014](?! ?[\"'])|\b(?:our|we|my|because|but)\b)[^.!?]){0,120}\Z"
_WARNED = regex_later(
    r"\b(?:(?:be|stay|remain) (?:very |rather )?(?:wary|careful|suspicious|sceptical|skeptical|"
    r"cautious)|wary|beware|ignore|watch (?:out|for)|look out|steer clear|walk away|distrust)\b"
    rf"(?: [\w'\"-]+){{0,6}}?,? (?:{_DOUBTFUL}|who|that|which)\b{_NOT_AFTER}"
    r"|\b(?:(?:do not|don't|never|not|n't) (?:trust|believe|fall for|buy|be fooled|be taken in|be "
    r"tempted|rely on)|avoid|stay away|keep away|report|question|mistrust|think twice)\b"
    rf"(?: [\w-]+){{0,3}}? {_DOUBTFUL} (?:online )?(?:who|that|which|promising|offering|claiming|"
    rf"selling|saying|such as|like)\b{_NOT_AFTER}"
    rf"|\b(?:red flags?|scams?|too good to be true)\b{_NOT_AFTER}",
    regex.IGNORECASE,
)
_UNMASKED = regex_later(
    rf"\A\W*(?:(?:if|when) )?(?:\w+ )?{_DOUBTFUL} (?:online )?(?:who|that|which|promising|offering|"
    r"claiming|selling)?\b[^.;!?]{0,160}\b(?:wary|scams?|lying|not telling|fraud|red flags?|"
    r"warning "
    r"sign|walk away|should be avoided|not to be trusted|breaking the law|too good to be true|"
    r"selling "
    r"something|(?:not|n't) (?:being )?honest|leave it|put it (?:back|down))\b",
    regex.IGNORECASE,
)
"""A sentence whose subject sells, and of which its end says what to think."""
_HALVES = (
    r"(?:work|help|cure|treat|do|prevent|stop|reverse|true|the case|show|shown|been|that simple|so|"
    r"back|hold|live|make|clear|get|remove|flush|mean|exist|enough|right|how|evidence|proof|proven|"
    r"any|anything|melt|happen|mention|say|tell|burn|last|protect|replace)"
)
_DENIED = regex_later(
    r"\W*(?:(?:but|however|in fact|actually|sadly|unfortunately|in truth|the truth is(?: that)?|"
    r"the (?:short )?answer(?: is)?|first(?:ly)?|for one thing|well|fact|facts|truth|answer|"
    r"a(?=[.:])|verdict|reality|our view)\b[,:.]? ?\W{0,3})*"
    r"(?:no(?=[.,:;!]|$)|nope\b|not (?:true|so|quite|exactly|really|always|likely|proven|by itself|"
    r"a "
    r"chance)\b|(?:wrong|false|untrue|rubbish|nonsense|misleading|unproven|myth|unlikely|beware)\b|"
    r"(?:it|they|this|that|these|those|he|she|which|both|such \w+|the (?:claim|ad|advert|label|"
    r"post|"
    r"truth))(?:'s|'re| is| are| was| were)? (?:simply |just |also |all |both |probably |quite )?"
    r"(?:untrue|false|wrong|a myth|myths|misleading|nonsense|unproven|not\b|never\b|illegal|"
    r"against the law|nothing\b|no\b)"
    rf"|(?:it|they|this|that|these|those|he|she|we|you|your \w+|the \w+|"
    rf"[a-z][\w-]+)(?: [\w-]+)? (?:"
    rf"won't|will not|doesn't|don't|do not|does not|cannot|can't|isn't|aren't|hasn't|haven't|"
    rf"has not|"
    rf"have not|wasn't|weren't|didn't|did not|is not|are not)(?:\W*(?:[.!;]|\Z)|"
    rf" (?:\w+ ){{0,2}}?{_HALVES}\b)"
    r"|(?:none|neither|nothing|nobody|no ?one|no (?!other\b|side\b|more\b)(?:\w+[ -]){1,4}?(?:"
    r"removes?|prevents?|suits?|melts?|burns?|reverses?|fixes|heals?|ends?|lasts?|has|have|can|could|is|are|"
    r"will|"
    r"does|do|should|cures?|works?|makes?|treats?))\b(?! (?:else|other|before|compares|beats|"
    r"of the "
    r"others|of my doctors))"
    r"|there(?:'s| is| are|'re| was| has been|'ve been| isn't| aren't)?(?: currently| still|"
    r" really| "
    r"simply| also)? (?:no\b|not\b|little|any|only weak|hardly|scant)"
    r"|(?:the |most |good |large |small |clinical |recent |medical |both |two |three )*(?:trials?|"
    r"stud(?:y|ies)|research|evidence|scientists|experts|reviews?|"
    r"doctors)\b[^.;!?]{0,80}(?:\bnot?\b|"
    r"n't\b|\bnever\b|\bneither\b|\bnone\b|\bnothing\b|\blittle\b|\bfail\w*|\bweak\b|"
    r"\btoo (?:small|short|few|poor|weak)\b|\bmixed\b)"
    r"|(?:please )?(?:do not|don't|never)(?=[.,:;!]| (?:do|try|follow|copy) "
    r"(?:it|this|that|so|any)\b)"
    r"|leave (?:it|them|that) (?:alone|be|out)\b"
    r"|i (?:paid|spent|wasted|lost|bought|took|tried)\b[^.!?;]{0,60}\b(?:no|not|never|"
    r"nothing|none)\b"
    r"|(?:we|i) (?:looked|checked|searched|read)\b[^.!?;]{0,60}\b(?:no|not|only|just|two|three|one|"
    r"few|nothing|none|small)\b"
    r"|(?:my|the|his|her) \w+ (?:says?|said|told me|explained|knew) [^.!?;]{0,20}\b(?:was|is|were|"
    r"are) (?:wrong|not)\b"
    r"|that (?:is|was|'s) how (?:most|many|some|people)\b|that hurts\b"
    r"|(?:we|i) (?:found|bought|know|saw|could find|believed|tried|wasted) (?:no\b|neither|none|"
    r"nothing|of no|it and)|(?:don't|do not) (?:be fooled|believe|fall|trust|buy)|ignore\b|"
    r"if only\b)",
    regex.IGNORECASE,
)
"""How a sentence opens that answers what stood before it."""
_TURNED = regex_later(
    r"\b(?:but|although|though|yet|however|when in fact|even so)\b[^.;!?]{0,100}(?:\bno\b|\bnot\b|"
    r"n't\b|"
    r"\bnever\b|\bneither\b|\bnone\b|\bnothing\b|\bfalse\b|\bmyth\b|\bwrong\b)"
    r"|\A\W*(?:(?:is|are|was|were|sounds?|may sound)\b[^.;!?]{0,40}|(?:,|[\u2013\u2014-]) )"
    r"(?:slogan|myths?|false|untrue|not true|nonsense|misleading|claim|red flag|warning sign|lie|"
    r"hype|scam|unproven|too good)\b"
    r"|\b(?:is|are|was|were) (?:just |simply |only |all |both )?(?:(?:an? )?myths?|false|untrue|"
    r"nonsense|misleading|unproven)\b",
    regex.IGNORECASE,
)
"""How the same sentence takes it back."""
_ANY_NO = regex_later(
    r"\b(?:no|not|never|none|neither|nothing|nobody|cannot|rarely|seldom|hardly|myths?|false|"
    r"untrue|"
    r"wrong|fake|unproven|unlikely|misleading|mostly water)\b|n't\b",
    regex.IGNORECASE,
)
_CLAIMS_HEADING = regex_later(
    r"\b(?:myths?|misconceptions?|misinformation|(?:false|popular|common|advertis\w+|health|\w+) "
    r"claims?|claims (?:you|that|to|we|about|on|in|and|made|checked)|claims?\W*\Z|fact(?:s)? (?:or|"
    r"vs\.?|versus|and|"
    r"from) (?:fiction|myths?)|true or false|fact[- ]?check\w*|checked\b|debunk\w*|scams?|hype|"
    r"quack\w*|red flags?|adverts?|ads|headlines|rumou?rs|live up|(?:does|do|can|will) (?:it|they|"
    r"[\w -]{3,30}) (?:really |actually )?(?:work|help|live)|what (?:you|people) (?:may |might |"
    r"will )?(?:hear|see|read|say)|you (?:may|might|will) (?:have )?(?:hear|heard|see|seen|read|"
    r"come across)|too good to be true|what the (?:ads?|adverts?|labels?|internet) says?)\b",
    regex.IGNORECASE,
)
"""A heading over what a page checks."""
_OUR_CLAIMS = regex_later(r"\bour\b|\binsurance\b|\bmake a claim\b", regex.IGNORECASE)
_LABELLED = regex_later(
    r"\W*(?:(?:the |common )?(?:myths?|claims?|false|fiction|misconception|rumou?r|hype)|they say|"
    r"(?:the )?(?:ads?|adverts?|label) says?|you (?:may|"
    r"might) hear)\b(?: #?\d{1,2})?\s?[.:\u2013\u2014-]",
    regex.IGNORECASE,
)
_LEADS = regex_later(
    r"\b(?:claims?|promises|phrases|slogans|lines|words|adverts?|ads|myths?|headlines|red flags?|"
    r"scams?)\b[^.!?]{0,60}:\s*\Z",
    regex.IGNORECASE,
)
_LEADS_TO_UNSAID = regex_later(
    r"\b(?:what|things|phrases|words|comments|remarks|lines|expressions|language)\b[^.!?]{0,40}"
    r"\b(?:not to|never to|n't|never|avoid|unhelpful|hurt\w*|don't help|does not help|do not help|"
    r"better not|best not|best left)\b"
    r"|\b(?:do not|don't|never|avoid|try not to|not to|stop|rather than|instead of) (?:\w+ )?"
    r"(?:say|saying|tell|telling|write|writing|phrases|words|comments|remarks|language)\b"
    r"|\b(?:unhelpful|hurtful|stigmati[sz]ing|outdated|offensive|unkind|careless) (?:\w+ )?"
    r"(?:things|comments|phrases|words|remarks|terms|language|responses|sayings)\b"
    r"|\b(?:people|others|some|they|families|friends|relatives|you) (?:may|might|often|sometimes|"
    r"will|can)? ?(?:say|said|hear|think|believe|be told|tell (?:you|us|me)|told (?:me|us|you))\b"
    r"[^.!?]{0,40}:\s*\Z",
    regex.IGNORECASE,
)
_KEPT_BACK = regex_later(
    r"\W*(?:(?:use )?instead of|rather than|avoid(?:ing)?|(?:words?|terms?|language|phrases?|"
    r"things|what) (?:to avoid|not to (?:say|use))|(?:please )?(?:do not|don't|never|try not to) "
    r"(?:say|use|write)|not|out(?:dated)?|old(?:er)? (?:terms?|words?|language)|stigmati[sz]ing|"
    r"unhelpful|less helpful|myths?|claims?|false|fiction|what (?:the )?(?:adverts?|ads|sellers|"
    r"people) say|"
    r"(?:you|we) (?:may|might|often) hear)\b[^.]{0,30}\Z",
    regex.IGNORECASE,
)
_THOUGHT = regex_later(
    r"\b(?:(?:if|when) you (?:catch|find|hear|notice)|raised to|brought up to|grow up|grew up|"
    r"taught (?:to|that)|used to)\b(?: [\w']+){0,3}? (?:thinking|think|believe|believing|"
    r"assum\w+|imagin\w+|say|saying)(?: that)?(?:(?!\bbut\b)[^.;:!?]){0,40}\Z"
    r"|\b(?:nobody|no one) (?:is|should be) (?:just |only )?(?:an? |the )?\Z"
    r"|\b(?:are|is|was|were) (?:\w+ )?(?:called|labell?ed|dismissed as|written off as) (?:an? )?\Z",
    regex.IGNORECASE,
)
"""What somebody is told, or called, by others than the page."""
_WHO_IS_TOLD = (
    r"(?:you|me|us|them|him|her|yourself|someone|somebody|anyone|people|others|readers|patients|"
    r"a \w+(?: \w+)?|(?:your|their|my|our) \w+)"
)
_AND_WHAT = r"(?: (?:that|they|he|she|you|we|i|are|is|have|has|had|must|should|just|need|ought))"
_TOLD_TO = regex_later(
    rf"\b(?:(?:be|been|being|is|are|was|were|get|gets|got|getting|often) told{_AND_WHAT}*|"
    rf"tell(?:s|ing)? {_WHO_IS_TOLD}(?:{_AND_WHAT}+|(?=(?: just| simply| not)* to\b)))"
    r"(?: just| simply| not)*(?: to)?(?: just| simply)? ?\Z",
    regex.IGNORECASE,
)
_NOT_TO_SAY = regex_later(
    r"\b(?:try not to|not to|(?:do not|don't|never) (?:try to |tell|say|write|call)|avoid|resist|"
    r"refrain from|rather than|instead of|no point in|tempt\w+ to|urge to|"
    r"doesn't help to|does not help to)\b(?:(?!\bbut\b)[^.;:!?]){0,60}"
    r"(?:\b(?:say|saying|tell|telling|told|argue|fix|blame|lecture|judge|like)\b"
    r"(?:(?!\bbut\b)[^.;:!?]){0,40})\Z",
    regex.IGNORECASE,
)
_CALLED_ONCE = regex_later(
    rf"(?<!\b(?:i|he|she) ){_ONCE}(?:(?!\b(?:but|until|now|today)\b)[^.!?;]){{0,60}}\Z",
    regex.IGNORECASE,
)
_ASKS = regex_later(
    r"\W*(?:\d{1,2}[.)]\W*)?(?:q[.:]\W*)?(?:(?:so|but|and|then),? )?(?:does|do|is|are|can|will|"
    r"could|"
    r"would|has|have)(?:n't)? (?!you\b(?! (?:really |still |ever )?(?:cure|get|catch|be)\b)|we\b)",
    regex.IGNORECASE,
)
_AFFIRMED = regex_later(
    r"\W*(?:a[.:]\W*)?(?:yes|absolutely|of course|definitely|certainly|indeed|it (?:does|can|will|"
    r"is)\b(?! not|n't)|you (?:can|will)\b(?! not)|we (?:can|do))\b",
    regex.IGNORECASE,
)
_QUESTION_MARK = regex_later(
    r"\W*(?:\d{1,2}[.)]\W*)?(?:q|question)(?: ?\d{1,2})?[.:)]", regex.IGNORECASE
)
_QUESTION_ENDS = regex_later(r"\?(?=[\"')]?\s*(?:\Z|\n|a[.:]|answer))", regex.IGNORECASE)
_SELLERS_ASK = regex_later(
    r"\W*(?:why (?:not|wait|choose|us|our|it works)|ready|want|looking|tired|fed up|did you know|"
    r"are you|do you want|would you like|what if|how (?:does|do|will|can|soon|fast|quickly))\b",
    regex.IGNORECASE,
)
_HOPED = regex_later(
    r"(?:n't|\bnot|\bnever|\bno)\b[^?]{0,80}, (?:can|is|are|does|do|will|has|have|could) "
    r"(?:it|they|that|i|you|we|there)\?",
    regex.IGNORECASE,
)
"""A question that "It can." answers with no."""
_HELD_TO_BE_SO = regex_later(
    r"\b(?:i|i'm|i've|i'd|me|my)\b|\A\W*(?:\d{1,2}[.)]\W*)?(?:q[.:]\W*)?(?:but|surely|isn't|aren't|"
    r"doesn't|don't|won't|can't|shouldn't|hasn't|wasn't|didn't|is it true|is it ok\w*)\b"
    r"|, (?:right|surely|no|yes|correct|true|(?:is|are|can|does|do|will|has|have|could|would)"
    r"(?:n't)? (?:it|they|that|he|she|i|we|there))\W*\Z",
    regex.IGNORECASE,
)
_ANOTHER = regex_later(
    r"\A\W*(?:and |here(?:'s| is) |then there(?:'s| is) |take )?(?:another|one more|"
    r"the next(?: one)?|this one|one)\b[^.!?:]{0,40}:\W*\Z",
    regex.IGNORECASE,
)
_ADVERTS = regex_later(
    r"\b(?:adverts?|ads|claims|promises|myths?|scams?|slogans?)\b", regex.IGNORECASE
)
_SO_FAR = 5
_REACH = 250
"""Characters of what stands below a heading in which it is answered."""
_BEFORE = 220
_NEXT = 2
"""So many sentences after a claim may answer it."""
_LONGEST_LIST = 20


def is_rebutted(
    page: Page, block: Block, start: int, end: int, quotes: Sequence[tuple[int, int]]
) -> bool:
    """Return whether a run of a block's text is told only to be answered.

    `quotes` are the runs in quotation marks that it is part of, or that are part of it.
    """
    text = block.plain
    first, last = sentence_around(text, start)
    before = text[max(first, start - _BEFORE) : end].rstrip(" .!?\"')")
    return bool(
        _WARNED.search(before)
        or _CONDEMNED.search(before)
        or _WAS_ONCE.search(before)
        or _WOULD_SAY.search(before)
        or _WHETHER.search(before)
        or _WORDS_TO_DOUBT.search(before)
        or _is_kept_back(page, block, start)
        or _UNMASKED.match(text[first:last])
        or _LABELLED.match(text, first)
        or _is_listed(page, block, quotes)
        or _is_asked(page, block, first, last, end)
        or _readers_ask(page, block, max(start, end - 3))
        or (quotes and _is_quoted_in_doubt(page, block, quotes))
        or (
            not quotes
            and (_TOLD.search(before) or _SELLERS_SAY.search(before))
            and _is_answered(page, block, end)
        )
    )


def _is_quoted_in_doubt(page: Page, block: Block, quotes: Sequence[tuple[int, int]]) -> bool:
    """Return whether what is quoted is what sellers say, or the page denies it."""
    text = block.plain
    opens, closes = min(q[0] for q in quotes), max(q[1] for q in quotes)
    first, _ = sentence_around(text, opens)
    before, after = text[max(first, opens - _BEFORE) : opens], text[closes : closes + _BEFORE]
    if _SELLERS_SAY.search(before) or _SAY_SELLERS.match(after):
        return True
    if any(_is_claims_heading(heading) for heading in _over(page, block)):
        return True
    if block.kind is BlockKind.HEADING:
        return _ANY_NO.search(_below(page, block)) is not None
    if _ANOTHER.search(before):  # of those that the page takes apart
        number = page.number_of(block)
        told = page.blocks[max(0, number - _SO_FAR) : number]
        return any(_ADVERTS.search(one.plain) for one in told)
    return _is_answered(page, block, closes)


def _is_asked(page: Page, block: Block, first: int, last: int, end: int) -> bool:
    """Return whether a run stands in a question that what follows does not answer with yes."""
    text = block.plain
    stop = text.find("?", end, last + 2)
    if stop < 0 or not _ASKS.match(text, first):
        return False
    follows = text[stop + 1 :].lstrip(" \"')\n") or _below(page, block)
    return bool(follows) and not _AFFIRMED.match(follows)


def _readers_ask(page: Page, block: Block, end: int) -> bool:
    """Return whether a run stands in a question of readers, which the answer does not grant.

    A heading asks, or what "Q." opens. What they say of themselves, or ask to have confirmed, they
    hold to be so; of any other question the answer has to deny something.
    """
    text = block.plain
    if block.kind is not BlockKind.HEADING and not _QUESTION_MARK.match(text):
        return False
    found = _QUESTION_ENDS.search(text, end)
    if found is None or _SELLERS_ASK.match(text):
        return False
    follows = text[found.end() :].lstrip(" \"')\n") or _below(page, block)
    if follows and _HOPED.search(text[: found.end()]):
        return not _DENIED.match(follows)
    if not follows or _AFFIRMED.match(follows):
        return False
    if _HELD_TO_BE_SO.search(text[: found.end()]):
        return True
    return any(_DENIED.match(follows, at) for at, _ in islice(sentences(follows), _NEXT))


def _is_answered(page: Page, block: Block, end: int) -> bool:
    """Return whether what follows a run, in its sentence or in the next ones, denies it."""
    text = block.plain
    rest = text[end : end + 3 * _REACH]
    _, last = sentence_around(text, max(end - 1, 0))
    if _TURNED.search(text[end:last]):
        return True
    if not text[last:].strip(" \"'.,!?;:)\n"):  # it ends its paragraph
        if _DENIED.match(rest) and rest.lstrip(" \"')")[:1] in ".!?":
            return True
        rest = _below(page, block)
        return any(_DENIED.match(rest, at) for at, _ in islice(sentences(rest), _NEXT))
    opens = _DENIED.match(rest) is not None and rest.lstrip(" \"')")[:1] in ".!?"
    starts = (at for at, _ in sentences(text) if at >= end)
    return opens or any(_DENIED.match(text, at) for at in islice(starts, _NEXT))


def _is_listed(page: Page, block: Block, quotes: Sequence[tuple[int, int]]) -> bool:
    """Return whether an item stands in a list of what readers should not believe."""
    lead = page.over_list(page.number_of(block), _LONGEST_LIST)
    if lead is None:
        return False
    text = lead.plain[-_REACH:]
    warned = text.rstrip().endswith(":") and _WARNED.search(text.rstrip(" :\n"))
    return bool(warned or (quotes and _LEADS.search(text)))


def is_unsaid(page: Page, block: Block, start: int) -> bool:
    """Return whether a run is what readers are told not to say, or told that others say.

    It is an item of a list that "Do not say:" leads, or a line below the heading "What not to say",
    or what somebody is told to do, or called, in the same sentence.
    """
    first, _ = sentence_around(block.plain, start)
    before = block.plain[max(first, start - _BEFORE) : start]
    told = _TOLD_TO.search(before) or _THOUGHT.search(before)
    return told is not None or _is_kept_back(page, block, start)


def _is_kept_back(page: Page, block: Block, start: int) -> bool:
    text = block.plain
    first, _ = sentence_around(text, start)
    before = text[max(first, start - _BEFORE) : start]
    if _NOT_TO_SAY.search(before) or _CALLED_ONCE.search(before):
        return True
    if block.is_cell and id(block) in page.once(_kept_back_cells):
        return True
    lead = page.over_list(page.number_of(block), _LONGEST_LIST)
    if lead is None:
        return False
    led = lead.kind is BlockKind.HEADING or lead.plain.rstrip().endswith(":")
    return led and _LEADS_TO_UNSAID.search(lead.plain) is not None


def _kept_back_cells(page: Page) -> frozenset[int]:
    """Return, by their `id()`, the cells of columns such as "Instead of", beside one of "Say"."""
    found = set()
    for head, *body in table_rows(page):
        kept_back = [at for at, cell in enumerate(head) if _KEPT_BACK.match(cell.plain)]
        if len(kept_back) == len(head):
            continue
        for row in body:
            found |= {id(row[at]) for at in kept_back if len(row) == len(head)}
    return frozenset(found)


def _over(page: Page, block: Block) -> Iterator[Block]:
    if block.kind is not BlockKind.HEADING:
        yield from page.headings_over(block)
        return
    level = block.level or 7
    yield from (over for over in page.headings_over(block) if (over.level or 7) < level)


def _is_claims_heading(heading: Block) -> bool:
    text = heading.plain
    return _CLAIMS_HEADING.search(text) is not None and not _OUR_CLAIMS.search(text)


def _below(page: Page, block: Block) -> str:
    """Return the beginning of what stands below a block."""
    number = page.number_of(block)
    following = page.blocks[number + 1 : number + 2]
    return following[0].plain[:_REACH] if following else ""
