"""Words for people, and plurals: which nouns are counted as persons, and what one of them is called."""

from __future__ import annotations

from functools import lru_cache

from briefgen.vocabulary import word_set

_PERSONS = word_set(
    """
    king queen prince princess duke duchess emperor empress sultan emir
    inuit bedouin person people man woman child kid baby infant toddler newborn boy girl teenager teen adolescent schooler preschooler
    youth youngster father mother parent son daughter brother sister sibling husband wife spouse widow widower orphan
    grandmother grandfather grandparent grandchild grandson granddaughter uncle aunt cousin nephew niece twin triplet
    relative kin member citizen resident inhabitant villager islander settler foreigner expatriate expat immigrant
    emigrant migrant refugee evacuee returnee idp exile soul victim survivor hostage captive prisoner inmate detainee
    convict suspect defendant culprit offender gangster thug thief robber burglar smuggler trafficker pirate killer
    murderer assassin sniper gunman bomber attacker assailant hijacker kidnapper rapist vandal looter rioter protester
    protestor demonstrator marcher picket activist campaigner organiser organizer supporter opponent critic backer
    sympathiser sympathizer loyalist separatist nationalist extremist islamist jihadist terrorist insurgent militant
    rebel guerrilla fighter combatant noncombatant mercenary militiaman partisan soldier troop serviceman servicewoman
    servicemember sailor airman paratrooper commando conscript recruit reservist veteran cadet officer sergeant
    corporal captain colonel admiral lieutenant commander guard bodyguard peacekeeper observer policeman policewoman
    police cop constable detective inspector agent spy ranger patrolman firefighter fireman rescuer paramedic medic
    lifeguard doctor physician surgeon nurse midwife dentist pharmacist outpatient donor recipient volunteer worker
    labourer laborer employee employer staff staffer personnel crewman crewmember contractor freelancer trainee
    apprentice jobseeker retiree pensioner farmer fisherman herder shepherd miner motorist cyclist biker rider
    pedestrian passenger commuter traveller traveler tourist visitor holidaymaker guest pilgrim worshipper worshiper
    believer parishioner priest bishop cardinal imam rabbi monk nun pastor missionary clergy pilot copilot crewmate
    steward stewardess attendant astronaut cosmonaut engineer technician mechanic electrician plumber carpenter
    architect scientist researcher expert analyst economist historian academic professor lecturer teacher tutor
    student pupil schoolchild schoolboy schoolgirl undergraduate graduate freshman journalist reporter correspondent
    editor photographer cameraman broadcaster blogger author writer poet artist actor actress singer musician dancer
    comedian performer celebrity footballer athlete swimmer sprinter boxer wrestler goalkeeper striker defender
    midfielder referee umpire spectator fan reveller reveler bystander onlooker passerby witness eyewitness neighbour
    neighbor occupant tenant landlord homeowner householder squatter lawmaker legislator senator congressman
    congresswoman deputy mp councillor councilor councilman mayor governor minister president premier chancellor
    ambassador diplomat envoy consul delegate negotiator mediator politician candidate nominee voter elector
    constituent bureaucrat aide adviser advisor spokesman spokeswoman spokesperson leader boss chairman chairwoman ceo
    entrepreneur investor shareholder stockholder banker trader broker merchant vendor shopkeeper buyer customer
    client consumer subscriber follower listener taxpayer borrower creditor lender debtor magistrate juror lawyer
    attorney solicitor barrister prosecutor plaintiff complainant petitioner claimant applicant signatory respondent
    participant attendee contestant entrant finalist winner loser laureate founder colleague friend companion ally
    adversary civilian corpse hero billionaire millionaire jew sikh druze kurd turk serb croat dane swede finn czech
    slovak briton scot spaniard filipino uzbek kazakh tajik turkmen uighur uyghur rohingya tutsi hutu pashtun hazara
    houthi yazidi amputee addict mourner sightseer seafarer steelworker dockworker bricklayer hunter builder user
    viewer reader driver manager runner player holder stakeholder clerk accountant farmhand bailiff sheriff alderman midwife townspeople
    """
)
"""Words for people, singular. A plural is folded to it before it is looked up."""

_PERSONS_IN_PLURAL = word_set(
    """
    individual human adult elder senior male female national native local alien criminal accused major general marine
    monitor paramilitary patient carrier intern principal model judge chief executive director official representative
    partner partisan arrival dealer seller competitor enemy liberal conservative socialist communist democrat
    republican muslim christian hindu buddhist catholic protestant sunni shiite shia alawite arab greek pole thai
    latino hispanic tamil sinhalese maori roma aboriginal minor junior private regular professional amateur
    intellectual moderate radical black white asian iraqi israeli pakistani saudi yemeni kuwaiti qatari omani bahraini
    emirati bangladeshi azerbaijani somali nepali bengali punjabi kashmiri baloch azeri uzbekistani swahili gypsy
    traveller head operative specialist secretary lodger cook chef mason planner warden marshal patron nomad slave vet
    """
)
"""Words that name people only in the plural: "40 officials", "12 nationals", but "an official visit"."""

_COUNTED_AS_PERSONS = word_set(
    """
    life death fatality casualty body dead deceased injured wounded missing homeless displaced unemployed disabled
    elderly poor hurt workforce crew jobless sick soul
    """
)
"""Nouns that stand for people where a number counts them: "40 lives", "12 dead", "53 deaths"."""

_NOT_PERSONS = word_set(
    """
    computer container helicopter center number paper newspaper tower river cancer quarter order offer letter matter
    shelter theater printer tanker bunker parameter meter liter kilometer centimeter millimeter dollar corner border
    chamber chapter character cluster counter cover crater cruiser destroyer danger disorder drawer factor sector door
    floor motor tractor reactor corridor color error tumor vector mirror sensor armor favor flavor harbor honor odor
    rumor terror vapor processor transistor elevator calculator generator indicator radiator refrigerator simulator
    ventilator projector detector compressor excavator incubator fiber filter finger flower folder freezer glacier
    hammer ladder layer lever locker manner marker meteor monster november october september december murder oyster
    pillar pointer poster power prayer ruler server shower shoulder slipper spider sticker summer winter sweater
    thunder timber tiger trailer trigger trouser voucher wafer water weather whisper wonder adapter banner barrier
    beaker beer blister blocker boiler booster boulder bumper buffer burger caliber canister career cellar charger
    checker chopper cinder clipper collar cooker cooler copper crossover cylinder diameter diaper dinner dishwasher
    dresser dryer duster eraser feather fever figure former frontier gutter hangar heater jumper laser launcher
    lighter liner loader lorry manger mixer mower muffler pager pepper perimeter pier planner plaster platter polymer
    propeller radar reminder remainder rooster router rubber scooter scraper screwdriver shutter skyscraper
    sledgehammer speaker speedometer stapler starter steamer streamer thermometer toaster transformer transponder
    tremor tuber tumbler waiver wallpaper washer zipper disaster register semester trimester hurricane tree fee
    committee degree knee bee coffee rupee levee guarantee jubilee freighter airliner trawler drifter newsletter
    cellphone rotor bestseller thriller flyer flier tenner fiver opener stopper encounter answer adventure ember amber
    panther viper tender stretcher sander digger dumper bulldozer crawler cracker fertilizer fertiser fertiliser
    pesticide sweetener thinner timer rocker scanner shredder sprinkler strainer tracker transmitter receiver trimmer
    twister upper venture wiper wrapper razor anchor doctorate metaphor cursor resistor capacitor conveyor escalator
    terminator accelerator alligator vibrator ratio aftershock plover clover cadaver clamor checklist list mist wrist
    fist twist waist consist assist persist resist exist insist gist heist whist playlist shortlist blacklist hamster
    lobster hangover takeover layover makeover handover turnover pushover stopover leftover primer prefer refer differ
    infer transfer confer suffer consider deliver discover recover remember hinder wander ponder surrender render
    gender slender blender fender calendar insurer reinsurer retailer supplier wholesaler carmaker
    automaker planemaker drugmaker chipmaker manufacturer
    """
)
"""Nouns in -er, -or, -ist and -ee that are no people, firms among them."""

_PERSON_ENDINGS = ("woman", "person", "folk", "naut", "crat", "goer", "ologist", "sman", "eman", "iceman", "hman")
_AGENT_ENDINGS = ("er", "or", "ist", "ee", "ian")

_FOREIGN_PERSONS = word_set(
    """
    menschen mensch personen person tote toten todesopfer opfer verletzte verletzten verwundete soldaten zivilisten
    flüchtlinge geflüchtete migranten kinder kind frauen männer mann frau einwohner bewohner bürger demonstranten
    polizisten schüler studenten mitarbeiter beschäftigte arbeiter passagiere insassen vermisste wähler patienten
    angreifer kämpfer rebellen terroristen journalisten angehörige mitglieder abgeordnete besucher zuschauer personnes
    personne gens morts mort blessés blessées victimes soldats militaires civils réfugiés migrants enfants femmes
    hommes habitants manifestants policiers élèves étudiants salariés employés travailleurs passagers disparus
    électeurs patients combattants rebelles terroristes journalistes membres députés visiteurs spectateurs tués
    personas gente muertos muertes heridos víctimas soldados militares civiles refugiados migrantes niños niñas
    mujeres hombres habitantes manifestantes policías alumnos estudiantes empleados trabajadores pasajeros
    desaparecidos votantes pacientes combatientes rebeldes terroristas periodistas miembros diputados visitantes
    persone morti feriti vittime soldati militari civili rifugiati profughi migranti bambini donne uomini abitanti
    manifestanti poliziotti studenti dipendenti lavoratori passeggeri dispersi elettori pazienti ribelli terroristi
    giornalisti membri deputati visitatori sfollati
    """
)
"""German, French, Spanish and Italian words for people as they stand after a number."""

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "wives": "wife", "midwives": "midwife", "lives": "life", "knives": "knife", "wolves": "wolf",
    "halves": "half", "shelves": "shelf", "thieves": "thief", "leaves": "leaf", "loaves": "loaf", "calves": "calf",
    "hooves": "hoof", "crises": "crisis", "analyses": "analysis", "theses": "thesis", "buses": "bus",
    "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "gases": "gas", "censuses": "census",
    "choruses": "chorus", "circuses": "circus", "criteria": "criterion", "phenomena": "phenomenon",
    "bacteria": "bacterium", "lice": "louse", "oxen": "ox", "dice": "die", "shoes": "shoe", "canoes": "canoe",
    "toes": "toe", "foes": "foe", "movies": "movie", "rookies": "rookie", "calories": "calorie", "cookies": "cookie",
    "ties": "tie", "pies": "pie", "lies": "lie", "passersby": "passerby", "aches": "ache", "caches": "cache",
    "avalanches": "avalanche", "tranches": "tranche", "niches": "niche", "headaches": "headache", "creches": "creche",
    "moustaches": "moustache", "cliches": "cliche", "series": "series", "species": "species", "axes": "axe",
}  # fmt: skip

_ZERO_PLURALS = word_set(
    """
    people police staff personnel crew troops aircraft sheep fish cattle deer livestock offspring dead wounded injured
    missing deceased homeless unemployed elderly poor youth criteria phenomena bacteria series species headquarters crossroads
    barracks clergy poultry spacecraft hovercraft displaced passersby mps idps rohingya maori inuit roma hutu tutsi
    hazara bedouin townspeople
    """
)
"""Plurals without an s, and nouns that are their own plural."""

_NOT_PLURAL = word_set(
    """
    costs was has is does as his its this us thus yes says goes whereas always perhaps sometimes besides towards afterwards
    upwards news politics economics mathematics physics gas alias atlas bias canvas chaos christmas texas else remains
    makes takes comes includes means shows appears seems needs follows adds tells warns fears hopes kills wounds
    injures gives gets puts wants begins continues threatens reaches rises faces sounds arkansas illinois athens reuters
    brussels laos netherlands philippines honduras wales hamas mars naples algiers maldives seychelles bahamas angeles
    vegas james charles thomas jones williams mrs ms los las others ones
    """
)
"""Words in -s that are no plural nouns."""


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A plural noun's singular, lower-case; any other word as it is.

    >>> singular("Countries"), singular("houses"), singular("people")
    ('country', 'house', 'person')
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 5:
        return low[:-3] + "man"
    if low.endswith("children"):
        return low[:-3]
    if low.endswith("is") and low[:-1] in _PERSONS_IN_PLURAL | _PERSONS:
        return low[:-1]
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


@lru_cache(maxsize=8192)
def is_person_noun(word: str) -> bool:
    """Whether a word, singular or plural, names people: "soldiers", "Afghans", "passers-by"; not "computers".

    A list of common words, then how English builds such nouns (-ist, -man, -er with the usual exceptions), then the
    capital of a nation's people. Words of four further languages are known as they stand after a number.
    """
    low = word.lower()
    one = singular(low)
    plural = one != low
    if one in _PERSONS or low in _FOREIGN_PERSONS or (plural and one in _PERSONS_IN_PLURAL):
        return True
    if one in _NOT_PERSONS or len(one) < 5:
        return False
    if word[:1].isupper() and low.endswith(("ans", "ites", "anders")):
        return True
    if not plural and word[:1].isupper():
        return False
    return one.endswith(_PERSON_ENDINGS) or (plural and one.endswith(_AGENT_ENDINGS))


def names_persons(word: str) -> bool:
    """Whether a word is one of the common words for people, wherever it stands; "lowers" and "orders" are verbs as well
    and never count."""
    one = singular(word.lower())
    return one in _PERSONS or (one != word.lower() and one in _PERSONS_IN_PLURAL)


def counts_persons(word: str, *, alone: bool = False) -> bool:
    """Whether a counted noun stands for people, which more nouns do than name them: "40 lives", "12 dead".

    `alone` says that the number is one, so that the noun is singular: "one official".
    """
    one = singular(word)
    return is_person_noun(word) or one in _COUNTED_AS_PERSONS or (alone and one in _PERSONS_IN_PLURAL)


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _ZERO_PLURALS or word in _IRREGULAR or word in _FOREIGN_PERSONS:
        return True
    if word in _NOT_PLURAL or len(word) < 4:
        return False
    if word.endswith(("men", "children")) and len(word) > 5:
        return True
    if word.endswith("is"):
        return word[:-1] in _PERSONS_IN_PLURAL or word[:-1] in _PERSONS
    return word.endswith("s") and not word.endswith(("ss", "us", "'s"))
