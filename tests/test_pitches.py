"""Paragraphs that speak to the reader of a page beside its news, in fifteen languages; news of such things stays."""

from __future__ import annotations

import pytest

from briefgen.pages.pitches import (
    is_biography,
    is_credit,
    is_foot,
    is_head,
    is_pitch,
    is_sponsors,
    opens_quoted,
    opens_sponsor,
)
from briefgen.pages.readers import article_from_text

PROMPTS = {
    "en": ["You have 2 articles left. Subscribe for $4 a month to read on with us.",
           "Already have an account? Enter your password to go on.",
           "We rely on 9,000 donations a year. Give what you can, from £3.",
           "Want this story and 11 more in your inbox each Friday? It takes a minute.",
           "Your details will not be shared with our 14 partners.",
           "We and our 320 partners store and access information on a device, such as cookies."],
    "de": ["Dieser Artikel ist exklusiv für Abonnenten. 30 Tage kostenlos, danach 7,99 Euro.",
           "Testen Sie das Digitalabo und lesen Sie 12 Wochen lang für 1 Euro alles, was wir schreiben.",
           "Sie sind bereits Abonnent? Dann melden Sie sich mit Ihrem Passwort an."],
    "fr": ["Il vous reste 72 % de cet article à lire. La suite est réservée aux abonnés.",
           "Abonnez-vous dès 1 € par mois, sans engagement.",
           "Déjà abonné ? Connectez-vous pour retrouver votre compte."],
    "es": ["Suscríbete por 1 euro al mes y lee sin límites.", "Si ya eres suscriptor, inicia sesión con tu contraseña.",
           "Recibe nuestro boletín con 5 noticias cada mañana."],
    "it": ["Abbonati per 2 euro al mese e disdici quando vuoi.", "Questo articolo è riservato agli abbonati.",
           "Sei già abbonato? Accedi con la tua email."],
    "pt": ["Conteúdo exclusivo para assinantes. Assine por R$ 5 por mês.", "Já é assinante? Faça login para continuar lendo."],
    "nl": ["Dit artikel is alleen voor abonnees. Word abonnee vanaf 5 euro.", "U bent al abonnee? Log in om verder te lezen."],
    "sv": ["Redan prenumerant? Logga in här.", "För att läsa vidare behöver du en prenumeration, 49 kronor i månaden."],
    "pl": ["Tekst dostępny tylko dla prenumeratorów. Wykup dostęp za 10 zł.", "Masz już konto? Zaloguj się, aby czytać dalej."],
    "ru": ["Подпишитесь на нашу рассылку: 5 новостей каждое утро.", "Уже подписаны? Войдите, чтобы читать дальше."],
    "tr": ["Okumaya devam etmek için abone olun, ayda 20 lira.", "Zaten aboneyseniz giriş yapın."],
    "ar": ["اشترك الآن مقابل 5 دولارات في الشهر.", "لمتابعة القراءة يرجى تسجيل الدخول إلى حسابك."],
    "hi": ["आगे पढ़ने के लिए सदस्यता लें, केवल 99 रुपये में।", "पूरी खबर पढ़ने के लिए लॉग इन करें।"],
    "zh": ["本文为会员专享，请登录后阅读，每月15元。", "立即订阅，随时取消。"],
    "ja": ["この記事は会員限定です。残り文字1200字。", "続きを読むにはログインしてください。"],
}  # fmt: skip

BESIDE = {
    "en": ["We use cookies to make this page better for its 90 readers.", "Can you spare £2 a week for the Post?",
           "This report is free to read thanks to 800 members."],
    "de": ["Wir verwenden Cookies. Nur 3 davon sind nötig.", "Haben Sie bereits ein Abo? Zum Konto.",
           "Hier steht externer Inhalt, den 1 Klick zeigt.", "© 2031 Marda Post. Alle Rechte vorbehalten.",
           "Wir und unsere 40 Partner legen Informationen auf Ihrem Gerät ab."],
    "fr": ["Nous et nos 12 partenaires stockons des traceurs.", "Nos 12 partenaires utilisons des cookies pour vous.", "À lire aussi : Dix ponts fermés en 2030", "Téléchargez notre application en 1 minute.", "Suivez-nous sur 4 réseaux."],
    "es": ["Síguenos en nuestras 3 redes.", "Utilizamos cookies de 40 empresas.", "Descarga nuestra app en 1 minuto.", "Nuestros 40 socios guardan información en tu dispositivo."],
    "it": ["Seguici su Facebook e altri 3 canali.", "Scarica la nostra app in 1 minuto.", "© 2031 Marda Post, riproduzione riservata."],
    "pt": ["Siga-nos nas 3 redes.", "Baixe nosso aplicativo em 1 minuto.", "© 2031, todos os direitos reservados."],
    "nl": ["Volg ons op 3 kanalen.", "Wij gebruiken cookies van 40 bedrijven.", "Download onze app in 1 minuut."],
    "sv": ["Följ oss i 3 kanaler.", "Den här texten är bara för prenumeranter, 1 krona.", "Vi använder kakor från 40 företag."],
    "pl": ["Obserwuj nas w 3 serwisach.", "Pobierz naszą aplikację w 1 minutę."],
    "ru": ["Следите за нами в 3 сетях.", "Скачайте наше приложение за 1 минуту."],
    "tr": ["Bizi takip edin, 3 ağda varız.", "Deneyiminizi iyileştirmek için çerezler ve 40 ortak kullanıyoruz.", "Uygulamamızı indirin, 1 dakika sürer."],
    "ar": ["تابعونا على 3 منصات.", "حمّل تطبيقنا في 1 دقيقة."],
    "hi": ["हमें फॉलो करें, 3 मंचों पर।", "कुकीज़ का उपयोग 40 कंपनियां करती हैं, हम भी।"],
    "zh": ["关注我们，3个平台。", "2031年版权所有，未经授权不得转载。"],
    "ja": ["アプリをダウンロードして1分で読む。", "2031年、無断転載を禁じます。"],
}  # fmt: skip

NEWS = {
    "en": ["The paper lost 4,000 subscribers last year and will charge $60 for a subscription.",
           "“You will need a subscription,” the minister told our reporter.",
           "Sweden wants to become a member of the club of 12.",
           "Existing subscribers pay $12 a month from May.",
           "We are not afraid, wrote the 40 nurses to the ministry.",
           "Some 12,000 voters have already registered, and 300 people sign up for a seat each day.",
           "The game was on the App Store for 9 days, and sales fell 4% in the first three months.",
           "The hackers took the passwords of 30,000 clients, the bank said."],
    "de": ["Die Zeitung verlor 4.000 Abonnenten.", "Sie haben 12 Abos verkauft, teilte der Verlag mit.",
           "Der Dienst ist nur für Abonnenten und kostet 9 Euro.", "Bislang sind 3.000 Fälle bereits registriert.",
           "Im ersten Monat fielen 40 Millimeter Regen."],
    "fr": ["Le journal a perdu 4 000 abonnés en un an.", "Le service compte 40 000 abonnés, selon la société."],
    "es": ["El diario perdió 4.000 suscriptores.", "El ministro suscribió el acuerdo con 12 países."],
    "it": ["Il giornale ha perso 4.000 abbonati.", "Gli abbonamenti ai bus costano 30 euro."],
    "pt": ["O ministro assinou o seu acordo com 12 países.", "O jornal perdeu 4.000 assinantes."],
    "nl": ["De krant verloor 4.000 abonnees in een jaar."], "sv": ["Tidningen förlorade 4 000 prenumeranter.", "Landet är redan medlem och betalar 900 kronor i månaden."],
    "pl": ["Gazeta straciła 4000 prenumeratorów."], "ru": ["Газета потеряла 4 000 подписчиков за год."],
    "tr": ["Gazete bir yılda 4.000 abone kaybetti."], "ar": ["اشترك 40 وزيرا في المؤتمر يوم الاثنين."],
    "hi": ["अखबार ने एक साल में 4000 पाठक खो दिए।"], "zh": ["该报一年内失去了4000名订阅者。"], "ja": ["新聞は1年で4000人の読者を失った。"],
}  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [(language, said) for listing in (PROMPTS, BESIDE)
                                               for language, listed in listing.items() for said in listed])  # fmt: skip
def test_a_prompt_to_the_reader_is_no_news(language: str, said: str) -> None:
    """To subscribe, to log in, to give; on cookies, an app, what else the outlet runs, its rights."""
    assert is_pitch(said, language)


@pytest.mark.parametrize(
    ("language", "said"), [(language, said) for language, listed in NEWS.items() for said in listed]
)
def test_news_of_subscriptions_stays_news(language: str, said: str) -> None:
    """It speaks to nobody, or reports somebody's words."""
    assert not is_pitch(said, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Nora Feld covers courts for the Post. Email her at nora@post.example."),
        ("en", "Nora Feld has reported from the north for 12 years."),
        ("en", "Nora Feld is the Post's health correspondent."),
        ("de", "Nora Feld schreibt seit 12 Jahren über Gerichte."),
        ("de", "Nora Feld ist Redakteurin im Ressort Politik."),
        ("fr", "Nora Feld est journaliste au service politique depuis 2011."),
        ("es", "Nora Feld es periodista y cubre los tribunales desde 2011."),
        ("it", "Nora Feld è giornalista e si occupa di tribunali da 12 anni."),
        ("pl", "Nora Feld jest dziennikarką. Kontakt: nora@post.example"),
    ],
)
def test_a_biography_of_the_author_is_known(language: str, said: str) -> None:
    """By a name, and what he covers or where he is reached."""
    assert is_biography(said, language)


@pytest.mark.parametrize(
    "said",
    [
        "Nora Feld, a reporter for the Post, was hurt in the crash.",
        "Nora Feld told the court that the editor had left.",
        "The journalist Nora Feld was freed after 40 days.",
    ],
)
def test_news_of_a_journalist_is_no_biography(said: str) -> None:
    """A name between commas, or words reported."""
    assert not is_biography(said, "en")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_only_the_news_of_a_page_is_body(language: str) -> None:
    """Prompts and the author's biography stand below it, and none is counted."""
    news = {
        "en": "The clinic at Tense shut its ward for 44 patients on Monday, the health board said in a letter to the town.",
        "de": "Die Klinik in Tense hat am Montag ihre Station für 44 Kranke geschlossen, teilte der Träger der Gemeinde mit.",
        "fr": "La clinique de Tense a fermé lundi son service de 44 malades, a annoncé la direction dans une lettre à la commune.",
        "es": "La clínica de Tense cerró el lunes su sala para 44 enfermos, anunció la dirección en una carta al ayuntamiento.",
    }[language]
    page = "\n\n".join(
        ["Tense: 44", news, news.replace("44", "45"), *PROMPTS[language], "Nora Feld: nora@post.example"]
    )
    article = article_from_text(page, path="a.txt")
    assert [block.span.of(page) for block in article.blocks if block.role == "body"] == [news, news.replace("44", "45")]


@pytest.mark.parametrize(
    ("line", "mail", "opens"),
    [
        ("SPONSORED BY FENNER BANK", False, True), ("A message from Halvorsen Insurance", False, True),
        ("Together with Tense Ferries", True, True), ("Advertisement", True, True), ("Advertisement", False, False),
        ("ANZEIGE", True, True), ("Anzeige gegen Minister", True, False), ("Sponsor springt ab", False, False),
        ("Présenté par la Banque Fenner", False, True), ("Supported by the army, the rebels took the town.", False, False),
        ("Together with his brother he ran the mill for 30 years", True, False),
    ],
)  # fmt: skip
def test_a_sponsors_part_is_opened_by_its_title(line: str, mail: bool, opens: bool) -> None:
    """One word opens it in a mail alone, and no sentence does."""
    assert opens_sponsor(line, "de" if "nz" in line else "en", mail=mail) is opens


@pytest.mark.parametrize(
    "line",
    [
        "On Sun, Mar 3, 2024 at 8:00 PM Bo Lund wrote:", "Am So., 3. März 2024 um 20:00 Uhr schrieb Bo Lund <bo@x.example>:",
        "Le dim. 3 mars 2024 à 20:00, Bo Lund <bo@x.example> a écrit :", "El dom, 3 mar 2024 a las 20:00, Bo Lund escribió:",
        "Il giorno dom 3 mar 2024 alle ore 20:00 Bo Lund ha scritto:", "Op zo 3 mrt 2024 om 20:00 schreef Bo Lund:",
        "вс, 3 мар. 2024 г. в 20:00, Bo Lund <bo@x.example> пишет:", "Den sön 3 mars 2024 kl 20:00 skrev Bo Lund:",
    ],
)  # fmt: skip
def test_the_line_above_a_quoted_mail_is_known(line: str) -> None:
    """In the languages of mail programs."""
    assert opens_quoted(line)
    assert not opens_quoted("On Tuesday the minister wrote:")


def test_a_letters_head_and_foot_are_known() -> None:
    """What greets, says how long it takes to read, or why one gets it."""
    assert all(
        is_head(said, "en")
        for said in ("View this email in your browser", "Good morning.", "A 6-minute read, 1,450 words.")
    )
    assert not is_head("Good morning is what 40 pupils said to the queen, the paper wrote.", "en")
    assert is_foot("You're receiving this because you signed up.", "en")
    assert is_foot("Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.", "de")


ASIDES = {
    "en": ["Follow us on every network to hear more.", "The post Mill burns appeared first on Tense Daily.", "Do you know more? Write to desk@tense.example"],
    "de": ["Folgen Sie uns auf Mastodon.", "Dieser Beitrag erschien zuerst im Tenser Boten.", "Jetzt für 2 Euro testen, jederzeit kündbar.",
           "Bereits registriert? Dann bitte melden Sie sich an."],
    "fr": ["Suivez-nous partout !", "L'article Le moulin brûle est apparu en premier sur Tense Info.", "Notre application est gratuite."],
    "es": ["Síguenos en todas las redes.", "La entrada Arde el molino se publicó primero en Tense Digital.", "¿Te ha gustado? Cuéntaselo a un amigo."],
    "it": ["Seguici anche la domenica.", "Attiva le notifiche per sapere tutto."],
    "pt": ["Siga-nos nas redes."], "nl": ["Volg ons op de voet."], "sv": ["Följ oss i våra kanaler."],
    "ru": ["Читайте нас в телеграме."], "tr": ["Bizi takip edin."], "zh": ["关注我们的频道。"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"), [(language, said) for language, listed in ASIDES.items() for said in listed]
)
def test_a_call_to_follow_share_or_fetch_an_app_is_no_news(language: str, said: str) -> None:
    """Nor is the line that a feed sets under each of its articles."""
    assert is_pitch(said, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The mayor asked: who will pay? She said that people could write to mayor@tense.example"),
        ("en", "The rent is 900 euros a month, 40 more than last year."),
        ("de", "Die Miete beträgt 900 Euro im Monat."),
        ("fr", "Le loyer atteint 900 euros par mois à Tense."),
        ("es", "El alquiler cuesta 900 euros al mes."),
    ],
)
def test_news_of_prices_and_addresses_stays_news(language: str, said: str) -> None:
    """A price by the month is an offer only where it speaks to the reader."""
    assert not is_pitch(said, language)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("(Bericht von Ada Lund, redigiert von Bo Ek)", True),
        ("(Reporte de Ada Lund. Editado por Bo Ek)", True),
        ("Bericht von der Front: Ada Lund erzählt", False),
        ("(Der Bericht von Ada Lund liegt vor)", False),
    ],
)
def test_the_line_of_who_wrote_and_edited_is_known_in_other_languages(line: str, is_one: bool) -> None:
    """It stands in brackets and begins with the word for it."""
    assert is_credit(line) == is_one


def test_a_sponsors_paragraph_and_an_authors_label_are_known_by_their_first_words() -> None:
    """A colon follows; a sentence about sponsors is news."""
    assert is_sponsors("Offre partenaire : 20 % sur tous les cirés.", "fr")
    assert is_sponsors("Anzeige: Gold ohne Aufschlag.", "de")
    assert not is_sponsors("Sponsored events drew 4,000 people to Tense.", "en")
    assert is_biography("Zur Person: Nora Feld, Jahrgang 1979, leitet das Ressort Recht.", "de")
    assert is_biography("Zur Autorin: Nora Feld, Jahrgang 1979, hat 3 Bücher geschrieben.", "de")
    assert not is_biography("Zur Person machte der Angeklagte keine Angaben.", "de")


def test_a_greeting_and_a_foot_may_be_longer_in_a_letter() -> None:
    """A sentence more behind the greeting, a question before the foot; a greeting with a figure is kept."""
    assert is_head("Good morning! These are the stories of the day.", "en", mail=True)
    assert not is_head("Good morning! These are the stories of the day.", "en")
    assert not is_head("Good morning! Rents rose by 4% in May.", "en", mail=True)
    assert is_foot("Tired of us? Unsubscribe", "en")
    assert not is_foot("Will he go? Nobody knows who would unsubscribe from that.", "en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The regulator fined Marda €4 million over its use of cookies and a privacy policy that nobody reads."),
        ("fr", "La CNIL a infligé une amende de 4 millions pour la politique de confidentialité de Marda."),
        ("zh", "法院认为该公司的隐私政策违法，罚款400万元。"),
    ],
)
def test_news_of_cookies_stays_news(language: str, said: str) -> None:
    """What asks nobody for anything is none of a page's own notices."""
    assert not is_pitch(said, language)


def test_what_a_box_tells_of_the_author_named_above_it_is_no_news() -> None:
    """By the first name alone; a place of that name is one."""
    lead = "A ferry ran aground off Norvik on Monday with 84 people on board, the coastguard said, and all were brought ashore by night."
    box = "Tom joined the Post in 2011 after 6 years at the Herald."
    page = f"Ferry runs aground off Norvik\n\n4 May 2031\n\n{lead}\n\n{lead.replace('84', '12')}\n\nWritten by\n\nTom Lunt\n\n"
    roles = {
        block.span.of(article.text): block.role
        for article in [article_from_text(page + box, path="a.txt")]
        for block in article.blocks
    }
    assert roles[box] == "furniture"
    news = "Norvik joined the pact in 2011 after 6 years of talks, the ministry said in a note on Monday."
    told = article_from_text(page.replace("Tom Lunt", "Norvik Port") + news, path="a.txt")
    assert [block.role for block in told.blocks if block.span.of(told.text) == news] == ["body"]
