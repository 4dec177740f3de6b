"""nouns"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.figures.page import DIGITS, WORD, Page, sentence_start, shown_word

PERSONS = frozenset(
    """
    person people human individual man woman child kid baby infant toddler newborn boy girl teenager teen adolescent
    youth youngster adult elder senior male female father mother parent son daughter brother sister sibling husband wife
    spouse widow widower orphan grandmother grandfather grandparent grandchild uncle aunt cousin nephew niece twin
    triplet relative kin member citizen national resident inhabitant villager islander settler native local population
    foreigner alien expatriate expat immigrant emigrant migrant refugee evacuee returnee displaced idp exile stateless
    soul life dead deceased victim casualty fatality death injured wounded missing survivor hostage captive prisoner
    inmate detainee convict suspect defendant accused culprit offender criminal gangster thug thief robber burglar
    smuggler trafficker pirate killer murderer assassin sniper gunman bomber attacker assailant hijacker kidnapper rapist
    vandal looter rioter protester protestor demonstrator marcher picket activist campaigner organiser organizer
    supporter opponent critic backer sympathiser sympathizer loyalist separatist nationalist extremist islamist jihadist
    terrorist insurgent militant rebel guerrilla fighter combatant noncombatant mercenary militiaman paramilitary partisan
    soldier troop serviceman servicewoman servicemember marine sailor airman paratrooper commando conscript recruit
    reservist veteran cadet officer sergeant corporal captain major colonel general admiral lieutenant commander guard
    bodyguard peacekeeper observer monitor policeman policewoman police cop constable detective inspector agent spy
    ranger patrolman firefighter fireman rescuer paramedic medic lifeguard doctor physician surgeon nurse midwife
    dentist pharmacist patient outpatient carrier donor recipient volunteer worker labourer laborer employee employer
    staff staffer personnel crew crewman crewmember workforce contractor freelancer trainee apprentice intern jobseeker
    unemployed retiree pensioner farmer fisherman herder shepherd miner driver motorist cyclist biker rider pedestrian
    passenger commuter traveller traveler tourist visitor holidaymaker guest pilgrim worshipper worshiper believer
    parishioner priest bishop cardinal pope imam cleric rabbi monk nun pastor missionary clergy pilot copilot
    crewmate steward stewardess attendant astronaut cosmonaut engineer technician mechanic electrician plumber builder
    carpenter architect scientist researcher expert analyst economist historian academic professor lecturer teacher
    tutor principal student pupil schoolchild schoolboy schoolgirl undergraduate graduate freshman journalist reporter
    correspondent editor photographer cameraman broadcaster blogger author writer poet artist actor actress singer
    musician dancer comedian performer celebrity model player footballer athlete swimmer runner sprinter boxer wrestler
    goalkeeper striker defender midfielder coach manager referee umpire spectator fan supporter reveller reveler
    concertgoer moviegoer churchgoer bystander onlooker passerby witness eyewitness neighbour neighbor occupant tenant
    landlord homeowner householder squatter homeless lawmaker legislator senator congressman congresswoman deputy mp
    councillor councilor councilman mayor governor minister president premier chancellor ambassador diplomat envoy consul
    delegate representative negotiator mediator politician candidate nominee voter elector constituent democrat
    republican liberal conservative socialist communist official bureaucrat civil-servant aide adviser advisor
    spokesman spokeswoman spokesperson leader chief boss executive director chairman chairwoman ceo entrepreneur investor
    shareholder stockholder banker trader broker dealer merchant vendor shopkeeper seller buyer customer client consumer
    subscriber user follower viewer listener reader donor taxpayer borrower creditor lender debtor judge magistrate
    juror lawyer attorney solicitor barrister prosecutor plaintiff complainant petitioner claimant applicant
    signatory respondent participant attendee competitor contestant entrant finalist winner loser laureate nominee
    founder partner colleague friend companion ally enemy adversary civilian body corpse hero billionaire millionaire
    muslim christian jew hindu buddhist sikh catholic protestant sunni shiite shia alawite druze yazidi kurd turk arab
    greek serb croat dane swede finn pole czech slovak briton scot spaniard filipino latino hispanic uzbek kazakh tajik
    turkmen uighur uyghur rohingya tutsi hutu pashtun hazara tamil sinhalese houthi maori inuit roma thai lao swiss
    dutch aboriginal soldiers lives celebrity baby-boomer crewmen elderly poor rich young women men
    amputee addict asylum-seeker jobholder policyholder ticketholder mourner well-wisher sightseer
    """.split()
)
"""Words for people, singular; the plural is folded to it before it is looked up."""


_NOT_PERSONS = frozenset(
    """
    computer container helicopter center number paper newspaper tower river cancer quarter order offer letter matter
    shelter theater printer tanker bunker parameter meter liter kilometer centimeter millimeter dollar corner border
    chamber chapter character cluster counter cover crater cruiser destroyer danger disorder drawer encounter engineer-ing
    factor sector door floor motor tractor reactor corridor color error tumor vector mirror sensor anchor armor
    behavior favor flavor harbor honor horror humor labor mayor-alty metaphor minor-ity odor rumor terror vapor mirror
    processor transistor elevator calculator generator indicator radiator refrigerator simulator ventilator operator-s
    monitor monitor-s projector detector conductor-s connector compressor excavator incubator
    fiber filter finger flower folder freezer glacier hammer hunger-strike ladder layer lever locker lumber manner
    marker master-piece member-ship meteor minister-ial mister monster mortar-s november october september december murder
    oyster panther pillar pointer poster power prayer primer proper quaver ruler server shower shoulder sister-s silver
    slipper smaller soccer spider sticker summer winter sweater sweeper-s temper thunder timber tiger transfer trailer
    trigger trouser user-name voucher wafer water weather whisper wonder adapter air-carrier alter amber banner barber-shop
    barrier battery beaker beer blister blocker boiler booster boulder bumper buffer burger butter caliber canister
    career carter-s cedar cellar charger checker chopper cinder cleaner-s cloister clipper collar cooker cooler copper
    crossover cucumber cylinder diameter diaper digger-s dinner dishwasher dozer dresser dryer duster eater-y ember
    endeavor eraser feather ferry-boat fever figure fodder former frontier further gather ginger glitter gutter
    hangar heater hover hunter-s hyper inner insider-s invader-s jumper keeper-s killer-app kidder laser laptop launcher
    lighter liner linger loader locker longer lower lugger manger mixer muffler mower neither offer older other outer
    over paver pager pepper perimeter pier pitcher-s planner plaster platter plunger polymer poster-s propeller puncture
    quiver radar rather receiver-s reminder remainder rooster router rubber saucer scooter scraper screwdriver seller-s
    shutter singer-s skyscraper sledgehammer snicker soldier-ing sooner speaker-s speedometer sphere stapler starter-s
    steamer streamer super supper surrender suspender teller-s thermometer toaster together torpedo tractor-trailer
    transformer transponder treasure tremor tuber tumbler turner under upper usher viper waiver wallpaper washer whether
    younger zipper aftershock disaster register semester trimester ministry cover-up takeover layover makeover
    hurricane tree fee committee degree knee bee coffee rupee levee guarantee jubilee settlement
    doctor-ate author-ity investor-s actor-s editor-s
    fighter-jet bomber-jet freighter airliner carrier-ship trawler steamer speedboat freighters drifter
    newsletter pager cellphone stealer chapter mortar rotor stator donor-s
    offer answer encounter flier flyer tenner fiver bestseller thriller trailer opener closer stopper holder-s shooter-s
    """.split()
)
"""Common nouns in -er, -or and -ee that are no people."""


_AGENT_ENDINGS = ("er", "or", "ist", "eer", "ier", "ee")


_PERSON_ENDINGS = (
    "man",
    "woman",
    "person",
    "folk",
    "child",
    "naut",
    "crat",
    "goer",
    "holder",
    "maker",
    "keeper",
    "seeker",
    "monger",
    "phile",
    "icist",
    "ologist",
)


_NATIONAL_ENDINGS = (
    "ian",
    "ean",
    "can",
    "man",
    "zan",
    "han",
    "lan",
    "ran",
    "tan",
    "van",
    "yan",
    "san",
    "nan",
    "ban",
    "dan",
    "ese",
    "eli",
    "ani",
    "aqi",
    "audi",
    "uwaiti",
    "emeni",
    "mani",
    "ashi",
    "ali",
    "iri",
    "ite",
    "ati",
    "ander",
    "ish",
)


_FOREIGN_PERSONS = frozenset(
    """
    menschen mensch personen person tote toten todesopfer opfer verletzte verletzten verwundete soldaten zivilisten
    flüchtlinge geflüchtete migranten kinder kind frauen männer mann frau einwohner bewohner bürger demonstranten
    polizisten schüler studenten mitarbeiter beschäftigte arbeiter passagiere insassen vermisste wähler patienten
    angreifer kämpfer rebellen terroristen journalisten angehörige mitglieder abgeordnete besucher zuschauer
    personnes personne gens morts mort blessés blessées victimes soldats militaires civils réfugiés migrants enfants
    femmes hommes habitants manifestants policiers élèves étudiants salariés employés travailleurs passagers disparus
    électeurs patients combattants rebelles terroristes journalistes membres députés visiteurs spectateurs tués
    personas gente muertos muertes heridos víctimas soldados militares civiles refugiados migrantes niños niñas mujeres
    hombres habitantes manifestantes policías alumnos estudiantes empleados trabajadores pasajeros desaparecidos
    votantes pacientes combatientes rebeldes terroristas periodistas miembros diputados visitantes
    persone morti feriti vittime soldati militari civili rifugiati profughi migranti bambini donne uomini abitanti
    manifestanti poliziotti studenti dipendenti lavoratori passeggeri dispersi elettori pazienti ribelli terroristi
    giornalisti membri deputati visitatori sfollati
    """.split()
)
"""German, French, Spanish and Italian words for people as they stand after a number."""


_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "wives": "wife", "lives": "life", "knives": "knife", "wolves": "wolf",
    "halves": "half", "shelves": "shelf", "thieves": "thief", "leaves": "leaf", "loaves": "loaf", "calves": "calf",
    "hooves": "hoof", "crises": "crisis", "bases": "base", "analyses": "analysis", "theses": "thesis", "axes": "axe",
    "buses": "bus", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "gases": "gas", "censuses": "census",
    "statuses": "status", "choruses": "chorus", "circuses": "circus", "criteria": "criterion", "phenomena": "phenomenon",
    "media": "medium", "bacteria": "bacterium", "data": "datum", "lice": "louse", "oxen": "ox", "dice": "die",
    "shoes": "shoe", "canoes": "canoe", "toes": "toe", "foes": "foe", "movies": "movie", "zombies": "zombie",
    "rookies": "rookie", "calories": "calorie", "cookies": "cookie", "ties": "tie", "pies": "pie", "dies": "die",
    "passersby": "passerby", "brothers-in-arms": "brother", "aches": "ache", "caches": "cache", "avalanches": "avalanche",
    "troops": "troop", "dead": "dead", "mps": "mp", "forces": "force", "series": "series", "species": "species",
}  # fmt: skip


_ZERO_PLURALS = frozenset(
    "people police staff personnel crew troops aircraft helicopter-gunship sheep fish cattle deer livestock offspring "
    "dead wounded injured missing homeless unemployed elderly poor youth men women children feet teeth mice geese "
    "criteria phenomena bacteria series species headquarters crossroads barracks clergy poultry spacecraft hovercraft "
    "displaced hospitalised hospitalized seriously-injured passersby mps idps".split()
)


_NOT_PLURAL = frozenset(
    """
    was has is does as his its this us thus yes says goes its whereas always perhaps sometimes besides towards afterwards
    upwards news politics economics mathematics physics gas bus virus bonus campus census crisis basis analysis emphasis
    plus minus versus previous serious various religious dangerous famous numerous nervous consecutive less unless
    across alias atlas bias canvas chaos christmas class press congress access process success progress business
    address loss boss cross glass grass mass pass mess stress happens remains makes takes comes includes means shows
    appears seems needs follows adds tells told warns claims reports fears hopes says kills wounds injures leaves-behind
    damascus paris athens reuters texas brussels kansas illinois arkansas laos cyprus netherlands philippines honduras
    wales hamas mars venus united-states airbus lotus focus status versus hours-long years-long mrs ms los las thursdays
    else whose
    """.split()
)


PHRASE_STOPS = frozenset(
    """
    a an the this that these those his her its their our my your whose which who whom what when where while why how
    and or but nor so yet if because although though unless until since as than then there here now
    in on at by for with from into onto upon about over under above below between among amid during before after within
    without across along around behind beyond despite down near off out past through throughout to toward towards up via
    against per is are was were be been being am has have had having do does did will would shall should can could may
    might must not no i he she it we they him them us me you said says say told tells added adds according also only
    just even still already again ago later earlier too so-far today yesterday tomorrow tonight daily monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october november
    december each every both either neither more-than less-than died drowned perished fled arrived came went rose fell
    increased decreased remained voted took gave left got made became began started stopped marched gathered lost won
    of versus vs plus minus least most others however while'll meanwhile instead respectively apiece altogether
    """.split()
)
"""Words that end a noun phrase after a number."""


PERSON_STATES = frozenset(
    """
    killed dead died dying injured wounded hurt maimed arrested detained missing drowned displaced homeless hospitalised
    hospitalized evacuated rescued infected abducted kidnapped executed survived perished slain murdered shot stabbed
    beheaded tortured imprisoned jailed sentenced released freed deported expelled trapped stranded buried aboard onboard
    unaccounted bereaved orphaned widowed affected vaccinated starving starved convicted charged indicted suspended
    sickened quarantined fled marched voted attended protested
    """.split()
)
"""What is said of people: "53 killed", "12 were wounded"."""


_STATE_NOUNS = frozenset("dead wounded injured missing homeless hurt displaced casualties deaths fatalities".split())


_TOLL_WORDS = PERSON_STATES | frozenset(
    "kill kills killing killings die dies deaths death injure injures injuring injuries wound wounds wounding wounded "
    "casualties fatalities victims displacing displace claimed lives population arrest arrests arresting detain "
    "detaining fatal evacuate evacuating rescue rescuing infections hospitalisations hospitalizations".split()
)


_AUX = frozenset(
    "were was are is have had has be been being remain remained are-believed feared presumed reportedly confirmed still also".split()
)


def singular(word: str) -> str:
    """A plural noun's singular, lower-case; any other word as it is.

    >>> singular("Countries"), singular("houses"), singular("people")
    ('country', 'house', 'person')
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith(("men",)) and len(low) > 4:
        return low[:-3] + "man"
    if low.endswith("children"):
        return low[:-3]
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


def is_person_noun(word: str) -> bool:
    """Whether a word, singular or plural, names people: "soldiers", "Afghans", "passers-by"; not "computers".

    A list of common words, then how English builds such nouns (-ist, -man, -er with the usual exceptions), then the
    capital of a nation's people. Words of four further languages are known as they stand after a number.
    """
    low = word.lower()
    one = singular(low)
    if one in PERSONS or low in PERSONS or low in _FOREIGN_PERSONS:
        return True
    if one in _NOT_PERSONS or len(one) < 5:
        return False
    if (
        word[:1].isupper()
        and low.endswith(("ans", "ese", "is", "ians", "ites", "ish"))
        and one.endswith(_NATIONAL_ENDINGS)
    ):
        return True
    if one.endswith(_PERSON_ENDINGS) or one.endswith("ian") or one.endswith("ist"):
        return True
    return low.endswith("s") and one.endswith(_AGENT_ENDINGS)


def is_plural(word: str) -> bool:
    if word in _ZERO_PLURALS or word in _IRREGULAR or word in _FOREIGN_PERSONS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in _NOT_PLURAL
        or word.endswith(("men", "children"))
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """A counted noun phrase: its tokens and its head word."""

    first: int
    last: int
    head: str
    person: bool


_NOUN_REACH = 7


_LEADING = frozenset("more other additional further such extra new different separate".split())


def skip_partitive(page: Page, j: int) -> tuple[int, bool]:
    """Over "of the", "of its" behind a number; the flag says that a pronoun stood there ("two of them")."""
    if page.at(j) != "of":
        return j, False
    j += 1
    if page.at(j) in ("them", "whom", "which", "us", "these", "those", "whose") and page.kind(j + 1) != DIGITS:
        return j + 1, page.at(j) not in ("these", "those", "whose")
    while page.at(j) in ("the", "its", "their", "his", "her", "our", "all", "these", "those", "my", "your"):
        j += 1
    return j, False


def counted_noun(page: Page, j: int, *, alone: bool = False) -> _Counted | None:
    """The noun phrase that starts at token `j` after a number: "Turkish soldiers", "children and women".

    The first plural (or word for people) that no further one follows is the head. `alone` is for the number one, whose
    noun is singular: the last word before the phrase stops.
    """
    while page.at(j) in _LEADING:
        j += 1
    head = last = -1
    for k in range(j, j + _NOUN_REACH):
        word = page.at(k)
        if page.kind(k) != WORD:
            if page.hyphen(k) or (k == j and word in ('"', "'")):
                continue
            break
        if word in PHRASE_STOPS and not (page.hyphen(k + 1) or page.hyphen(k - 1)):
            break
        if page.hyphen(k + 1) and not page.hyphen(k - 1):
            continue
        last = k
        plural = is_plural(word) or _people(page, k, word)
        if plural or (alone and (is_person_noun(shown_word(page, k)) or word in PERSONS)):
            head = k
        elif head >= 0 and not (page.at(k + 1) and is_plural(page.at(k + 1)) and page.at(k + 1) not in PHRASE_STOPS):
            break
    if head < 0 and alone and last >= 0:
        head = last
    if head < 0:
        return None
    while page.at(j) in ('"', "'"):
        j += 1
    return _with_second(page, j, head)


def _people(page: Page, k: int, word: str) -> bool:
    """Nations that have no plural of their own ("40 Chinese"), where no noun follows."""
    if not page.capital(k) or not word.endswith(("ese", "ish", "ch")):
        return False
    return page.kind(k + 1) != WORD or page.at(k + 1) in PHRASE_STOPS or page.at(k + 1) in PERSON_STATES


def _with_second(page: Page, first: int, head: int) -> _Counted:
    """Adds "and women" to "children": both are counted."""
    word = page.words[head]
    person = is_person_noun(shown_word(page, head)) or word in _STATE_NOUNS
    last = head
    if page.at(head + 1) in ("and", "or") and person and page.kind(head + 2) == WORD:
        other = page.at(head + 2)
        if is_person_noun(shown_word(page, head + 2)) and is_plural(other) and page.kind(head + 3) != DIGITS:
            last = head + 2
    return _Counted(first, last, word, person)


def unit_of_noun(counted: _Counted) -> str:
    return "person" if counted.person else singular(counted.head)


def person_state(page: Page, j: int) -> bool:
    """ "53 killed", "12 were reported wounded"."""
    for k in range(j, j + 5):
        word = page.at(k)
        if word in PERSON_STATES:
            return True
        if word not in _AUX and word not in (
            "others",
            "more",
            "people",
            "reported",
            "badly",
            "seriously",
            "critically",
            "slightly",
        ):
            return False
    return False


def noun_before(page: Page, i: int) -> tuple[str | None, _Counted | None]:
    """What a number without a noun counts, from the words before it in its sentence: "the number of refugees rose to 4m".

    The nearest word of killing, hurting or the like, or word for people, decides for person; "number of X" for X.
    """
    begin = sentence_start(page, i)
    for k in range(i - 1, max(begin, i - 25) - 1, -1):
        word = page.words[k]
        if page.kinds[k] != WORD:
            continue
        if word in _TOLL_WORDS:
            return "person", None
        if word == "of" and page.at(k - 1) in ("number", "numbers", "total", "count"):
            counted = counted_noun(page, k + 1)
            if counted and counted.last < i:
                return unit_of_noun(counted), counted
        if is_plural(word) and is_person_noun(shown_word(page, k)):
            return "person", None
    return None, None
