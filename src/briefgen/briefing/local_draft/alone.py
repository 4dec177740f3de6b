"""Whether a sentence of an article can be shown without its neighbours: it tells something, and whatever it points to
stands in it.

    "He put the number of arrests at 457."                -> "a pronoun without a name: He"
    "Maui County puts the deaths at 115."                 -> ""

Patterns and word lists only. What is refused wrongly costs a sentence; what is let through wrongly misleads.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.records import Span
from briefgen.text.calendar import DAY_WORDS, MONTH, MONTH_WORDS, WEEKDAY
from briefgen.text.corrections import speaks_of_itself
from briefgen.text.figures import is_person_noun, scan_numbers
from briefgen.text.figures.digits import base_language
from briefgen.text.lexicon import PAST_FORMS, SAYING, fold, names_in, stem, words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, word_set

LEAST_WORDS, MOST_WORDS = 7, 55
"""Words of a sentence that is shown by itself: shorter ones hang on their neighbour, longer ones are not read."""

QUOTED = when_used(r"[“\"][^”\"]*[”\"]?")

# ---------------------------------------------------------------- its beginning and its end


@cache
def _labels() -> re.Pattern[str]:
    rows = read_table("teasers", ("words", "mark"))
    marked = "|".join(re.escape(row["words"]) for row in rows if row["mark"] == "yes")
    bare = "|".join(re.escape(row["words"]) for row in rows if row["mark"] == "no")
    return re.compile(rf"\s*(?:(?:{marked}):|(?:{bare}):?)\s+(?=[A-Z\d“\"])", re.IGNORECASE)


_BULLET = when_used(r"\s*(?:[-–—•*·▪●∎■◆►]\s+)+")
_DATELINE = when_used(
    r"\s*(?:[A-Z][A-Z .'-]{3,30}(?:\s*[:–—]\s*|\s+-\s+|-(?=The |A |An |In |On ))|"
    r"[A-Z][A-Za-z .'-]{2,30}(?:, [A-Z][A-Za-z .]{2,20})?,? \([A-Z][\w ]{1,20}\)\s*[–—-]+\s+|"
    r"\([A-Z][A-Za-z .]{2,20}\)(?:\s*[–—-]+)?\s+|"
    r"(?:[A-Z]{3,} )+[A-Z]{3,} (?=[A-Z][a-z]))(?=[A-Z\d])"
)


def own_words(span: Span, text: str) -> Span:
    """The span without a bullet, a label of its page ("Why it matters:") or a dateline that stands before the sentence."""
    start = span.start
    for pattern in (_BULLET, _labels(), _DATELINE):
        found = pattern.match(text, start, span.end)
        start = found.end() if found else start
    return Span(start, span.end)


OPENS_BADLY = when_used(
    r"^\W*(?:(?:\w+ ){0,4}of them|but|now(?= (?:the|his|her|its|their|he|she|it|they)\b)|and|or|so|yet|nor|he|she|they|this(?! (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|time|\w+day)\b)|that|these|those|his|her|its|their|there (?!is\b|are\b|was\b|were\b|has\b|have\b)|"
    r"then|also|such|another|however|instead|again(?=,)|earlier(?=,)|later(?=,)|both|meanwhile|still|since then|by then|until then|of (?:these|those|them|its|his)|"
    r"(?:one|two|some|many|most|none|a few|few|several|part|all|both|neither|each|half) of (?:them|these|those|its|whom)|"
    r"(?:in|by|for|on|to|at|with|from|of) (?:its|his|her|their|this|that|these|those|addition|turn|response|return)\b|"
    r"(?:after|before|despite|because of|beyond|besides|until|since|without) (?:this|that|these|those)\b|"
    r"at the (?:same )?time|on the (?:same|other|way)|in the (?:end|meantime|ruling|view)|from (?:here|there)|"
    r"(?:among|between) (?:them|these|those)|\w+ (?:day|night|week|month|year)s? (?:(?:earlier|later)\b|(?:before|after)\b(?! (?:the|a)\b))|"
    r"the (?:day|night|week|month|year) (?:before|after)\b(?! (?:the|a)\b)|when asked|asked|for example|for instance|as a result|in addition|"
    r"on top of (?:this|that)|here|now that|too)\b",
    re.IGNORECASE,
)
_IT = when_used(
    r"^\W*it (?!(?:is|was|has been) (?:(?:now|still|not|also|only)\s+)?(?:known|clear|unclear|unknown|likely|unlikely|possible|expected|thought|"
    r"believed|estimated|feared|announced|confirmed|on|in)\b)",
    re.IGNORECASE,
)
_SETS_AGAINST = when_used(
    r"^(?:[^\s,]+ ){1,7}[^\s,]+, (?:however|though|in turn|by contrast|on the other hand),", re.IGNORECASE
)
"""What sets a sentence against the one before: "Half of them, however, stayed"."""
_INVERTED = when_used(
    r"^\W*(?:kept|held|left|found|taken|brought|lost|hurt|among|\w+ed)\b(?: (?:in|at|on|by|with|from|to|near|so far)\b[^,.]{0,40})? (?:are|were|was|is)\b",
    re.IGNORECASE,
)
"""What puts its subject last, of which the sentence before tells: "Kept in hospital were three men"."""
_DUMMY = when_used(r"^\W*it (?:is|was|has been) (?:(?:now|still|not|also|only)\s+)?(?:known|clear|unclear|unknown|likely|unlikely|possible|expected"
                    r"|thought|believed|estimated|feared|announced|confirmed) (?:that|whether|how|what|who|when|where)\b", re.IGNORECASE)  # fmt: skip
_CLEFT = when_used(r"^\W*it was (?:on|in) [^,]{3,30} that\b", re.IGNORECASE)
_PROMO = when_used(
    r"\b(?:read (?:also|more)|also read|click|subscribe|sign up|newsletter|follow us|live updates|we (?:update|added)|watch (?:the|our)|this page|"
    r"our (?:newest|latest|live)|my news|what to know|file photo|photo:|stay tuned|as the story develops|advertisement|what happens next)\b",
    re.IGNORECASE,
)
_NO_NEWS = when_used(
    r"^\W*(?:correction|editor['’]s note|clarification|update|note|published|last updated)\b\s*:?", re.IGNORECASE
)
_POSTED = when_used(r"(?<!\w)[#@]\w|https?://|\bpic\.\w")
_BARE_NUMBER = when_used(
    r"^\W*(?:(?:about|around|some|more than|over|at least|nearly|almost|up to|another) )?(?:\d[\d,.]*(?: (?:million|billion))?(?:,| (?:is|are|was|were|of)\b)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands) (?:is|are|was|were|have been|had been)\b)",
    re.IGNORECASE,
)
_END = when_used(r"[.!][”\"’')\]]*$")


_CAPTION = when_used(
    r"\b(?:handout|undated|file|aerial|satellite|combination|archive) (?:[a-z]+ )?(?:photo(?:graph)?|picture|image)s?\b|"
    r"\b(?:photo(?:graph)?|picture|image)s? (?:taken|released|provided|shared|shown) (?:on|by|in|from)\b|"
    r"\((?:AP|AFP|Reuters|EPA|Getty|Agency)[ \w]* (?:photo|image)s?\b|"
    rf"(?<!on)(?<!of)(?<!until)(?<!since),? {WEEKDAY},? (?-i:{MONTH})\.? \d{{1,2}}, \d{{4}}\.$|"
    r"\bin (?:this|an?) (?:[a-z-]+ )?(?:photo(?:graph)?|picture|image)\b|\b(?:photo(?:graph)?|picture|image|photo credit|credit)s?:",
    re.IGNORECASE,
)
"""What only the words beside a picture say."""


def _broken(text: str, language: str) -> str:
    words = text.split()
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        return "too short or too long"
    if not _END.search(text.rstrip()) or "?" in text:
        return "a question, or no whole sentence"
    if text.lstrip()[:1].islower() or text.lstrip()[:1] in "“\"«‘'":
        return "it begins in the middle, or with speech"
    quoted = sum(len(m.group()) for m in QUOTED.finditer(text))
    if 2 * quoted > len(text):
        return "mostly speech"
    if _CAPTION.search(text):
        return "of a picture"
    if _PROMO.search(text) or _NO_NEWS.match(text) or speaks_of_itself(text) or _POSTED.search(text):
        return "of the page, not of the story"
    if base_language(language) == "en" and not _has_verb(text):
        return "no verb"
    if _BARE_NUMBER.match(text):
        return "its number counts nothing that it names"
    return garbled_words(text)


_AUXILIARY = word_set(
    "is are was were be been has have had do does did will would can could may might must should shall says say "
    "wants want holds hold needs need goes go comes come stands stand lies lie puts put gives give takes take"
)


def is_verb(word: str) -> bool:
    """Whether a folded word is likely a verb: an auxiliary, a form of the past, a word of saying."""
    past = (word in PAST_FORMS and not is_person_noun(word)) or (word.endswith("ed") and len(word) > 4)
    return past or word in _AUXILIARY or word in SAYING or (word.endswith("s") and word.removesuffix("s") in SAYING)


def _has_verb(text: str) -> bool:
    return any(is_verb(fold(word.text)) for word in words_of(text))


_ORDINAL = when_used(r"\b(\d*?(\d?\d))(st|nd|rd|th)\b")
_ONE_OF_MANY = when_used(
    r"\b1 (?:[a-z]+ )?(?!s\b)(?!(?:news|gas|bus|species|series|percent|cross|class|loss|boss|less)\b)[a-z]{3,}[^s\W]s (?:were|are|have)\b"
)


def garbled_words(text: str) -> str:
    """Words of a number that a bad translation broke, "the 441rd", "1 fires were set"; "" where there are none."""
    for found in _ORDINAL.finditer(text):
        last, ending = int(found[2]), found[3]
        right = "th" if 10 <= last <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
        if ending != right:
            return f"garbled: {found[0]}"
    found_one = _ONE_OF_MANY.search(text)
    return f"garbled: {found_one[0]}" if found_one else ""


# ---------------------------------------------------------------- what it points to

_HE = when_used(r"\b(?:he|she|him|his|her|hers)\b", re.IGNORECASE)
_THEY = when_used(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE)
_ITS = when_used(r"\b(?:it|its)\b", re.IGNORECASE)
_WE = when_used(r"\b(?:we|i|you|our|us)\b")
_ANSWERS = when_used(
    r"^(?P<who>[^;:]{2,90}?)\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:e|es|ed)|confirm(?:s|ed)?|contradict(?:s|ed)?|put|call(?:s|ed)?|"
    r"took|defend(?:s|ed)?|repeat(?:s|ed)?|condemn(?:s|ed)?|welcom(?:e|es|ed)) (?P<it>it|that|this|them|both|these|those|such (?:reports|claims|figures|tolls))"
    r"(?=[\s.,;:]*$|[.,;:]|\s+(?:and|but|as|when|while|on|more|in|too|until|saying|was|is)\b)",
    re.IGNORECASE,
)
"""What is answered stands in the sentence before: "The government denies it and points to what has been paid out"."""
_THE_OTHER_COUNTS = when_used(
    r"\b(?:reject(?:s|ed)?|dismiss(?:es|ed)?|den(?:y|ies|ied)|disput(?:e|es|ed)|accept(?:s|ed)?|call(?:s|ed)?|question(?:s|ed)?) "
    r"the (?:higher|lower|other|others|rival|new|latest|earlier) (?:tolls?|figures?|numbers?|counts?|estimates?|totals?)\b(?! (?:of|by|from|that|put|given)\b)",
    re.IGNORECASE,
)
_THE_OFFICIAL = when_used(
    r"^\W*The (?:official|source|spokes(?:man|woman|person)|speaker|man|woman|resident|witness|officer)"
    r"(?:,? who\b|,? (?:also |then )?(?:said|says|added|adds|told|warned)\b)"
)
"""Somebody whom only the sentence before names."""
_COMES_NEXT = when_used(r"^[^,;]{2,60}\b(?:comes?|came|follows?|followed) (?:next|second|third|then)\b", re.IGNORECASE)
_MANY = when_used(
    r"\b(?!(?:his|this|is|was|has|us|as|its|thus|plus|across|news|less|perhaps|always|years|days|weeks|months|hours|minutes|says|"
    r"sometimes|towards|[A-Z]\w*day)s?\b)[A-Za-z’'-]{2,}s\b|\b(?:people|children|police|men|women|staff|jurors|refugees|public|crew|those|and)\b",
)
_ONE = when_used(r"\b(?:the|a|an|each|every|no|one|whose)\s+[a-z]", re.IGNORECASE)


def _pronoun(text: str) -> str:
    """The first pronoun of the sentence's own words that has nothing before it to stand for; "" where there is none."""
    own = QUOTED.sub(lambda m: " " * len(m.group()), text)
    for pattern, stands in ((_HE, _names_a_person), (_THEY, _names_many), (_ITS, _names_one)):
        found = pattern.search(own)
        if found is None or (pattern is _ITS and (_DUMMY.match(own) or _CLEFT.match(own) or _is_dummy(own, found))):
            continue
        lead = own[: found.start()]
        if found.group().lower() in ("its", "their", "his", "her") and _SUBJECT_FOLLOWS.match(own[found.end() :]):
            continue
        if _only_sets_out(lead) or not stands(lead):
            return found.group()
    mine = _WE.search(own)
    return mine.group() if mine else ""


_SUBJECT_FOLLOWS = when_used(r"[^,.;:]{3,60},\s+(?:the\s+(?:[a-z-]+\s+){1,3}[A-Z]|[A-Z])")
"""After a possessive: the phrase ends, and a name follows whose it is: "after its best year yet, the ferry group Arl said"."""
_SETS_OUT = when_used(
    r"^\W*(?:at|in|on|for|from|by|with|after|before|under|since|until|over|during|as of|to|according to|despite|among|within)\b[^,;]*,?\s*$",
    re.IGNORECASE,
)


_SETS_OUT_DOING = when_used(r"^\W*(?!During|According|(?:No|Some|Every|Any)thing|Beijing)[A-Z][a-z]+ing\b[^,;]*,\s*$")


def _only_sets_out(lead: str) -> bool:
    """Whether what stands before a pronoun only sets out a time or place ("At the operating line it earned", "Coming from Orla, it ran into a wall"): then the
    pronoun is the sentence's subject and stands for nothing in it."""
    sets_out = _SETS_OUT.match(lead) or _SETS_OUT_DOING.match(lead)
    return sets_out is not None and not any(is_verb(fold(word.text)) for word in words_of(lead))


def _names_many(lead: str) -> bool:
    return bool(_MANY.search(lead))


def _names_one(lead: str) -> bool:
    return bool(_ONE.search(lead) or names_in(lead, opening=True))


def _is_dummy(own: str, its: re.Match[str]) -> bool:
    """Whether an "it" stands for nothing: "it is unclear how many", "took it that"."""
    return bool(
        re.match(
            r"(?:\s+(?:is|was|may|might|will|would|took|has))(?:\s+\w+){0,3}\s+(?:that|whether|how|until|before)\b",
            own[its.end() :],
        )
    )


_OF_PLACE = when_used(r"\b(?:in|at|of|from|to|near|on|into|around|across)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _happenings() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("events", ("word", "family")))


def _names_a_person(lead: str) -> bool:
    """Whether a name that is no place's and no storm's, or a word for one person, stands there: no "he" is one of 400
    passengers, or Typhoon Orla."""
    names = [
        name
        for name in names_in(lead, opening=True)
        if not _OF_PLACE.search(lead[: name.start])
        and not _happenings() & {fold(word.text) for word in words_of(lead[name.start : name.end])}
    ]
    return any(name.text != "God" for name in names) or any(
        is_person_noun(word.text) and not _MANY.fullmatch(word.text) for word in words_of(lead)
    )


_TIMES = "|".join(
    sorted(
        word_set(
            "week month year morning afternoon evening night weekend day summer winter spring autumn fall season quarter decade century time"
        )
        | MONTH_WORDS
        | DAY_WORDS
    )
)
_THIS = when_used(rf"\b(?:this|these)\b(?!\s+(?:[a-z]+\s+)?(?:{_TIMES})s?\b)", re.IGNORECASE)
_ONE_EVENT = "|".join(
    sorted(
        {
            row["word"]
            for row in read_table("events", ("word", "family"))
            if row["family"] != "none" and not row["word"].endswith(("s", "ed"))
        }
    )
)
_THAT_EVENT = when_used(
    rf"(?<!said )(?<!says )(?<!so )\bthat (?:{_ONE_EVENT})\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can|must)\b)",
    re.IGNORECASE,
)
_THAT = when_used(
    r"\b(?:for|in|of|by|to|on|with|from|at|than|like|about) that\b(?! (?:the|a|an|is|was|he|she|they|it)\b)|"
    r"\bthat (?:last |first |latter )?(?:day|night|week|month|year|number|figure|figures|sum|toll|time|case|count|area|part|way|kind|side|work)\b|"
    r"\b(?:for|in|of|by|to|on|with|from|at|than|like|about) those\b(?! (?:who|of|in|whose|with|killed|injured|missing|on|without|still|from|affected|living|"
    r"arrested|who’s|that|involved|responsible|displaced)\b)|(?<!first )(?<!any )(?<!no )\bsuch (?!as\b|a\b|an\b|that\b)[a-z]+|\bdid so\b|\bdo so\b|\b(?:the|that) same\b(?! as\b)|\blikewise\b",
    re.IGNORECASE,
)  # fmt: skip
_THERE = when_used(r"\bthere\b")
_THERE_IS = when_used(
    r"\s+(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|be|been|remains?|remained|comes?|came|seems?|appears?)\b"
)
_CLAUSE_OPENS = when_used(
    r"(?:^|[,;:–—-]|\b(?:and|but|or|so|that|as|because|since|if|when|where|while|said|says|which|than|though|although|until|before|after|"
    r"again|whether|still|then|now|hope|think|believe|found|is|are|was|were))\W*$",
    re.IGNORECASE,
)
"""What stands before a "there" that only says that something is: "and there is no date"."""
_AT_PLACE = when_used(r"\b(?:in|at|near|to|from|around|into|outside|visit to|across) (?:the )?[A-Z]")
_DAY_OF_ANOTHER = when_used(
    r"\b(?:the (?:next|following|previous|same|very next) (?:day|night|morning|evening|week)|"
    r"the (?:day|night|week) (?:before|after)(?=[.,;]|\s+(?:and|as|but)\b))",
    re.IGNORECASE,
)
"""A day that another one tells."""
_ONE_DAY = when_used(
    rf"\b(?:{'|'.join(sorted(DAY_WORDS | MONTH_WORDS))}|\d{{1,2}}|first|after|when|then|one)\b", re.IGNORECASE
)
_OTHER = when_used(r"\b(?:the|its|his|her|their) others?\b|\bof them\b(?=[.,;]?$)", re.IGNORECASE)


@cache
def _pointers() -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of "the toll", "the agency", and those of its nouns that a name before may stand for."""
    rows = read_table("pointing", ("noun", "named"))
    nouns = "|".join(sorted((row["noun"] for row in rows), key=len, reverse=True))
    pattern = re.compile(
        rf"\bthe (?:(?:same|whole|full|final|new|said|higher|lower|latest|earlier|previous|original|official|emergency|joint|second|last|biggest|largest|single|smallest) ){{0,2}}(?P<noun>{nouns})\b"
        r"(?!,?\s+(?:which|who|whose)\b)"
        rf"(?!\s+(?:of|that|by|from|in|at|to(?! (?-i:[A-Z]))|for|over|on(?! (?:late |early )?{WEEKDAY})|against|into|behind|named|called|with|[a-z]+ing)\b(?!\s+(?:(?-i:[a-z]+)\s+){{0,2}}\d))"
        r"(?![\w-])(?!\s+[a-z]+(?:er|or|ist|man|ment|ion|al|ity|est)s?\b)",
        re.IGNORECASE,
    )
    return pattern, frozenset(row["noun"] for row in rows if row["named"] == "yes")


def points_outside(text: str) -> bool:
    """Whether a sentence answers or names what only the one before it tells: "The firm rejects that last number"."""
    return bool(_answers(QUOTED.sub(lambda m: " " * len(m.group()), text)))


def _answers(own: str) -> str:
    """The words by which a sentence (`own`, without what is quoted) answers another one or points to it; "" where there are none."""
    answers = _ANSWERS.match(own)
    if answers and not any(is_verb(fold(word.text)) for word in words_of(answers["who"])):
        return answers["it"]
    for pattern in (_THE_OTHER_COUNTS, _THE_OFFICIAL, _COMES_NEXT, _THIS, _THAT, _THAT_EVENT, _OTHER):
        found = pattern.search(own)
        if found:
            return found.group()
    return ""


def _points(text: str, known: frozenset[str]) -> str:
    own = QUOTED.sub(lambda m: " " * len(m.group()), text)
    answers = _answers(own)
    if answers:
        return answers
    day = _DAY_OF_ANOTHER.search(own)
    if day and not _ONE_DAY.search(own[: day.start()]):
        return day.group()
    for found in _THERE.finditer(own):
        lead = own[: found.start()]
        says_is = _THERE_IS.match(own[found.end() :]) and _CLAUSE_OPENS.search(lead)
        if not says_is and not _AT_PLACE.search(lead):
            return found.group()
    for found in _pointers()[0].finditer(own):
        if not _told_before(found, own) and not _only_says(found, own) and stem(found["noun"].lower()) not in known:
            return found.group()
    return ""


def _told_before(found: re.Match[str], own: str) -> bool:
    """Whether what "the agency" means stands before it in the sentence: the noun itself, or a name that may be it."""
    lead, noun = own[: found.start()], found["noun"].lower()
    if re.search(rf"\b{re.escape(noun.removesuffix('s'))}", lead, re.IGNORECASE):
        return True
    return noun in _pointers()[1] and bool(names_in(lead, opening=True))


_SAYS = when_used(
    r"\s*,?\s*(?:says?|said|announced|reported|estimated|estimates?|reports?|told|put|puts|has said|had said)\b"
)


_FIGURES_SAY = when_used(
    r"\bthe (?:latest |newest |official |provisional |preliminary )+(?:figures?|numbers|count)$", re.IGNORECASE
)


_SAYS_OR_SHOWS = when_used(r"\s*,?\s*(?:say|said|says|show|shows|showed|put|puts|have|has)\b")


def _only_says(found: re.Match[str], own: str) -> bool:
    """Whether a body is only named as who says it: "the service says" leaves open which, and misleads nobody; nor do "the latest
    official figures say"."""
    if _FIGURES_SAY.search(found.group()) and _SAYS_OR_SHOWS.match(own[found.end() :]):
        return True
    if found["noun"].lower() not in _pointers()[1]:
        return False
    return bool(_SAYS.match(own[found.end() :]) or own[: found.start()].casefold().rstrip().endswith("according to"))


_PROMISE = when_used(
    r"\b(?:has|have|had)?\s*(?:now )?(?:updated|given|gave|released|published|named|recalled|announced|corrected|revised) (?:[\w’']+ ){0,3}?"
    r"(?:figures|losses|numbers|count|list|toll|data|statistics|report|details)\b",
    re.IGNORECASE,
)
_AGED = when_used(r"\b[A-Z][\w’'-]+, (?:aged )?\d\d?,(?!\d)|\bwho gave (?:his|her) name\b|\b\d\d?-year-old\b")


def is_broken(text: str, language: str = "en") -> bool:
    """Whether `text` is no sentence of the story that anything could stand beside: a fragment, a question, a promo, garbled."""
    return bool(_broken(text, language))


def why_not_alone(text: str, language: str = "en", known: frozenset[str] = frozenset()) -> str:
    """Why the sentence `text` (one line) cannot be shown by itself; "" where it can. `known` are stems of what the whole story is of:
    "the bill" is its bill. Words that point elsewhere are known in
    English alone: in another `language` only what is no whole sentence is kept back."""
    broken = _broken(text, language)
    if broken or base_language(language) != "en":
        return broken
    if (
        OPENS_BADLY.match(text)
        or _IT.match(text)
        or _SETS_AGAINST.match(text)
        or (_INVERTED.match(text) and not names_in(text))
    ):
        return "it hangs on the sentence before"
    pronoun = _pronoun(text)
    if pronoun:
        return f"a pronoun without a name: {pronoun}"
    pointer = _points(text, known)
    if pointer:
        return f"it points outside: {pointer}"
    if _AGED.search(text):
        return "it tells of one person"
    if _PROMISE.search(text) and not scan_numbers(text).quantities:
        return "it announces figures and tells none"
    return ""
