"""Which figures tell the same, without a model: what clauses say, what speaks for a pair, what forbids it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.linkage import link_features
from briefgen.stages.relate.naming import name_measure
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.figures import read_features
from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.setting import events_in, part_stories, read_setting
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import CANNOT, scale_of
from stories_of import figures_of, ledger_from


def features(ledger: Ledger) -> tuple[Features, ...]:
    articles = {article.id: article for article in ledger.articles}
    return read_features(figures_of(ledger), articles, {s.ref: s for s in ledger.sentences})


def measures(ledger: Ledger) -> list[list[str]]:
    """The measures of a ledger, each by the surfaces of its figures."""
    told = {claim.id: claim.surface for claim in ledger.figures}
    return [[told[m.claim] for m in measure.members if m.claim in told] for measure in relate_locally(ledger).measures]


def together(ledger: Ledger, a: str, b: str) -> bool:
    return any(a in found and b in found and (a != b or found.count(a) > 1) for found in measures(ledger))


# ---------------------------------------------------------------- what one clause says


@pytest.mark.parametrize(
    ("text", "surface", "cls"),
    [
        ("The collapse killed at least 36 people.", "at least 36", "dead"),
        ("The storm has now claimed 99 lives.", "99", "dead"),
        ("By noon 14 bodies had been pulled out.", "14", "dead"),
        ("The toll of the landslide that cut two roads has risen to 61.", "61", "dead"),
        ("On Monday the number of people confirmed dead in the blaze reached 99.", "99", "dead"),
        ("More than 1,000 people are unaccounted for.", "More than 1,000", "missing"),
        ("Some 300 demonstrators were detained on the square.", "300", "arrested"),
        ("The ministry spoke of 457 arrests.", "457", "arrested"),
        ("About 80,000 took part in the march.", "About 80,000", "attend"),
        ("Fire ruined more than 270 houses.", "more than 270", "destroyed"),
        ("With 96% of the votes counted, the race was open.", "96", "counted"),
        ("Revenue rose to $4.2 billion.", "$4.2 billion", "revenue"),
    ],
)
def test_a_number_takes_the_class_of_the_cue_that_governs_it(text: str, surface: str, cls: str) -> None:
    """Whatever the word for a fate, it is one class; a far subject such as "the toll" governs its number."""
    (one,) = [f for f in features(ledger_from(text)) if surface in f.claim.surface]
    assert one.cls == cls


def test_a_cue_inside_a_name_says_nothing() -> None:
    """The Missing Persons Agency is nobody's fate, the missing at the head of a sentence are."""
    assert not cues_in("It wrote to the Missing Persons Agency about 12 roads.")
    assert [cue.classes[0][0] for cue in cues_in("Missing are 12 people.")] == ["missing"]


def test_a_number_without_a_noun_goes_on_with_the_one_before_it() -> None:
    """A union's count of the same march, and the soldiers who were wounded, need no word of their own."""
    told = features(ledger_from("Police say 1.08 million people marched; unions speak of 3.5 million."))
    assert [one.cls for one in told] == ["attend", "attend"]
    told = features(ledger_from("The ministry said 192 soldiers died and 512 were wounded."))
    assert [(one.cls, one.head) for one in told] == [("dead", "soldier"), ("injured", "soldier")]


def test_the_whole_behind_of_tells_no_fate() -> None:
    """Of "88,780 of an estimated 120,000" who left only the first left."""
    told = features(ledger_from("So far 88,780 of an estimated 120,000 residents have fled the valley."))
    assert [one.cls for one in told] == ["fled", ""]


def test_two_shares_have_their_owners() -> None:
    """A name before a share, or behind it with "for", says whose it is."""
    told = features(ledger_from("Mira Kolb stood at 50.4% of the votes and Jan Rast at 49.6%, with 2% for Ana Vell."))
    assert [one.owner for one in told] == ["kolb", "rast", "vell"]


def test_the_event_of_a_figure_is_that_of_its_sentence_or_else_of_its_article() -> None:
    """The dead of a blast in an article about fighting are of the blast."""
    text = (
        "The fighting lasted a day. Shelling went on.\n\nIn the blast at the depot 20 people died. The war killed 200."
    )
    told = features(ledger_from({"title": "Fighting in the hills", "text": text}))
    assert [(one.event, one.event_said) for one in told if one.cls == "dead"] == [("fire", True), ("fighting", True)]
    assert events_in("the air strikes and the quake") == ("fighting", "quake")


def test_a_figure_belongs_to_the_nearest_event_named_before_it() -> None:
    """In an article about fighting the dead of the next sentences are the blast's, once the blast was named."""
    text = (
        "The fighting lasted a day.\n\nOn Monday a fuel store blew up at Orlen. People had queued there. "
        "How many died was uncertain: 68 dead, says the town."
    )
    (one,) = [f for f in features(ledger_from({"title": "Fighting in the hills", "text": text})) if f.cls == "dead"]
    assert (one.event, one.event_said) == ("fire", False)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("The ministry named its losses: 81 soldiers dead and 60 wounded.", "81", "soldier"),
        ("There were ten civilians killed and 40 injured.", "40", "civilian"),
        ("Some 30 people injured were flown out.", "30", ""),
        ("By evening there were 17 deaths.", "17", ""),
    ],
)
def test_who_is_counted_is_told_beside_the_fate(text: str, surface: str, expected: str) -> None:
    """Soldiers dead are soldiers, and who is injured beside killed civilians is a civilian."""
    (one,) = [f for f in features(ledger_from(text)) if surface in f.claim.surface]
    assert one.head == expected


def test_people_who_are_missing_were_not_identified() -> None:
    """The relative clause behind people tells their fate, not the verb before them."""
    (one,) = features(ledger_from("At the briefing officials named 900 people who were unaccounted for."))
    assert one.cls == "missing"


def test_an_age_is_no_count() -> None:
    """A bare number behind an age is a year of life, whether or not the years are named."""
    told = features(ledger_from("The law raises the pension age by two years to 66. At 66 workers may go."))
    assert [one.family for one in told][1:2] == ["age:year"]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("They raised the count from eight to 41, and the last figure, 59, is from July.", "count"),
        ("The mayor and Anna Kell, 59, of the ferry line were on board.", "age:year"),
    ],
)
def test_a_number_between_commas_is_an_age_behind_a_person_alone(text: str, family: str) -> None:
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == "59"]
    assert one.family == family


def test_what_opens_a_sentence_tells_where_all_of_it_happens() -> None:
    """The union's count behind "while" is of the town as well."""
    told = features(ledger_from("In Paris, police counted 9,000 marchers, while the union spoke of 30,000 marchers."))
    assert [one.places for one in told] == [frozenset({"paris"})] * 2


def test_a_country_that_acts_is_no_place() -> None:
    """Who fled from the victory of a country did not flee in it."""
    (one,) = features(ledger_from("After the victory of Serbia 4,000 people had fled."))
    assert not one.places


# ---------------------------------------------------------------- which figures are one measure


def test_one_toll_in_the_words_of_five_papers_is_one_measure() -> None:
    """Killed, died, dead, the toll, lost their lives: one question, whatever the value."""
    ledger = ledger_from(
        "The landslide in Orlen killed at least 36 people.",
        "At least 55 people have died in the landslide.",
        "The landslide's death toll climbed to 80 on Friday.",
        "On Monday the number of people confirmed dead in the landslide reached 99.",
        "In the landslide 111 people lost their lives.",
    )
    assert measures(ledger) == [["at least 36", "At least 55", "80", "99", "111"]]


def test_other_fates_are_other_measures() -> None:
    """Dead, injured and missing of one event never stand together, though one sentence tells them."""
    ledger = ledger_from(
        "The quake killed 120 people, 400 were injured and 30 are missing.",
        "After the quake 131 people are dead, 420 have been hurt and 25 are unaccounted for.",
    )
    assert measures(ledger) == [["120", "131"], ["400", "420"], ["30", "25"]]


def test_a_part_of_the_place_is_no_telling_of_the_whole() -> None:
    """Paris is a part of France, and "the capital" is Paris."""
    ledger = ledger_from(
        {"title": "France marches", "text": "Across France 1.1 million people marched, with 119,000 in Paris."},
        {"title": "Marches all over France", "text": "In France 1.2 million marched. In the capital 120,000 marched."},
        {"title": "France on strike", "text": "In France, one million people marched."},
    )
    assert not together(ledger, "1.1 million", "119,000")
    assert together(ledger, "1.1 million", "1.2 million")
    assert together(ledger, "119,000", "120,000")


def test_an_unusual_value_ties_two_articles_that_use_other_words() -> None:
    """903 fires and 903 acts of arson are one count; 3 and 3 prove nothing."""
    ledger = ledger_from(
        "The minister said 903 fires burned in the streets. He named 3 suspects.",
        "There were 903 acts of arson, he said. It took 3 engines.",
    )
    assert together(ledger, "903", "903")
    assert not together(ledger, "3", "3")


def test_a_link_of_order_holds_two_values_of_one_sentence_together() -> None:
    """Two values of one mouth in one sentence are two things, unless the text says that one replaces the other."""
    linked = ledger_from("The service lowered its count of the dead to 112 from 131.")
    assert together(linked, "112", "131")
    apart = ledger_from("The service counted 14 dead in Arn and 9 dead in Bol.")
    assert not together(apart, "14", "9")


def test_the_rows_of_a_list_are_never_one_measure() -> None:
    """Equal sums for two payees of one list stay two."""
    ledger = ledger_from("The court awarded:\n\nAnn Reed: $30 million\n\nBo Lang: $30 million")
    assert not together(ledger, "$30 million", "$30 million")


def test_an_old_disaster_is_not_todays() -> None:
    """The dead of 2018 are set apart by their year."""
    ledger = ledger_from(
        {"published": "2023-08-10", "text": "The fire killed 36 people. In 2018 a fire in Orlen killed 85 people."},
        {"published": "2023-08-11", "text": "At least 55 people died in the fire."},
    )
    assert together(ledger, "36", "At least 55")
    assert not together(ledger, "36", "85")


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("The blast killed 20 people, officials said. The mayor said that 7 more people died in hospital.", "20", "7"),
        ("The quake killed 20 people, he said. Among these are, she said, 17 people who died in hospital.", "20", "17"),
        ("The war left 480 people wounded, rebels say. The ministry says 511 soldiers were wounded.", "480", "511"),
        ("The minimum age of retirement goes from 61 to 63.", "61", "63"),
    ],
    ids=["more", "of these", "soldiers", "age"],
)
def test_what_one_article_counts_apart_is_two_measures(text: str, a: str, b: str) -> None:
    """What comes on top, a part, one profession, an age before and after a law."""
    assert not together(ledger_from(text), a, b)


def test_a_total_of_a_longer_time_is_set_apart_from_a_day() -> None:
    """More than 900 who died since December are not the 38 who drowned on Monday."""
    day = {"published": "2030-03-04", "text": "On Monday at least 38 people drowned when a boat sank."}
    since = {"published": "2030-03-05", "text": "Since December more than 900 people have been killed on that route."}
    assert not together(ledger_from(day, since), "at least 38", "more than 900")


def test_one_place_said_with_both_speaks_for_one_measure() -> None:
    """Two far counts of one town's shops are of one question, two without a place need not be."""
    story = [{"title": "France marches", "text": "In France one million marched."}] * 3
    told = ("Some 200 shops in Paris were shut.", "In Paris looters broke into 1,100 shops.")
    assert together(ledger_from(*story, *told), "Some 200", "1,100")
    assert not together(ledger_from(*story, *(text.replace("Paris", "town") for text in told)), "Some 200", "1,100")


@pytest.mark.parametrize(("a", "b"), [("$437 million", "$473 million"), ("$1.4 million", "$1,489,555")])
def test_a_sum_copied_wrongly_may_be_the_same(a: str, b: str) -> None:
    """Digits in another order and digits cut off are slips of copying."""
    ledger = ledger_from(f"The builder must pay damages of {a}.", f"The court awarded damages of {b} to the town.")
    assert together(ledger, a, b)
    assert not together(
        ledger_from("He must pay damages of $437 million.", "She was awarded $512 million."), "$437", "$512"
    )


def test_what_a_fee_came_from_is_replaced() -> None:
    """ "From 40 to 45" is a change: the old value is no rival of the new one."""
    ledger = ledger_from("The bridge toll goes from $40 to $45, the council said.")
    (measure,) = relate_locally(ledger).measures
    assert [bool(member.replaces) for member in measure.members] == [False, True]


def test_a_class_in_common_is_no_sign_that_two_values_conflict() -> None:
    """Two articles that only say that people died may tell two things; an event that both name holds them together."""
    weak = ledger_from("Officials said 12 people died.", "The council said 31 people died.")
    assert [measure.weak for measure in relate_locally(weak).measures] == [True]
    sure = ledger_from("Officials said the quake killed 12 people.", "The council said the quake killed 31 people.")
    assert [measure.weak for measure in relate_locally(sure).measures] == [False]


# ---------------------------------------------------------------- laws


STORY = (
    "The blast at the mill killed at least 14 people and 60 were injured. Police arrested two managers.",
    "The death toll rose to 17, the mayor said. About 60 people are in hospital. It was lowered to 16 from 17 later.",
    "Sixteen people lost their lives, three of them children. Damage is put at €4 million.",
    "No one denies it. The owner said 16 workers died; the union speaks of 18.",
)


def test_every_figure_is_in_exactly_one_measure() -> None:
    """Nothing vanishes, nothing stands twice; each member has a voice that exists."""
    ledger = ledger_from(*STORY)
    relations = relate_locally(ledger)
    told = [member.claim for measure in relations.measures for member in measure.members]
    assert sorted(told) == sorted(claim.id for claim in figures_of(ledger))
    voices = {voice.id for voice in relations.voices}
    assert all(member.voice in voices for measure in relations.measures for member in measure.members)


def test_the_order_of_claims_and_articles_does_not_matter() -> None:
    """Shuffled figures give the same relations."""
    ledger = ledger_from(*STORY)
    expected = relate_locally(ledger)
    for seed in range(5):
        mixed = list(ledger.figures)
        random.Random(seed).shuffle(mixed)
        assert relate_locally(replace(ledger, figures=tuple(mixed))) == expected


def test_weighing_is_symmetric_and_few_of_a_group_are_told_apart() -> None:
    """Two figures that the text tells apart stand in one group only where many others hold it together."""
    ledger = ledger_from(*STORY, "In 1998 a blast killed 17 people. The toll was 17.", "The quake killed 16 people.")
    told = features(ledger)
    scale = scale_of(told, read_setting(told, ledger.articles))

    def weigh(a: Features, b: Features) -> float:
        return weigh_pair(a, b, scale)

    assert all(weigh(a, b) == weigh(b, a) for a in told for b in told if a is not b)
    for group in link_features(told, weigh):
        pairs = [weigh(told[a], told[b]) for a in group for b in group if a < b]
        assert 3 * pairs.count(CANNOT) <= len(pairs)


def test_what_is_kept_or_skipped_for_speed_changes_no_points() -> None:
    """Points are the same where nothing is kept of the places of other pairs, and where nothing that a figure says is skipped."""
    ledger = ledger_from(
        *STORY,
        "Of the 17 dead in Arlen nine were soldiers. Another 12 people died in Bresk. In 1998 a blast killed 41.",
    )
    told = features(ledger)
    setting = read_setting(told, ledger.articles)
    kept = scale_of(told, setting)
    for a in told:
        for b in told:
            ids = frozenset(one.claim.id for one in told)
            fresh = replace(scale_of(told, setting), peopled=ids, timed=ids, tied=ids, spread=True)
            assert weigh_pair(a, b, kept) == weigh_pair(a, b, fresh)
    assert all(0 < len(ids) < len(told) for ids in (kept.peopled, kept.timed, kept.tied))


def test_many_articles_are_parted_by_story_and_few_are_not() -> None:
    """Fifty reports of two events are two stories; a folder of a few is one, whatever it holds."""
    quakes = [{"title": f"Quake in Orlen {n}", "text": "The Orlen quake shook Tarvik province."} for n in range(25)]
    floods = [{"title": f"Flood in Bresk {n}", "text": "The Bresk flood drowned Sunnda valley."} for n in range(25)]
    parted = part_stories(ledger_from(*quakes, *floods).articles)
    assert sorted(len(story) for story in parted) == [25, 25]
    assert len(part_stories(ledger_from(quakes[0], floods[0]).articles)) == 1


def test_words_of_every_disaster_and_agencies_make_no_two_stories_one() -> None:
    """Reports of three events in the same words, credited to one agency, are three stories: only names tie."""
    told = (
        "Rescue workers evacuated hundreds of people after the disaster, officials told Agence France-Presse. "
        "Dozens remain missing and several houses collapsed."
    )
    given = [
        {"title": f"Rescue goes on in {town}", "text": f"Crews reached {town} in {land}, on the {river}. {told}"}
        for town, land, river in (("Orlen", "Tarvik", "Ilmar"), ("Bresk", "Sunnda", "Tarn"), ("Holm", "Kelvar", "Orva"))
        for _ in range(16)
    ]
    parted = part_stories(ledger_from(*given).articles)
    assert [{article.title[-5:] for article in story} for story in parted] == [{"Orlen"}, {"Bresk"}, {" Holm"}]


def test_a_name_tells_what_is_counted_and_where_it_is_set_apart() -> None:
    """Nouns of the articles and the class's name; no day and no value."""
    ledger = ledger_from(
        "The ministry said 441 police officers were injured.", "It said 439 police officers were hurt."
    )
    told = features(ledger)
    assert name_measure(told, read_setting(told, ledger.articles)) == "police officers injured"


def test_things_beside_people_give_a_fate_no_noun() -> None:
    """Of 40 stations that were painted and 40 people who were hurt nobody speaks of hurt stations."""
    told = features(ledger_from("Officers painted 40 polling stations.", "At least 40 people were injured."))
    assert name_measure(told, read_setting(told, {})) == "people injured"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The law moves the retirement age from 64 to 66.", "retirement age"),
        ("After three full days of talks it had a deal.", "full days of talks"),
        ("That is a third of those who lived there.", "share"),
        ("By evening there were 17 deaths.", "people killed"),
        ("The jury gave each of them a sum on Monday.\n\nAnn Reed: $30 million in all.", "Ann Reed"),
        ("The yard offered a signing bonus of $7,000 to all.", "signing bonus"),
        ("The shipyard lost $5 million in Norvik in six weeks.", "loss of the shipyard"),
        ("A docker now earns $51 an hour at most.", "pay of a docker"),
        ("The yard set aside an extra $2 million for its tugs on Friday.", "sum for tugs"),
        ("Dockers turned the contract down by 94% on Friday.", "share of votes against the contract"),
        ("Of harbour pilots, 61% stayed at home.", "share of harbour pilots"),
        ("Of the members who cast ballots, 59% agreed.", "share of the members who cast ballots"),
        ("The law allows employer contributions of up to 12%.", "employer contributions"),
        ("The last strike of dockers, in 2028, dragged on for eight weeks.", "weeks of the last strike"),
        ("The strike will then be two weeks old.", "weeks of the strike"),
        ("Wages had been flat for ten years while prices rose.", "years for which wages had been flat"),
        ("The 24-hour siege was over.", "hours of the siege"),
        ("It may be 10 days until the harbour opens.", "days until the harbour opens"),
        ("He came with his 83-year-old mother.", "age of the mother"),
        ("The trial is held 20 miles away from Norvik.", "distance from Norvik"),
        ("Crews had to close an area of five square miles.", "area"),
        ("The police spoke of ten civilians killed and 40 injured.", "civilians killed"),
    ],
)
def test_a_name_is_a_noun_phrase_and_no_cut_clause(text: str, name: str) -> None:
    """What neither a class nor a noun names is called by the phrase beside it, or by its sort."""
    ledger = ledger_from(text)
    told = features(ledger)[:1]
    assert name_measure(told, read_setting(told, ledger.articles)) == name


# ---------------------------------------------------------------- country, event of the story, parts in one report, pay


def test_the_only_country_of_a_story_sets_nothing_apart() -> None:
    """Who says where in the country and who names the country speak of one toll; with two countries they may not."""
    one = ledger_from(
        {"title": "Landslide", "text": "The landslide in Chad killed 151 people, police said."},
        {"title": "Landslide", "text": "The landslide at Orlen Ridge killed 189 people, police said."},
    )
    assert together(one, "151", "189")
    assert "chad" in read_setting(features(one), one.articles).main
    two = ledger_from(
        "The landslide in Chad killed 151 people.", "The landslide in Niger killed 189.", *["It killed 160 people."] * 4
    )
    assert not {"chad", "niger"} & read_setting(features(two), two.articles).main


def test_a_report_s_figures_are_of_the_story_s_event() -> None:
    """ "The fire service" and "fire crews" of one report of a flood make no fire of its dead."""
    told = features(
        ledger_from(
            {"title": "Flood at Orlen", "text": "The flood reached Orlen. It killed 30 people."},
            {"title": "Flood at Orlen", "text": "The flood went on. The dead are 41."},
            {
                "title": "Fire crews at work",
                "text": "Fire crews and a fire boat search the flood. The toll rose to 52.",
            },
        )
    )
    assert {one.event for one in told if one.cls == "dead"} == {"water"}


def test_far_apart_in_one_report_are_a_whole_and_a_part() -> None:
    """18 beside 93 dead is a part of them; a word of order makes it the older count, another report may tell it."""
    plain = ledger_from("The slide killed 93 people. At the clinic 18 dead lay without a name.")
    assert not together(plain, "93", "18")
    assert together(ledger_from("The toll of the slide rose from 18 dead to 93 dead."), "18", "93")
    assert together(ledger_from("The slide killed 93 people.", "The slide killed 18 people."), "93", "18")


def test_workers_on_strike_are_strikers_whatever_they_are_called() -> None:
    """ "A strike by 33,000 workers" and "33,000 machinists left their work" are one measure."""
    told = ledger_from(
        "The strike by about 33,000 workers is in its fifth week.",
        "Five weeks ago 33,000 machinists left their work.",
        "Over 32,000 striking workers turned the offer down.",
    )
    assert together(told, "about 33,000", "Over 32,000")
    assert together(told, "about 33,000", "33,000")


def test_a_pay_rise_is_no_other_growth_and_a_demand_is_another_thing() -> None:
    """Wages, salaries and raises are one class of share; what is demanded is told apart from what is offered."""
    told = features(
        ledger_from(
            "The firm offered a pay rise of 25%. Wages would rise by 30%. The union demanded 40%.",
            "Its revenue rose by 12%.",
        )
    )
    assert [one.cls for one in told] == ["offered", "raise", "demanded", "growth"]
