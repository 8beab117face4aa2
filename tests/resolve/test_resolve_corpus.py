"""Which referents of different releases are one thing, and which are not."""

import random
from collections.abc import Iterable
from typing import Any

import pytest

from digigraph.authority import Authority, DatedName, House, Official, Tenure
from digigraph.model import Entity, Kind, Reading, Referent, Status
from digigraph.resolve.corpus import CorpusLinker, link
from digigraph.resolve.ids import Registry
from digigraph.resolve.judgements import Judgements, Verdict, judgement, key
from invented import evidence, fact, person, reading, referent

BASE = "https://data.example.org"
MW_OLD = DatedName("Ministerium für Garten und Bau", "2011", "2016", True, "st-mw-garten-und-bau")
MW_NEW = DatedName("Ministerium für Garten, Bau und Netze", "2016", None, True, "st-mw-garten-bau-und-netze")
AUTHORITY = Authority(
    houses=(
        House("st-mw", "Sachsen-Anhalt", ("MW",), (MW_OLD, MW_NEW)),
        House(
            "sn-mw", "Sachsen", (), (DatedName("Sächsisches Gartenministerium", "2000", None, True, "sn-mw-garten"),)
        ),
    ),
    officials=(
        Official("Thea Muster", "Dr.", "", (Tenure("Ministerin", "st-mw", "2016", "2021", True),), "Muster"),
        Official(
            "Ida Moos",
            "",
            "",
            (
                Tenure("Rektorin der Hochschule Aue", None, None, "2016", True),
                Tenure("Ministerin", "st-mw", "2016", None, True),
            ),
            "Moos",
        ),
        Official("Karl Kern", "", "", (Tenure("Minister", "sn-mw", "2016", "2021", True),), "Kern"),
    ),
    known=(),
)
EMPTY = Authority((), (), ())


def linked(*readings: Reading, authority: Authority = EMPTY, **more: Any) -> CorpusLinker:
    return link(readings, authority, **more)


def parts(linker: CorpusLinker, kind: str) -> set[frozenset[str]]:
    """Entities of a kind as sets of the releases they are spoken of in."""
    return {frozenset(m.release for m in e.members) for e in linker.entities if e.kind is Kind(kind)}


def one(linker: CorpusLinker, release: str, identifier: str = "e1") -> Entity:
    entity = linker.entity(release, identifier)
    assert entity is not None
    return entity


def apart(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


def with_office(identifier: str, name: str, role: str, day: str = "2018-03-01", **more: Any) -> Reading:
    """A release in which a person holds an office; `body` names the body it is in."""
    body = more.pop("body", None)
    referents: list[Referent] = [
        person("e1", name),
        referent("e2", "Office", role, role=role, **{k: v for k, v in more.items() if k in ("land", "portfolio")}),
    ]
    facts = [fact("e1", "holdsOffice", "e2")]
    if body:
        referents.append(referent("e3", "Organization", body))
        facts.append(fact("e2", "officeOf", "e3"))
    rest = {k: v for k, v in more.items() if k not in ("land", "portfolio")}
    return reading(identifier, tuple(referents), tuple(facts), day, **rest)


def things(kind: str, *names: str, **more: Any) -> list[Reading]:
    """One release, `r1`, `r2`, ..., for each name."""
    return [reading(f"r{n}", (referent("e1", kind, name),), **more) for n, name in enumerate(names, start=1)]


class TestPersons:
    def test_one_name_in_one_land_is_one_person(self) -> None:
        linker = linked(reading("r1", (person("e1", "Ada Tann"),)), reading("r2", (person("e1", "Ada Tann"),)))
        assert parts(linker, "Person") == apart("r1 r2")
        assert one(linker, "r1").iri == f"{BASE}/person/ada-tann"
        assert one(linker, "r1").scores == {"land": 0.6, "name": 1.0, "tie": 0.5}

    def test_one_name_in_two_laender_is_two_people(self) -> None:
        linker = linked(
            with_office("r1", "Max Meier", "Minister", land="Sachsen-Anhalt"),
            with_office("r2", "Max Meier", "Minister", land="Sachsen", house="sn-mw"),
            reading("r3", (person("e1", "Max Meier"),), land="Hessen", house=None),
        )
        assert parts(linker, "Person") == apart("r1", "r2", "r3")
        iris = {one(linker, r).iri for r in ("r1", "r2", "r3")}
        assert f"{BASE}/person/max-meier" in iris
        assert len(iris) == 3

    def test_different_private_offices_in_one_land_are_different_people_and_a_question(self) -> None:
        linker = linked(
            with_office("r1", "Max Meier", "Geschäftsführer", body="Birken GmbH"),
            with_office("r2", "Max Meier", "Vorsitzender", body="Imkerverein Aue"),
            reading("r3", (person("e1", "Max Meier"),)),
        )
        assert parts(linker, "Person") == apart("r1", "r2", "r3")
        assert {q.reason for q in linker.questions} == {
            "one name, different offices or bodies",
            "one name, nothing else is said",
        }

    def test_a_body_ties_people_together_over_laender(self) -> None:
        linker = linked(
            with_office("r1", "Max Meier", "Geschäftsführer", body="Birken GmbH"),
            with_office("r2", "Max Meier", "Vorstand", body="Birken GmbH", land="Hessen", house=None),
        )
        assert parts(linker, "Person") == apart("r1 r2")

    def test_members_of_a_government_change_offices(self) -> None:
        linker = linked(
            with_office("r1", "Max Meier", "Staatssekretär", portfolio=("Garten",)),
            with_office("r2", "Max Meier", "Minister", "2020-01-01", portfolio=("Wald",)),
        )
        assert parts(linker, "Person") == apart("r1 r2")

    def test_a_government_member_and_a_private_namesake_stay_apart(self) -> None:
        linker = linked(
            with_office("r1", "Max Meier", "Minister", portfolio=("Wald",)),
            with_office("r2", "Max Meier", "Geschäftsführer", body="Birken GmbH"),
        )
        assert parts(linker, "Person") == apart("r1", "r2")

    def test_gender_keeps_namesakes_apart(self) -> None:
        linker = linked(
            reading("r1", (person("e1", "Kim Lund", gender="f"),)),
            reading("r2", (person("e1", "Kim Lund", gender="m"),)),
        )
        assert parts(linker, "Person") == apart("r1", "r2")

    def test_a_surname_stays_inside_its_release(self) -> None:
        linker = linked(reading("r1", (person("e1", "Tann"),)), reading("r2", (person("e1", "Tann"),)))
        assert parts(linker, "Person") == apart("r1", "r2")
        assert one(linker, "r1").iri == f"{BASE}/person/tann-2018-03-01"

    def test_a_surname_is_the_only_official_of_the_house_on_that_day(self) -> None:
        linker = linked(
            reading("r1", (person("e1", "Muster"),)),
            with_office("r2", "Thea Muster", "Ministerin", portfolio=("Garten",)),
            reading("r3", (person("e1", "Muster"),), day="2022-05-01"),
            reading("r4", (person("e1", "Muster"),), house="sn-mw", land="Sachsen"),
            authority=AUTHORITY,
        )
        assert parts(linker, "Person") == apart("r1 r2", "r3", "r4")
        assert one(linker, "r1").label == "Thea Muster"
        assert one(linker, "r1").iri == f"{BASE}/person/thea-muster"
        assert one(linker, "r1").aliases == ()

    def test_a_surname_that_somebody_else_in_the_release_bears_is_nobody_known(self) -> None:
        linker = linked(
            reading("r1", (person("e1", "Muster"), person("e2", "Karla Muster"))),
            with_office("r2", "Thea Muster", "Ministerin", portfolio=("Garten",)),
            authority=AUTHORITY,
        )
        assert one(linker, "r1").iri == f"{BASE}/person/muster-2018-03-01"

    def test_an_official_is_known_over_offices_but_not_in_another_land(self) -> None:
        linker = linked(
            with_office("r1", "Thea Muster", "Ministerin", portfolio=("Garten",)),
            reading("r2", (person("e1", "Thea Muster"),)),
            reading("r3", (person("e1", "Thea Muster"),), land="Hessen", house=None),
            authority=AUTHORITY,
        )
        assert parts(linker, "Person") == apart("r1 r2", "r3")

    def test_an_official_is_known_by_what_she_was_before_and_a_private_namesake_is_not_she(self) -> None:
        linker = linked(
            with_office("r1", "Ida Moos", "Rektorin", body="Hochschule Aue"),
            with_office("r2", "Ida Moos", "Ministerin", portfolio=("Garten",)),
            with_office("r3", "Ida Moos", "Geschäftsführerin", body="Birken GmbH"),
            authority=AUTHORITY,
        )
        assert parts(linker, "Person") == apart("r1 r2", "r3")

    def test_titles_do_not_matter(self) -> None:
        linker = linked(reading("r1", (person("e1", "Dr. Ada Tann"),)), reading("r2", (person("e1", "Ada Tann"),)))
        assert parts(linker, "Person") == apart("r1 r2")


class TestBodies:
    def test_a_house_under_two_names_is_two_ministries_with_their_own_iris(self) -> None:
        linker = linked(
            *things("Ministry", MW_OLD.name, f"{MW_OLD.name} des Landes Sachsen-Anhalt", day="2014-01-01"),
            reading("n1", (referent("e1", "Ministry", MW_NEW.name),), day="2018-01-01"),
            reading("n2", (referent("e1", "Ministry", "Gartenministerium", house="st-mw"),), day="2018-01-01"),
            authority=AUTHORITY,
        )
        assert parts(linker, "Ministry") == apart("r1 r2", "n1 n2")
        assert one(linker, "r1").iri == f"{BASE}/org/st-mw-garten-und-bau"
        assert one(linker, "r1").label == "Ministerium für Garten und Bau des Landes Sachsen-Anhalt"
        assert one(linker, "n2").get("house") == "st-mw"

    def test_a_former_name_is_the_house_as_it_was(self) -> None:
        linker = linked(*things("Ministry", MW_OLD.name, day="2020-01-01"), authority=AUTHORITY)
        assert one(linker, "r1").iri == f"{BASE}/org/st-mw-garten-und-bau"

    def test_a_ministry_of_one_name_in_another_land_is_another(self) -> None:
        linker = linked(
            *things("Ministry", MW_NEW.name),
            reading("x1", (referent("e1", "Ministry", MW_NEW.name),), land="Hessen", house=None),
            reading("x2", (referent("e1", "Ministry", MW_NEW.name),), land="Hessen", house=None),
            authority=AUTHORITY,
        )
        assert parts(linker, "Ministry") == apart("r1", "x1 x2")

    def test_spellings_legal_form_and_case_do_not_matter(self) -> None:
        linker = linked(*things("Organization", "Birken Tiefbau GmbH", "Birken-Tiefbau", "der Birken Tiefbau GmbH"))
        assert parts(linker, "Organization") == apart("r1 r2 r3")
        assert one(linker, "r1").label == "der Birken Tiefbau GmbH"

    def test_different_legal_forms_are_different_bodies(self) -> None:
        linker = linked(*things("Organization", "Birken GmbH", "Birken e. V.", "Birken"))
        assert parts(linker, "Organization") == apart("r1", "r2", "r3")

    def test_a_general_name_means_another_body_in_each_release(self) -> None:
        assert parts(linked(*things("Organization", "Stadtrat", "Stadtrat")), "Organization") == apart("r1", "r2")

    def test_what_each_land_has_one_of_counts_within_the_land(self) -> None:
        linker = linked(
            *things("Organization", "Landtag", "Landtag von Sachsen-Anhalt"),
            reading("x1", (referent("e1", "Organization", "Landtag"),), land="Hessen", house=None),
            reading("x2", (referent("e1", "Organization", "Landesamt für Moose"),), land="Hessen", house=None),
            reading("x3", (referent("e1", "Organization", "Landesamt für Moose"),)),
        )
        assert parts(linker, "Organization") == apart("r1 r2", "x1", "x2", "x3")

    def test_an_abbreviation_leads_to_the_one_body_that_explains_it(self) -> None:
        linker = linked(
            reading("r1", (referent("e1", "Organization", "Verband der Moosfreunde", acronym="VDMF"),)),
            reading("r2", (referent("e1", "Organization", "VDMF"),)),
            reading("r3", (referent("e1", "Organization", "Verband der Moosfreunde (VDMF)"),)),
        )
        assert parts(linker, "Organization") == apart("r1 r2 r3")
        assert "VDMF" in one(linker, "r1").aliases

    def test_an_abbreviation_two_bodies_share_is_a_question(self) -> None:
        linker = linked(
            reading("r1", (referent("e1", "Organization", "Verband der Moosfreunde", acronym="VDMF"),)),
            reading("r2", (referent("e1", "Organization", "Verein der Mitfahrer", acronym="VDMF"),)),
            reading("r3", (referent("e1", "Organization", "VDMF"),)),
        )
        assert parts(linker, "Organization") == apart("r1", "r2", "r3")
        assert len(linker.questions) == 2

    def test_an_abbreviation_in_another_land_is_another_body(self) -> None:
        linker = linked(
            reading("r1", (referent("e1", "Organization", "Verband der Moosfreunde", acronym="VDMF"),)),
            reading("r2", (referent("e1", "Organization", "VDMF"),), land="Hessen", house=None),
        )
        assert parts(linker, "Organization") == apart("r1", "r2")

    def test_the_nature_association_is_not_the_federation(self) -> None:
        linker = linked(
            reading("r1", (referent("e1", "Organization", "Verband für Umwelt", acronym="BUND"),)),
            reading("r2", (referent("e1", "Organization", "Bund", category="Metonym", land="Bund"),)),
            reading("r3", (referent("e1", "Organization", "BUND"),)),
        )
        assert parts(linker, "Organization") == apart("r1 r3", "r2")

    def test_a_part_of_something_else_means_another_one_in_each_release(self) -> None:
        names = ("Projektbeirat", "Projektbeirat", "Theologische Fakultät", "Theologische Fakultät")
        assert parts(linked(*things("Organization", *names)), "Organization") == apart("r1", "r2", "r3", "r4")

    def test_each_land_has_its_chamber(self) -> None:
        linker = linked(
            *things("Organization", "Ärztekammer", "Ärztekammer"),
            reading("x", (referent("e1", "Organization", "Ärztekammer"),), land="Hessen", house=None),
        )
        assert parts(linker, "Organization") == apart("r1 r2", "x")

    def test_a_name_without_its_town_is_the_one_that_has_it(self) -> None:
        linker = linked(
            *things(
                "Organization",
                "Eike-Muster-Universität",
                "Eike-Muster-Universität Aue",
                "Freie Schule",
                "Freie Schule Aue",
            ),
            reading("p", (referent("e1", "Place", "Aue"),)),
        )
        assert parts(linker, "Organization") == apart("r1 r2", "r3", "r4")

    def test_a_linking_element_is_no_difference(self) -> None:
        assert parts(
            linked(*things("Organization", "Wirtschaftforum Aue", "Wirtschaftsforum Aue")), "Organization"
        ) == apart("r1 r2")


class TestUndertakings:
    def test_one_undertaking_under_many_names(self) -> None:
        linker = linked(
            *things(
                "Initiative",
                "Kompetenzzentrum „Mittelstand 4.0“",
                "Mittelstand 4.0-Kompetenzzentrum Magdeburg",
                "Kompetenzzentrum Mittelstand 4.0 Magdeburg",
            ),
            reading("p", (referent("e1", "Place", "Magdeburg"),)),
        )
        assert parts(linker, "Initiative") == apart("r1 r2 r3")

    def test_centres_of_one_name_in_two_towns_are_two(self) -> None:
        linker = linked(
            *things(
                "Initiative", "Kompetenzzentrum Garten Aue", "Kompetenzzentrum Garten Burg", "Kompetenzzentrum Garten"
            ),
            reading("p", (referent("e1", "Place", "Aue"), referent("e2", "Place", "Burg"))),
        )
        assert parts(linker, "Initiative") == apart("r1", "r2", "r3")
        assert len(linker.questions) == 2

    def test_the_same_name_in_two_laender_is_two(self) -> None:
        linker = linked(
            *things("Initiative", "Netzwerk „Garten 4.0“", "Garten 4.0"),
            reading("x", (referent("e1", "Initiative", "Netzwerk „Garten 4.0“"),), land="Hessen", house=None),
        )
        assert parts(linker, "Initiative") == apart("r1 r2", "x")

    def test_a_network_and_a_competition_of_one_name_are_two(self) -> None:
        linker = linked(
            *things("Initiative", "Netzwerk Grünspecht", "Partnernetzwerk „Grünspecht“", "Wettbewerb Grünspecht")
        )
        assert parts(linker, "Initiative") == apart("r1 r2", "r3")

    def test_european_funds_are_one_everywhere(self) -> None:
        linker = linked(
            *things("Initiative", "Europäischer Fonds für Gärten (EFRE)"),
            reading(
                "x", (referent("e1", "Initiative", "Europäischer Fonds für Gärten (EFRE)"),), land="Hessen", house=None
            ),
        )
        assert parts(linker, "Initiative") == apart("r1 x")

    def test_a_bare_head_noun_means_another_thing_in_each_release(self) -> None:
        assert parts(linked(*things("Initiative", "Netzwerk", "Netzwerk")), "Initiative") == apart("r1", "r2")

    def test_the_newest_report_gives_the_status(self) -> None:
        def reported(identifier: str, day: str, status: Status) -> Reading:
            thing = Referent("e1", Kind.INITIATIVE, "Netzwerk Grünspecht", (evidence("x"),), (), status)
            return reading(identifier, (thing,), day=day)

        linker = linked(reported("r2", "2018-01-01", Status.ONGOING), reported("r1", "2016-01-01", Status.PLANNED))
        assert (one(linker, "r1").get("status"), one(linker, "r1").get("status_on")) == (Status.ONGOING, "2018-01-01")


class TestEvents:
    @staticmethod
    def event(identifier: str, name: str, day: str, on: str | None = None, **more: Any) -> Reading:
        facts = (fact("e1", "eventDate", on),) if on else ()
        facts = tuple(type(f)(f.subject, f.predicate, f.object, f.evidence, True) for f in facts)
        return reading(identifier, (referent("e1", "Event", name, **more),), facts, day)

    def test_invitation_and_report_are_one_event(self) -> None:
        linker = linked(
            self.event("r1", "6. Mustertag", "2016-10-01", "2016-10-27"),
            self.event("r2", "Mustertag", "2016-10-27", "2016-10-27"),
            self.event("r3", "Mustertag", "2016-10-28"),
        )
        assert parts(linker, "Event") == apart("r1 r2 r3")
        assert one(linker, "r1").iri == f"{BASE}/event/2016-10-27-mustertag"

    def test_editions_are_told_apart_by_ordinal_and_year_and_tied_by_their_series(self) -> None:
        linker = linked(
            self.event("r1", "6. Mustertag", "2016-10-01", "2016-10-27"),
            self.event("r2", "7. Mustertag", "2017-10-01", "2017-10-20"),
            self.event("r3", "Mustertag 2018", "2018-10-01"),
        )
        assert parts(linker, "Event") == apart("r1", "r2", "r3")
        assert {one(linker, r).get("series") for r in ("r1", "r2", "r3")} == {f"{BASE}/series/mustertag"}
        assert one(linker, "r1").get("series_label") == "Mustertag"

    def test_one_ordinal_years_apart_is_another_event(self) -> None:
        linker = linked(self.event("r1", "1. Mustertag", "2010-10-01"), self.event("r2", "1. Mustertag", "2016-10-01"))
        assert parts(linker, "Event") == apart("r1", "r2")

    def test_several_days_contain_one_day(self) -> None:
        linker = linked(
            self.event("r1", "Mustermesse", "2016-10-01", "2016-10-25/2016-10-29"),
            self.event("r2", "Mustermesse", "2016-10-27", "2016-10-27"),
            self.event("r3", "Mustermesse", "2016-10-27", "2016-11-02"),
        )
        assert parts(linker, "Event") == apart("r1 r2", "r3")

    def test_without_any_date_it_may_be_another_edition(self) -> None:
        linker = linked(
            self.event("r1", "Mustermesse", "2012-10-01"),
            self.event("r2", "Mustermesse", "2016-10-27"),
        )
        assert parts(linker, "Event") == apart("r1", "r2")

    def test_an_opening_is_another_one_in_each_release(self) -> None:
        linker = linked(
            self.event("r1", "Eröffnung", "2016-10-27", "2016-10-27"),
            self.event("r2", "Eröffnung", "2016-10-27", "2016-10-27"),
        )
        assert parts(linker, "Event") == apart("r1", "r2")


class TestPlacesAndOffices:
    def test_a_geonames_id_is_the_place(self) -> None:
        linker = linked(
            reading("r1", (referent("e1", "Place", "Neustadt", geonames="111"),)),
            reading("r2", (referent("e1", "Place", "Neustadt (Aue)", geonames="111"),)),
            reading("r3", (referent("e1", "Place", "Neustadt", geonames="222"),)),
        )
        assert parts(linker, "Place") == apart("r1 r2", "r3")
        assert one(linker, "r1").links == ("https://sws.geonames.org/111/",)

    def test_names_in_one_land_are_one_place_but_streets_are_not(self) -> None:
        linker = linked(*things("Place", "Kleinaue", "Kleinaue", "Aueweg", "Aueweg", "Rathaus", "Rathaus"))
        assert parts(linker, "Place") == apart("r1 r2", "r3", "r4", "r5", "r6")

    def test_a_land_is_one_place(self) -> None:
        linker = linked(
            *things("Place", "Sachsen-Anhalt"),
            reading("x", (referent("e1", "Place", "Sachsen-Anhalt"),), land="Hessen"),
        )
        assert parts(linker, "Place") == apart("r1 x")

    def test_one_role_in_one_house_is_one_office_whatever_the_portfolio(self) -> None:
        linker = linked(
            with_office("r1", "Ada Tann", "Staatssekretär", portfolio=("Garten",)),
            with_office("r2", "Ole Lund", "Staatssekretär", portfolio=("Netze", "Garten")),
            with_office("r3", "Ole Lund", "Staatssekretär", "2014-01-01", portfolio=("Garten",)),
            with_office("r4", "Ole Lund", "Staatssekretär", land="Hessen", portfolio=("Garten",)),
            authority=AUTHORITY,
        )
        assert parts(linker, "Office") == apart("r1 r2", "r3", "r4")
        assert one(linker, "r1", "e2").iri == f"{BASE}/post/staatssekretaer-st-mw-garten-bau-und-netze"

    def test_an_office_says_whose_it_is(self) -> None:
        linker = linked(with_office("r1", "Ada Tann", "Vorsitzende", body="Imkerverein Aue"))
        assert one(linker, "r1", "e2").label == "Vorsitzende (Imkerverein Aue)"

    def test_a_role_that_nothing_ties_to_a_body_stays_inside_its_release(self) -> None:
        linker = linked(with_office("r1", "Ada Tann", "Vorsitzende"), with_office("r2", "Ada Tann", "Vorsitzende"))
        assert parts(linker, "Office") == apart("r1", "r2")

    def test_the_deputy_holds_another_office(self) -> None:
        deputy = reading(
            "r2",
            (
                person("e1", "Ole Lund"),
                referent("e2", "Office", "stellvertretender Ministerpräsident", role="Ministerpräsident"),
            ),
        )
        linker = linked(with_office("r1", "Ada Tann", "Ministerpräsident"), deputy)
        assert parts(linker, "Office") == apart("r1", "r2")
        assert one(linker, "r2", "e2").iri == f"{BASE}/post/stellvertretender-ministerpraesident-sachsen-anhalt"

    def test_the_head_of_a_land_is_one_office(self) -> None:
        linker = linked(
            with_office("r1", "Ada Tann", "Ministerpräsident"),
            with_office("r2", "Ole Lund", "Ministerpräsident", body="Staatskanzlei"),
            with_office("r3", "Ole Lund", "Ministerpräsident", land="Hessen"),
        )
        assert parts(linker, "Office") == apart("r1 r2", "r3")
        assert one(linker, "r3", "e2").label == "Ministerpräsident (Hessen)"


class TestPeopleDecide:
    LEFT, RIGHT = (key(Kind.PERSON, "Ada Tann", release) for release in ("r1", "r2"))

    def readings(self) -> Iterable[Reading]:
        yield reading("r1", (person("e1", "Ada Tann"),))
        yield reading("r2", (person("e1", "Ada Tann"),))
        yield reading("r3", (person("e1", "Ada Tann-Lund"),))

    def test_different_splits_what_rules_join(self) -> None:
        judged = Judgements((judgement(Verdict.DIFFERENT, self.LEFT, self.RIGHT, author="x", day="2026-01-01"),))
        linker = link(self.readings(), EMPTY, judged)
        assert parts(linker, "Person") == apart("r1", "r2", "r3")
        assert one(linker, "r2").iri == f"{BASE}/person/ada-tann-sachsen-anhalt"

    def test_same_joins_what_rules_keep_apart(self) -> None:
        married = key(Kind.PERSON, "Ada Tann-Lund", "r3")
        judged = Judgements((judgement(Verdict.SAME, self.LEFT, married, author="x", day="2026-01-01"),))
        linker = link(self.readings(), EMPTY, judged)
        assert parts(linker, "Person") == apart("r1 r2 r3")
        assert one(linker, "r3").scores["judgement"] == 1.0

    def test_a_decision_about_an_absent_release_waits(self) -> None:
        judged = Judgements(
            (judgement(Verdict.SAME, self.LEFT, key(Kind.PERSON, "Eva Tann", "r9"), author="x", day="2026-01-01"),)
        )
        assert parts(link(self.readings(), EMPTY, judged), "Person") == apart("r1 r2", "r3")

    def test_a_judged_question_is_not_asked_again(self) -> None:
        readings = (
            with_office("r1", "Max Meier", "Geschäftsführer", body="Birken GmbH"),
            with_office("r2", "Max Meier", "Vorsitzender", body="Imkerverein Aue"),
        )
        (question,) = linked(*readings).questions
        judged = Judgements((judgement(Verdict.UNSURE, question.left, question.right, author="x", day="2026-01-01"),))
        assert linked(*readings, judgements=judged).questions == ()

    def test_undoing_a_merge_gives_both_their_iris_back(self) -> None:
        first = link(self.readings(), EMPTY)
        married = key(Kind.PERSON, "Ada Tann-Lund", "r3")
        judged = Judgements((judgement(Verdict.SAME, self.LEFT, married, author="x", day="2026-01-01"),))
        merged = link(self.readings(), EMPTY, judged, first.registry)
        assert merged.replaced == {f"{BASE}/person/ada-tann-lund": f"{BASE}/person/ada-tann"}
        undone = link(self.readings(), EMPTY, Judgements(), merged.registry)
        assert [e.iri for e in undone.entities] == [e.iri for e in first.entities]


def corpus() -> list[Reading]:
    """Releases of many kinds of trouble, for tests of order."""
    return [
        with_office("a1", "Max Meier", "Minister", "2017-01-01", portfolio=("Garten",)),
        with_office("a2", "Max Meier", "Geschäftsführer", "2016-01-01", body="Birken GmbH"),
        with_office("a3", "Max Meier", "Vorstand", "2018-01-01", body="Birken AG"),
        reading("a4", (person("e1", "Max Meier"), person("e2", "Meier"))),
        reading("a5", (person("e1", "Max Meier", gender="m"),), land="Hessen", house=None),
        reading("a6", (referent("e1", "Organization", "Verband der Moosfreunde (VDMF)"),), day=None),
        reading("a7", (referent("e1", "Organization", "VDMF"), referent("e2", "Place", "Aue", geonames="1"))),
        TestEvents.event("a8", "6. Mustertag", "2016-10-01", "2016-10-27"),
        TestEvents.event("a9", "Mustertag", "2016-10-28"),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_readings_does_not_matter(seed: int) -> None:
    shuffled = corpus()
    random.Random(seed).shuffle(shuffled)
    first, second = link(corpus(), AUTHORITY), link(shuffled, AUTHORITY)
    assert (first.entities, first.registry, first.questions) == (second.entities, second.registry, second.questions)


def test_linking_again_with_the_registry_changes_nothing() -> None:
    first = link(corpus(), AUTHORITY)
    again = link(corpus(), AUTHORITY, None, first.registry)
    assert (again.entities, again.registry) == (first.entities, first.registry)


def test_adding_releases_one_by_one_never_changes_an_iri() -> None:
    registry = Registry()
    seen: dict[tuple[str, str], str] = {}
    for count in range(1, len(corpus()) + 1):
        linker = link(corpus()[:count], AUTHORITY, None, registry)
        registry = linker.registry
        for entity in linker.entities:
            for member in entity.members:
                assert seen.setdefault(member, entity.iri) in (entity.iri, *linker.replaced)
        seen = {member: entity.iri for entity in linker.entities for member in entity.members}


def test_every_referent_has_an_entity_and_only_one() -> None:
    linker = link(corpus(), AUTHORITY)
    members = [member for entity in linker.entities for member in entity.members]
    assert len(members) == len(set(members)) == sum(len(each.referents) for each in corpus())
    assert linker.entity("a1", None) is None
    assert linker.entity("a1", "e99") is None
    assert len({entity.iri for entity in linker.entities}) == len(linker.entities)
