from pathlib import Path

import pytest

from digigraph import resources
from digigraph.queries import saved
from digigraph.queries.lookup import search
from digigraph.queries.running import run
from digigraph.stores import open_file

NAMES = sorted(path.stem for path in resources.queries_folder().glob("*.rq"))
OWN = [name for name in NAMES if not name.startswith("network-")]
EXAMPLES = Path(__file__).parents[2] / "examples" / "releases"


@pytest.fixture(scope="module")
def store(graph_file):
    with open_file(graph_file) as opened:
        yield opened


@pytest.fixture(scope="module")
def examples(tmp_path_factory):
    """The graph of the example releases."""
    from digigraph.config import read_config  # noqa: PLC0415
    from digigraph.pipeline import build  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("examples")
    build(read_config(folder, engine="serial"), [EXAMPLES])
    with open_file(folder / "exports" / "graph.trig") as opened:
        yield opened


def asked(name, store, **given):
    query = saved.find(name)
    answer = run(query, given, store)
    labels = [dict(zip(answer.columns, map(str, row), strict=True)) for row in answer.rows]
    assert answer.columns == query.expect.columns
    return labels


@pytest.mark.parametrize("name", OWN)
def test_every_query_is_described_in_both_languages_and_has_no_warning(name):
    query = saved.find(name)
    assert query.warnings == ()
    assert set(query.summary) == set(query.description) == {"de", "en"}
    assert query.tags
    assert query.version
    assert all(set(parameter.label) == {"de", "en"} for parameter in query.parameters.values())
    if query.form == "SELECT":
        assert query.expect.columns
        assert query.evidence
        assert set(query.evidence) <= set(query.expect.columns)


@pytest.mark.parametrize("name", OWN)
def test_every_query_answers_on_the_examples_without_repeating_a_row(name, examples):
    query = saved.find(name)
    given = {p.name: p.example for p in query.parameters.values() if p.required and p.example}
    if name == "verlauf":
        found, _ = search(examples, "", "dg:Initiative")
        initiative = next(
            iter(examples.select("SELECT ?i { ?i a <https://w3id.org/digigraph/ns#Initiative> } ORDER BY ?i"))
        )
        given = {"was": str(initiative[0])}
        assert found == []
    answer = run(query, given, examples)
    assert len(set(answer.rows)) == len(answer.rows)
    assert len(answer.rows) < 2000
    if name not in ("nicht-behauptet", "unsichere-aussagen", "widersprueche"):
        assert answer.rows


WITH_SENTENCES = [
    name for name in OWN if name != "verlauf" and {"mitteilung", "satz"} <= set(saved.find(name).expect.columns)
]


@pytest.mark.parametrize("name", WITH_SENTENCES)
def test_every_sentence_an_answer_shows_belongs_to_the_release_beside_it(name, examples):
    query = saved.find(name)
    given = {p.name: p.example for p in query.parameters.values() if p.required and p.example}
    answer = run(query, given, examples)
    release, sentence = answer.columns.index("mitteilung"), answer.columns.index("satz")
    places = {
        (str(place).partition("#")[0], str(text))
        for place, text in examples.select("SELECT ?p ?t { ?p <http://www.w3.org/ns/oa#exact> ?t }")
    }
    assert all((str(row[release]), str(row[sentence])) in places for row in answer.rows if row[sentence] is not None)


def test_offices_show_when_somebody_left(store):
    (row,) = asked("aemter", store, person="Elke Sandmann")
    assert (row["erstmals"], row["zuletzt"], row["bis"]) == ("2016-10-27", "2016-10-27", "vor 2018-03-01")
    assert row["belege"] == "2"


@pytest.mark.parametrize(
    ("day", "person", "why"),
    [
        ("2016-10-26", None, None),
        ("2016-10-27", "elke-sandmann", "am Tag belegt"),
        ("2017-06-30", "elke-sandmann", "letzter Beleg davor"),
        ("2018-03-01", "bernd-kroll", "am Tag belegt"),
        ("2020-01-01", "bernd-kroll", "letzter Beleg davor"),
    ],
)
def test_who_held_an_office_on_a_day(store, day, person, why):
    rows = asked("zustaendig", store, tag=day)
    assert [(row["person"].rpartition("/")[2], row["sicherheit"]) for row in rows] == (
        [(person, why)] if person else []
    )


def test_who_held_an_office_is_narrowed_by_a_word(store):
    assert asked("zustaendig", store, tag="2017-01-01", amt="digitales")
    assert not asked("zustaendig", store, tag="2017-01-01", amt="fischerei")


def test_a_planned_role_says_so_beside_the_role_itself(store):
    rows = asked("initiativen", store, wer="IFH")
    assert [row["rolle"] for row in rows] == ["leitet", "leitet (geplant)"]


def test_a_promise_kept_is_no_promise_without_follow_up(store):
    (row,) = asked("zusagen-ohne-folge", store)
    assert row["zusage"].endswith("/breitbandoffensive-altmark")
    assert not asked("zusagen-ohne-folge", store, vor="2016-06-02")
    assert asked("zusagen-ohne-folge", store, nur="vorhaben")
    assert not asked("zusagen-ohne-folge", store, nur="ereignisse")


def test_the_course_of_an_initiative_is_told_in_order(store):
    rows = asked("verlauf", store, was="Handwerk 4.0")
    assert [(row["datum"], row["stand"].rpartition("/")[2]) for row in rows] == [
        ("2016-10-27", "planned"),
        ("2017-05-11", "ongoing"),
    ]


def test_events_are_found_by_ministry_and_time(store):
    assert asked("ereignisse", store, ministerium="wirtschaft", von="2016-10-01", bis="2016-12-31")
    assert not asked("ereignisse", store, ministerium="fischerei")
    assert not asked("ereignisse", store, von="2017-01-01")


def test_what_somebody_said_is_found_by_person_word_and_time(store):
    (row,) = asked("aussagen", store, person="Sandmann", wort="netze", von="2016-10-27", bis="2016-10-27")
    assert row["rede"] == "Das Handwerk braucht Netze"
    assert not asked("aussagen", store, person="Kroll")


def test_funding_by_programme_adds_up(store):
    rows = {row["programm"]: row["summe"] for row in asked("foerderung-programme", store)}
    assert rows == {"Digital Innovation": "250000", "(ohne Programm)": "192000"}


def test_funding_is_found_by_recipient_and_sum(store):
    (row,) = asked("foerderung-empfaenger", store, empfaenger="institut", ab="100000")
    assert (row["betrag"], row["geber"], row["zweck"]) == ("192000", "Land Sachsen-Anhalt", "Geräte")
    assert len(asked("foerderung-empfaenger", store, ab="200000")) == 1


def test_bodies_named_together_are_counted_once_a_pair(store):
    rows = asked("gemeinsam-genannt", store)
    pairs = [(row["stelle1"], row["stelle2"]) for row in rows]
    assert len(pairs) == len({frozenset(pair) for pair in pairs})
    assert rows[0]["mitteilungen"] == "3"
    assert len(asked("gemeinsam-genannt", store, anzahl="1")) == 1


def test_two_days_of_one_event_contradict_each_other(store):
    (row,) = asked("widersprueche", store)
    assert (row["merkmal"], row["wert1"], row["wert2"]) == ("Tag", "2016-10-27", "2016-10-28")


def test_the_names_of_a_house_stand_in_order_of_time(store):
    rows = asked("ministerien", store, haus="Wirtschaft")
    assert [row["von"] for row in rows] == sorted(row["von"] for row in rows)
    assert sum(int(row["genannt"]) for row in rows) == 3


def test_uncertain_facts_come_first(store):
    (row,) = asked("unsichere-aussagen", store)
    assert row["konfidenz"] == "0.55"
    assert len(asked("unsichere-aussagen", store, hoechstens="1")) > 10


def test_what_is_denied_is_listed_and_nowhere_asserted(store):
    (row,) = asked("nicht-behauptet", store)
    assert row["stand"].endswith("/denied")
    assert not store.ask(f"ASK {{ <{row['subjekt']}> <{row['praedikat']}> <{row['objekt']}> }}")


def test_who_with_whom_is_a_graph_around_one_thing(store):
    around = run(saved.find("wer-mit-wem"), {"um": "IFH"}, store)
    assert around.form == "CONSTRUCT"
    assert 0 < len(around.rows) < len(run(saved.find("wer-mit-wem"), {}, store).rows)


def test_the_example_of_the_reference_works(store):
    page = (Path(__file__).parents[2] / "docs" / "reference" / "saved-queries.md").read_text(encoding="utf-8")
    query = saved.parse(page.split("```sparql\n")[1].split("```")[0], Path("beispiel.rq"))
    assert query.warnings == ()
    answer = run(query, {"ort": "Magdeburg", "ab": "2016-01-01"}, store)
    assert answer.columns == query.expect.columns
    assert [str(row[3]) for row in answer.rows] == ["heute in Magdeburg", "heute in Magdeburg"]
