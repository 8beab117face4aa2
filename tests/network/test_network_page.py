"""The interactive page: self-contained, safe, and complete without its picture."""

import base64
import hashlib
import json
import re
import shutil
import subprocess

import pytest

from digigraph.network import page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def script_of(written):
    return re.search(r"<script>(.*?)</script>", written, re.DOTALL)[1]


def content_of(written):
    return json.loads(re.search(r'<script type="application/json" id="network">(.*?)</script>', written, re.DOTALL)[1])


def digest(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_policy_allows_the_pages_own_style_and_script_and_nothing_else(star):
    written = page.write(star)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]
    assert policy.startswith("default-src 'none'")
    assert digest(script_of(written)) in policy
    assert digest(re.search(r"<style>(.*?)</style>", written, re.DOTALL)[1]) in policy
    assert "unsafe" not in policy


def test_page_loads_nothing(star):
    written = page.write(star)
    assert not re.search(r'\s(src|srcset|style|on\w+)="', written)
    assert "<link" not in written
    assert "import(" not in written


def test_page_holds_every_sentence_and_each_release_once(network):
    content = content_of(page.write(network(("Anna", "kennt", "Bernd"), ("Bernd", "lobt", "Anna"))))
    (line,) = content["lines"]
    assert [support["q"] for tie in line["t"] for support in tie["s"]] == ["Anna kennt Bernd.", "Bernd lobt Anna."]
    assert len(content["releases"]) == 2


def test_markup_in_names_cannot_leave_its_place(network):
    name = '</script><img src="x" onerror="alert(1)"><!--'
    written = page.write(network((name, "kennt", "Bernd")))
    assert written.count("</script>") == 2
    assert "<img" not in written
    assert content_of(written)["nodes"][0]["l"] in (name, "Bernd")


def test_table_says_the_same_as_the_picture(network):
    written = page.write(network(("Anna", "kennt", "Bernd"), ("Bernd", "lobt", "Carla")))
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td>", written)
    assert rows == [("Anna", "kennt", "Bernd"), ("Bernd", "lobt", "Carla")]


def test_address_that_is_none_becomes_no_link(network):
    found = network(("Anna", "kennt", "Bernd"))
    assert 'href="javascript' not in page.write(found)


def test_search_finds_umlauts_written_out(network):
    assert any(
        "mueller" in node["f"] for node in content_of(page.write(network(("Jörg Müller", "kennt", "Anna"))))["nodes"]
    )


def test_empty_network_is_a_page_too(network):
    assert "nichts" in page.write(network())


def test_page_is_the_same_every_time(star):
    assert page.write(star) == page.write(star)


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_script_runs_in_a_browser_under_its_own_policy(star, tmp_path):
    path = tmp_path / "netz.html"
    path.write_text(page.write(star), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--dump-dom")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    done = subprocess.run(
        [CHROMIUM, *options, profile, path.as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert 'data-ready="true"' in done.stdout
    assert "Ministerium für Wirtschaft" in re.search(r'<div id="list".*?</ul>', done.stdout, re.DOTALL)[0]
