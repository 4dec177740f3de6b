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
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, word_set

Opens = Literal["", "comments", "maybe", "promos", "links", "advert", "caption", "summary", "end", "article",
               "quoted"]  # fmt: skip
"""What begins after such a line: reader comments (for certain, or perhaps), a list of other stories (`links` where it
stands under comments, and no article goes on), an advert, a caption, a machine's summary, the page's foot, the article
again, a mail that is quoted."""

When = Literal["anywhere", "line", "unreported", "tail"]
"""Where a signal holds: in any block; in one that is no sentence; in one without "said", "told", "according to"; below
the article's last long paragraph."""


@dataclass(frozen=True, slots=True)
class Signal:
    role: Role
    reason: str
    pattern: Pattern[str]
    longest: int
    """Words; a longer block is never taken for it."""
    opens: Opens
    when: When


def _signal(
    role: Role,
    reason: str,
    *patterns: str,
    longest: int = 40,
    opens: Opens = "",
    when: When = "anywhere",
    whole: bool = False,
    cased: bool = False,
) -> Signal:
    """One row. `whole`: a pattern has to fit the whole line, give or take a colon or dots at its end."""
    joined = "|".join(patterns)
    shape = rf"^(?:{joined})\s*(?:\.\.\.|…|:)?$" if whole else joined
    return Signal(role, reason, when_used(shape, 0 if cased else re.IGNORECASE), longest, opens, when)


# ---------------------------------------------------------------- vocabulary

MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fev(?:rier)?|mar(?:ch|s)?|märz|apr(?:il)?|may|mai|june?|juni|juin|"
    r"july?|"
    r"juli|juillet|aug(?:ust)?|août|sept?(?:ember)?|oct(?:ober|obre)?|okt(?:ober)?|nov(?:ember|embre)?|dec(?:ember)?|"
    r"dez(?:ember)?|décembre)\.?"
)
AGENCIES = (
    "Agence France-Presse", "AFP", "Reuters", "Associated Press", "The Associated Press", "AP", "Bloomberg", "dpa",
    "DPA", "Deutsche Presse-Agentur", "Anadolu Agency", "Anadolu", "AA", "Xinhua", "TASS", "Interfax", "RIA Novosti",
    "Sputnik", "EFE", "ANSA", "PTI", "Press Trust of India", "ANI", "IANS", "UPI", "PA Media", "Press Association",
    "Kyodo", "Kyodo News", "Yonhap", "SANA", "IRNA", "MENA", "WAFA", "Ukrinform", "Belga", "APA", "Lusa", "NTB", "TT",
    "Ritzau", "STT", "CNA", "Bernama", "Antara", "AAP", "The Canadian Press", "Canadian Press", "KUNA", "QNA", "Petra",
)  # fmt: skip
"""News agencies as pages name them."""

SHARE_WORDS = word_set(
    "share shares tweet post posts email e-mail mail print save for later copy copied link url facebook twitter x "
    "whatsapp "
    "telegram linkedin reddit pinterest messenger bluesky threads instagram youtube tiktok flipboard pocket sms "
    "viber line "
    "wechat weibo google rss this the article story page on via send to a friend friends with your bookmark add "
    "gift like "
    "likes follow us comment comments view views read reading list news more options close now out listen play "
    "pause text "
    "size larger smaller tts merken teilen drucken kommentare partager imprimer compartir"
)
"""A line made of these words, numbers and signs alone is a row of buttons."""

BUTTON_WORDS = word_set(
    "clear menu search close home news loading loading... login logout subscribe register advertisement "
    "advertisements "
    "advert ad ads sponsored next previous prev more top back print share reply like report follow following "
    "trending live "
    "watch listen video videos audio podcast podcasts newsletter newsletters account profile settings help contact "
    "about "
    "careers weather sport sports opinion world business politics tech technology science health culture lifestyle "
    "travel "
    "entertainment money markets companies europe africa asia americas regions region local national"
)
"""A line that is one of these words is a button or a section's name."""

REPORTED = when_used(
    r"\b(?:said|says|told|tells|according to|announced|reported|added|warned|claimed|confirmed|denied)\b", re.IGNORECASE
)
"""Words of reporting: what holds them is news, whatever else it mentions."""

AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
"""The names of the agencies as alternatives of a pattern."""
_AGENCY = f"(?:{AGENCY})"
_PHOTO_WORDS = (
    r"photo(?:graph(?:er)?)?|picture|pic|image|foto|bild|illustration|graphic|infographic|video still|"
    r"screen ?(?:shot|grab)"
)
_PHOTO = f"(?:{_PHOTO_WORDS})"
_STORES = (
    r"ap photo|afp photo|reuters photo|getty(?: images)?|epa(?:-efe)?|shutterstock|alamy|istock|wikimedia|flickr|"
    r"handout|file"
)
_UNTOLD = r"^(?!.*\b(?:said|says?|told|tells|announced|reported|warned|claimed|confirmed|denied|according)\b).*"
_PERSON = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}"
_AI = r"(?:ai|a\.i\.|artificial intelligence|machine|chatgpt|language model)"
_MONEY = r"(?:only |just )?[$€£¥] ?\d"
_NUMBER = r"\d[\d,.]*"
_OUTLETS_SELF = r"(?:story|article|report|piece|text|content)"

# ---------------------------------------------------------------- the article itself

_BODY = (
    # A correction is news: said first, so that nothing below takes it away.
    _signal(
        "body", "correction",
        r"^(?:corrections?|clarification|corrected|erratum|editor[’']s note)\b.{0,40}[:–—]",
        r"^(?:this|an earlier version of this) (?:article|story|report|version).{0,60}"
        r"\b(?:correct(?:ed|s)?|clarif(?:y|ies|ied)|amended|misstated|incorrectly|said that)\b",
        longest=200,
    ),
)  # fmt: skip

_SUMMARY = (
    _signal(
        "furniture", "notice of a machine's summary",
        rf"^(?:this (?:is an? )?)?{_AI}[- ]?(?:generated|powered|assisted|written|created)\b.{{0,30}}"
        r"\b(?:summar\w+|highlights|key points|overview|digest)\b",
        r"^(?:smart |quick )?(?:ai|a\.i\.) (?:summary|overview|digest|highlights|key points)\b",
        r"^(?:this |the above |the following )?(?:article )?(?:summar\w+|highlights|key points|overview)\b.{0,50}"
        rf"\b(?:by|with|using|from)\b.{{0,12}}\b{_AI}\b",
        rf"\b{_AI}\b.{{0,60}}\bmay (?:have|contain|include|make) (?:errors|mistakes|inaccura)",
        opens="summary", when="unreported",
    ),
)  # fmt: skip

# ---------------------------------------------------------------- reader comments

_COMMENTS = (
    _signal(
        "furniture", "opens the comments",
        r"notify of",
        r"inline feedbacks?",
        r"view all comments",
        r"load (?:more )?comments",
        r"(?:newest|oldest|most voted|most liked|best|top) (?:comments?|first)",
        r"sort(?:ed)? by\b.{0,60}",
        r"(?:post|write|add|submit|leave) (?:a|your) (?:comment|reply)\b.{0,40}",
        r"log ?in to (?:comment|reply)\b.{0,30}",
        rf"{_NUMBER} (?:responses|replies|thoughts|comments) (?:to|on)\b.{{0,160}}",
        r"reader(?:s[’']|[’']s|s)? (?:comments|reactions|letters|write|respond|react)",
        r"(?:what (?:our )?readers (?:say|think)|from our readers)",
        r"(?:have your say|comments? policy)\b.{0,60}",
        r"your (?:views|comments)",
        r"(?:most )?(?:recent|latest) comments",
        r"letters (?:and|&) comments|comments (?:and|&) letters|letters to the editor",
        r"comments? ?\(\d+\)\s*[-–—:].{0,40}",
        r"(?:leser)?kommentare?(?: \(\d+\))?|commentaires?(?: \(\d+\))?|comentarios(?: \(\d+\))?",
        rf"(?:all|show|see|read|hide|open|view)? ?(?:the )?(?:{_NUMBER} )?comments?"
        rf"(?: section| thread| ?\({_NUMBER}\)| ?[:·|-]? ?{_NUMBER})?",
        rf"{_NUMBER} (?:replies|reactions|responses)",
        r"join the (?:discussion|conversation)",
        longest=25, opens="comments", whole=True,
    ),
    _signal(
        "furniture", "may open comments",
        r"(?:the )?(?:replies|reactions?|responses|discussion|conversation|letters|feedback)",
        longest=3, opens="maybe", whole=True,
    ),
    _signal(
        "furniture", "a comment widget",
        r"\bthere are no comments yet\b|^no comments(?: yet)?\.?$|^be the first to comment\b",
        r"^comments? (?:are|is|will be) (?:now )?(?:closed|disabled|moderated)\b|^keep (?:your )?comments\b",
        r"^(?:moderators?|admin)\s*:.{0,60}\bcomments?\b",
        r"^please (?:log ?in|sign in|register) to (?:comment|join)\b|^to (?:post|write|leave|add|make) (?:a )?comments?, (?:please )?(?:log|sign|register)\b",
        r"^how does this make you feel\b|^what do you think\?$",
        r"^was this (?:article|page|story) (?:helpful|useful)\b|^rate this (?:article|story)\b",
        longest=25, opens="comments",
    ),
)  # fmt: skip

# ---------------------------------------------------------------- other stories

_OTHER_STORIES = (
    _signal(
        "promo", "opens a list of other stories",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in)",
        r"recommended(?: for you| reading| stories)?",
        r"(?:read|up) next|(?:what|more) to read(?: next)?|keep reading",
        r"related(?: (?:stor(?:y|ies)|articles?|news|content|coverage|reading|posts?|links?|videos?))?",
        r"more (?:on|from|in|about|like) (?:this|the|our|us)\b.{0,40}",
        r"more (?:on|from|in) [^.?!:]{1,40}",
        r"more (?:stories|news|coverage|top stories)",
        r"also (?:in|on|from) (?:the )?[^.?!:]{1,40}",
        r"(?:most|more) (?:read|popular|viewed|shared|watched|commented)\b[^.?!:]{0,40}",
        r"(?:popular|trending|top|latest|other|further|in other|breaking|don[’']t miss|must[- ]reads?|"
        r"editor[’']?s[’']? (?:picks?|choice))"
        r"(?: (?:now|today|stories|news|headlines|articles|reading|this week|in \w+))?",
        r"from (?:around|across) the (?:web|site)|around the web|elsewhere",
        r"promoted (?:stories|content)|sponsored (?:stories|content|links)|paid content",
        r"see also|read also|also read|(?:you (?:may|might|can) )?also (?:read|see)|further reading",
        r"mehr zum thema|lesen sie auch|das könnte sie auch interessieren|meistgelesen",
        r"à lire aussi|lire aussi|sur le même sujet|te puede interesar|más noticias|leggi anche",
        longest=10, opens="promos", whole=True,
    ),
    _signal(
        "furniture", "tag list",
        r"^(?:tags?|topics?|related topics?|related tags?|filed under|posted in|categor(?:y|ies)|keywords?|"
        r"in this (?:story|article)|(?:explore more on these|suggested) topics|more about|themen|schlagwörter|"
        r"stichwörter|"
        r"mots[- ]clés)"
        r"\s*[:|].{0,200}$",
        r"^(?:#\w+[\s,]*){1,}$|^(?:explore more on these|suggested) topics:?$",
        r"^(?-i:Related|RELATED|More on|See more on|More)\s*: ?[^.:;?!]{1,40}(?:, [^.:;?!]{1,30}){1,}$",
    ),
    _signal(
        "promo", "link to another story",
        r"^(?:read|read (?:more|also|next|here|on|the full story)|also read|see (?:also|more)|(?:you may|must) read|"
        r"you (?:may|might) also (?:like|enjoy|read)|"
        r"related|"
        r"related (?:story|article|news|coverage|video)|watch|listen|in case you missed it|icymi|from the archives?|"
        r"don[’']t miss|learn more|further reading|lesen sie (?:auch|mehr)|lire aussi|à lire)"
        r"\s*(?::|»|>|→|\|)\s*\S.{0,200}$",
        r"^(?:opinion|analysis|editorial|commentary|op-ed|explainer|explained|factbox|timeline|profile|interview|"
        r"video|"
        r"podcast|in pictures|in photos|gallery|photos|quiz|live|live updates|more)"
        r"\s*(?::|»|>|→|\|)\s*\S.{0,200}(?<!\.)$",
        r"^(?:also read|read also|see also|read more|(?:you may|must) read)\s*[–—-]\s*\S.{0,200}$",
        r"^read more about\b.{0,90}\bhere\b",
        r"^(?:click|tap|go) here (?:to|for)\b.{0,100}$",
        r"^(?:read|see|view) (?:the )?(?:more|full|original|all)\b[^.]{0,60}$",
        r"^\((?:more|see more|read more) (?:on |from |about )?[^().:]{1,40}(?:stories|news|coverage|reports)\.?\)$",
        longest=35,
    ),
    _signal(
        "promo", "list of other stories",
        r"^(?:(?:most|more) (?:read|popular|viewed|shared)|also (?:on|in|from)|more (?:on|from|in)|"
        r"(?:more|latest) (?:[\w’'-]+ ){1,3}(?:updates|news|coverage|stories|headlines)|"
        r"related (?:stories|articles)|in other news|other (?:stories|news)|recommended|trending|top stories)"
        r"\b[^.:]{0,40}: ?\S.{0,400}$",
        longest=70, when="unreported",
    ),
)  # fmt: skip

# ---------------------------------------------------------------- adverts, newsletters, apps, appeals

_ADVERTS = (
    _signal(
        "promo", "advert",
        r"advertisement|advertising|sponsored(?: content)?|ad|anzeige|publicité|partner content|paid post|"
        r"skip advert\w*",
        r"(?:story|article|post) continues (?:below|after)\b.{0,40}|scroll (?:down )?to continue\b.{0,30}",
        longest=8, opens="advert", whole=True,
    ),
    _signal(
        "promo", "skipped by a link", r"skip (?:past|over|to after)\b.{0,60}",
        longest=10, opens="promos", whole=True,
    ),
    _signal(
        "promo", "skipped by a link", r"after (?:the )?(?:newsletter|advert\w*) ?\w*",
        longest=6, opens="article", whole=True,
    ),
    _signal(
        "promo", "newsletter or subscription",
        r"^(?:newsletters?|subscribers?)\s*:.{0,200}$",
        r"^(?:sign up|subscribe(?! rate)|register (?:now|today|for)|start your (?:free )?(?:trial|day)|"
        r"try .{0,30}\bfree\b|"
        r"already (?:a )?(?:subscriber|member|have an account)|unlock|to continue reading|enter your e-?mail|"
        r"this (?:article|story) is for (?:subscribers|members)|never miss|don[’']t miss (?:out|a|our)|"
        r"stay (?:informed|up[- ]to[- ]date|connected|in the loop|tuned|ahead)|receive (?:our|the daily|daily|"
        r"breaking)|"
        r"join (?:us|our|over|more than|the conversation|\d[\d,.]*)|pro members|members? read)\b.{0,200}$",
        r"^get (?:the|our|all|more|unlimited|full|daily|breaking)\b.{0,80}"
        r"\b(?:app|newsletters?|news|alerts?|briefing|inbox|updates?|access|stories|headlines)\b.{0,200}$",
        r"\bour (?:\w+ )?newsletters?\b|\b(?:sign up|join|subscribe|get|receive)\b.{0,60}\bnewsletters?\b",
        rf"\b(?:subscribe|subscription|upgrade) (?:for|from|to|at) {_MONEY}",
        rf"\b(?:months?|weeks?|issues?) for (?:{_MONEY}|the price)",
        r"\bcancel any ?time\b|\bfree trial\b|\b(?:kostenlos|gratuit)\b.{0,80}\b(?:leser|abonn\w+|lecteurs)\b",
        longest=45, when="unreported",
    ),
    _signal(
        "promo", "newsletter or subscription",
        r"^[^.]{1,40}\bbriefing\s*: .{0,120}",
        r"^(?:sign|log) in\b.{0,40}\bsubscribe\b",
        longest=25, when="line",
    ),
    _signal(
        "promo", "app",
        r"\bdownload (?:the|our)\b.{0,40}\bapps?\b",
        r"\bavailable on (?:the )?(?:app store|google play)\b",
        r"\bget the app\b",
        longest=30, when="unreported",
    ),
    _signal(
        "promo", "follow us",
        r"^(?:share|follow|find|like|join|connect with)\b.{0,20}"
        r"\b(?:facebook|twitter|instagram|telegram|whatsapp|youtube|linkedin)\b",
        r"^follow (?:us|@|our)\b|^(?:like|find) us on\b|^join our (?:telegram|whatsapp)\b",
        longest=30,
    ),
    _signal(
        "promo", "appeal for support",
        r"^(?:please )?(?:donate\b|help (?:us|fund our)\b|support (?:us|our|independent)\b|support the [^.:]{1,40}:|"
        r"become (?:a|our) (?:member|patron|supporter|subscriber)\b).{0,200}$",
        r"(?:[.!:]|\bor) become (?:a|our) (?:member|patron|supporter|subscriber)\b",
        r"\bour work depends on\b|\brel(?:y|ies) on (?:your|reader) (?:support|donations)\b",
        r"\b(?:is|are) free because of (?:its|our) (?:sponsors|readers|supporters)\b",
        r"^[^.]{1,40}\bhas no paywall\b|\bfree articles? (?:left|this month|remaining)\b|^buy us a coffee\W*$",
        longest=60, when="unreported",
    ),
    _signal(
        "promo", "advert",
        r"\b(?:issues|months|weeks) for the price of\b",
        r"(?:^|[.!] )call (?:now|us|\+?\d[\d ()-]{6,})",
        r"^(?:are you|have you been|were you) (?:affected|there|in|at)\b.{0,120}"
        r"\b(?:e-?mail|contact|tell|share|whatsapp)\b",
        r"\bspecial offer\b|\blimited[- ]time offer\b|\bpromo code\b|\buse code\b",
        longest=30, when="unreported",
    ),
)  # fmt: skip

# ---------------------------------------------------------------- photographs

_CREDIT = "photo credit or caption"
_CAPTIONS = (
    _signal(
        "caption", _CREDIT,
        r"^!\[",
        r"^\[?(?:photo|image|picture|caption|video|graphic|map|foto|chart)\]",
        rf"^(?:file |stock )?{_PHOTO}s?(?: (?:credits?|courtesy(?: of)?|by|provided by|supplied))?\s*[:/|©]",
        r"[.!?”’] picture (?:date|shows)\s?: ?\S|^(?:photo )?credits?\s*:|^caption\s*:|^pictured(?: above| here)?\s*[:,]|^from left\b|^above\s*:",
        longest=90,
    ),
    _signal(
        "caption", _CREDIT,
        rf"^(?:file |stock )?{_PHOTO}s? ?(?:[–—-]|credits?\b|courtesy\b|by\b|via\b)",
        longest=14, when="line",
    ),
    _signal(  # "Photo Norby News. On the quay people wait for the boat."
        "caption", _CREDIT, rf"^{_PHOTO}s? (?-i:{_AGENCY}|{_PERSON})\. (?-i:[A-Z])", longest=60, when="unreported",
    ),
    _signal(  # "Undated handout photo of the Coast Guard: the boat before it sank"
        "caption", _CREDIT,
        rf"^(?:an? )?(?:(?:undated|handout|file|archive|stock|aerial|satellite|general|library|still) )+{_PHOTO}s? (?:of|by|from|(?:provided|released) by)\b[^.:]{{0,60}}:",
        longest=60, when="unreported",
    ),
    _signal(  # a credit in brackets at the end
        "caption", _CREDIT,
        # ("Arlen County 53 (via the sheriff)" is a row of counts)
        rf"(?<!\w \d )(?<!\w \d\d )(?<!\w \d\d\d )[\[(](?=[^\])]*\b(?:{_PHOTO_WORDS}|{_STORES}|courtesy|credit|via)\b)[^\])]{{1,80}}[\])]$",
        rf"[\[(][^\])]{{0,60}}(?-i:{_AGENCY}) ?(?:/|,| via | – )[^\])]{{1,60}}[\])]$",
        rf"[\[(][^\])]{{1,40}}/ ?(?-i:{_AGENCY})[\])]$",
        r"[\[(](?-i:[A-Z])[^\])\d]{1,50}/ ?(?-i:PA|PA Wire|AAP|CP|EPA)[\])]$",
        longest=80,
    ),
    _signal("caption", _CREDIT, rf"[.!?”’] [\[(](?-i:[A-Z]{{2,6}}) ?/ ?(?-i:{_PERSON})[\])]$", longest=120),  # an aid agency's own picture
    _signal(  # a picture agency's place and day: "HALE, ENGLAND - OCTOBER 13: People walk past a fallen tree."
        "caption", _CREDIT,
        rf"^(?-i:[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{{2,40}}(?:, [A-ZÀ-Þ][A-ZÀ-Þ .’'-]{{1,40}})?) ?[–—-] ?{MONTH} \d{{1,2}}(?:, ?\d{{4}})? ?: ?(?=[A-Z])",
        longest=90, when="unreported",
    ),
    _signal(
        "caption", _CREDIT, r"(?:image|media|photo|video) caption,?", longest=3, opens="caption", whole=True
    ),
    _signal(
        "caption", _CREDIT,
        r"^(?:image|media|photo|video) (?:source|caption|credit)\s*[,:]|^bild(?:rechte|quelle|nachweis)?\s*:",
        r"^\[?\d{1,2} ?(?:/|of) ?\d{1,2}\]|^item \d+ of \d+\b|\bacquire licensing rights\b|^file [–—-] ",
        longest=90,
    ),
    _signal(  # what a picture shows, for those who cannot see it
        "caption", _CREDIT,
        r"^(?:an? |photo )?(?:illustration|infographic|collage|drawing|photograph|close-up) of (?:an?|the|two|three|several)\b(?!.* (?:was|were) )",
        longest=40, when="unreported",
    ),
    _signal(  # whoever saved the page as text put the caption in brackets
        "caption", _CREDIT, r"^\[(?:caption|image|photo|picture|video|graphic)\b[^\]\n]{2,400}\]$", longest=80
    ),
    _signal("caption", "agency in brackets", rf"\({_AGENCY}\)$", longest=45, cased=True),
    _signal(  # but no remark of the desk: "[about US$4 billion – ed.]"
        "caption", _CREDIT,
        r"\[(?!\d+\]|sic\]|…\]|\.\.\.\]|[^\]\n]*(?:\b(?:ed|tr|red)\.?|\beditors?\b[^\]\n]{0,12}|\btranslator\b[^\]\n]{0,12})\])[^\]\n]{2,80}\]$",
        longest=60,
    ),
    _signal(  # a credit after the last sentence
        "caption", _CREDIT,
        rf"(?<=[.!?”\"’)\]])(?:{_PHOTO}s?|(?:photo )?credits?): ?[^.!?]{{2,90}}$",
        rf"(?:^|[.!?”\"’)\]] |(?:[–—|/]|--) ?)\(?(?:file |archive |stock |library )?{_PHOTO}s?"
        r"(?:\s*[:/|©]|\s+(?:taken|from|by|courtesy|credit|via)\b)[^.!?]{0,90}$",
        r"(?:^|[.!?)\]”] |\()file (?:photo|picture|image|pic)\b[^.!?]{0,80}\.?$",
        r"\b(?:ap|afp|reuters|epa|agency|staff|pool|courtesy|handout|archive) ?photos?\.?$|\b(?:ap|afp|reuters|epa) ?photo\b[^.!?]{0,60}$",
        r"\b(?:via )?getty images\)?$|\bscreen ?(?:shot|grab)$|\breuters/[a-z][\w .]{1,30}$",
        r"\bhandout(?: via\b.{0,40}|/.{1,40})$",
        longest=80,
    ),
    _signal(  # Outlet/Photographer, or an agency's bare name, after a full stop
        "caption", _CREDIT,
        r"[.!?”’)] ©? ?[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)? ?/ ?[A-Z][\w.]*(?: ?[A-Z][\w.’'-]+){0,3}\.?$",
        rf"[.!?”’)] (?:© ?)?{_AGENCY}$",
        rf"^© ?{_AGENCY}\b[^.]{{0,40}}$",
        r"^(?:AP|AFP|EPA|Reuters|REUTERS|Getty(?: Images)?)(?: Photo| PHOTO)? ?/ ?[A-Z][^.!?]{1,60}$",
        longest=60, cased=True,
    ),
    _signal(  # a photographer and an agency before the caption
        "caption", _CREDIT,
        rf"^(?![A-Z.,’' -]+/){_PERSON} ?[/|] ?(?:(?:{_AGENCY}|Getty Images|EPA(?:-EFE)?)(?: ?[/|] ?|\b(?! ?[–—-])(?: via)?(?: |$)))+(?=\S+ \S+ \S)",
        longest=60, cased=True,
    ),
    _signal(  # a photographer and an outlet after the scene: "(Ann Lee/The Harbour Post)", "Ann Lee for The Harbour Post"
        "caption", _CREDIT,
        rf"{_UNTOLD}[.!?”’] [\[(]{_PERSON} ?[/|–—] ?[A-Z][^()\[\]\d]{{1,50}}[)\]]$",
        rf"{_UNTOLD}[.!?”’] {_PERSON} ?(?:\||—| (?:for|via) (?:the )?)(?= ?[A-Z])(?: ?[A-Z][\w&’'-]*){{1,5}}\.?$",
        longest=60, cased=True,
    ),
    _signal(
        "caption", "caption with a lead word",
        r"^(?!.*\b(?:said|says|told|announced|reported|according|killed)\b)"
        r"[A-Z][A-Z’'-]{2,}(?: [A-Z’'-]{2,}){0,3}\. [A-Z][^.!?]{10,220}[.!?]?$",
        longest=40, cased=True,
    ),
    _signal(
        "caption", _CREDIT,
        r"\b(?:is|are) (?:pictured|seen) (?:in|on) (?:this|an?|the)\b.{0,40}"
        r"\b(?:photo|picture|image|video|handout|file|frame|grab)\b",
        r"\bin an? (?:frame|still|image|picture|photo|screen ?grab|frame grab) (?:grab )?(?:from|of) an? (?:[\w-]+ ){0,2}video\b",
        r"\((?:left|right|centre|center|l-r|from left|(?:pictured|seen here)(?: [\w’' -]{1,40})?)\)|\(l\).*\(r\)|\(r\).*\(l\)",
        longest=45, when="unreported",
    ),
)  # fmt: skip

# ---------------------------------------------------------------- foot of the page

PAGE_NUMBER = when_used(
    r"^(?:.{0,70}[\s,|·–—-])?(?:page|pg\.?|p\.|seite|s\.|página|pág\.?|pagina|pag\.?|blz\.?|sida|sidan|strona|str\.|sayfa|"
    r"страница|стр\.|صفحة|पृष्ठ|第|ページ) ?\d{1,4}(?: ?(?:of|von|sur|de|di|van|av|z|из|/|من|的|页|頁) ?(?:共 ?)?\d{0,4} ?[页頁]?)?$",
    re.IGNORECASE,
)
"""The number of a page at its head or foot, with the paper's name and day before it or alone."""


_FOOT = (
    _signal(
        "furniture", "sign-off",
        r"^\(?(?:(?:additional )?reporting|with reporting|writing|editing|edited|compiled|translated|"
        r"with (?:inputs?|files|additional reporting))(?: for [^()]{1,30})? (?:by|from) (?-i:[A-Z]).{0,300}$",
        rf"^this {_OUTLETS_SELF} (?:was|is|has been) (?:supplied|provided|produced|first published|"
        rf"originally published|"
        r"published (?:by|from|on|in)|republished|reproduced|syndicated|translated|written|auto-generated|"
        r"generated)\b.{0,200}$",
        r"^(?:originally|first) (?:published|appeared) (?:in|on|by|at)\b.{0,160}$",
        r"^republished (?:with|under|from|by)\b.{0,160}$",
        rf"^(?-i:[A-Z])[\w.&’' -]{{1,40}} (?:brings|publishes|republishes|runs|carries|reprints) this {_OUTLETS_SELF} (?:under|as part of|by|with|through) [^.]{{0,40}}\b(?:partner\w*|permission|licen[cs]e|agreement|syndication|collaboration)\b.{{0,200}}$",
        r"\bcontributed (?:to this (?:report|story|article)|(?:additional )?reporting)\b.{0,40}$",
        r"^(?:ends|###|-30-|-ends-|\*\*\*)$",
        longest=60, opens="end", when="unreported",
    ),
    _signal(
        "furniture", "sign-off", r"^[(\[][A-Z]{2,}(?:[/ -]\w{1,12}){1,6}[)\]]$", longest=6, opens="end", cased=True
    ),
    _signal(
        "furniture", "sign-off",
        rf"^\(?{_AGENCY}(?: ?(?:[/,&–-]|and) ?(?:{_AGENCY}|agencies|Agencies))*\)?\.?$",
        r"^[–—-]{1,2} ?(?:with )?(?:[A-Z][\w’'&-]*|[\w-]+\.(?:com|org|net|co\.uk))"
        r"(?:[ /,.]+[A-Z][\w’'&-]*){0,4}\.?(?:com|org|net)?$",
        longest=8, cased=True,
    ),
    _signal(
        "dateline", "agency credit",
        r"(?:from |by )?(?:our )?(?:staff and |news )?(?:wire services?|wires|agenc(?:y|ies)|staff (?:and|"
        r"&) agencies|"
        r"agencies (?:and|&) staff|news (?:services|agencies)|compiled from wires)(?: reports?)?",
        longest=7, whole=True,
    ),
    _signal(
        "furniture", "about the author",
        r"^(?:[A-Z][\w.’'-]+ ){1,4}(?:and (?:[A-Z][\w.’'-]+ ){1,4})?(?:is|are|reports|writes|covers) (?:for |about |"
        r"from )?"
        r"(?:a |an |the |our |The |[A-Z][^.]{1,40}[’']s ).{0,160}"
        r"\b(?:editors?|correspondents?|reporters?|columnists?|writers?|journalists?|authors?|fellow|contributors?|"
        r"commentator|bureau chief)\b.{0,120}$",
        longest=32, opens="end", when="tail", cased=True,
    ),
    _signal(
        "furniture", "about the author",
        r"^(?:follow|email|e-mail|contact|reach) (?:him|her|them|the (?:author|reporter|writer)s?)\b.{0,120}$",
        r"^about the authors?\b.{0,20}$",
        longest=30, opens="end",
    ),
    _signal(
        "furniture", "note to readers or editors",
        r"^for (?:more|further|additional) information\b.{0,120}$|^(?:media|press) contacts?\b.{0,120}$",
        r"^letters to the editor\b.{0,160}$|^(?:background|notes?) (?:for|to) editors\b.{0,600}$",
        longest=80, opens="end",
    ),
    _signal(
        "furniture", "about the organisation", r"^About (?:the )?[A-Z][\w.&’' -]{1,50}:?$",
        longest=6, opens="end", when="tail", cased=True,
    ),
    _signal(
        "furniture", "note on the story",
        r"^this is a (?:breaking|developing)\b.{0,120}$|^(?:more to follow|developing story)\b.{0,60}$",
        r"^follow (?:[A-Z]\w+[’']s|our|the) .{0,40}coverage\b.{0,120}$",
        longest=25,
    ),
    _signal(
        "furniture", "address of a page",
        r"^(?:\[\d{1,3}\]:?\s*|[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,4} ?[:–-]\s*|<)?(?:https?://|www\.)\S+$", longest=8,
    ),
    _signal(
        "furniture", "address of a post",
        r"^(?:@\w{1,15} )*(?:pic\.twitter\.com|https?://t\.co)/\w+(?: \S+/\w+)*(?: [–—-] [^()]{2,60}\(@\w+\).{0,24})?$", longest=20,
    ),
    _signal(
        "furniture", "note on a live page",
        r"^(?:this|our) (?:live ?)?(?:page|blog|live ?blog|coverage|ticker)\b[^.]{0,30} (?:has|have|is|are) (?:now )?(?:closed|ended|over|finished)\b.{0,120}$",
        r"^(?:live )?updates (?:on|of|to) this (?:page|blog|story)\b.{0,120}$|^we(?: are| will|[’']re|[’']ll)? (?:updat(?:e|ing)|keep(?:ing)?) this (?:page|story|blog)\b.{0,100}$",
        r"^(?:please )?(?:refresh|reload) (?:this|the) page\b.{0,120}$|^this (?:page|blog|story) (?:is|will be) (?:being )?(?:regularly |continuously )?updated\b.{0,100}$",
        r"^(?:\W*(?:the )?(?:newest|latest|most recent) (?:entries|posts|updates|news)(?: (?:come|stand|are|is|appear|at))?(?: the)? (?:first|top)\W*)$",
        r"^(?:update: )?(?:for|read|see|find|follow) our (?:newest|latest|most recent|live) (?:reports?|stor(?:y|ies)|coverage|updates|blog)\b.{0,60}$",
        longest=30, when="unreported",
    ),
    _signal(
        "furniture", "whom to call",
        r"^(?:to (?:report|get|find|seek|reach)|for (?:help|support|advice|information)|if you\b|anyone (?:affected|in need|who needs))\b.{0,120}"
        r"\b(?:call|phone|ring|dial|text|whatsapp|contact|e-?mail|write to)\b.{0,120}(?:\d{3,}|toll[- ]free|@\w|\bwww\.).{0,80}$",
        r"\bcan be (?:contacted|reached|called) (?:\w+ )?(?:on|at|by)\b.{0,40}\d{3}",
        longest=40, when="tail",
    ),
    _signal(
        "furniture", "age of the page",
        r"(?:this (?:article|story|content) is (?:more than|over) )?(?:\d{1,2}|one|two) (?:months?|years?) old", longest=9, whole=True,
    ),
    _signal("furniture", "page number", PAGE_NUMBER.pattern, longest=14, when="line"),
    _signal("furniture", "source line", r"^(?:sources?|agenc(?:y|ies)|quelle|via)\s*:\s*[^.]{1,80}$", longest=10),
    _signal(
        "furniture", "legal notice",
        r"^(?:©|\(c\) ?(?:\d|[a-z])|copyright\s*(?:©|\(c\)|\d{4}|by\b))",
        r"\ball rights reserved\b|\bipso[- ]regulated\b|\bmay not be (?:reproduced|republished|redistributed)\b",
        r"^our standards\s*:|^published by\b",
        longest=60, opens="end", when="unreported",
    ),
    _signal(
        "furniture", "legal notice",
        r"\b(?:privacy|cookie) (?:policy|notice)\b|\bterms (?:of (?:use|service)|and conditions|& conditions)\b",
        r"\bimprint\b$|^impressum\b",
        longest=20, when="line",
    ),
    _signal("furniture", "legal notice", r"^(?:privacy|cookie) (?:notice|policy)\s*:", longest=60),
    _signal(
        "furniture", "cookie notice",
        r"\bcookies?\b.{0,80}\b(?:accept|consent|manage|settings|policy|necessary|preferences|experience|agree|"
        r"purposes)\b",
        r"\b(?:we|this site|website|this page|partners)\b.{0,50}\b(?:uses?|store|set) (?:\d+ )?cookies\b",
        r"^\W*\w+ uses cookies\b",
        r"^(?:accept|reject|manage)(?: all)?(?: cookies)?(?: [|·] .{0,60})?$",
        longest=70, when="unreported",
    ),
    _signal(
        "furniture", "disclaimer",
        r"\b(?:no|not|nor|constitute) (?:be )?(?:investment|financial|legal|medical) advice\b",
        r"\bpast performance\b.{0,40}\b(?:guide|indicat\w+|guarantee)\b|\bretail (?:investor )?accounts lose money\b",
        r"\baccepts? no liability\b|\baccepts? no responsibility for (?:the )?(?:content|accuracy|errors|external)\b",
        r"\bviews? expressed\b.{0,80}\b(?:author|own|reflect)\b",
        r"\bdo(?:es)? not necessarily (?:reflect|represent) the (?:views?|opinions?|position|editorial)\b",
        r"^(?:risk (?:notice|warning)|disclaimer|disclosure)\s*[:–—]|^(?:(?:market )?data|prices|quotes) (?:(?:is|are) )?(?:displayed in real[- ]time or )?delayed\b",
        r"\bfor informational purposes only\b|\bnot responsible for the content of external\b",
        longest=80, when="unreported",
    ),
)  # fmt: skip

# ---------------------------------------------------------------- rows of buttons, counters, widgets

_COUNTED = r"(?:views?|shares?|likes?|reads?|comments?|reactions?|followers?|retweets?|claps?)"
_ROWS = (
    _signal(
        "furniture", "reading time",
        r"^\W*(?:(?:estimated )?read(?:ing)? time\s*:?\s*)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|"
        r"ten)[ -]?"
        r"(?:min(?:ute)?s?)\.?(?:[ -](?:read|to read))?\W*$",
        r"^(?:listen to this (?:article|story)|listen|play audio|audio)\b.{0,30}\b\d+ ?(?:min|sec).{0,20}$",
        r"^(?:reading time|read time|time to read|lesezeit)\b.{0,20}$",
        longest=12,
    ),
    _signal(
        "furniture", "widget",
        r"download (?:audio|video|pdf|mp3|transcript)(?: ?\(.{1,40}\))?",
        r"listen to (?:this|the) (?:article|story|audio|report)|(?:play|watch|listen)(?: (?:now|live|video|audio|"
        r"again))?",
        r"oops\W*|something went wrong\.?|please try again(?: later)?\.?|loading\W*|please wait\W*|show (?:more|less)|load more|view (?:more|gallery|comments)|expand|collapse",
        r"skip to (?:main )?content|back to top|go to top|toggle \w+|open in app|text size|a- a\+|about sharing",
        r"reuse this content|opens (?:in )?(?:a )?new (?:tab|window)|published|updated",
        r"sign in\b.{0,60}|log ?in\b.{0,40}|my account",
        r"print this(?: page)?|report (?:an error|a typo|this)|reply|like|reply · like.{0,30}",
        r"(?:last )?updated \d+ times",
        r"enable javascript.{0,60}|javascript (?:is|must).{0,80}|your browser.{0,80}",
        r"this (?:video|content|audio) (?:is not|isn[’']t|is no longer|cannot|can[’']t).{0,60}",
        longest=16, whole=True,
    ),
    _signal(
        "furniture", "counter",
        rf"^\W*(?:\d[\d,.]*\s?[km]?\s*{_COUNTED}?[\s·|,]*){{1,4}}$",
        rf"^\W*(?:total |page |post |article |story )?{_COUNTED}\s*:?\s*\d[\d,.]*\s?[km]?\W*$",
        r"^(?:[♥❤♡↻⟳👍👎💬🔁★☆👁]\ufe0f?\s*\d[\d,.]*[KkMm]?\s*)+$",
        longest=8,
    ),
    _signal(
        "furniture", "weather",
        r"^weather\s*[:|]|^weather\b.{0,20}\d ?°|^[^.]{0,40}\d+ ?°[cf]\b[^.]{0,40}$",
        longest=14, when="line",
    ),
)  # fmt: skip

SIGNALS: tuple[Signal, ...] = (
    *_BODY, *_SUMMARY, *_COMMENTS, *_OTHER_STORIES, *_ADVERTS, *_CAPTIONS, *_FOOT, *_ROWS,
)  # fmt: skip
"""Tried in order; the first that fits decides."""

# ---------------------------------------------------------------- when and by whom

WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\.?"

ZONES = (
    "bst|cet|cest|wet|west|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|ist|pkt|trt|msk|eet|eest|eat|cat|wat|sast|"
    "kst|jst|hkt|aest|aedt|nzst|nzdt"
)
"""Zones of clocks as pages print them behind a time, as alternatives of a pattern; GMT and UTC may have their hours."""
_CALENDAR = [row["word"] for row in read_table("calendar", ("word", "class", "value", "free in"))]
_WHEN = "|".join(
    map(re.escape, [*_CALENDAR, *(row["word"] for row in read_table("date_lines", ("word", "languages")))])
)
DATE_LINE_WORDS = when_used(
    rf"(?:{MONTH}|{WEEKDAY}|(?:{_WHEN})|\d{{1,4}}(?:st|nd|rd|th|er|[.º°])?|"
    r"\d{4}-\d\d-\d\d(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|h|z)?|\d{1,2}h\d\d|\d{1,2}(?:am|pm)|a\.?m\.?|p\.?m\.?|"
    rf"(?:gmt|utc)(?:[+-]\d{{1,2}}(?::\d\d)?)?(?:updated|published)?|{ZONES}|local|time|uhr|"
    r"published|publication|publish|posted|post|updated|update|upd|modified|last|change|changed|edited|created|"
    r"issued|"
    r"first|date|on|at|the|of|hrs?|hours?|mins?|minutes?|days?|weeks?|ago|yesterday|today|just|now|"
    r"stand|aktualisiert|veröffentlicht|le|à|mis|jour)",
    re.IGNORECASE,
)
"""The words a line that only says when may be made of."""

DATE_PROOF = when_used(
    rf"\b(?:{MONTH}\s*\d|\d{{1,2}}(?:st|nd|rd|th)?\.?\s*{MONTH}|{MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|"
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|{WEEKDAY}|\d+ (?:hours?|mins?|minutes?|days?|weeks?|hrs?) ago|"
    r"\d{4} ?(?:gmt|utc)|(?:1[89]|20)\d\d|\d{1,2}(?:[:.h]\d\d)? ?[ap]\.?m|\d{1,2}[:.h]\d\d|yesterday|today)(?:\b|(?=t\d))",
    re.IGNORECASE,
)
"""What such a line has to hold at least once."""

BYLINE = when_used(
    r"^(?:by|von|par|por|di|words by|story by|written by|reported by|presented by|produced by|hosted by|"
    r"text(?: by)?:?|"
    r"authors?:|reporter:|from our (?:own )?(?:correspondent|staff)s?|staff (?:reporter|writer)|news desk|"
    r"by our)\b[:]?",
    re.IGNORECASE,
)
BYLINE_LOWER = word_set(
    "by and in of for the with at on our own staff correspondent correspondents reporter reporters writer editor "
    "desk special admin "
    "to from news agency agencies von van de der den del della al el bin ibn da dos und et y"
)
"""Lower-case words that a byline may hold; any other makes it a sentence."""

_PLACE = r"[A-Z][\w.’'-]+(?:[ ][A-Z][\w.’'-]+){0,2}"
_DASH = r"[ ]?(?:[–—:]|--?)[ ]"

INLINE_DATELINE = when_used(
    rf"""^(?:
      [^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.’'/-]*(?:[ ][^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.’'/-]*){{0,4}}[ ]?   # ISTANBUL, NEW YORK/LONDON
      (?:,[ ][^\W\d_][\w.’'-]*(?:[ ][^\W\d_][\w.’'-]*){{0,2}}[ ]?){{0,2}}                        # , Turkey  , Feb
      (?:,?[ ]?\d{{1,2}}(?:\.\d{{1,2}}\.(?:\d{{2,4}})?|,[ ]\d{{4}})?)?[ ]?   # 12  12, 2031  17.03.
      (?:[(/\[][^()\[\]/]{{2,50}}[)/\]])?                                    # (Reuters) /TASS/
      [ ]?\.?{_DASH}
    | {_PLACE}[ ][(]{_AGENCY}[)]{_DASH}                                      # Ankara (AFP) -
    | {_PLACE},[ ]{_PLACE}[ ][–—][ ](?=[A-Z“"])                              # Beirut, Lebanon – The
    | [(]{_AGENCY}[)]{_DASH}                                                 # (Reuters) -
    | (?:[A-Z]{{3,}}[ ]?){{1,3}},?[ ][A-Z][a-z]+[ ]\d{{1,2}}\.[ ]/[^/\n]{{2,40}}/\.[ ]   # MOSCOW, February 3. /TASS/.
    )""",
    re.VERBOSE,
)
"""The place, and often day and agency, that a report opens with, up to its dash."""

TRAILING_SIGN_OFF = when_used(
    r"(?<=[.!?”\"’)\]])[ ](?:[–—]|--?)[ ]?(?:with[ ])?(?:[A-Z][\w’'&-]*(?:\.(?:com|org|"
    r"net))?)(?:[ /,][A-Z][\w’'&.-]*){0,4}\.?$"
    rf"|(?<=[.!?”\"’])[ ]\({_AGENCY}(?:[ ]?[/,][ ]?\w+)?\)\.?$"
    r"|(?<=[.!?”\"’])[ ](?:EFE|ANSA|AFP|dpa|KNA|APA)$"
)
"""What some pages set after the last sentence: "– Rappler.com", "(AFP)"."""

# ---------------------------------------------------------------- text that speaks to a machine

INSTRUCTION = when_used(
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|all|any|"
    r"your)\b.{0,30}"
    r"\b(?:instructions?|prompts?|rules|directions|context|guidelines)\b"
    r"|^\W*(?:system|assistant|developer|user)(?: (?:message|prompt|note|override))?\s*:"
    r"|<\|?/?(?:im_start|im_end|system|assistant|endoftext)\b|\[/?INST\]|<</?SYS>>|</?(?:system|instructions?|"
    r"prompt)>"
    r"|\byou are (?:now )?(?:an? )?(?:helpful )?(?:ai|a\.i\.|language model|large language model|assistant|chatbot|"
    r"chatgpt)\b"
    r"|\b(?:note|message|instructions?|attention) (?:to|for) (?:the |any |all )?"
    r"(?:ai|llm|language model|assistant|chatbot|model|summari[sz]er)s?\b"
    r"|\b(?:new|updated|additional|following) instructions?\s*:"
    r"|\b(?:reveal|print|repeat|output|show)\b.{0,20}\b(?:system )?prompt\b"
    r"|\b(?:when|if|while|before) (?:you(?: are)? )?(?:summari[sz](?:e|ing)|briefing|extracting)\b.{0,60}"
    r"\b(?:must|always|only|do not|say|report|include|omit|leave out)\b"
    r"|\b(?:respond|reply|answer|output) (?:only )?(?:with|in) (?:only |the )?(?:json|following|words?|text)\b"
    r"|\bas an ai (?:language )?model\b|\bdo not (?:mention|extract|report|summari[sz]e) (?:this|the following|"
    r"any)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Text that addresses whoever reads for a user. It earns a badge and changes nothing else."""
