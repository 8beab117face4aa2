"""The visible text of pages."""

from __future__ import annotations

from digigraph.parse.html import looks_like_html, visible_text


def lines(markup: str) -> list[str]:
    return visible_text(markup).text.split("\n")


def test_only_what_a_browser_shows_is_text():
    markup = (
        "<html><head><title>Weg</title><style>p{}</style></head><body><script>var a='weg'</script><!-- weg -->"
        "<template><p>weg</p></template><p hidden>weg</p><p style='display:none'>weg</p><noscript>weg</noscript>"
        "<img alt='weg'><select><option>weg</option></select><p>da</p></body></html>"
    )
    assert lines(markup) == ["da"]


def test_blocks_are_lines_and_inline_elements_are_not():
    assert lines("<p>Eins <b>zwei</b>\n drei<br>vier</p><ul><li>fünf</li><li>sechs</li></ul>sieben") == [
        "Eins zwei drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
    ]


def test_entities_are_decoded_and_soft_hyphens_kept_for_the_offsets():
    assert lines("<p>3&nbsp;Millionen &bdquo;K&uuml;che&ldquo; Metall&shy;pulver</p>") == [
        "3 Millionen „Küche“ Metall\u00adpulver"
    ]


def test_runs_of_no_break_spaces_stay_runs():
    assert lines("<p>Eins.&nbsp;&nbsp;&nbsp;Zwei.</p>") == ["Eins.   Zwei."]


def test_cells_of_a_table_are_apart():
    assert lines("<table><tr><td>Was</td><td>Fest</td></tr><tr><td>Wo</td><td>Burg</td></tr></table>") == [
        "Was Fest",
        "Wo Burg",
    ]


def test_each_line_knows_its_element_and_place():
    page = visible_text("<body><nav>Start</nav><h1>Titel</h1><p>Text</p><footer>Ende</footer></body>")
    assert [(page.text[line.start : line.end], line.role) for line in page.lines] == [
        ("Start", "nav"),
        ("Titel", "h1"),
        ("Text", ""),
        ("Ende", "footer"),
    ]


def test_metadata_of_the_head_is_read():
    page = visible_text(
        "<head><meta property='article:published_time' content='2020-01-02'></head><time datetime='2020-01-03'>x</time>"
    )
    assert page.metadata == {"article:published_time": "2020-01-02", "time": "2020-01-03"}


def test_a_hundred_thousand_nested_elements_are_no_trap():
    assert lines("<html><body>" + "<div>" * 100_000 + "Hallo") == ["Hallo"]


def test_broken_markup_is_read_as_a_browser_would():
    assert lines("<p>Eins<p>Zwei</div></span><b>Drei") == ["Eins", "Zwei", "Drei"] or lines(
        "<p>Eins<p>Zwei</div></span><b>Drei"
    ) == [
        "Eins",
        "ZweiDrei",
    ]


def test_html_is_recognised_without_being_told():
    assert looks_like_html("  <!DOCTYPE html><html>")
    assert not looks_like_html("Das <b>ist</b> Text.")
