"""What tests of several packages share: a small graph of four invented releases."""

import pytest

import invented_graph


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory):
    """The invented graph as N-Quads."""
    path = tmp_path_factory.mktemp("graph") / "graph.nq"
    path.write_text(invented_graph.nquads(), encoding="utf-8")
    return path
