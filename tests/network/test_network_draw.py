"""Pictures: looked at by their structure, as pixels change with every font."""

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from digigraph.errors import LimitError
from digigraph.model import Status
from digigraph.network import svg
from digigraph.network.draw import Limits, draw
from digigraph.network.palette import FAMILIES, LOOKS
from digigraph.network.spacing import Box
from digigraph.network.ties import KINDS

NAMESPACE = "{http://www.w3.org/2000/svg}"


def shape_box(mark):
    reach = mark.shape.radius * 1.2
    return Box(mark.shape.x - reach, mark.shape.y - reach, mark.shape.x + reach, mark.shape.y + reach)


def assert_is_readable(picture):
    """Every name on the sheet, none on another name, on a node or on the words of a line."""
    sheet = Box(0, 0, picture.width, picture.height)
    marks, strokes = picture.drawing.marks, picture.drawing.strokes
    names = [mark.spot.box for mark in marks if mark.spot]
    words = [stroke.spot.box for stroke in strokes if stroke.spot]
    nodes = [shape_box(mark) for mark in marks]
    for box in (*names, *words, *nodes):
        assert box.within(sheet)
    for one, other in combinations((*names, *words), 2):
        assert not one.overlaps(other)
    for node in nodes:
        assert not any(node.overlaps(box) for box in (*names, *words))
    for one, other in combinations(nodes, 2):
        assert not one.overlaps(other)
    for text in picture.texts:
        assert text.y < picture.height


def test_nothing_overlaps_in_a_star_with_long_names_and_pairs_beside_it(star):
    picture = draw(star)
    assert_is_readable(picture)
    assert picture.drawing.unnamed == 0


@pytest.mark.parametrize("count", [2, 5, 12, 30, 70])
def test_nothing_overlaps_where_everything_hangs_together(network, count):
    ties = [(f"Person mit Namen {one}", "kennt", f"Person mit Namen {(one * 7 + 3) % count}") for one in range(count)]
    ties += [(f"Person mit Namen {one}", "sieht", f"Person mit Namen {(one + 1) % count}") for one in range(count)]
    assert_is_readable(draw(network(*[tie for tie in ties if tie[0] != tie[2]])))


def test_one_node_alone_is_a_picture(network):
    picture = draw(network(nodes=("Anna Beispiel",)))
    assert [mark.label for mark in picture.drawing.marks] == ["Anna Beispiel"]
    assert_is_readable(picture)


def test_empty_network_says_that_there_is_nothing(network):
    picture = draw(network())
    assert any("nichts" in text.text for text in picture.texts)
    ElementTree.fromstring(svg.write(picture))


def test_name_of_five_thousand_characters_is_cut_and_stands_whole_in_the_title(network):
    name = "Bundesvereinigung " * 280
    picture = draw(network((name, "kennt", "Anna")))
    mark = next(mark for mark in picture.drawing.marks if mark.label == name)
    assert len(mark.texts) <= 4
    assert mark.texts[-1].text.endswith("…")
    assert_is_readable(picture)
    assert picture.width < 2000


def test_markup_in_names_stays_text(network):
    name = '<script>alert("x")</script> & <b onclick="y">\x00\ud800'
    written = svg.write(draw(network((name, "<i>kennt</i>", "Anna & Bernd"))))
    root = ElementTree.fromstring(written.encode("utf-8"))
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "polygon", "circle", "text",
    }  # fmt: skip
    assert any('alert("x")' in (element.text or "") for element in root.iter(NAMESPACE + "title"))


def test_picture_has_title_description_source_and_legend(star):
    root = ElementTree.fromstring(svg.write(draw(star)).encode())
    texts = [element.text or "" for element in root.iter(NAMESPACE + "text")]
    assert root.find(NAMESPACE + "title").text == "Wer wen kennt"
    assert "Nachname-Doppelname" in root.find(NAMESPACE + "desc").text
    assert any("Netz „probe“ 2.1.0" in text and "aus 45 von 48 Mitteilungen" in text for text in texts)
    assert "46 Personen" in texts
    assert "1 Ministerium" in texts


def test_planned_tie_is_dashed_and_the_legend_says_what_that_means(network):
    picture = draw(network(("Anna", "leitet", "Zentrum", 1.0, Status.PLANNED), ("Bernd", "leitet", "Zentrum")))
    assert {stroke.one: stroke.dashed for stroke in picture.drawing.strokes} == {"Anna": True, "Bernd": False}
    assert any("geplant" in text.text for item in picture.legend for text in item.texts)


def test_heavier_ties_are_wider_and_stronger_nodes_larger(network):
    picture = draw(network(("Anna", "kennt", "Bernd", 9.0), ("Bernd", "kennt", "Carl", 1.0)))
    widths = {(stroke.one, stroke.other): stroke.width for stroke in picture.drawing.strokes}
    radii = {mark.label: mark.shape.radius for mark in picture.drawing.marks}
    assert widths["Anna", "Bernd"] > widths["Bernd", "Carl"]
    assert radii["Bernd"] > radii["Anna"] > radii["Carl"]


def test_sums_stand_on_lines_and_an_unknown_sum_is_said_to_be(network):
    block = "{weight: sum, unit: EUR}"
    picture = draw(network(("Bund", "fördert", "Anna", 2_400_000.0), ("Bund", "fördert", "Bernd", None), block=block))
    texts = {frozenset((stroke.one, stroke.other)): stroke.texts for stroke in picture.drawing.strokes}
    assert texts[frozenset(("Anna", "Bund"))][0].text == "2,4 Mio. €"
    assert texts[frozenset(("Bernd", "Bund"))] == ()
    assert any("ohne Betrag" in text.text for text in picture.texts)


def test_both_directions_between_two_nodes_are_one_line_with_two_arrows(network):
    (stroke,) = draw(network(("Anna", "fördert", "Bernd"), ("Bernd", "lobt", "Anna"))).drawing.strokes
    assert len(stroke.arrows) == 2
    assert len(stroke.ties) == 2


def test_ties_without_direction_have_no_arrow(network):
    network_ = network(("Anna", "shared", "Bernd"), block="{project: source, weight: shared}")
    (stroke,) = draw(network_).drawing.strokes
    assert not stroke.arrows


def test_line_runs_around_a_node_that_stands_in_its_way(network):
    ring = [(f"Knoten {index}", "kennt", f"Knoten {index + 1}") for index in range(6)]
    picture = draw(network(*ring, ("Knoten 0", "kennt", "Knoten 6"), ("Knoten 0", "sieht", "Knoten 3")))
    assert_is_readable(picture)


def test_network_too_large_to_read_is_an_error_that_says_how_to_make_it_smaller(network):
    ties = [(f"A{index}", "kennt", f"B{index}") for index in range(30)]
    with pytest.raises(LimitError) as caught:
        draw(network(*ties), Limits(nodes=50))
    assert "--around" in str(caught.value.hint)


def test_names_beyond_the_limit_give_way_and_the_sheet_says_how_many(network):
    ties = [(f"Vereinigung der Freunde Nummer {index}", "kennt", "Mitte") for index in range(60)]
    picture = draw(network(*ties), Limits(named=5))
    assert_is_readable(picture)
    if picture.drawing.unnamed:
        assert any(str(picture.drawing.unnamed) in text.text for text in picture.texts)


def test_order_of_ties_does_not_change_a_byte(network):
    ties = [(f"A{index % 7}", "kennt", f"B{index % 5}", 1.0) for index in range(20)]
    assert svg.write(draw(network(*dict.fromkeys(ties)))) == svg.write(draw(network(*dict.fromkeys(ties))))


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_hash_seed_does_not_change_a_byte(graph_file, seed, tmp_path):
    code = (
        "import sys; from pathlib import Path; from digigraph.stores import open_file\n"
        "from digigraph.network import draw, page, projection, recipes, svg\n"
        "network = projection.project(open_file(Path(sys.argv[1])), recipes.find('allgemein'))\n"
        "Path(sys.argv[2]).write_text(svg.write(draw.draw(network)) + page.write(network))\n"
    )
    written = []
    for value in (seed, "2"):
        path = tmp_path / f"{value}.txt"
        environment = os.environ | {"PYTHONHASHSEED": value}
        subprocess.run([sys.executable, "-c", code, str(graph_file), str(path)], check=True, env=environment)
        written.append(Path(path).read_bytes())
    assert written[0] == written[1]


def test_every_kind_and_family_has_a_look_of_its_own():
    assert set(LOOKS) == set(KINDS)
    shapes = [(look.colour, look.shape) for look in LOOKS.values()]
    assert len(set(shapes)) == len(shapes)
    assert len({family.colour for family in FAMILIES}) == len(FAMILIES)


def test_svg_refers_to_nothing_outside(star):
    written = svg.write(draw(star))
    assert "href" not in written
    assert "url(" not in written
    assert "<style" not in written
