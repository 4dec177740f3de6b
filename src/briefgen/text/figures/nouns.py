"""Counted nouns: which words after a number, or before it, say what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.text.calendar import DAY_WORDS, MONTH_WORDS
from briefgen.text.figures.page import DIGITS, SIGN, WORD, Page, is_title_line, sentence_start
from briefgen.text.figures.people import counts_persons, is_person_noun, is_plural, singular
from briefgen.vocabulary import word_set

PHRASE_STOPS = (
    MONTH_WORDS
    | DAY_WORDS
    | word_set(
        """
    a an the this that these those his her its their our my your whose which who whom what when where while why how
    and or but nor so yet if because although though unless until since as than then there here now in on at by for
    with from into onto upon about over under above below between among amid during before after within without across
    along around behind beyond despite down near off out past through throughout to toward towards up via against per
    is are was were be been being am has have had having do does did will would shall should can could may might must
    not no i he she it we they him them us me you said says say told tells added adds according also only just even
    still already again ago later earlier too today yesterday tomorrow tonight daily each
    every both either neither died drowned perished fled arrived came went rose fell increased decreased remained
    voted took gave left got made became began started stopped marched gathered lost won of versus vs plus minus least
    most however meanwhile instead respectively apiece altogether whether once annually yearly weekly monthly hourly
    overall nationwide worldwide stole wrote drew ran broke flew fell drove ate drank chose blew froze grew knew rode
    sang sank saw shook spoke swore threw tore wore withdrew forgot hid
    """
    )
)
"""Words that end a noun phrase after a number."""

PERSON_STATES = word_set(
    """
    killed dead died dying injured wounded hurt maimed arrested detained missing drowned displaced homeless
    hospitalised hospitalized evacuated rescued infected abducted kidnapped executed survived perished slain murdered
    shot stabbed beheaded tortured imprisoned jailed sentenced released freed deported expelled trapped stranded
    buried aboard onboard unaccounted bereaved orphaned widowed vaccinated starving starved convicted charged indicted
    sickened quarantined fled marched voted protested fined
    """
)
"""What is said of people: "53 killed", "12 were wounded"."""

TOLLS = PERSON_STATES | word_set(
    """
    kill kills killing killings die dies deaths death injure injures injuring injuries wound wounds wounding
    casualties fatalities victims displacing displace population arrest arrests arresting detain detaining fatal
    evacuate evacuating rescue rescuing infections hospitalisations hospitalizations inhabitants
    """
)
"""Words before a number by which it counts people where no noun follows: "bringing those killed this month to 53"."""

AUXILIARIES = word_set(
    """
    were was are is have had has be been being remain remained feared presumed reportedly confirmed still also others
    more people reported badly seriously critically slightly
    """
)
_DEADLY = word_set(
    """
    death flood quake earthquake casualty war blast attack storm cyclone hurricane typhoon fire wildfire crash
    landslide tsunami pandemic virus outbreak human
    """
)
"""Words before "toll" that make it a toll of people."""
_CUSTODY = word_set("hospital hospitals custody hostage prisoner captive prison jail safety quarantine intensive")
_COUNT_VERBS = word_set(
    """
    reach reached reaches reaching total totals totalled totaled totalling totaling number numbered numbers rise rises
    rose risen rising grow grew grown fall fell fallen drop dropped increase increased climb climbed jump jumped stand
    stands stood swell swelled swollen decline declined double doubled include
    """
)
PAYS = word_set(
    """
    promise promises promised pay pays paid paying pledge pledges pledged spend spends spent earn earns earned owe owes
    owed donate donates donated invest invests invested lend lent borrow borrowed award awarded
    """
)
"""Verbs behind which a number without a noun is money, and counts nothing of what was counted before."""
_PLACES_OF_PEOPLE = word_set(
    "town city village population community crowd audience crew congregation settlement gathering"
)
_NUMBER_WORDS = word_set(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
    """
)
_WHERE_AND_WHEN = word_set("in across at within during after for from")
"""Words before a number that tell where or when, not what is counted: "883 executions in 20 countries, up from 579"."""
_NEVER_COUNTED = word_set(
    """
    times years months weeks days hours minutes seconds decades centuries percent dollars euros pounds miles
    kilometres kilometers metres meters feet tonnes tons degrees points
    """
)
_TELL_APART = word_set("missing injured wounded dead homeless displaced unemployed elderly poor")
"""People where nothing follows, else what is told of a noun: "14 missing", "14 missing ballot boxes"."""
_STATES_OF_PATIENTS = word_set("serious critical stable grave intensive")
_NOUN_REACH = 7
"""How many tokens after a number its noun is looked for."""
_LOOK_BACK = 25
"""How many tokens before a number without a noun what it counts is looked for."""
_ROUND_ABOUT = word_set(
    "at least most about around some nearly almost over more less fewer than up to only just roughly"
)
"""Words of a qualifier between a sign and its number."""
_ALWAYS_VERBS = word_set("joined attended entered reached faced")
"""Verbs that say nothing of the noun behind them: "20,000 joined rallies" counts no rallies."""
_LEADING = word_set("more other additional further such extra new different separate fewer less")
_SEVERAL = PHRASE_STOPS | word_set("many several some numerous few countless other another more")
"""Words that open another noun phrase behind "and"."""
_PRONOUNS = word_set("them whom which us these those whose")
_OF_WHAT = word_set("the its their his her our all these those my your")


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A counted noun phrase: its tokens, its head word, whether that counts people."""

    first: int
    last: int
    head: str
    person: bool

    @property
    def unit(self) -> str:
        return "person" if self.person else singular(self.head)


def counted_noun(page: Page, j: int, *, alone: bool = False) -> CountedNoun | None:
    """The noun phrase that starts at token `j` after a number: "Turkish soldiers", "children and women".

    The first plural that no further one follows is the head. `alone` is for the number one, whose noun is singular:
    the first word for a person, else the last word before the phrase stops.
    """
    while page.at(j) in _LEADING:
        j += 1
    j += opens_quote(page, j)
    head = last = -1
    for k in range(j, j + _NOUN_REACH):
        word = page.at(k)
        if page.hyphen(k) or (head < 0 and k > j and _parts_adjectives(page, k)):
            continue
        if page.kind(k) == DIGITS and k > j and (page.hyphen(k - 1) or page.touches(k - 1) or _is_model(page, k)):
            continue
        if head < 0 and k > j and (_joins_adjectives(page, k) or _shortens_letter(page, k)):
            continue
        if page.kind(k) != WORD or _ends_phrase(page, k, word):
            break
        if page.hyphen(k + 1):
            continue
        last = k
        if is_plural(word) or _is_people_name(page, k, word):
            if alone and not counts_persons(word):
                return None
            head = k
        elif head >= 0 and not (head == k - 1 and page.at(head) in _TELL_APART and is_plural(page.at(k + 1))):
            break
        elif alone and is_person_noun(page.print_of(k)):
            head = k
    if head < 0 and alone and page.at(last) not in PERSON_STATES:
        head = last
    return _with_second(page, j, head, alone=alone) if head >= 0 else None


def _ends_phrase(page: Page, k: int, word: str) -> bool:
    if word in _NUMBER_WORDS or word in _ALWAYS_VERBS:
        return True
    if word not in PHRASE_STOPS or page.hyphen(k + 1) or page.hyphen(k - 1):
        return False
    if word.endswith("ed") and is_plural(page.at(k + 1)):
        return False
    acronym = len(word) > 1 and page.print_of(k).isupper()
    return not (acronym and word in ("us", "who", "it"))


def _parts_adjectives(page: Page, k: int) -> bool:
    """What parts adjectives, "six heavily armed, masked men", "current and former clients": a plural stands right behind
    the next word."""
    if page.at(k) == "," and page.at(k - 1).endswith("ly"):
        return False  # "25 of them seriously, local authorities said"
    if page.at(k) not in (",", "and", "or") or page.kind(k + 1) != WORD or page.kind(k + 2) != WORD:
        return False
    if page.at(k - 1) in PERSON_STATES or page.at(k + 1) in _SEVERAL:
        return False
    return page.at(k + 2) not in PERSON_STATES and is_plural(page.at(k + 2)) and not is_plural(page.at(k + 1))


def _shortens_letter(page: Page, k: int) -> bool:
    """The full stops of "9 percent of U.S. ferries"."""
    letter = len(page.at(k - 1)) == 1 and page.capital(k - 1)
    return page.at(k) == "." and letter and page.touches(k - 1) and page.kind(k + 1) == WORD


def _is_model(page: Page, k: int) -> bool:
    """The 2 of "14 Leopard 2 tanks"."""
    return page.capital(k - 1) and len(page.at(k)) < 4 and page.at(k).isdigit() and page.kind(k + 1) == WORD


def _joins_adjectives(page: Page, k: int) -> bool:
    """The "and" of "40 current and former customers", the "or" of "five middle or high school students"."""
    if page.at(k) not in ("and", "or") or page.at(k - 1) in PERSON_STATES or page.kind(k - 1) != WORD:
        return False
    for n in range(k + 1, k + 4):
        if page.kind(n) != WORD or page.at(n) in PHRASE_STOPS | _NUMBER_WORDS:
            return False
        if is_plural(page.at(n)):
            return n > k + 1
    return False


def _is_people_name(page: Page, k: int, word: str) -> bool:
    """Nations that have no plural of their own ("40 Chinese"), where no noun follows."""
    if not page.capital(k) or not word.endswith(("ese", "ish", "nch", "tch", "iss")):
        return False
    return page.kind(k + 1) != WORD or page.at(k + 1) in PHRASE_STOPS or page.at(k + 1) in PERSON_STATES


def _with_second(page: Page, first: int, head: int, *, alone: bool) -> CountedNoun:
    """Adds "and women" to "children": both are counted."""
    word = page.words[head]
    person = counts_persons(page.print_of(head), alone=alone) or _is_people_name(page, head, word)
    last = head
    joined = page.at(head + 1) in ("and", "or") and person and page.kind(head + 2) == WORD
    if joined and is_person_noun(page.print_of(head + 2)) and is_plural(page.at(head + 2)):
        last = head + 2
    return CountedNoun(first, last, word, person)


def compound_noun(page: Page, j: int) -> CountedNoun | None:
    """The noun that a hyphen joins to a number: "member" of "a 10-member team", "metre" of "a 54-metre-high dam"."""
    if page.kind(j) != WORD:
        return None
    word = page.at(j)
    person = counts_persons(word) or word in ("strong", "member")
    return CountedNoun(j, j, word, person)


def skip_partitive(page: Page, j: int) -> tuple[int, bool]:
    """Over "of the", "of its" behind a number; the flag says that a pronoun stood there ("two of them")."""
    if page.at(j) != "of":
        return j, False
    j += 1
    if page.at(j) in _PRONOUNS and page.kind(j + 1) != DIGITS:
        return j + 1, True
    while page.at(j) in _OF_WHAT:
        j += 1
    return j, False


def number_within(page: Page, j: int) -> int | None:
    """The token of the number that names the whole in "three of the company's four yards"; None where there is none."""
    for k in range(j, j + 5):
        if page.kind(k) == DIGITS or page.at(k) in _NUMBER_WORDS:
            return k
        if page.kind(k) != WORD or page.at(k) in PHRASE_STOPS:
            return None
    return None


def in_person_state(page: Page, j: int) -> bool:
    """Whether what follows is said of people: "53 killed", "12 were reported wounded", "60 were taken to hospital"."""
    if page.at(j) == "live" and page.at(j + 1) in _WHERE_THEY_LIVE:
        return True
    if page.at(j) == "from" and page.at(j + 1) == "their" and page.at(j + 2) in _LEFT_BEHIND:
        return True
    for k in range(j, j + 5):
        word = page.at(k)
        if word in PERSON_STATES or (word == "on" and page.at(k + 1) == "board"):
            return True
        if word == "in" and page.at(k + 1) in _STATES_OF_PATIENTS and page.at(k + 2) in ("condition", "care"):
            return True
        if word in ("taken", "brought", "in", "rushed", "sent") and k > j:
            return page.at(k + 1) in _CUSTODY or page.at(k + 2) in _CUSTODY
        if word not in AUXILIARIES:
            return False
    return False


_WHERE_THEY_LIVE = word_set("in on at there here with without under among along near")
_LEFT_BEHIND = word_set("homes houses villages towns land")
"""What people are driven from: "a quarter of a million from their homes"."""
_APPOSED = (",", ":", "—", "-")
"""What stands between a noun and the number of them that is told of."""
_BEFORE_PLACES = word_set("in across at within during after for from on near by to with of over under against between")
_LONGEST_APPOSED = 5
"""Tokens before such a sign in which its noun stands: "Schools shut early: 30 of them"."""


def noun_apposed(page: Page, i: int) -> CountedNoun | None:
    """The plural of which the number at token `i` is told with "of them", where no number counts it: the clinics of "Clinics shut: 12
    of them", the roads of "and roads, nine of them in the hills"."""
    k = i - 1
    while page.kind(k) == WORD and page.at(k) in _ROUND_ABOUT:
        k -= 1
    if page.at(k) not in _APPOSED:
        return None
    begin = max(sentence_start(page, i), k - (1 if page.at(k) == "," else _LONGEST_APPOSED))
    for n in range(k - 1, begin - 1, -1):
        if page.kind(n) != WORD:
            return None
        opening = _opening_of(page, n)
        if is_plural(page.at(n)) and page.at(n) not in _NEVER_COUNTED and page.at(opening) not in _BEFORE_PLACES:
            counted = page.kind(opening) == DIGITS or page.at(opening) in _NUMBER_WORDS
            return None if counted else CountedNoun(n, n, page.at(n), counts_persons(page.print_of(n)))
    return None


def _opening_of(page: Page, n: int) -> int:
    """The token before the noun phrase that ends with token `n`: a number, a preposition, a verb, a sign."""
    k = n - 1
    while (
        k > n - 4
        and page.kind(k) == WORD
        and page.at(k) not in _NUMBER_WORDS
        and (page.at(k) in _OF_WHAT or page.at(k) not in PHRASE_STOPS)
    ):
        k -= 1
    return k


def noun_before(page: Page, i: int) -> tuple[str | None, CountedNoun | None]:
    """What a number without a noun counts, from the words before it in its sentence; unit, and the noun if it is named.

    "The number of refugees rose to 4m" names it; "killed this month: 53" says person; in "900 homes in the north and
    300 in the south" it is what the number before counted.
    """
    begin = max(sentence_start(page, i), i - _LOOK_BACK)
    named = _number_of(page, begin, i)
    reporting = page.at(i - 1) in _REPORTING
    if named:
        return named.unit, named
    if i > 1 and page.at(i - 1) in ("of", "to") and _PLACES_OF_PEOPLE & {page.at(k) for k in range(i - 6, i)}:
        return "person", None
    for k in range(i - 1, begin - 1, -1):
        word = page.words[k]
        if page.kinds[k] != WORD:
            continue
        if word in PAYS:
            return None, None
        if is_plural(word) and word not in _NEVER_COUNTED and (unit := _unit_before(page, begin, k, i)):
            return (None if reporting and unit != "person" else unit), None
        if word in TOLLS or (word in ("toll", "tolls") and page.at(k - 1) in _DEADLY):
            return "person", None
    return _place_unit(page, begin, i), None


_REPORTING = word_set(
    "report reports reported count counts counted list lists listed treat treats treated treating register registered"
)
"""Verbs whose subject counts others than itself: the 48 of "three inns report 48 more" are no inns."""


def _number_of(page: Page, begin: int, i: int) -> CountedNoun | None:
    """Those of whom the number at token `i` is told by name: "the number of arrests rose to 9", "… and of injured to 40"."""
    for k in range(i - 1, begin, -1):
        if page.words[k] == "of" and page.at(k - 1) in ("number", "numbers", "total", "count"):
            start = k + 1
            while page.at(start) in _OF_WHAT:
                start += 1
            counted = counted_noun(page, start)
            if counted is None and page.at(start) in PERSON_STATES:  # "the number of those arrested"
                counted = CountedNoun(start, start, page.at(start), True)
            counted = counted if counted and counted.last < i else None
            return (_second_state(page, counted.last + 1, i) or counted) if counted else None
    return None


def _second_state(page: Page, begin: int, i: int) -> CountedNoun | None:
    """What befell those of a second number that shares the words "the number of" with the first: "the number of dead at 26 and of
    injured at 65", "… and that of the missing to 12"."""
    numbers = [k for k in range(begin, i) if page.kinds[k] == DIGITS]
    for k in range(i - 1, numbers[-1] if numbers else i, -1):
        if page.words[k] in PERSON_STATES:
            joins = {page.words[n] for n in range(numbers[-1] + 1, k)}
            return CountedNoun(k, k, page.words[k], True) if joins and joins <= _SECOND_OF else None
    return None


_SECOND_OF = frozenset(("and", "that", "of", "the", "those", "while", "for"))
"""Words between a number of people and another state of people whose number follows."""


def _unit_before(page: Page, begin: int, k: int, i: int) -> str | None:
    """The unit of the plural at token `k`, if a number counts it or a verb of counting leads from it to token `i`."""
    person = counts_persons(page.print_of(k))
    if not person and page.capital(k) and page.capital(k - 1) and not is_title_line(page, k):
        return None  # "two from the United States, two from Japan"
    numbers = [
        n
        for n in range(max(begin, k - 4), k)
        if (page.kinds[n] == DIGITS and not page.hyphen(n - 1)) or page.words[n] in _NUMBER_WORDS
    ]
    counted = bool(numbers) and page.at(numbers[-1] - 1) not in _WHERE_AND_WHEN
    counted = counted and not any(
        page.at(n) in PHRASE_STOPS - {"of", "the"} or page.at(n) in _NEVER_COUNTED for n in range(numbers[-1] + 1, k)
    )  # "75 came to town halls", "3 million euros of the packages"
    if counted:
        return "person" if person else singular(page.words[k])
    leads = i - k <= 6 and any(page.words[n] in _COUNT_VERBS for n in range(k + 1, i))
    return "person" if person and leads else None


def _place_unit(page: Page, begin: int, i: int) -> str | None:
    """A town, a crowd of so many is so many people."""
    for k in range(i - 1, max(begin, i - 5) - 1, -1):
        if page.words[k] in (
            "of",
            "at",
            "about",
            "around",
            "nearly",
            "some",
            "almost",
            "over",
            "than",
            "more",
            "roughly",
        ):
            continue
        return "person" if page.words[k] in _PLACES_OF_PEOPLE else None
    return None


def others_are_people(page: Page, j: int, i: int) -> bool:
    """Whether "others" at token `j` behind the number at token `i` are people, by what was said of them."""
    if in_person_state(page, j + 1):
        return True
    begin = max(sentence_start(page, i), i - 12)
    return any(
        page.kinds[k] == WORD and (page.words[k] in TOLLS or is_person_noun(page.print_of(k))) for k in range(begin, i)
    )


def opens_quote(page: Page, j: int) -> bool:
    return page.kind(j) == SIGN and page.at(j)[:1] in ('"', "'")
