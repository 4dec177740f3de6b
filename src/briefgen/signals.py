"""What page furniture looks like, line by line: tables that anyone can read and extend, and nothing else.

A signal is tried on one block (a line, or a short paragraph) with Markdown marks taken off and white space folded. The
first that fits decides. Patterns are general vocabulary of news pages; none knows an outlet. What is left out on
purpose: judging by position. That is `roles.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import Pattern
from typing import Literal

from briefgen.records import Role

Opens = Literal["", "comments", "promos", "summary", "end"]
"""What begins after such a line: reader comments, a list of other stories, a machine's summary, the end of the text."""


@dataclass(frozen=True, slots=True)
class Signal:
    role: Role
    reason: str
    pattern: Pattern[str]
    longest: int = 40
    """Words; a longer block is never taken for it."""
    opens: Opens = ""


AGENCIES = (
    "Agence France-Presse", "AFP", "Reuters", "Associated Press", "The Associated Press", "AP", "Bloomberg", "dpa", "DPA",
    "Deutsche Presse-Agentur", "Anadolu Agency", "Anadolu", "AA", "Xinhua", "TASS", "Interfax", "RIA Novosti", "Sputnik",
    "EFE", "ANSA", "PTI", "Press Trust of India", "ANI", "IANS", "UPI", "PA Media", "Press Association", "Kyodo",
    "Kyodo News", "Yonhap", "SANA", "IRNA", "MENA", "WAFA", "Ukrinform", "Belga", "APA", "Lusa", "NTB", "TT", "Ritzau",
    "STT", "CNA", "Bernama", "Antara", "AAP", "The Canadian Press", "Canadian Press", "KUNA", "QNA", "Petra",
)  # fmt: skip
"""News agencies as pages name them."""

_AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fev(?:rier)?|mar(?:ch|s)?|märz|apr(?:il)?|may|mai|june?|juni|juin|july?|"
    r"juli|juillet|aug(?:ust)?|août|sept?(?:ember)?|oct(?:ober|obre)?|okt(?:ober)?|nov(?:ember|embre)?|dec(?:ember)?|"
    r"dez(?:ember)?|décembre)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\.?"
_PHOTO = r"(?:photo(?:graph(?:er)?)?|picture|pic|image|foto|bild|illustration|graphic|infographic|video still|screen ?(?:shot|grab))"
_STORES = r"(?:ap photo|afp photo|reuters photo|getty(?: images)?|epa(?:-efe)?|shutterstock|alamy|istock|wikimedia|flickr|handout|file)"

SHARE_WORDS = frozenset(
    "share tweet post posts email e-mail mail print save for later copy link url facebook twitter x whatsapp telegram linkedin "
    "reddit pinterest messenger bluesky threads instagram youtube tiktok rss this article story page on via send to a friend "
    "bookmark like likes follow us comment comments view views share shares read reading list add gift flipboard pocket sms "
    "viber line wechat weibo google news more options copied close now the out with your friends merken teilen drucken "
    "kommentare partager imprimer compartir reprints listen play pause text size larger smaller tts".split()
)
"""A line made of these words, numbers and signs alone is a row of buttons."""

_BUTTONS = frozenset(
    "clear menu search close home news loading loading... login logout subscribe register advertisement advertisements advert ad ads "
    "sponsored next previous prev more top back print share reply like report follow following trending live watch "
    "listen video videos audio podcast podcasts newsletter newsletters account profile settings help contact about "
    "careers weather sport sports opinion world business politics tech technology science health culture lifestyle "
    "travel entertainment money markets companies europe africa asia americas regions region local national".split()
)
"""A line that is one of these words is a button or a section's name."""

_SHARE = r"^(?:share|follow|find|like|join|connect with)\b.{0,20}\b(?:facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin)\b"


def _signal(role: Role, reason: str, pattern: str, longest: int = 40, opens: Opens = "") -> Signal:
    return Signal(role, reason, re.compile(pattern, re.IGNORECASE), longest, opens)


def _cased(role: Role, reason: str, pattern: str, longest: int = 40, opens: Opens = "") -> Signal:
    return Signal(role, reason, re.compile(pattern), longest, opens)


SIGNALS: tuple[Signal, ...] = (
    # ---- the article itself, said first so that nothing below takes it away
    _signal("body", "correction", r"^(?:correction|corrections|clarification|corrected|erratum|editor[’']s note)\b.{0,40}[:–—]", 200),
    _signal("body", "correction", r"^(?:this|an earlier version of this) (?:article|story|report|version).{0,60}"
            r"\b(?:correct(?:ed|s)?|clarif(?:y|ies|ied)|amended|misstated|incorrectly|said that)\b", 120),
    # ---- a machine's summary
    _signal("furniture", "notice of a machine's summary", r"\b(?:ai|artificial intelligence|machine|chatgpt|language model)[- ]"
            r"?(?:generated|powered|assisted|written|created)\b.{0,60}\b(?:summar\w+|highlights|key points|overview|text|content|errors?)", 50, "summary"),
    _signal("furniture", "notice of a machine's summary", r"\b(?:summar\w+|highlights|key points)\b.{0,50}\b(?:by|with|using|from)\b.{0,12}"
            r"\b(?:ai|artificial intelligence|a machine|chatgpt|a language model)\b", 40, "summary"),
    _signal("furniture", "notice of a machine's summary", r"^(?:ai|smart|quick ai) (?:summary|overview|digest|highlights)\b", 12, "summary"),
    # ---- reader comments
    _signal("furniture", "opens the comments", r"^(?:notify of|inline feedbacks?|view all comments|load (?:more )?comments|"
            r"(?:newest|oldest|most voted|most liked|best|top) (?:comments?|first)|sort(?:ed)? by\b.{0,60}|leave a (?:reply|comment)\b.{0,40}|"
            r"(?:post|write|add|submit) (?:a|your) (?:comment|reply)\b.{0,40}|log ?in to (?:comment|reply)\b.{0,30}|"
            r"\d+ (?:responses|replies|thoughts|comments) (?:to|on)\b.{0,160}|reader(?:s[’']|[’']s|s)? (?:comments|reactions|letters)|"
            r"what (?:our )?readers (?:say|think)|have your say\b.{0,40}|your (?:views|comments)|(?:most )?(?:recent|latest) comments|"
            r"letters (?:and|&) comments|comments (?:and|&) letters|comments? ?\(\d+\)\s*[-–—:].{0,40}|comments? policy\b.{0,80}|"
            r"(?:leser)?kommentare?(?: \(\d+\))?|commentaires?(?: \(\d+\))?|comentarios(?: \(\d+\))?)\s*:?$", 25, "comments"),
    _signal("furniture", "opens the comments", r"^(?:(?:all|show|see|read|hide|open|join the)? ?(?:the )?(?:\d[\d,.]* )?"
            r"(?:comments?|replies|reactions|discussion|conversation)(?: section| thread| ?\(\d[\d,.]*\)| ?[:·|-]? ?\d[\d,.]*)?)\s*:?$", 8, "comments"),
    _signal("furniture", "a comment widget", r"\b(?:there are )?no comments yet\b|^be the first to comment\b|^comments? (?:are|is) (?:closed|disabled|moderated)\b|"
            r"^please (?:log ?in|sign in|register) to (?:comment|join)\b|^how does this make you feel\b|^was this (?:article|page|story) (?:helpful|useful)\b|"
            r"^rate this (?:article|story)\b|^what do you think\?$", 25, "comments"),
    # ---- lists of other stories
    _signal("promo", "opens a list of other stories", r"^(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|recommended(?: for you| reading| stories)?|"
            r"(?:read|up) next|what to read next|keep reading|related(?: (?:stories|articles|news|content|coverage|reading|posts|links|videos?))?|"
            r"more (?:on|from|in|about|like) (?:this|the|our|us)\b.{0,40}|more (?:on|from|in) [^.?!:]{1,40}|more (?:stories|news|coverage|top stories)|"
            r"also (?:in|on|from) (?:the )?[^.?!:]{1,40}|(?:most|more) (?:read|popular|viewed|shared|watched|commented)\b[^.?!:]{0,40}|"
            r"(?:popular|trending|top|latest|other|further|in other|breaking|don[’']t miss|must[- ]reads?|editor[’']?s[’']? (?:picks?|choice))"
            r"(?: (?:now|today|stories|news|headlines|articles|reading|this week|in \w+))?|from (?:around|across) the (?:web|site)|promoted (?:stories|content)|"
            r"sponsored (?:stories|content|links)|around the web|paid content|elsewhere|see also|read also|further reading|"
            r"mehr zum thema|lesen sie auch|das könnte sie auch interessieren|meistgelesen|à lire aussi|lire aussi|sur le même sujet|te puede interesar|"
            r"más noticias|leggi anche)\s*(?:\.\.\.|…|:)?$", 10, "promos"),
    _signal("furniture", "tag list", r"^(?:tags?|topics?|related topics?|related tags?|filed under|posted in|categor(?:y|ies)|keywords?|in this (?:story|article)|"
            r"explore more on these topics|more about|themen|schlagwörter|stichwörter|mots[- ]clés)\s*[:|].{0,200}$", 40),
    _cased("furniture", "tag list", r"^(?:Related|RELATED|More on|See more on|More)\s*: ?[^.:;?!]{1,40}(?:, [^.:;?!]{1,30}){1,}$", 30),
    _cased("furniture", "tag list", r"^(?:#\w+[\s,]*){1,}$", 30),
    _signal("promo", "link to another story", r"^(?:read|read (?:more|also|next|here|the full story)|also read|see (?:also|more)|(?:you may|must) read|related|"
            r"related (?:story|article|news|coverage|video)|opinion|analysis|editorial|commentary|op-ed|explainer|explained|factbox|timeline|profile|interview|watch|listen|video|"
            r"podcast|in pictures|in photos|gallery|photos|quiz|live|live updates|don[’']t miss|in case you missed it|icymi|from the archives?|more|learn more|"
            r"further reading|lesen sie (?:auch|mehr)|lire aussi|à lire)\s*(?::|»|>|→|\|)\s*\S.{0,200}$", 35),
    _signal("promo", "link to another story", r"^(?:click|tap|go) here (?:to|for)\b.{0,100}$|^(?:read|see|view) (?:the )?(?:more|full|original|all)\b.{0,60}$", 15),
    # ---- adverts, newsletters, apps, donations
    _signal("promo", "advert", r"^(?:advertisement|advertising|sponsored(?: content)?|ad|anzeige|publicité|(?:story|article|post) continues (?:below|after)\b.{0,40}|"
            r"scroll (?:down )?to continue\b.{0,30}|partner content|paid post|skip advert\w*)\.?$", 8),
    _signal("promo", "newsletter or subscription", r"^(?:sign up|subscribe|subscribers?:|register (?:now|today|for)|get (?:the|our|all|more|unlimited|full|daily|breaking)\b.{0,80}"
            r"\b(?:app|newsletters?|news|alerts?|briefing|inbox|updates?|access|stories|headlines)\b|start your (?:free )?(?:trial|day)|try .{0,30}\bfree\b|"
            r"already (?:a )?(?:subscriber|member|have an account)|unlock|newsletters?\s*:|to continue reading|this (?:article|story) is for (?:subscribers|members)|"
            r"stay (?:informed|up[- ]to[- ]date|connected|in the loop|tuned|ahead)|never miss|don[’']t miss (?:out|a|our)|receive (?:our|the|daily|breaking)|"
            r"enter your e-?mail|join (?:us|our|over|more than|the conversation|\d[\d,.]*)\b|pro members|members? read)\b.{0,200}$", 45),
    _signal("promo", "newsletter or subscription", r"\b(?:our|free|daily|weekly|morning|e-?mail) newsletters?\b|\bnewsletter\b.{0,60}\b(?:readers|subscribers|inbox|every)\b|"
            r"\b(?:upgrade|subscribe|subscription|months?|issues?|weeks?) (?:for|from|to|at) (?:only |just )?(?:[$€£¥]|\d|the price)|\bcancel any ?time\b|"
            r"^[^.]{1,40}\bbriefing\s*: .{0,120}|\b(?:kostenlos|gratuit)\b.{0,80}\b(?:leser|abonn\w+|lecteurs)\b|\bfree trial\b", 25),
    _signal("promo", "app", r"\bdownload (?:the|our)\b.{0,40}\bapps?\b|\bavailable on (?:the )?(?:app store|google play|ios|android)\b|\bget the app\b", 30),
    _signal("promo", "follow us", _SHARE + r"|^follow (?:us|@|our)\b|^like us on\b|^find us on\b|^join our (?:telegram|whatsapp)\b", 30),
    _signal("promo", "appeal for support", r"^(?:please )?(?:support|donate|help (?:us|fund)|become a (?:member|patron|supporter|subscriber)|contribute|fund)\b.{0,140}"
            r"\b(?:donations?|journalism|our work|independent|readers?|today|patreon|paypal|contribution|membership|us)\b|\bour work depends on\b|"
            r"\b(?:is|are) free because of (?:its|our) (?:sponsors|readers|supporters)\b|\brel(?:y|ies) on (?:your|reader) (?:support|donations)\b|"
            r"^(?:donate|support us|buy us a coffee)\W*$", 60),
    _signal("promo", "advert", r"\b(?:issues|months|weeks) for the price of\b|\bcall (?:now|us|\+?\d[\d ()-]{6,})\b|\bspecial offer\b|\blimited[- ]time offer\b|"
            r"\bpromo code\b|\buse code\b|\b(?:months?|weeks?) for [$€£]\d", 30),
    # ---- photographs
    _signal("caption", "photo credit or caption", r"^!\[|^\[?(?:photo|image|picture|caption|video|graphic|map|foto|chart)\]", 90),
    _signal("caption", "photo credit or caption", r"^(?:file |stock )?" + _PHOTO + r"s?\s*(?:credits?|courtesy(?: of)?|by|provided by|supplied|©|via)?\s*[:/|(–—-]", 90),
    _signal("caption", "photo credit or caption", r"^(?:photo|image|picture)s? (?:credits?|courtesy|by|via)\b|^credit(?:s)?\s*:|^caption\s*:|^pictured(?: above| here)?\s*[:,]|^from left\b", 60),
    _signal("caption", "photo credit or caption", r"[\[(](?=[^\])]*\b(?:" + _PHOTO[3:-1] + "|" + _STORES[3:-1] + r"|ap|afp|reuters|courtesy|credit)\b)[^\])]{1,80}[\])]\.?$", 80),
    _cased("caption", "photo credit or caption", r"\[[^\]\n]{2,80}\]$", 80),
    _signal("caption", "photo credit or caption", r"(?:^|[.!?”\"’)\]] |[–—|/] ?)\(?(?:file |archive |stock |library )?" + _PHOTO
            + r"s?\s*(?:taken|:|from|by|courtesy|credit|via|\(|/|©|\|)[^.!?]{0,90}\.?$", 90),
    _signal("caption", "photo credit or caption", r"\bfile (?:photo|picture|image|pic)\b.{0,80}$|\b(?:ap|afp|reuters|epa) ?photo\b.{0,60}$|\bgetty images\b.{0,40}$|"
            r"\bhandout via\b.{0,40}$|\b(?:screen ?(?:shot|grab))\b.{0,40}$|\breuters/[a-z]", 80),
    _cased("caption", "photo credit or caption", r"[.!?”’)] ©? ?[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)? ?/ ?[A-Z][\w.]*(?: ?[A-Z][\w.’'-]+){0,3}\.?$", 80),
    _cased("caption", "photo credit or caption", r"^©? ?(?:AP|AFP|EPA|Reuters|REUTERS|Getty(?: Images)?)(?: Photo| PHOTO)? ?/ ?[A-Z][^.!?]{1,60}$", 12),
    _cased("caption", "caption with a lead word", r"^[A-Z][A-Z’'-]{2,}(?: [A-Z’'-]{2,}){0,3}\. [A-Z][^.!?]{10,220}[.!?]?$", 40),
    _signal("caption", "photo credit or caption", r"^(?!.*[“\"]).*\b(?:(?:is|are) (?:pictured|seen) (?:in|at|on|during|with|here|before|after)|\((?:l|r|c|left|right|centre|center|l-r|from left)\))", 45),
    # ---- foot of the page
    _signal("furniture", "sign-off", r"^\(?(?:reporting|additional reporting|with reporting|writing|editing|edited|compiled|translated|with (?:inputs?|files|additional reporting))"
            r"(?: for [^()]{1,30})? (?:by|from)\b.{0,300}$|^(?:this|the) (?:story|article|report|piece|text) (?:was|is|has been|were) (?:supplied|provided|published|first published|"
            r"originally published|produced|republished|reproduced|syndicated|translated|written|auto-generated|generated)\b.{0,200}$|"
            r"^(?:originally|first) (?:published|appeared)\b.{0,160}$|^republished (?:with|under|from|by)\b.{0,160}$|^(?:ends|###|-30-|-ends-|\*\*\*)$", 60, "end"),
    _cased("furniture", "sign-off", r"^\(?(?:" + _AGENCY + r")(?: ?[/,&–-] ?(?:" + _AGENCY + r"|agencies|Agencies))*\)?\.?$", 8),
    _cased("furniture", "sign-off", r"^[–—-]{1,2} ?(?:with )?(?:[A-Z][\w’'&-]*|[\w-]+\.(?:com|org|net|co\.uk))(?:[ /,.]+[A-Z][\w’'&-]*){0,4}\.?(?:com|org|net)?$", 7),
    _signal("furniture", "source line", r"^(?:sources?|agenc(?:y|ies)|quelle|via)\s*:\s*.{1,80}$", 14),
    _signal("furniture", "legal notice", r"^(?:©|\(c\)|copyright\b)|\ball rights reserved\b|\bprivacy (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions|& conditions)\b|"
            r"^our standards\s*:|\bipso[- ]regulated\b|\bmay not be (?:reproduced|republished|redistributed|published|broadcast)\b|\bimprint\b$|^impressum\b", 60),
    _signal("furniture", "cookie notice", r"\bcookies?\b.{0,80}\b(?:accept|consent|manage|settings|policy|necessary|preferences|experience|partners|agree|purposes)\b|"
            r"\b(?:we|site|website|partners)\b.{0,50}\buses? cookies\b|^(?:accept|reject|manage)(?: all)?(?: cookies)?(?: [|·] .{0,60})?$", 70),
    _signal("furniture", "disclaimer", r"\b(?:no|not|nor|constitute) (?:be )?(?:investment|financial|legal|medical) advice\b|\bpast performance\b.{0,40}\b(?:guide|indicat\w+|guarantee)\b|"
            r"\baccepts? no (?:liability|responsibility)\b|\bviews? expressed\b.{0,80}\b(?:author|own|reflect)\b|\bdo(?:es)? not necessarily (?:reflect|represent)\b|"
            r"^(?:risk (?:notice|warning)|disclaimer|disclosure)\b|\b(?:data|prices|quotes) (?:is |are )?delayed\b|\bfor informational purposes only\b|"
            r"\bretail (?:investor )?accounts lose money\b|\bnot responsible for the content of external\b", 80),
    # ---- rows of buttons, counters, widgets
    _signal("furniture", "reading time", r"^\W*(?:(?:estimated )?read(?:ing)? time\s*:?\s*)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -]?(?:min(?:ute)?s?)\.?(?:[ -](?:read|to read))?\W*$|"
            r"^(?:listen to this (?:article|story)|listen|play audio|audio)\b.{0,30}\b\d+ ?(?:min|sec).{0,20}$|^reading time\b.{0,20}$|^lesezeit\b.{0,20}$", 12),
    _signal("furniture", "widget", r"^(?:download (?:audio|video|pdf|mp3|transcript)|listen to (?:this|the) (?:article|story|audio|report)|(?:play|watch|listen)(?: (?:now|live|video|audio|again))?|"
            r"loading\W*|please wait\W*|skip to (?:main )?content|back to top|toggle \w+|go to top|show more|show less|load more|view (?:more|gallery|comments)|expand|collapse|"
            r"sign in\b.{0,60}|log ?in\b.{0,40}|my account|open in app|text size|print this(?: page)?|report (?:an error|a typo|this)|reply|like|reply · like.{0,30}|"
            r"updated \d+ times|enable javascript.{0,60}|javascript (?:is|must).{0,80}|this (?:video|content|audio) (?:is|can).{0,60}|your browser.{0,80})$", 16),
    _signal("furniture", "counter", r"^\W*(?:\d[\d,.]*\s?[km]?\s*(?:views?|shares?|likes?|reads?|comments?|reactions?|followers?|retweets?|claps?)?[\s·|,]*){1,4}$", 8),
    _cased("furniture", "counter", r"^(?:[♥❤♡↻⟳👍👎💬🔁★☆👁]\ufe0f?\s*\d[\d,.]*[KkMm]?\s*)+$", 8),
    _signal("furniture", "weather", r"^weather\b.{0,60}$|^[^.]{0,40}\d+ ?°[cf]\b[^.]{0,40}$", 14),
    _signal("furniture", "slogan", r"^[^.!?:;]{3,80}\b(?:since|est\.?|established|founded(?: in)?) (?:1[5-9]|20)\d\d\.?$", 12),
)  # fmt: skip
"""Tried in order; the first that fits decides. `longest` keeps a paragraph that mentions a newsletter in the body."""

DATE_LINE_WORDS = re.compile(
    rf"(?:{_MONTH}|{_WEEKDAY}|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|\d{{1,4}}(?:st|nd|rd|th)?|"
    r"\d{4}-\d\d-\d\d(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|h|z)?|\d{1,2}h\d\d|\d{1,2}(?:am|pm)|"
    r"a\.?m\.?|p\.?m\.?|gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|ist|trt|msk|eet|eest|eat|sast|aest|local|time|uhr|"
    r"published|publication|publish|posted|post|updated|update|upd|modified|last|change|changed|edited|created|issued|first|date|on|at|the|of|"
    r"hrs?|hours?|mins?|minutes?|days?|weeks?|ago|yesterday|today|just|now|stand|aktualisiert|veröffentlicht|le|à|mis|jour)",
    re.IGNORECASE,
)
"""The words a line that only says when may be made of."""

DATE_PROOF = re.compile(
    rf"\b(?:{_MONTH}\s*\d|\d{{1,2}}(?:st|nd|rd|th)?\.?\s*{_MONTH}|{_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|"
    rf"{_WEEKDAY}|\d+ (?:hours?|mins?|minutes?|days?|weeks?|hrs?) ago|(?:1[89]|20)\d\d|\d{{1,2}}[:.]\d\d|yesterday|today)(?:\b|(?=t\d))",
    re.IGNORECASE,
)
"""What such a line has to hold at least once."""

BYLINE = re.compile(
    r"^(?:by|von|par|por|di|words by|story by|written by|reported by|text(?: by)?:?|authors?:|reporter:|from our (?:own )?(?:correspondent|staff)s?\b|staff (?:reporter|writer)|"
    r"news desk|by our)\b",
    re.IGNORECASE,
)
BYLINE_LOWER = frozenset(
    "by and in of for the with at on our own staff correspondent correspondents reporter reporters writer editor desk special "
    "to from news agency agencies von van de der den del della al el bin ibn da dos und et y our correspondent".split()
)
"""Lower-case words that a byline may hold; any other makes it a sentence."""

INLINE_DATELINE = re.compile(
    rf"""^(?:
      (?:[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.’'/-]*[ ]?){{1,5}}                       # ISTANBUL, NEW YORK/LONDON
      (?:,[ ](?:[^\W\d_][\w.’'-]*[ ]?){{1,3}}){{0,2}}                         # , Turkey  , Feb
      (?:\d{{1,2}}(?:,[ ]\d{{4}})?)?[ ]?                                      # 12  12, 2031
      (?:[(/\[][^()\[\]/]{{2,50}}[)/\]])?                                     # (Reuters) /TASS/
      [ ]?\.?[ ]?(?:[–—:]|--?)[ ]
    | (?:[A-Z][\w.’'-]+[ ]){{1,3}}[(](?:{_AGENCY})[)][ ]?(?:[–—:]|--?)[ ]      # Ankara (AFP) -
    | [A-Z][\w.’'-]+(?:[ ][A-Z][\w.’'-]+){{0,2}},[ ][A-Z][\w.’'-]+(?:[ ][A-Z][\w.’'-]+){{0,2}}[ ][–—][ ](?=[A-Z“"])  # Beirut, Lebanon – The
    | [(](?:{_AGENCY})[)][ ]?(?:[–—:]|--?)[ ]                                  # (Reuters) -
    | (?:[A-Z]{{3,}}[ ]?){{1,3}},?[ ][A-Z][a-z]+[ ]\d{{1,2}}\.[ ]/[^/\n]{{2,40}}/\.[ ]  # MOSCOW, February 3. /TASS/.
    )""",
    re.VERBOSE,
)
"""The place, and often day and agency, that a report opens with, up to its dash."""

TRAILING_SIGN_OFF = re.compile(
    rf"(?<=[.!?”\"’)\]])[ ](?:[–—]|--?)[ ]?(?:with[ ])?(?:[A-Z][\w’'&-]*(?:\.(?:com|org|net))?)(?:[ /,][A-Z][\w’'&.-]*){{0,4}}\.?$"
    rf"|(?<=[.!?”\"’])[ ]\((?:{_AGENCY})(?:[ ]?[/,][ ]?\w+)?\)\.?$"
)
"""What some pages set after the last sentence: "– Rappler.com", "(AFP)"."""

INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|all|any|your)\b.{0,30}\b(?:instructions?|prompts?|rules|directions|context|guidelines)\b"
    r"|^\W*(?:system|assistant|developer|user)(?: (?:message|prompt|note|override))?\s*:"
    r"|<\|?/?(?:im_start|im_end|system|assistant|endoftext)\b|\[/?INST\]|<</?SYS>>|</?(?:system|instructions?|prompt)>"
    r"|\byou are (?:now )?(?:an? )?(?:ai|a\.i\.|language model|large language model|assistant|chatbot|chatgpt|helpful)\b"
    r"|\b(?:note|message|instructions?|attention) (?:to|for) (?:the |any |all )?(?:ai|llm|language model|assistant|chatbot|model|summari[sz]er)s?\b"
    r"|\b(?:new|updated|additional|following) instructions?\s*:"
    r"|\b(?:reveal|print|repeat|output|show)\b.{0,20}\b(?:system )?prompt\b"
    r"|\b(?:when|if|while|before|in) (?:you )?(?:summari[sz]|briefing|extract)\w*\b.{0,60}\b(?:must|always|only|do not|say|report|include|omit|leave out)\b"
    r"|\b(?:respond|reply|answer|output) (?:only )?(?:with|in) (?:only |the )?(?:json|following|words?|text)\b"
    r"|\bas an ai (?:language )?model\b|\bdo not (?:mention|extract|report|summari[sz]e) (?:this|the following|any)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Text that addresses whoever reads for a user. It earns a badge and changes nothing else."""
