"""Every layout of the portals, written anew: where title and body are, when, by whom, under which number."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from digigraph.model import Document, Release
from digigraph.parse import parse


@dataclass(frozen=True)
class Page:
    name: str
    text: str
    title: str
    begins: str
    ends: str
    day: str | None
    issuer: str | None
    url: str | None = None
    number: str | None = None
    html: bool = False
    method: str | None = None
    by: str | None = None
    absent: tuple[str, ...] = field(default=())


FOOTER_MW = (
    "Impressum:Ministerium für Wirtschaft, Wissenschaft und Digitalisierungdes Landes Sachsen-Anhalt\nPressestelle\n"
    "Hasselbachstr. 4\n39104 Magdeburg\nTel.: +49 391 000-0000\nFax: +49 391 000-0001E-Mail: presse@example.org\n\n"
    "Anhänge zur Pressemitteilung"
)

PAGES = [
    Page(
        name="st-2000 with one inner header, author and old imprint",
        url="https://presse.sachsen-anhalt.de/staatskanzlei/2002/09/18/brueckentag/",
        text=(
            ": 584\nMagdeburg, den 17.09.2002\n\nBrückentag in Tangermünde\n\n"
            "Staatskanzlei - Pressemitteilung Nr.: 584/02 Magdeburg, den 18. September 2002 Brückentag in Tangermünde Der Ministerpräsident "
            'hat heute die Elbbrücke besucht. Er sprach von einem "guten Tag". Gefeiert wird am Sonntag. Balduin Kranich Impressum: '
            "Staatskanzlei Pressestelle Domplatz 4 39104 Magdeburg Tel: (0391) 0000000\n\nImpressum:\nStaatskanzlei des Landes "
            "Sachsen-Anhalt\nPressestelle\nHegelstraße 42\n39104 Magdeburg\n\nAnhänge zur Pressemitteilung"
        ),
        title="Brückentag in Tangermünde",
        begins="Der Ministerpräsident hat heute",
        ends="Gefeiert wird am Sonntag.",
        day="2002-09-18",
        method="inner-dateline",
        issuer="Staatskanzlei des Landes Sachsen-Anhalt",
        by="inner-header",
        number="584/02",
        absent=("Kranich", "Pressemitteilung Nr", "Domplatz"),
    ),
    Page(
        name="st-2000 with the inner header twice and a title damaged in another way",
        url="https://presse.sachsen-anhalt.de/not-rated/2008/06/12/wer-faehrt/",
        text=(
            ": 141\nMagdeburg, den 11.06.2008\n\n?Wer fährt mit?? Neue Bürgerbusse in der Altmark\n\n"
            "Ministerium für Landesentwicklung und Verkehr - Pressemitteilung Nr.: 141/08 Ministerium für Landesentwicklung und Verkehr - "
            "Pressemitteilung Nr.: 141/08 Magdeburg, den 12. Juni 2008 ¿Wer fährt mit?¿ Neue Bürgerbusse in der Altmark In der Altmark "
            "fahren ab Montag drei Bürgerbusse. ¿Wir warten schon¿, sagte die Wirtin Elfriede Sommerfeld. Impressum: Ministerium für "
            "Landesentwicklung und Verkehr Pressestelle Turmschanzenstr. 30 39114 Magdeburg"
        ),
        title="„Wer fährt mit?“ Neue Bürgerbusse in der Altmark",
        begins="In der Altmark fahren ab Montag",
        ends="sagte die Wirtin Elfriede Sommerfeld.",
        day="2008-06-12",
        issuer="Ministerium für Landesentwicklung und Verkehr des Landes Sachsen-Anhalt",
        by="inner-header",
        number="141/08",
    ),
    Page(
        name="st-2011 in summer time without address",
        text=(
            ": 49\nMagdeburg, den 26.07.2016\n\nNeue Werkstatt in Burg\n\nIn Burg öffnet heute eine Werkstatt.   Sie hat "
            f"?drei Bänke?.\n\n{FOOTER_MW}"
        ),
        title="Neue Werkstatt in Burg",
        begins="In Burg öffnet heute",
        ends="Sie hat „drei Bänke“.",
        day="2016-07-26",
        method="printed-summer-time",
        issuer="Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt",
        by="footer",
        number="49",
    ),
    Page(
        name="st-2011 with a footer younger than the text",
        url="https://presse.sachsen-anhalt.de/not-rated/2013/05/24/gaerten/",
        text=f": 9\nMagdeburg, den 23.05.2013\n\nGärten öffnen\n\nAm morgigen Samstag öffnen Gärten.\n\n{FOOTER_MW}",
        title="Gärten öffnen",
        begins="Am morgigen Samstag",
        ends="öffnen Gärten.",
        day="2013-05-24",
        method="address",
        issuer="Ministerium für Wissenschaft und Wirtschaft des Landes Sachsen-Anhalt",
        by="footer",
        number="9",
    ),
    Page(
        name="st-2011 stored bare",
        url="https://presse.sachsen-anhalt.de/not-rated/2017/02/03/lotsen/",
        text=f"Lotsen für Betriebe\n\nZwölf Lotsen beraten Betriebe im Harz.   Die Beratung ist kostenlos.\n\n{FOOTER_MW}",
        title="Lotsen für Betriebe",
        begins="Zwölf Lotsen",
        ends="Die Beratung ist kostenlos.",
        day="2017-02-03",
        issuer="Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt",
    ),
    Page(
        name="st-2020",
        url="https://presse.sachsen-anhalt.de/ministerium-fuer-inneres-und-sport/2020/09/16/x",
        text=(
            "Pressemitteilung: 362/2020\nMagdeburg, den 16.09.2020\n\nWarntag verläuft ruhig\n\nDer Warntag verlief ruhig.\n\n"
            "„Alle Sirenen gingen“, sagte Leitstellenleiter Ottokar Flieder."
        ),
        title="Warntag verläuft ruhig",
        begins="Der Warntag verlief",
        ends="Ottokar Flieder.",
        day="2020-09-16",
        issuer="Ministerium für Inneres und Sport des Landes Sachsen-Anhalt",
        by="address",
        number="362/2020",
    ),
    Page(
        name="st-archive",
        text=(
            "Menu\nmenu\n\nPressemitteilungen - Archiv\n\nSchulpreis geht nach Zeitz\n\n07.02.2014, Magdeburg – 24\n\n"
            "  • Bildungsministerium\n\nDie Schule am Park hat den Preis gewonnen. Sie erhält ein Klavier."
        ),
        url="https://mb.sachsen-anhalt.de/presse/archiv/?uid=1",
        title="Schulpreis geht nach Zeitz",
        begins="Die Schule am Park",
        ends="ein Klavier.",
        day="2014-02-07",
        issuer="Kultusministerium des Landes Sachsen-Anhalt",
        number="24",
        absent=("Bildungsministerium",),
    ),
    Page(
        name="st-cms",
        text=(
            "Ministerium für Bildung - Pressemitteilung Nr.: 008/2019\n\nMagdeburg, den 22. Februar 2019\n\nAnmeldung für Chöre beginnt\n\n"
            "Chöre können sich ab Montag anmelden. Plätze gibt es genug."
        ),
        title="Anmeldung für Chöre beginnt",
        begins="Chöre können sich",
        ends="gibt es genug.",
        day="2019-02-22",
        issuer="Ministerium für Bildung des Landes Sachsen-Anhalt",
        by="inner-header",
        number="008/2019",
        url="http://presse.sachsen-anhalt.de/index.php?cmd=get&id=1&identifier=a",
    ),
    Page(
        name="st-feed with two items",
        text=(
            "Landesportal Sachsen-Anhalt - Ministerium für Infrastruktur und Digitales https://mid.sachsen-anhalt.de/ de-de Sun, 27 Nov 22 "
            "09:27:55 +0100 <![CDATA[ Radweg an der Saale fertig ]]> Mon, 13 Sep 21 11:08:41 +0200 Der Radweg ist fertig. Er misst drei "
            "Kilometer. <![CDATA[ Zweite Meldung ]]> Tue, 14 Sep 21 11:08:41 +0200 Nicht hierher."
        ),
        title="Radweg an der Saale fertig",
        begins="Der Radweg ist fertig.",
        ends="drei Kilometer.",
        day="2021-09-13",
        method="feed",
        issuer="Ministerium für Infrastruktur und Digitales des Landes Sachsen-Anhalt",
        absent=("Nicht hierher", "Zweite Meldung"),
    ),
    Page(
        name="st-ministry with the slip of the double vom",
        url="https://mw.sachsen-anhalt.de/start/",
        text="Pressemitteilung vom vom 16. Januar 2019\nMesse eröffnet\nDie Messe in Halle ist eröffnet. Sie dauert drei Tage.\nMehr erfahren",
        title="Messe eröffnet",
        begins="Die Messe in Halle",
        ends="drei Tage.",
        day="2019-01-16",
        issuer="Ministerium für Wirtschaft, Wissenschaft und Digitalisierung des Landes Sachsen-Anhalt",
        by="address",
        absent=("Mehr erfahren",),
    ),
    Page(
        name="st-ministry whose label names an agency",
        url="https://mw.sachsen-anhalt.de/start/",
        text=(
            "Pressemitteilung der IMG vom 3. März 2018\nGäste aus Oslo\nDie Investitions- und Marketinggesellschaft Sachsen-Anhalt (IMG) "
            "hat Gäste empfangen.\nDrucken\n© Ministerium für Wirtschaft, Wissenschaft und Digitalisierung"
        ),
        title="Gäste aus Oslo",
        begins="Die Investitions- und",
        ends="hat Gäste empfangen.",
        day="2018-03-03",
        issuer="Investitions- und Marketinggesellschaft Sachsen-Anhalt",
        by="kicker",
        absent=("Drucken",),
    ),
    Page(
        name="st-list",
        url="https://mj.sachsen-anhalt.de/aktuelles/",
        text="Neue Richterin in Zerbst\n21.11.2017\n020/2017\nZerbst (MJ). Die Richterin trat ihr Amt an. Sie war zuvor in Köthen ... weiterlesen",
        title="Neue Richterin in Zerbst",
        begins="Die Richterin trat",
        ends="zuvor in Köthen",
        day="2017-11-21",
        issuer="Ministerium für Justiz und Gleichstellung des Landes Sachsen-Anhalt",
        number="020/2017",
        absent=("weiterlesen", "(MJ)"),
    ),
    Page(
        name="st-mirror",
        url="https://www.hallanzeiger.de/nachrichten/14-12-2022",
        text=(
            "Ladesäulen am Markt\n\n14. Dezember 2022\n\nMagdeburg. MID. Am Markt stehen sechs Ladesäulen. Das teilte Ministerin "
            "Dr. Lydia Hüskens mit.\n\nFoto (c) Stadtblatt"
        ),
        title="Ladesäulen am Markt",
        begins="Am Markt stehen",
        ends="Hüskens mit.",
        day="2022-12-14",
        issuer="Ministerium für Infrastruktur und Digitales des Landes Sachsen-Anhalt",
        absent=("MID.", "Foto"),
    ),
    Page(
        name="sachsen",
        url="https://www.medienservice.sachsen.de/medien/news/1",
        text=(
            "Glasfaser für das Vogtland\n02.08.2018, 14:18 Uhr — Erstveröffentlichung (aktuell)\n\nSächsische Staatskanzlei\n\n"
            "Das Vogtland bekommt Glasfaser. »Das freut uns«, sagte Gastwirt Emil Auerbach.\n\nHintergrund:\n\nDer Ausbau dauert zwei Jahre."
        ),
        title="Glasfaser für das Vogtland",
        begins="Das Vogtland bekommt",
        ends="zwei Jahre.",
        day="2018-08-02",
        issuer="Sächsische Staatskanzlei",
    ),
    Page(
        name="mv",
        url="https://www.regierung-mv.de/Landesregierung/em/Aktuell/?id=1",
        text=(
            "Aktuell\nFunklöcher werden kleiner\nNr.77/19  | 16.04.2019  | EM  | Ministerium für Energie, Infrastruktur und Digitalisierung\n\n"
            "In Mirow steht ein neuer Mast.\n\nTermin: Montag, 22. April 2019, 10 Uhr\nOrt: Mirow, Am See 1"
        ),
        title="Funklöcher werden kleiner",
        begins="In Mirow steht",
        ends="Mirow, Am See 1",
        day="2019-04-16",
        issuer="Ministerium für Energie, Infrastruktur und Digitalisierung des Landes Mecklenburg-Vorpommern",
        number="77/19",
    ),
    Page(
        name="presseportal",
        url="https://www.presseportal.de/pm/1/2",
        text=(
            "IM-MV: Mehr Streifen an der Küste\nSchwerin (ots) - An der Küste fahren mehr Streifen. Das gilt bis Oktober.\n\n"
            "Rückfragen bitte an:\n\nMinisterium für Inneres und Europa\nTelefon: 0385 000\n\nOriginal-Content von: Innenministerium, "
            "übermittelt durch news aktuell"
        ),
        title="IM-MV: Mehr Streifen an der Küste",
        begins="An der Küste fahren",
        ends="bis Oktober.",
        day=None,
        issuer="Ministerium für Inneres und Europa",
        absent=("(ots)", "Rückfragen"),
    ),
    Page(
        name="bayern with number at the end",
        url="https://www.stmwi.bayern.de/presse/pressemeldungen/368-2019",
        text=(
            "Aiwanger: „Das Handwerk hat goldenen Boden“\n\nMÜNCHEN  Bayerns Wirtschaftsminister Hubert Aiwanger hat das Handwerk gelobt. Er "
            "besuchte eine Sattlerei.\n\nAnsprechpartner: Pressereferat, Tel. 089 0000\nPressemitteilung-Nr. 368/19"
        ),
        title="Aiwanger: „Das Handwerk hat goldenen Boden“",
        begins="Bayerns Wirtschaftsminister",
        ends="eine Sattlerei.",
        day=None,
        issuer="Bayerisches Staatsministerium für Wirtschaft, Landesentwicklung und Energie",
        by="address",
        number="368/19",
        absent=("MÜNCHEN",),
    ),
    Page(
        name="bayern with a label above the title",
        url="https://www.stmd.bayern.de/meilensteine/",
        text="Pressemitteilungen\nBayern wird digitaler\n28. Juli 2022\n\nBayern schaltet ein Portal frei.\n• schnell\n• sicher",
        title="Bayern wird digitaler",
        begins="Bayern schaltet",
        ends="sicher",
        day="2022-07-28",
        issuer="Bayerisches Staatsministerium für Digitales",
    ),
    Page(
        name="nrw whose contact block names the house of today",
        url="https://www.land.nrw/pressemitteilung/forschung",
        text=(
            "Forschung am Rhein gestärkt\nMinisterin Pfeiffer-Poensgen: Ein guter Tag\n\n13.11.2018\n\nDie Forschung am Rhein bekommt neue "
            "Räume.\n\nDas Ministerium für Kultur und Wissenschaft teilt mit: Die Räume sind hell.\n\nKontakt / Pressekontakt\n"
            "Ministerium für Heimat, Kommunales, Bau und Digitalisierung\nTelefon: 0211 000"
        ),
        title="Forschung am Rhein gestärkt",
        begins="Die Forschung am Rhein bekommt",
        ends="Die Räume sind hell.",
        day="2018-11-13",
        issuer="Ministerium für Kultur und Wissenschaft des Landes Nordrhein-Westfalen",
        absent=("Telefon",),
    ),
    Page(
        name="baden-württemberg with a topic above the title",
        url="https://wm.baden-wuerttemberg.de/de/service/presse/",
        text=(
            "Wirtschaft 4.0\nLernfabrik in Aalen geht in Betrieb\n28.06.2019 Berechne Lesezeit Teilen\nDie Lernfabrik in Aalen läuft. Sie "
            "hat sechs Stationen.\nWas dort gelehrt wird\nGelehrt wird das Fräsen."
        ),
        title="Lernfabrik in Aalen geht in Betrieb",
        begins="Die Lernfabrik in Aalen",
        ends="Gelehrt wird das Fräsen.",
        day="2019-06-28",
        issuer="Ministerium für Wirtschaft, Arbeit und Wohnungsbau Baden-Württemberg",
        absent=("Teilen",),
    ),
    Page(
        name="rheinland-pfalz with an abstract before the dateline",
        url="https://mwvlw.rlp.de/de/presse/detail/x/",
        text=(
            "Weinbauschule wird erweitert\n\nDie Weinbauschule in Bad Kreuznach bekommt einen Anbau.\n\nMainz, 11.10.2018. „Der Anbau ist "
            "nötig“, sagte Winzerin Mechthild Rebmann.\n\n<link https: www.example.org _blank>Mehr</link>\n\nNicola Beispiel\n"
            "Pressesprecherin\nMinisterium für Wirtschaft, Verkehr, Landwirtschaft und Weinbau"
        ),
        title="Weinbauschule wird erweitert",
        begins="Die Weinbauschule in Bad Kreuznach",
        ends="Mechthild Rebmann.",
        day="2018-10-11",
        method="inner-dateline",
        issuer="Ministerium für Wirtschaft, Verkehr, Landwirtschaft und Weinbau des Landes Rheinland-Pfalz",
        absent=("Beispiel", "link", "Mainz, 11"),
    ),
    Page(
        name="brandenburg",
        url="https://mwae.brandenburg.de/de/x/bb1.c.1.de",
        text=(
            "Ministerium für Wirtschaft, Arbeit und Energie (MWAE)\nMehr Lehrlinge in der Prignitz\nStaatssekretär besucht Betriebe\nPotsdam, "
            "27. Dezember 2021. In der Prignitz lernen mehr Menschen ein Handwerk. Das zeigt eine Umfrage."
        ),
        title="Mehr Lehrlinge in der Prignitz",
        begins="In der Prignitz lernen",
        ends="eine Umfrage.",
        day="2021-12-27",
        issuer="Ministerium für Wirtschaft, Arbeit und Energie des Landes Brandenburg",
    ),
    Page(
        name="berlin with the American date of 2013",
        url="https://www.berlin.de/rbmskzl/aktuelles/pressemitteilungen/2013/pressemitteilung.1.php",
        text=(
            "Sommerfest im Roten Rathaus\n\nPressemitteilung vom 06/27/13\n\nDas Presse- und Informationsamt des Landes Berlin teilt mit:\n\n"
            "Im Rathaus wird gefeiert. Der Eintritt ist frei."
        ),
        title="Sommerfest im Roten Rathaus",
        begins="Im Rathaus wird",
        ends="Eintritt ist frei.",
        day="2013-06-27",
        issuer="Presse- und Informationsamt des Landes Berlin",
    ),
    Page(
        name="niedersachsen",
        url="https://www.stk.niedersachsen.de/x.html",
        text=(
            "PresseInformation der Niedersächsischen Staatskanzlei vom 08.07.2014\nLand hilft nach dem Sturm\nDas Land hilft den Höfen an der "
            "Weser. Anträge sind am (heutigen) Dienstag möglich."
        ),
        title="Land hilft nach dem Sturm",
        begins="Das Land hilft den Höfen",
        ends="Dienstag möglich.",
        day="2014-07-08",
        issuer="Niedersächsische Staatskanzlei",
    ),
    Page(
        name="thüringen",
        url="https://www.thueringen.de/th6/x.aspx",
        text=(
            "Quelle: Thüringer Ministerium für Wirtschaft, Wissenschaft und Digitale Gesellschaft\n\nTiefensee: „Glas aus Lauscha hat "
            "Zukunft“\nMinister besucht Glasbläser\n\n03.05.2016\n\nIn Lauscha wird wieder Glas geblasen. Das Land gibt 20.000 Euro."
        ),
        title="Tiefensee: „Glas aus Lauscha hat Zukunft“",
        begins="In Lauscha wird",
        ends="20.000 Euro.",
        day="2016-05-03",
        issuer="Thüringer Ministerium für Wirtschaft, Wissenschaft und Digitale Gesellschaft",
    ),
    Page(
        name="bund with caption and credit",
        url="https://www.bmwi.de/Redaktion/DE/Pressemitteilungen/2016/20160412-x.html",
        text=(
            "Gründer treffen sich in Jena\n\nTeilnehmer vor dem Zeiss-Planetarium\n© BMWi/Paula Linse\n\n12.04.2016 – PRESSEMITTEILUNG – "
            "Gründung\n\nHeute trifft sich die Branche in Jena. Es gibt Kuchen."
        ),
        title="Gründer treffen sich in Jena",
        begins="Heute trifft sich",
        ends="Es gibt Kuchen.",
        day="2016-04-12",
        issuer="Bundesministerium für Wirtschaft und Energie",
        by="address",
        absent=("Planetarium", "Linse"),
    ),
    Page(
        name="hessen as HTML",
        url="https://digitales.hessen.de/presse/x",
        html=True,
        text=(
            "<html><head><title>Seite</title><script>var t='Minister';</script></head><body><nav><a>Start</a></nav><h1>Netz f&uuml;r "
            "Fulda</h1><p class=meta>18.03.2021 | Pressemitteilung</p><figure><figcaption>Portrait<br>© Land</figcaption></figure>"
            "<p><b>Wiesbaden.</b> In Fulda wird das Netz schneller.</p><p>Es kostet 3&nbsp;Millionen Euro.</p><div>Teilen</div></body></html>"
        ),
        title="Netz für Fulda",
        begins="In Fulda wird",
        ends="3 Millionen Euro.",
        day="2021-03-18",
        issuer="Hessische Ministerin für Digitale Strategie und Entwicklung",
        absent=("Portrait", "Wiesbaden", "Teilen"),
    ),
    Page(
        name="unknown portal",
        url="https://rathaus.example.org/2019/05/06/fest",
        text="Fest am Wehr\n\nAm Wehr wird gefeiert.\n\nDer Eintritt ist frei.",
        title="Fest am Wehr",
        begins="Am Wehr wird",
        ends="Eintritt ist frei.",
        day="2019-05-06",
        issuer=None,
    ),
]


def read(page: Page) -> Document:
    media_type = "text/html" if page.html else "text/plain"
    return parse(Release("x", "x", page.text.encode(), media_type, page.url))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_yields_its_title_body_day_issuer_and_number(page: Page) -> None:
    document = read(page)
    body = "\n".join(document.slice(paragraph) for paragraph in document.paragraphs)
    assert document.title == page.title
    assert body.startswith(page.begins)
    assert body.endswith(page.ends)
    assert document.date.value == page.day
    assert document.issuer.name == page.issuer
    assert document.number == page.number
    if page.method:
        assert document.date.method == page.method
    if page.by:
        assert document.issuer.method == page.by
    read_text = "\n".join(document.slice(sentence) for sentence in document.sentences)
    for absent in page.absent:
        assert absent not in read_text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_portal_but_an_unknown_one_has_its_profile(page: Page) -> None:
    document = read(page)
    assert (document.profile == "unknown") == page.name.startswith("unknown")
    assert any("no layout profile" in note for note in document.notes) == page.name.startswith("unknown")
