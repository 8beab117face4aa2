import pytest

from digigraph.errors import UsageError
from digigraph.queries.lookup import fold, resolve, search
from digigraph.stores import open_file


@pytest.fixture(scope="module")
def store(graph_file):
    with open_file(graph_file) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Elke Sandmann", "Elke Sandmann"),
        ("elke sandmann", "Elke Sandmann"),
        ("Dr. Elke Sandmann", "Elke Sandmann"),
        ("Sandmann", "Elke Sandmann"),
        ("Sandmanns", "Elke Sandmann"),
        ("Müller-Groß", "Jörg Müller-Groß"),
        ("Joerg Mueller-Gross", "Jörg Müller-Groß"),
        ("Jörg Müller Gross", "Jörg Müller-Groß"),
        ("IFH", "Institut für Fertigung Harz"),
        ('Kompetenzzentrum "Handwerk 4.0"', "Kompetenzzentrum „Handwerk 4.0“"),
        ("Handwerk 4.0", "Kompetenzzentrum „Handwerk 4.0“"),
        ("Digitalforum", "3. Digitalforum der Handwerkskammer Elbe"),
    ],
)
def test_a_name_is_found_however_germans_write_it(store, name, label):
    assert resolve(store, name).label == label


def test_a_ministry_is_found_without_its_land(store):
    found = resolve(store, "Ministerium für Wirtschaft und Arbeit", "dg:Ministry")
    assert found.iri.endswith("/org/st-mw-wirtschaft-und-arbeit")


def test_a_name_of_several_things_is_never_guessed(store):
    with pytest.raises(UsageError, match="name of 5 things") as caught:
        resolve(store, "Wirtschaft", "dg:Ministry")
    assert "org/st-mw-wirtschaft-und-arbeit>" in str(caught.value.hint)


def test_a_slip_is_answered_with_what_was_meant(store):
    with pytest.raises(UsageError, match="nothing is called 'Sandman'") as caught:
        resolve(store, "Sandman")
    assert "Elke Sandmann" in str(caught.value.hint)


def test_the_class_narrows_what_counts(store):
    assert search(store, "Magdeburg", "dg:Place")[0]
    assert not search(store, "Magdeburg", "dg:Person")[0]


def test_an_iri_and_a_prefixed_name_are_taken_as_they_are(store):
    assert str(resolve(store, "https://data.example.org/x").iri) == "https://data.example.org/x"
    assert str(resolve(store, "dg:Fact").iri) == "https://w3id.org/digigraph/ns#Fact"


def test_a_name_with_a_colon_is_a_name(store):
    with pytest.raises(UsageError, match="nothing is called 'Thema:Netze'"):
        resolve(store, "Thema:Netze")


@pytest.mark.parametrize("name", ["", " ", "'", '"', "} UNION {", "\\", "a" * 5000, "?", "Größe\u2028"])
def test_strange_names_are_only_names(store, name):
    with pytest.raises(UsageError):
        resolve(store, name)


def test_folding_keeps_goethe_and_writes_umlauts_out():
    assert fold("Goethe") == fold("GOETHE") == fold("Göthe") == "goethe"
    assert fold("Straße") == fold("STRASSE")
