"""General English vocabulary as data, and the few functions that compare words by it.

Three layers, from the letter to the meaning:

1. `words_of` cuts a text into words with offsets; `stem` folds a word to its base ("fled" -> "flee").
2. `terms_of` reads the words as **terms**: a synonym class ("lost their lives" -> "kill"), a country for its demonym
   ("Turkish" -> "Turkey"), a body for its abbreviation ("UN refugee agency" -> "UNHCR"), else the stem.
3. `terms_found` asks whether all that a phrase says stands in a text; `same_term` whether two phrases say the same.

The tables are general vocabulary of news, not of one story. What is left out on purpose: word senses. "Turkey" the
bird and "Georgia" the state of the US are read as the countries; the price is small, because both sides of a comparison
are read alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from briefgen.text.calendar import DAY_WORDS, MONTH_WORDS
from briefgen.vocabulary import read_table, word_set

# ---------------------------------------------------------------- tables: function words

STOPWORDS: frozenset[str] = word_set(
    """a an the this that these those some any each every either both all such same other another own i me my mine we
    us our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose
    which what where when why how there here be am is are was were been being have has had having do does did
    doing done will would shall should can could may might must ought to of in on at by for with from into onto
    upon about over under above below between among amid through during before after since until till as than
    then so too very just only also even still yet already again ever never not no nor neither and or but if
    though although because while whereas unless whether against without within across along around near off out
    up down per via toward towards more most less least fewer many much few several well s t d ll re ve m"""
)
"""Words that carry no content for a comparison of labels. Negations and hedges have tables of their own."""

NEGATIONS: frozenset[str] = word_set(
    """no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely lack lacks lacked
    lacking fail fails failed failing unable refuse refuses refused refusing"""
)
"""Folded words that turn a statement round; a word ending in n't counts too (see `polarity_of`)."""

HEDGES: frozenset[str] = word_set(
    """may might could would can should perhaps maybe possibly probably likely unlikely potentially apparently
    seemingly reportedly allegedly supposedly purportedly presumably suspected alleged believed thought feared
    presumed expected planned tentatively tentative plan plans intends intend seek seeks seeking considering
    consider considers weigh weighs weighing mull mulls mulling aims aim hopes hope wants want proposed
    potential possible if unless"""
)
"""Folded words that leave it open whether something is so, or say that it is only wished."""

DENYING: frozenset[str] = word_set(
    """deny denies denied denying denial denials reject rejects rejected rejecting rejection dispute disputes disputed
    disputing dismiss dismisses dismissed dismissing refute refutes refuted refuting rebut rebuts rebutted
    contradict contradicts contradicted contradicting disown disowns disowned repudiate repudiates repudiated
    invented untrue false baseless unfounded fabricated"""
)
CONFIRMING: frozenset[str] = word_set(
    """confirm confirms confirmed confirming confirmation acknowledge acknowledges acknowledged acknowledging admit
    admits admitted admitting concede concedes conceded conceding verify verifies verified verifying prove
    proves proved proven corroborate corroborates corroborated"""
)
CLAIMING: frozenset[str] = word_set(
    """claim claims claimed claiming allege alleges alleged alleging accuse accuses accused accusing assert asserts
    asserted asserting insist insists insisted insisting contend contends contended maintain maintains
    maintained suggest suggests suggested speculate speculates speculated"""
)
SAYING: frozenset[str] = word_set(
    """say says said saying tell tells told telling report reports reported reporting state states stated stating
    announce announces announced announcing add adds added adding note notes noted noting write writes wrote
    written declare declares declared estimate estimates estimated estimating warn warns warned warning
    according cite cites cited citing quote quotes quoted quoting explain explains explained reveal reveals
    revealed put puts recorded records record counted counts count document documents documented register
    registers registered conclude concludes concluded find finds found show shows showed shown argue argues
    argued predict predicts predicted forecast forecasts"""
)
ATTRIBUTION_VERBS: frozenset[str] = DENYING | CONFIRMING | CLAIMING | SAYING
"""Folded verb forms with which a text credits a statement to somebody."""

SENTENCE_WORDS = word_set(
    "a an the was were is are had has have been which who that their his her its they he she it whether"
)
"""Articles, auxiliaries and pronouns that a title does without."""
_CALENDAR = MONTH_WORDS | DAY_WORDS
_OPENERS = _CALENDAR | word_set("meanwhile however yesterday today tomorrow earlier later mr mrs ms dr sir president")

# ---------------------------------------------------------------- tables: forms of a word

_IRREGULAR_FORMS = """
flee fled | child children | man men | woman women | person people persons | foot feet | life lives | wife wives
| half halves | thief thieves | crisis crises | analysis analyses | policeman policemen | policewoman policewomen
| serviceman servicemen | servicewoman servicewomen | gunman gunmen | fisherman fishermen | fireman firemen |
  crewman crewmen
| spokesman spokesmen | tribesman tribesmen | businessman businessmen | lawman lawmen | militiaman militiamen
| airman airmen | seaman seamen | infantryman infantrymen | guardsman guardsmen | workman workmen
| fall fell fallen | rise rose risen | grow grew grown growth | tell told | say said | pay paid payment
| make made | hold held | take took taken | give gave given | lose lost losing | win won winning | sell sold
| buy bought purchase | build built | strike struck stricken | shoot shot shooting shootings | fight fought fighting
| catch caught | sink sank sunk sinking | drive drove driven | break broke broken | begin began begun beginning
| come came | go went gone | see saw seen | send sent | spend spent spending | stand stood | sweep swept
| throw threw thrown | write wrote written | speak spoke spoken | steal stole stolen | seek sought | think thought
| know knew known | meet met meeting | lead led | keep kept | feel felt | find found | bring brought | burn burnt
| freeze froze frozen | hide hid hidden | hang hung | run ran | rebuild rebuilt | ride rode ridden | shake shook
  shaken
| shrink shrank shrunk | sleep slept | slide slid | teach taught | tear tore torn | withdraw withdrew withdrawn
  withdrawal
| lay laid | leave left | forbid forbade forbidden | arise arose | choose chose chosen choice | draw drew drawn
| drown drowned drowning drownings | eat ate eaten | feed fed | fly flew flown flight flights | forget forgot
  forgotten
| hear heard | mean meant | set setting | sit sat | swim swam | swear swore sworn | wake woke | wear wore worn
| overrun overran | undergo underwent | overthrow overthrew overthrown | uphold upheld | befall befell
| close closure closures | arrive arrival arrivals | destroy destruction destroyed | detain detention detained
| injure injury injuries | evacuate evacuation evacuees evacuee | displace displacement displaced | explode
  explosion explosions
| invade invasion | collide collision | collapse collapsed | depart departure departures | deport deportation
  deportations
| expel expulsion expulsions | erupt eruption | infect infection infections | vaccinate vaccination vaccinations
| hospitalise hospitalised hospitalisation hospitalized hospitalization | abduct abduction abductions | execute
  execution executions
| apply application applications | complain complaint complaints | produce production output | reduce reduction
  reductions
| resign resignation | elect election elections | convict conviction | sentence sentenced | donate donation donations
| invest investment | lend loan loans lent | owe debt debts owed | percent pct percentage
"""
_SPELLINGS = {
    "defence": "defense", "offence": "offense", "neighbour": "neighbor", "neighbours": "neighbors", "centre": "center",
    "centres": "centers", "labour": "labor", "harbour": "harbor", "harbours": "harbors", "programme": "program",
    "programmes": "programs", "metre": "meter", "metres": "meters", "kilometre": "kilometer",
    "kilometres": "kilometers",
    "litre": "liter", "litres": "liters", "tonnes": "tonne", "tons": "tonne", "ton": "tonne", "armour": "armor",
    "armoured": "armored", "colour": "color", "honour": "honor", "travellers": "travelers", "traveller": "traveler",
    "theatre": "theater", "aluminium": "aluminum", "gaol": "jail", "grey": "gray", "cheque": "check", "tyre": "tire",
    "plough": "plow", "catalogue": "catalog", "dialogue": "dialog", "favour": "favor", "rumour": "rumor",
    "airplane": "aeroplane", "airplanes": "aeroplane", "sceptical": "skeptical",
}  # fmt: skip
_WHOLE = {"locality": "locality", "localities": "locality"} | {
    form: word
    for word in word_set(
        """villager shareholder residence firefight pensioner officer commander applicant candidate delegate protester
        striker informant operative general according"""
    )
    for form in (word, f"{word}s")
}
"""Words that the stemmer would fold into another word (localities into local, officers into office)."""
_NOT_ISE = word_set(
    """promise promised promises advise advised exercise exercises supervise comprise comprised surprise surprised
    enterprise enterprises franchise merchandise expertise otherwise likewise advertise improvise televise
    devise revise revised compromise compromised disguise paradise premise premises precise concise raise raised
    praise praised noise cruise arise rise wise demise"""
)

# ---------------------------------------------------------------- tables: synonyms

_SYNONYMS = """
kill: killed, killing, dead, died, dies, die, dying, death, deaths, death toll, fatality, fatalities, fatally,
  slain, slay, lethal,
  lost their lives, lost his life, lost her life, lost their life, lose their lives, losing their lives, loss of life,
  claimed the lives, claimed lives, left dead, shot dead, perish, perished, lives lost, deadly, deadliest
drown: drowned, drowning, drownings
murder: murdered, murders, homicide, homicides, assassinated, assassination
execute: executed, execution, executions, put to death
injure: injured, injury, injuries, wounded, wounding, wounds, hurt, maimed
casualty: casualties, casualty toll
missing: missing, unaccounted for, unaccounted, disappeared, disappearance, lost without trace, whereabouts unknown
displace: displaced, displacement, displaces, uprooted, uproot, fled, flee, fleeing, flees, flight from their homes,
  driven from their
    homes, driven out, forced to flee, forced from their homes, made homeless, left their homes, leave their homes,
  abandoned their homes
carbon dioxide: CO2
nitrogen oxide: nitrogen oxides, NOx
homeless: homeless, without shelter, without homes, lost their homes
evacuate: evacuated, evacuation, evacuations, evacuees, evacuee, brought to safety, taken to safety, moved to
  safety, ordered to leave
rescue: rescued, rescues, saved, pulled alive, pulled from the rubble, plucked from the sea
host: hosted, hosts, hosting, taken in, take in, takes in, taking in, took in, taken refuge, sheltered, shelters,
  sheltering, harbours, accommodates,
  accommodated, accommodate, home to, given refuge, gave refuge, given shelter
arrest: arrested, arrests, detained, detain, detains, detention, detentions, taken into custody, in custody, rounded
  up, held by police
abduct: abducted, abduction, abductions, kidnapped, kidnap, kidnapping, kidnappings, taken hostage
capture: captured, captures, capturing, seized, seize, seizes, overran, overrun, conquered, taken prisoner, took
  control of,
  taken control of, recaptured, retook, retaken
destroy: destroyed, destroys, destruction, flattened, razed, levelled, leveled, demolished, wrecked
damage: damaged, damages, damaging
infect: infected, infection, infections, tested positive, contracted the virus
recover: recovered, recoveries, recovering
hospitalise: hospitalised, hospitalized, hospitalisation, hospitalization, taken to hospital, in hospital, admitted
  to hospital
arrive: arrived, arrival, arrivals, arrives, arriving, reached, came ashore, crossed into, entered
depart: departed, departure, departures
return: returned, returns, returnees, returnee, gone home, went home, gone back
deport: deported, deportation, deportations, expelled, expulsion, sent back
deploy: deployed, deployment, deployments, deploys, stationed
strand: stranded, stuck, trapped
mass: massed, massing, gathered, assembled, amassed, camped
besiege: besieged, siege, under siege, cut off, surrounded, encircled
attend: attended, attendance, turnout, crowd, crowds, marched, took part, turned out, demonstrated, protested
vote: voted, votes, voting, ballots, ballot
strike off: struck off
hit: hit, hits, struck, strike targets, targeted
test: tested, tests
vaccinate: vaccinated, vaccination, vaccinations, inoculated, jabs
visit: visited, visitors, visitor, visits
cut: cuts, cutting, shed, sheds, shedding, axed, axe, axing, slashed, slash, eliminate, eliminated, scrapped
job: jobs, post, posts, workplaces
hire: hired, hires, hiring, recruited, recruits, took on
employ: employed, employs, workforce, headcount, employment, payroll
revenue: revenues, sales, turnover, top line, takings
profit: profits, earnings, net income, net profit, net profits, net earnings, income, surplus
loss: losses, shortfall, deficit, in the red
price: prices, priced
cost: costs, expense, expenses, costing
dividend: dividends, payout per share
fine: fines, fined, penalty, penalties
compensate: compensation, compensated, damages award
pledge: pledged, pledges, promised aid, committed
aid: assistance, relief
forecast: forecasts, guidance, outlook, projection, projections, projected, predicted, prediction, predicts, expects
  to earn,
  expected, expects, sees
debt: debts, borrowings, liabilities, indebtedness
stake: stakes, shareholding, shares held, holding of shares, shareholdings, interest of
share price: share prices, stock price, shares closed, stock closed, shares close, stock close, shares closing,
  closing price, closing share price, closing prices, shares ended, stock ended
wage: wages, pay, salary, salaries
deal: deals, agreement, agreements, accord, accords, pact, pacts, settlement
buy: bought, purchased, acquired, acquisition, takeover, purchase
sell: sold, sale
increase: increased, increases, rose, rise, risen, rises, rising, grew, grow, growth, gained, climbed, climb,
  jumped, up by
decrease: decreased, decreases, fell, fall, falling, declined, decline, dropped, drop, slid, slide, down by, shrank
inflation: inflation rate, consumer prices, price growth
unemployment: unemployed, jobless, joblessness, out of work
magnitude: magnitude, magnitudes, measured on the richter scale, richter scale, moment magnitude
depth: deep, depths
area: hectares burned, acreage
population: inhabitants, residents number
person: people, persons, individuals, individual, human, humans, folk
soldier: soldiers, troops, troop, servicemen, serviceman, servicewoman, servicewomen, service member, service members, servicemember, servicemembers, infantrymen, infantryman, army
  personnel, military personnel
civilian: civilians, noncombatants, non-combatants
child: children, minors, kids, kid, youngsters, under-18s
baby: babies, infants, infant, newborns, newborn, toddlers
woman: women, females, female
man: men, males, male
refugee: refugees
asylum seeker: asylum seekers, asylum-seekers, asylum applicants
migrant: migrants, immigrants, immigrant
fighter: fighters, militants, militant, rebels, rebel, insurgents, insurgent, gunmen, gunman, combatants, combatant,
  jihadists, jihadist,
  guerrillas, terrorists, terrorist, extremists, militiamen
police officer: police officers, policemen, policeman, policewomen, policewoman, police
student: students, pupils, pupil, schoolchildren
worker: workers, employees, employee, staff, labourers, laborers, staffers
passenger: passengers, travellers, traveller, travelers, traveler
resident: residents, inhabitants, inhabitant, dwellers
protester: protesters, protestors, demonstrators, demonstrator, marchers
prisoner: prisoners, inmates, inmate, detainees, detainee, captives, captive
hostage: hostages
patient: patients
doctor: doctors, physicians, physician, medics, medic
nurse: nurses
firefighter: firefighters, firemen, fireman
rescuer: rescuers, rescue workers, rescue worker, search teams
journalist: journalists, reporters, reporter, correspondents
lawmaker: lawmakers, parliamentarians, members of parliament, legislators, mps, deputies
customer: customers, clients, client, subscribers, subscriber, policyholders, policyholder, account holders, account
  holder
voter: voters, electors, electorate
home: homes, house, houses, dwellings, dwelling, residence, residences
building: buildings, structures
locality: localities, villages, village, towns and villages, villages and towns, cities and towns, settlements
business: businesses, firm, firms, company, companies
vehicle: vehicles, cars, car, trucks, truck, lorries, lorry
ship: ships, vessels, vessel, warships, warship, boats, boat
aircraft: planes, plane, jets, jet, aeroplane, aeroplanes, airplane, airplanes, warplane, warplanes, war plane, war
  planes, airliner
tank: tanks, armoured vehicles, armored vehicles
round: rounds
earthquake: earthquakes, quake, quakes, tremor, tremors, temblor, seismic
aftershock: aftershocks
airstrike: airstrikes, air strike, air strikes, air raid, air raids, aerial bombardment, aerial bombing, raid,
  raids, strike, strikes, bombing, bombings,
  bombardment, bombardments, bombed, bomb attack from the air
shelling: shelled, artillery fire, shells, mortar fire
drone attack: drone attacks, drone strike, drone strikes
attack: attacks, assault, assaults, attacked, attacking, attackers
offensive: offensives, military operation, military operations, campaign, campaigns, advance, push
explosion: explosions, blast, blasts, exploded, detonation, detonated
shooting: shootings, gun attack, gunfire, opened fire
flood: floods, flooding, flooded, floodwaters, deluge, inundation
dam: dams
storm: storms, cyclone, cyclones, hurricane, hurricanes, typhoon, typhoons, tempest
fire: fires, blaze, blazes, wildfire, wildfires, bushfire, bushfires, inferno
landslide: landslides, mudslide, mudslides, mudflow
crash: crashes, crashed, collision, collisions, derailment, derailed
sinking: sank, sunk, capsized, capsizing, capsize, shipwreck, shipwrecks, shipwrecked
collapse: collapsed, collapses
eruption: erupted, eruptions, volcano
outbreak: outbreaks, epidemic, epidemics, pandemic
war: wars, conflict, conflicts, hostilities, fighting
clash: clashes, clashed, battle, battles, firefight, skirmishes
protest: protests, demonstration, demonstrations, march, marches, rally, rallies, unrest
walkout: walkouts, industrial action, stoppage, work stoppage
election: elections, poll, polls
reprisal: reprisals, retaliation, retaliatory, counterattack, counterattacks
ceasefire: cease-fire, cease fire, ceasefires, truce, truces
crossing: crossings, crossed
border: borders, frontier, frontiers
regime: regimes
government: governments, authorities, administration
northwest: north-west, northwestern, north-western, north west
northeast: north-east, northeastern, north-eastern, north east
southwest: south-west, southwestern, south-western, south west
southeast: south-east, southeastern, south-eastern, south east
north: northern
south: southern
east: eastern
west: western
percent: per cent, percentage, pct
meter: metre, metres, meters
contain: contained
airport: airports
register: registered, registrations, registration
confirm: confirmed
estimate: estimated, estimates, estimation
suspect: suspected
year: years, annual, annually, yearly
month: months, monthly
week: weeks, weekly
day: days, daily
quarter: quarters, quarterly
half-year: half year, six months, first half
start: started, begin, began, begun, beginning, onset, broke out, outbreak of
"""
"""`class: members`. A member may be a phrase. Classes serve labels of figures; wider senses are left out."""

_AS_PRINTED = word_set(
    """levelled leveled posts post marched earnings committed saved pay takings targeted stationed camped assembled fire
    fires storm storms contained"""
)
"""Members that stand for their class in this form only: "levelled" is destroyed, a "level" is not."""

_EXPANSIONS = {
    "layoff": ("job", "cut"), "layoffs": ("job", "cut"), "lay-off": ("job", "cut"), "lay-offs": ("job", "cut"),
    "laid off": ("job", "cut"), "lay off": ("job", "cut"), "redundancies": ("job", "cut"), "redundancy": ("job", "cut"),
    "made redundant": ("job", "cut"), "job losses": ("job", "cut"), "job loss": ("job", "cut"),
    "jobs lost": ("job", "cut"),
    "jobs to go": ("job", "cut"), "job reductions": ("job", "cut"), "staff cuts": ("job", "cut"),
    "workforce reduction": ("job", "cut"), "posts to go": ("job", "cut"), "downsizing": ("job", "cut"),
    "operating result": ("operating", "profit"), "operating income": ("operating", "profit"),
    "feared dead": ("fear", "kill"), "presumed dead": ("fear", "kill"), "believed dead": ("fear", "kill"),
    "refugee population": ("refugee", "host"), "servicepeople": ("soldier",), "schoolgirls": ("student", "girl"),
}  # fmt: skip
"""Words that say two terms at once."""

_NARROWER = """
kill: drown, murder, execute
person: soldier, civilian, child, baby, woman, man, refugee, asylum seeker, migrant, fighter, police officer,
  student, worker, passenger,
    resident, protester, prisoner, hostage, patient, doctor, nurse, firefighter, rescuer, journalist, lawmaker,
  customer, voter, boy, girl,
    citizen, victim, survivor, tourist, pilgrim, sailor, seaman, airman, guardsman, pilot, crew, crewman, miner,
  farmer, teacher, athlete, player, fan,
    peacekeeper, commander, officer, leader, member, villager, donor, applicant, claimant,
  pensioner, volunteer, shareholder,
    investor, driver, fisherman, guard, activist, expert, diplomat, mercenary, conscript, reservist, veteran, adult,
  teenager,
    elderly, parent, mother, father, family member, user, reader, listener, viewer, spectator, guest,
  bystander, pedestrian,
    cyclist, motorist, commuter, trader, merchant, businessman, caregiver, candidate,
  delegate, envoy
civilian: journalist, doctor, nurse, child, baby, woman, student, teacher, resident, villager
child: baby, boy, girl, teenager
migrant: asylum seeker
building: home, school, hospital, church, mosque
home: flat, apartment
vehicle: tank
livestock: cattle
disaster: earthquake, flood, storm, landslide, eruption, fire
attack: airstrike, shelling, drone attack, shooting, explosion
"""
"""`wider: narrower terms`. A text that says the narrower supports a label with the wider; never the other way round."""

PERSONAL_TERMS: frozenset[str] = word_set(
    """kill drown murder execute injure missing displace homeless evacuate rescue host arrest abduct infect hospitalise
    deport casualty vaccinate"""
)
"""Measures that only persons undergo: "33 died" speaks of people without the word."""

SYNONYMS: Mapping[str, tuple[str, ...]]
"""Term -> its members as listed: `"injured" in SYNONYMS["injure"]`."""

# ---------------------------------------------------------------- tables: places and peoples

_COUNTRIES = """
Afghanistan: Afghan, Afghans, Afghani | Albania: Albanian | Algeria: Algerian | Andorra: Andorran | Angola: Angolan
| Antigua and Barbuda: Antiguan, Barbudan | Argentina: Argentine, Argentinian, Argentines | Armenia: Armenian |
  Australia: Australian, Aussie
| Austria: Austrian | Azerbaijan: Azerbaijani, Azeri | Bahamas: Bahamian | Bahrain: Bahraini | Bangladesh: Bangladeshi
| Barbados: Barbadian | Belarus: Belarusian, Belarussian | Belgium: Belgian | Belize: Belizean | Benin: Beninese |
  Bhutan: Bhutanese
| Bolivia: Bolivian | Bosnia and Herzegovina: Bosnia, Bosnian, Bosniak | Botswana: Botswanan, Batswana | Brazil:
  Brazilian | Brunei: Bruneian
| Bulgaria: Bulgarian | Burkina Faso: Burkinabe | Burundi: Burundian | Cambodia: Cambodian, Khmer | Cameroon:
  Cameroonian
| Canada: Canadian | Cape Verde: Cabo Verde, Cape Verdean | Central African Republic: Central African | Chad:
  Chadian | Chile: Chilean
| China: Chinese, People's Republic of China, PRC | Colombia: Colombian | Comoros: Comorian
| Democratic Republic of the Congo: DR Congo, DRC, Democratic Republic of Congo, Congo-Kinshasa | Congo: Congolese,
  Republic of the Congo
| Costa Rica: Costa Rican | Croatia: Croatian, Croat, Croats | Cuba: Cuban | Cyprus: Cypriot | Czech Republic:
  Czechia, Czech, Czechs
| Denmark: Danish, Dane, Danes | Djibouti: Djiboutian | Dominica: Dominican from Dominica | Dominican Republic:
  Dominican
| Ecuador: Ecuadorian, Ecuadorean | Egypt: Egyptian | El Salvador: Salvadoran, Salvadorean | Equatorial Guinea:
  Equatorial Guinean
| Eritrea: Eritrean | Estonia: Estonian | Eswatini: Swaziland, Swazi | Ethiopia: Ethiopian | Fiji: Fijian
| Finland: Finnish, Finn, Finns | France: French, Frenchman, Frenchmen, Frenchwoman | Gabon: Gabonese | Gambia:
  Gambian | Georgia: Georgian
| Germany: German, Germans | Ghana: Ghanaian | Greece: Greek, Greeks | Grenada: Grenadian | Guatemala: Guatemalan |
  Guinea: Guinean
| Guinea-Bissau: Bissau-Guinean | Guyana: Guyanese | Haiti: Haitian | Honduras: Honduran | Hungary: Hungarian |
  Iceland: Icelandic, Icelander, Icelanders
| India: Indian, Indians | Indonesia: Indonesian | Iran: Iranian, Persian | Iraq: Iraqi | Ireland: Irish, Irishman,
  Irishmen
| Israel: Israeli | Italy: Italian | Ivory Coast: Ivorian, Cote d'Ivoire | Jamaica: Jamaican | Japan: Japanese |
  Jordan: Jordanian
| Kazakhstan: Kazakh, Kazakhstani | Kenya: Kenyan | Kiribati: I-Kiribati | Kosovo: Kosovar, Kosovan | Kuwait: Kuwaiti
| Kyrgyzstan: Kyrgyz, Kyrgyzstani | Laos: Laotian, Lao | Latvia: Latvian | Lebanon: Lebanese | Lesotho: Basotho,
  Mosotho | Liberia: Liberian
| Libya: Libyan | Liechtenstein: Liechtensteiner | Lithuania: Lithuanian | Luxembourg: Luxembourger, Luxembourgish |
  Madagascar: Malagasy
| Malawi: Malawian | Malaysia: Malaysian | Maldives: Maldivian | Mali: Malian | Malta: Maltese | Marshall Islands:
  Marshallese
| Mauritania: Mauritanian | Mauritius: Mauritian | Mexico: Mexican | Micronesia: Micronesian | Moldova: Moldovan |
  Monaco: Monegasque, Monacan
| Mongolia: Mongolian | Montenegro: Montenegrin | Morocco: Moroccan | Mozambique: Mozambican | Myanmar: Burma,
  Burmese | Namibia: Namibian
| Nauru: Nauruan | Nepal: Nepali, Nepalese | Netherlands: Dutch, Dutchman, Dutchmen, Holland | New Zealand: New
  Zealander, New Zealanders, Kiwi
| Nicaragua: Nicaraguan | Niger: Nigerien | Nigeria: Nigerian | North Korea: North Korean, North Koreans, DPRK |
  North Macedonia: Macedonian, Macedonia
| Norway: Norwegian | Oman: Omani | Pakistan: Pakistani | Palau: Palauan | Palestine: Palestinian | Panama: Panamanian
| Papua New Guinea: Papua New Guinean | Paraguay: Paraguayan | Peru: Peruvian | Philippines: Philippine, Filipino,
  Filipina | Poland: Polish, Pole, Poles
| Portugal: Portuguese | Qatar: Qatari | Romania: Romanian | Russia: Russian, Russian Federation | Rwanda: Rwandan |
  Saint Lucia: Saint Lucian
| Samoa: Samoan | San Marino: Sammarinese | Saudi Arabia: Saudi, Saudi Arabian, Saudis | Senegal: Senegalese |
  Serbia: Serbian, Serb, Serbs
| Seychelles: Seychellois | Sierra Leone: Sierra Leonean | Singapore: Singaporean | Slovakia: Slovak, Slovaks,
  Slovakian
| Slovenia: Slovenian, Slovene, Slovenes | Solomon Islands: Solomon Islander | Somalia: Somali, Somalian | South
  Africa: South African, South Africans
| South Korea: South Korean, South Koreans, Republic of Korea | South Sudan: South Sudanese | Spain: Spanish,
  Spaniard, Spaniards
| Sri Lanka: Sri Lankan, Sri Lankans | Sudan: Sudanese | Suriname: Surinamese | Sweden: Swedish, Swede, Swedes
| Switzerland: Swiss | Syria: Syrian, Syrian Arab Republic | Taiwan: Taiwanese | Tajikistan: Tajik, Tajikistani |
  Tanzania: Tanzanian
| Thailand: Thai, Thais | East Timor: Timor-Leste, Timorese, East Timorese | Togo: Togolese | Tonga: Tongan |
  Trinidad and Tobago: Trinidadian
| Tunisia: Tunisian | Turkey: Turkish, Turk, Turks, Türkiye | Turkmenistan: Turkmenistani | Tuvalu: Tuvaluan |
  Uganda: Ugandan
| Ukraine: Ukrainian | United Arab Emirates: UAE, Emirati, Emirates | United Kingdom: UK, U.K., Britain, Great
  Britain, British, Briton, Britons, Brit, Brits
| United States: US, U.S., USA, U.S.A., America, American, Americans, United States of America | Uruguay: Uruguayan
| Uzbekistan: Uzbek, Uzbekistani | Vanuatu: Vanuatuan | Vatican: Vatican City, Holy See | Venezuela: Venezuelan
| Vietnam: Vietnamese, Viet Nam | Yemen: Yemeni | Zambia: Zambian | Zimbabwe: Zimbabwean
| England: English, Englishman, Englishmen | Scotland: Scottish, Scot, Scots | Wales: Welsh, Welshman, Welshmen |
  Northern Ireland: Northern Irish
| Europe: European, Europeans | Africa: African, Africans | Asia: Asian, Asians | Latin America: Latin American |
  Middle East: Middle Eastern
| Kurdistan: Kurdish, Kurd, Kurds | Catalonia: Catalan, Catalans | Basque Country: Basque, Basques | Chechnya:
  Chechen, Chechens
| Tibet: Tibetan | Crimea: Crimean | Gaza: Gazan, Gazans, Gaza Strip | Rohingya: Rohingyas | Uyghur: Uighur,
  Uyghurs, Uighurs
| Turkmen: Turkmens, Turcoman | Hong Kong: Hongkonger, Hongkongers | Greenland: Greenlandic, Greenlander | Puerto
  Rico: Puerto Rican
| Siberia: Siberian | Sicily: Sicilian | Bavaria: Bavarian | Texas: Texan | California: Californian | Quebec:
  Quebecois
| European Union: EU, E.U. | Soviet Union: Soviet, USSR | Arab: Arabs, Arabic | Jewish: Jew, Jews | Muslim: Muslims
  | Christian: Christians
"""
_LOWERCASE_TOO = word_set("polish turkey china chad jordan us pole poles guinea swede dane swiss oman")
"""Names that are words when written small; small letters then never mean the country."""

_CAPITALS = """
Kabul Afghanistan | Algiers Algeria | Buenos Aires Argentina | Yerevan Armenia | Canberra Australia | Vienna Austria
  | Baku Azerbaijan | Dhaka Bangladesh
| Minsk Belarus | Brasilia Brazil | Sofia Bulgaria | Ottawa Canada | Santiago Chile | Beijing China | Bogota Colombia
| Zagreb Croatia | Havana Cuba | Prague Czech Republic | Copenhagen Denmark | Cairo Egypt | Asmara Eritrea | Tallinn
  Estonia | Addis Ababa Ethiopia
| Helsinki Finland | Paris France | Tbilisi Georgia | Berlin Germany | Accra Ghana | Athens Greece | Budapest
  Hungary | New Delhi India | Delhi India
| Jakarta Indonesia | Tehran Iran | Baghdad Iraq | Dublin Ireland | Jerusalem Israel | Rome Italy | Tokyo Japan |
  Amman Jordan | Astana Kazakhstan
| Nairobi Kenya | Pristina Kosovo | Beirut Lebanon | Tripoli Libya | Vilnius Lithuania | Kuala Lumpur Malaysia |
  Bamako Mali | Mexico City Mexico
| Chisinau Moldova | Rabat Morocco | Naypyidaw Myanmar | Kathmandu Nepal | The Hague Netherlands | Wellington New
  Zealand | Niamey Niger | Abuja Nigeria
| Pyongyang North Korea | Oslo Norway | Islamabad Pakistan | Ramallah Palestine | Lima Peru | Manila Philippines |
  Warsaw Poland | Lisbon Portugal
| Doha Qatar | Bucharest Romania | Moscow Russia | Kremlin Russia | Riyadh Saudi Arabia | Belgrade Serbia |
  Mogadishu Somalia | Pretoria South Africa
| Seoul South Korea | Juba South Sudan | Madrid Spain | Khartoum Sudan | Stockholm Sweden | Bern Switzerland |
  Damascus Syria | Taipei Taiwan
| Bangkok Thailand | Tunis Tunisia | Ankara Turkey | Kyiv Ukraine | Kiev Ukraine | Abu Dhabi United Arab Emirates |
  London United Kingdom
| Downing Street United Kingdom | Washington United States | White House United States | Caracas Venezuela | Hanoi
  Vietnam | Sanaa Yemen
| Harare Zimbabwe | Brussels European Union | Riga Latvia
"""

DEMONYMS: Mapping[str, str]
"""Folded demonym or other name -> country: `DEMONYMS["turkish"] == "Turkey"`; a country maps to itself."""

SEATS: Mapping[str, str]
"""Folded capital or seat of government -> whose government speaks when it "says" something. Never for places."""

# ---------------------------------------------------------------- tables: bodies

_BODIES = """
UN: United Nations, U.N. | UNHCR: UN refugee agency, United Nations refugee agency, UN High Commissioner for Refugees,
  United Nations High Commissioner for Refugees, U.N. refugee agency
| OCHA: UN Office for the Coordination of Humanitarian Affairs, Office for the Coordination of Humanitarian Affairs,
  UN OCHA, UNOCHA
| UNICEF: UN children's agency, United Nations Children's Fund, UN children's fund | WFP: World Food Programme,
  World Food Program
| WHO: World Health Organization, World Health Organisation, UN health agency | IOM: International Organization for
  Migration, UN migration agency
| UNRWA: UN agency for Palestinian refugees | IAEA: International Atomic Energy Agency, UN nuclear watchdog | ILO:
  International Labour Organization
| OHCHR: UN human rights office, UN Human Rights Office, UN rights office | UNDP: United Nations Development
  Programme, UN Development Programme
| UNESCO: UN cultural agency | FAO: Food and Agriculture Organization
| SOHR: Syrian Observatory for Human Rights, Syrian Observatory, UK-based Syrian Observatory
| HRW: Human Rights Watch | MSF: Médecins Sans Frontières, Doctors Without Borders | ICRC: International Committee
  of the Red Cross
| IFRC: International Federation of Red Cross and Red Crescent Societies | NRC: Norwegian Refugee Council | IRC:
  International Rescue Committee
| AFP: Agence France-Presse, Agence France Presse | AP: Associated Press | Reuters: Thomson Reuters, Reuters news
  agency | DPA: Deutsche Presse-Agentur, dpa
| EFE: Agencia EFE | TASS: Itar-Tass, TASS news agency | RIA: RIA Novosti | SANA: Syrian Arab News Agency | IRNA:
  Islamic Republic News Agency
| PTI: Press Trust of India | KCNA: Korean Central News Agency | AA: Anadolu Agency, Anadolu, Anadolu news agency |
  PA: Press Association, PA Media
| BBC: British Broadcasting Corporation | CNN: Cable News Network | NYT: New York Times | WSJ: Wall Street Journal |
  WaPo: Washington Post | FT: Financial Times
| USGS: US Geological Survey, United States Geological Survey, U.S. Geological Survey
| EMSC: European-Mediterranean Seismological Centre, European Mediterranean Seismological Centre,
  European-Mediterranean Seismological Center
| AFAD: Disaster and Emergency Management Authority, Disaster and Emergency Management Presidency, Turkish disaster
  agency, Turkey's disaster agency
| GFZ: German Research Centre for Geosciences | NOAA: National Oceanic and Atmospheric Administration | NHC:
  National Hurricane Center | JMA: Japan Meteorological Agency
| FEMA: Federal Emergency Management Agency | CDC: Centers for Disease Control and Prevention | ECDC: European
  Centre for Disease Prevention and Control
| NASA: National Aeronautics and Space Administration | FBI: Federal Bureau of Investigation | CIA: Central
  Intelligence Agency | EPA: Environmental Protection Agency
| NTSB: National Transportation Safety Board | FAA: Federal Aviation Administration | FDA: Food and Drug
  Administration | SEC: Securities and Exchange Commission
| IMF: International Monetary Fund | World Bank: The World Bank | WTO: World Trade Organization | OECD: Organisation
  for Economic Co-operation and Development
| ECB: European Central Bank | Fed: Federal Reserve, US Federal Reserve | BoE: Bank of England | BoJ: Bank of Japan
  | BIS: Bank for International Settlements
| OPEC: Organization of the Petroleum Exporting Countries | IEA: International Energy Agency | EIA: Energy
  Information Administration
| NATO: North Atlantic Treaty Organization, North Atlantic Alliance | OSCE: Organization for Security and
  Co-operation in Europe
| AU: African Union | ASEAN: Association of Southeast Asian Nations | ICC: International Criminal Court | ICJ:
  International Court of Justice
| Frontex: European border agency, EU border agency | Eurostat: EU statistics office | ONS: Office for National
  Statistics | BLS: Bureau of Labor Statistics
| IS: Islamic State, ISIS, ISIL, Daesh, Islamic State group, Islamic State of Iraq and Syria | PKK: Kurdistan
  Workers' Party | SDF: Syrian Democratic Forces | IDF: Israel Defense Forces, Israeli army, Israeli military
| Red Crescent: Red Crescent Society | Amnesty: Amnesty International | NHS: National Health Service
"""
ABBREVIATIONS: Mapping[str, str]
"""Folded long or short name of a body -> its short name for comparison: `ABBREVIATIONS["united nations"] == "UN"`."""

WIRES: frozenset[str] = word_set("AFP AP Reuters DPA EFE TASS RIA SANA IRNA PTI KCNA AA PA")
"""News agencies, by the short name of `ABBREVIATIONS`."""

# ---------------------------------------------------------------- words and stems


class Word(NamedTuple):
    """A word of a text. `text` as printed, without a possessive ending, `plain` folded; offsets count code points of that text."""

    text: str
    stem: str
    plain: str
    start: int
    end: int


class Name(NamedTuple):
    """A capitalised phrase. Offsets count code points of the text given."""

    text: str
    start: int
    end: int


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d[\d.,]*\d|[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*")
_LETTERS = str.maketrans("ıøØłŁđ’‘", "ioOlLd''", "") | {ord("æ"): "ae", ord("œ"): "oe"}
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word or phrase without case and accents and with single spaces, for comparison only: "Türkiye" -> "turkiye",
    "U.S." -> "us"."""
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS).casefold())
    kept = " ".join(
        "".join(c for c in plain if not unicodedata.combining(c)).split()
    )  # a name may run over a line's end
    return kept.replace(".", "") if re.fullmatch(r"(?:\w\.)+", kept) else kept


def bare_of_vowels(name: str) -> str:
    """A name as outlets that carry it over from another script have it in common: folded, letters alone, doubled ones once, and of its
    vowels only one that it begins with. "Abduljaleel" and "Abdeljalil" -> "abdljl"."""
    plain = re.sub(r"(.)\1", r"\1", re.sub(r"[^a-z]", "", fold(name)))
    return plain[:1] + re.sub(r"[aeiouy]", "", plain[1:])


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The base of one word, folded: "fled" -> "flee", "Children" -> "child", "organisations" -> "organ"."""
    plain = fold(word)
    plain = plain[:-2] if plain.endswith("'s") else plain.rstrip("'")
    if plain in _WHOLE:
        return _WHOLE[plain]
    plain = _SPELLINGS.get(plain, plain)
    if len(plain) >= 7 and plain not in _NOT_ISE:
        plain = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", plain)
    plain = _IRREGULARS.get(plain, plain)
    return str(_stemmer.stemWord(plain))


def _read_forms(table: str) -> dict[str, str]:
    rows = (row.split() for row in table.split("|"))
    return {form: base for base, *forms in rows for form in forms}


_IRREGULARS = _read_forms(_IRREGULAR_FORMS)
PAST_FORMS: frozenset[str] = frozenset(
    form
    for form in _IRREGULARS
    if not form.endswith(("s", "ing", "ion", "ment", "th", "al", "ure", "men", "age"))
    and form not in ("choice", "debt", "loan")
)
"""Irregular forms of the past, folded: "fled", "sold", "broken"."""


@lru_cache(maxsize=1_024)
def words_of(text: str) -> tuple[Word, ...]:
    """All words and digit groups of a text in order; "north-west" is two, "Turkey’s" the word "Turkey", "U.S." one."""
    # As tuples, which a NamedTuple's own way of making one takes twice as long for.
    make = tuple.__new__
    return tuple(
        [
            make(Word, (word, *_stem_and_plain(word), *m.span()))
            for m in _WORD.finditer(text)
            if len(word := m.group()) > 1 or not _is_ending(m, text)
        ]
    )


@lru_cache(maxsize=65_536)
def _stem_and_plain(word: str) -> tuple[str, str]:
    return stem(word), fold(word)


def small_words(text: str) -> frozenset[str]:
    """The words of a text, folded, that it prints with a small first letter."""
    return frozenset(
        fold(m.group()) for m in _WORD.finditer(text) if m.group()[0].islower() and not _is_ending(m, text)
    )


def _is_ending(match: re.Match[str], text: str) -> bool:
    return match.group() in ("s", "S") and match.start() > 0 and text[match.start() - 1] in "'’"


# ---------------------------------------------------------------- terms


@dataclass(frozen=True, slots=True)
class Term:
    """What one word or phrase says. `names` is mostly one term ("kill"), two for "layoffs" (job, cut).

    `words` are the terms of its single words, for a text that takes the phrase apart ("the agency for refugees").
    """

    names: tuple[str, ...]
    words: tuple[str, ...]
    start: int
    end: int
    capital: bool = False


_Key = tuple[str, ...]


def _keys(phrase: str) -> _Key:
    return tuple(stem(m.group()) for m in _WORD.finditer(phrase) if not _is_ending(m, phrase))


def _rows(table: str, sep: str = "|") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Rows `head: member, member` of a table; a row without a colon goes on with the one before."""
    joined = re.sub(r"\n\s+", " ", table) if sep == "\n" else table
    for row in joined.split(sep):
        head, colon, members = row.partition(":")
        if colon:
            yield " ".join(head.split()), tuple(" ".join(m.split()) for m in members.split(",") if m.strip())


def _build_synonyms() -> tuple[dict[_Key, tuple[str, ...]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Phrase keys by stems, single forms as printed, the public classes. The first class that claims a key keeps it."""
    told = {k: tuple(stem(name) for name in names) for k, names in _EXPANSIONS.items()}
    phrases: dict[_Key, tuple[str, ...]] = {_keys(k): v for k, v in told.items()}
    forms: dict[str, tuple[str, ...]] = {fold(k): v for k, v in told.items() if " " not in k}
    classes = dict(_rows(_SYNONYMS, "\n"))
    for row in read_table("short_titles", ("word", "office")):
        forms.setdefault(fold(row["word"]), (fold(row["office"]),))
        forms.setdefault(fold(row["office"]), (fold(row["office"]),))
    for name, members in classes.items():
        for member in (*members, name):
            forms.setdefault(fold(member), (name,))
    people = _people()
    for name, members in classes.items():
        for member in (name, *members):
            if " " in member or "-" in member or not (name in people or member in _AS_PRINTED):
                phrases.setdefault(_keys(member), (name,))
    return phrases, forms, classes


def _people() -> frozenset[str]:
    """Classes of persons. They are matched as printed: by their stems "reporters" would be "reported"."""
    rows = dict(_rows(_NARROWER, "\n"))
    return frozenset(("person", *rows["person"], *rows["civilian"], *rows["child"], *rows["migrant"]))


def _build_names() -> tuple[dict[_Key, str], dict[str, str], dict[str, str]]:
    """Keys of countries, demonyms and bodies by folded words; the two public tables."""
    demonyms: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for country, others in _rows(_COUNTRIES):
        for name in (country, *others, *(f"{o}s" for o in others if o.endswith(("an", "i")))):
            demonyms.setdefault(fold(name), country)
    for short, longs in _rows(_BODIES):
        for name in (short, *longs):
            bodies[fold(name)] = short
    keys = {_folded(name): country for name, country in demonyms.items()}
    keys.update({_folded(name): short for name, short in bodies.items()})
    return keys, demonyms, bodies


def _folded(phrase: str) -> _Key:
    return tuple(fold(m.group()) for m in _WORD.finditer(phrase) if not _is_ending(m, phrase))


def _read_seats(table: str) -> dict[str, str]:
    seats = {}
    for row in table.split("|"):
        words = row.split()
        for cut in range(1, len(words)):
            if fold(" ".join(words[cut:])) in DEMONYMS:
                seats[fold(" ".join(words[:cut]))] = " ".join(words[cut:])
                break
    return seats


_PHRASES, _FORMS, SYNONYMS = _build_synonyms()
_NAMES, DEMONYMS, ABBREVIATIONS = _build_names()
SEATS = _read_seats(_CAPITALS)


def _lengths(keys: Iterable[_Key], *, least: int) -> dict[str, tuple[int, ...]]:
    """By the first word of some keys how many words they have, the longest first; without those of fewer than `least`."""
    found: dict[str, set[int]] = {}
    for key in keys:
        if len(key) >= least:
            found.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_NAME_LENGTHS = _lengths(_NAMES, least=1)
_PHRASE_LENGTHS = _lengths(_PHRASES, least=2)
COUNTRY_NAMES: frozenset[str] = frozenset(DEMONYMS.values())
"""Terms that are countries, peoples or regions with a demonym."""
_INITIALS = frozenset(k for k in (*ABBREVIATIONS, *DEMONYMS) if len(k) <= 3) - {"fed", "lao", "jew"}
"""Names that are words unless written in capitals; longer ones are also printed "Nato", "Unicef"."""
BODY_NAMES: frozenset[str] = frozenset(ABBREVIATIONS.values())
"""Terms that are well-known bodies, by their short name."""


def _close_wider(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    direct: dict[str, set[str]] = {}
    for wide, narrows in rows:
        for narrow in narrows:
            direct.setdefault(_single(narrow), set()).add(wide)
    closed = {}
    for narrow in direct:
        found, todo = set[str](), set(direct[narrow])
        while todo:
            wide = todo.pop()
            found.add(wide)
            todo |= direct.get(wide, set()) - found
        closed[narrow] = frozenset(found)
    return closed


def _single(member: str) -> str:
    return member if member in SYNONYMS or member in COUNTRY_NAMES else _word_term(stem(member), fold(member))[0]


def _word_term(word_stem: str, folded: str) -> tuple[str, ...]:
    """The term of one word by itself: its printed form first, then its stem."""
    return _FORMS.get(folded) or _PHRASES.get((word_stem,)) or (word_stem,)


WIDER: Mapping[str, frozenset[str]] = _close_wider(_rows(_NARROWER, "\n"))
"""Term -> all wider terms: `WIDER["baby"] >= {"child", "person"}`."""


@lru_cache(maxsize=16_384)
def terms_of(text: str) -> tuple[Term, ...]:
    """The terms of a text in order, longest phrase first, without stopwords. Offsets count code points of `text`.

    "20 Turkish soldiers lost their lives" -> 20, Turkey, soldier, kill.
    """
    words = words_of(text)
    folds = tuple(w.plain for w in words)
    found: list[Term] = []
    at = 0
    while at < len(words):
        names, length = _longest(words, folds, at)
        if names or folds[at] not in STOPWORDS or _is_month(words, at):
            part = words[at : at + length]
            singles = _lone_terms(part, folds[at : at + length]) or (folds[at],)
            capital = words[at].text[:1].isupper()
            found.append(Term(names or singles, singles, part[0].start, part[-1].end, capital))
        at += length
    return tuple(found)


def _is_month(words: tuple[Word, ...], at: int) -> bool:
    """ "May" in capitals is the month inside a sentence, and at its head before a digit."""
    follows = words[at + 1].text[:1].isdigit() if at + 1 < len(words) else False
    return words[at].text == "May" and (at > 0 or follows or len(words) == 1)


def _lone_terms(words: tuple[Word, ...], folds: tuple[str, ...]) -> tuple[str, ...]:
    """The terms of words taken one by one, without stopwords."""
    pairs = zip(words, folds, strict=True)
    return tuple(name for word, folded in pairs if folded not in STOPWORDS for name in _lone(word, folded))


def _longest(words: tuple[Word, ...], folds: tuple[str, ...], at: int) -> tuple[tuple[str, ...], int]:
    """The longest name or synonym phrase that begins at a word and how many words it takes; ((), 1) where none does."""
    named, stemmed = _NAME_LENGTHS.get(folds[at], ()), _PHRASE_LENGTHS.get(words[at].stem, ())
    for length in sorted({*named, *stemmed}, reverse=True) if named or stemmed else ():
        if length > len(words) - at:
            continue
        name = _NAMES.get(folds[at : at + length]) if named else None
        if name and _written_as_name(words[at], folds[at]):
            return (name,), length
        phrase = _PHRASES.get(tuple([w.stem for w in words[at : at + length]])) if length > 1 and stemmed else None
        if phrase:
            return phrase, length
    return (), 1


def _written_as_name(word: Word, folded: str) -> bool:
    """ "Turkey" but not "turkey", "US" but not "us", "WHO" but not "Who"; a small "syrian" is still the country's."""
    if folded in _INITIALS:
        return word.text.isupper() or "." in word.text
    return word.text[:1].isupper() or (folded not in _LOWERCASE_TOO and folded not in ABBREVIATIONS)


def _lone(word: Word, folded: str) -> tuple[str, ...]:
    if word.text == "March":
        return ("march",)
    name = _NAMES.get((folded,))
    if name and _written_as_name(word, folded):
        return (name,)
    return _word_term(word.stem, folded)


LEAST_ROOT, MOST_ENDING = 4, 3
"""Letters that two words of one root share at least, and that the shorter has besides at most."""


def shares_root(word: str, text: str, *, least: int = LEAST_ROOT) -> bool:
    """Whether a text has a word of the same root: "voters" where it says that members voted, "violent" for violence.
    `least`: letters that the two share at least."""
    folded = fold(word)
    return any(
        _root_letters(folded, other) >= least for other in _folded_words(text) if other.startswith(folded[:least])
    )


@lru_cache(maxsize=1_024)
def _folded_words(text: str) -> frozenset[str]:
    """The words of a text, each once: a passage is asked for many words."""
    return frozenset(word.plain for word in words_of(text))


def _root_letters(a: str, b: str) -> int:
    """The letters with which two words of one root begin; 0 where they are of two."""
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared if shared >= min(len(a), len(b)) - MOST_ENDING else 0


def term_names(phrase: str) -> frozenset[str]:
    """The terms of a phrase as a set of names: "Syrian refugees taken in" -> {Syria, refugee, host}."""
    return frozenset(name for term in terms_of(phrase) for name in term.names)


FATES = term_names("killed injured missing displaced evacuated homeless fled arrested sick")
"""What may befall people, as `term_names` names it: those of one are none of another."""


def same_term(a: str, b: str) -> bool:
    """Whether two words or short phrases say the same by stem, irregular form, synonym class, demonym or abbreviation.

    True for "fled" and "displacement", "UN refugee agency" and "UNHCR"; false for "killed" and "casualties",
    and for two phrases of which either has no content.
    """
    left, right = term_names(a), term_names(b)
    return bool(left) and left == right


@lru_cache(maxsize=4_096)
def _supported(text: str) -> frozenset[str]:
    """Every term name that a text supports: its terms, the terms of their single words, and all that is wider."""
    names: set[str] = set()
    for term in terms_of(text):
        names.update(term.names, term.words)
    names |= {wide for name in names for wide in WIDER.get(name, ())}
    return frozenset(names | {"person"} if names & PERSONAL_TERMS else names)


@cache
def _kin() -> Mapping[str, frozenset[str]]:
    """Each word of `name_kin.words` with those of all its rows."""
    found: dict[str, set[str]] = {}
    for row in read_table("name_kin", ("row", "words")):
        words = row["words"].split()
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(words) for word, words in found.items()}


def has_kin(word: str, text: str) -> bool:
    """Whether a text has another word for what a word of a row of `name_kin.words` tells: "tourists" for "customers"."""
    kin = _kin().get(fold(word))
    return kin is not None and re.search(rf"\b(?:{'|'.join(sorted(kin))})\b", text, re.IGNORECASE) is not None


def are_victims(word: str, text: str) -> bool:
    """Whether a word calls people victims, and a text tells what befell them."""
    return fold(word) in ("victim", "victims") and any(terms_found(fate, text) for fate in _BEFELL)


_BEFELL = ("killed", "died", "injured", "wounded", "hurt")


def is_named(name: str, text: str) -> bool:
    """Whether a name stands in a text as it is, in capitals or not, and not within a longer word."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def terms_found(phrase: str, text: str) -> bool:
    """Whether every content word of a phrase stands in a text by lemma, listed synonym, demonym, or a narrower word.

    "refugees hosted" is found in "has taken in 3.7 million refugees"; "killed" in "38 drowned"; "injured" is not found
    in "38 drowned". A phrase without content words ("") says nothing and is found.
    """
    supported = _supported(text)
    return all(_term_found(term, supported) for term in terms_of(phrase))


def missing_terms(phrase: str, text: str) -> tuple[str, ...]:
    """The words of a phrase, as printed, for which `terms_found` finds no support in a text."""
    supported = _supported(text)
    return tuple(phrase[t.start : t.end] for t in terms_of(phrase) if not _term_found(t, supported))


def _term_found(term: Term, supported: frozenset[str]) -> bool:
    if all(name in supported for name in term.names):
        return True
    return bool(term.words) and all(word in supported for word in term.words)


# ---------------------------------------------------------------- names

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+$|\n\s*$|[:;]\s*$|[“\"«‘(\[]\s*$|^\s*$|[–—•·|]\s+$")
_TITLE_DOT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov|Rev|Jr|Sr|No|vs)|\b[A-Z])\.\s+$")
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*|&")
_LINKS = word_set("of for de del della di da do das dos la le du des van von der den bin ibn al el ul the & y")


@lru_cache(maxsize=4_096)
def names_in(text: str, *, opening: bool = False) -> tuple[Name, ...]:
    """Capitalised name phrases of a text, in order, with exact offsets; "Syrian Observatory for Human Rights" is one.

    The word that opens a sentence, a quotation or a line is capitalised for its place, so it counts only with
    `opening=True`, and then only with a second capitalised word beside it or as a known country or body. Days and
    months are no names.
    """
    marks = tuple(_NAME_WORD.finditer(text))
    found: list[Name] = []
    end = 0
    for at, mark in enumerate(marks):
        if at >= end and ((word := mark.group())[0].isupper() or (word[2:3] == "-" and _is_capital(word))):
            end = _name_end(marks, at, text)
            found.extend(_name_between(marks[at:end], text, opening))
    return tuple(found)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or (word[2:3] == "-" and word[:3].casefold() in ("al-", "el-") and word[3:4].isupper())


def _name_end(marks: tuple[re.Match[str], ...], at: int, text: str) -> int:
    """One past the last word of the name that begins at `at`; link words count only between capitals."""
    end = at + 1
    while end < len(marks):
        look = end
        while look < len(marks) and look - end < 2 and marks[look].group() in _LINKS:
            look += 1
        if look >= len(marks) or not _is_capital(marks[look].group()):
            break
        gap = text[marks[end - 1].end() - 1 : marks[look].start()]
        links = "".join(m.group() for m in marks[end:look])
        if not _is_joint(gap, links) or _opens(text, marks[look].start()):
            break
        end = look + 1
    return end


def _is_joint(gap: str, links: str) -> bool:
    """Whether only spaces, link words, a title's dot or a plural's apostrophe ("Dockers’ Federation") lie between
    words.

    `gap` begins with the last letter of the word before.
    """
    if gap[1:] == " " and not links:
        return True  # nearly always
    inner = re.sub(r"^(s)['’](?=\s)", r"\1", gap)[1:]
    return "\n" not in inner and re.sub(r"[\s.]", "", inner) == links.replace(".", "")


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start]
    told = before.rstrip()
    if told and told[-1].isalnum() and "\n" not in before[len(told) :]:
        return False  # most words stand behind another one
    return bool(_SENTENCE_END.search(before)) and not _TITLE_DOT.search(before)


def _name_between(marks: tuple[re.Match[str], ...], text: str, opening: bool) -> Iterator[Name]:
    first = 0
    if _opens(text, marks[0].start()) and not (opening and _names_at_opening(marks)):
        first = 1
    while first < len(marks) and _is_idle(marks[first].group()):
        first += 1
    last = len(marks)
    while last > first and fold(marks[last - 1].group()) in _CALENDAR:
        last -= 1
    if first < last:
        start, end = marks[first].start(), marks[last - 1].end()
        yield Name(text[start:end], start, end)


def _is_idle(word: str) -> bool:
    """A capitalised word that begins no name: "The", "On", "Friday"; but "IT" and "US" in capitals do."""
    if word.isupper() and len(word) > 1:
        return False
    return fold(word) in STOPWORDS or fold(word) in _CALENDAR or word in _LINKS


def _names_at_opening(marks: tuple[re.Match[str], ...]) -> bool:
    word = fold(marks[0].group())
    if word in STOPWORDS or word in _OPENERS:
        return False
    return len(marks) > 1 or word in DEMONYMS or word in ABBREVIATIONS or marks[0].group().isupper()


# ---------------------------------------------------------------- negation, hedge, attribution


FAILING: frozenset[str] = word_set("fail fails failed failing")
_FAILS_TO = re.compile(r"\bfail(?:s|ed|ing)?\s+to\b", re.IGNORECASE)
"""A brake that failed is no negation; a driver who failed to brake is one."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """Which turns a sentence contains. Two texts of which only one denies or negates say different things."""

    negated: bool
    denied: bool
    confirmed: bool
    claimed: bool


_DISPUTE = re.compile(
    r"\b(?:the|an?|this|that|any|no|its|their|his|her|our|of)\s+(?:(?:pay|wage|labou?r|legal|trade|border|industrial|bitter|long)\s+)?disputes?\b"
    r"|\b(?:pay|wage|labou?r|trade|border|industrial) disputes?\b|\b(?:in|under) dispute\b",
    re.IGNORECASE,
)
"""A dispute that is a thing: "what comes next in the dispute" denies nothing."""


_CLAIMS_LIVES = re.compile(r"\bclaim(?:s|ed|ing)?\s+(?=(?:[\w,.-]+\s+){0,4}?(?:lives|life|victims)\b)", re.IGNORECASE)
"""What a fire does is no assertion of anybody's."""
_NOT_JUST = re.compile(
    r"\bnot (?:just|only|merely|simply|least)\b|\b(?:no|not) (?:fewer|less|more) than\b", re.IGNORECASE
)
"""It adds or bounds and denies nothing."""
_NO_OTHER = re.compile(
    r"\bno (?:[\w-]+ ){1,5}?(?:has|have|had|is|was|were|are)\b(?= [^.,;:]{0,40}\b(?:(?:as|so) (?!far|well|yet|long|that|if|of|to|a|an|the|part)[a-z]+|worse|better|larger|bigger|greater|stronger|deadlier|higher|heavier|bloodier|steeper|costlier)\b)"
    r"|\b(?:have|has|had|left with|with) no (?:homes?|roof|power|electricity|water|food|shelter|work|jobs?|income)\b"
    r"|\b(?:no|none|nothing|nobody)\b(?= (?:[a-z]+ ){0,3}?(?:worse|better|larger|bigger|greater|stronger|deadlier|higher|heavier|bloodier|steeper|costlier)\b)",
    re.IGNORECASE,
)
"""How one tells a rank: "no storm on record has come so early" denies nothing."""


OPENS_ON_PRONOUN = re.compile(r"\W*(?:they|he|she|it|their|his|her|its|this|that)\b", re.IGNORECASE)
"""A sentence that opens on a pronoun: of whom it is, one before it says."""


_DISAGREES = re.compile(r"\bdisagree(?:s|d|ing)? with\b", re.IGNORECASE)
"""Who does so says no to what follows: "did not agree" in one word."""


def polarity_of(text: str) -> Polarity:
    """The turns of a text, from its words alone: "did not confirm" is negated and confirmed."""
    words = {
        fold(m.group())
        for m in _WORD.finditer(_NO_OTHER.sub(" ", _NOT_JUST.sub(" ", _DISPUTE.sub(" ", _CLAIMS_LIVES.sub(" ", text)))))
    }
    return Polarity(
        negated=bool(words & (NEGATIONS - FAILING))
        or any(w.endswith("n't") for w in words)
        or bool(_FAILS_TO.search(text) or _DISAGREES.search(text)),
        denied=bool(words & DENYING),
        confirmed=bool(words & CONFIRMING),
        claimed=bool(words & CLAIMING),
    )
