"""Long ordinary documents in which there is nothing to warn about."""

from pathlib import Path

import pytest

from stigmalint import engine
from stigmalint.config import Settings
from stigmalint.model import Severity

ROOT = Path(__file__).parent.parent
INNOCENTS = sorted((Path(__file__).parent / "innocents").iterdir())
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))


def _warnings(path, **settings):
    (result,) = engine.check([(path.name, path.read_bytes())], lambda _: Settings(**settings))
    return [f"{f.text} ({f.rule})" for f in result.findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize("path", INNOCENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("profile", ["harm-reduction", "clinical", "journalism"])
def test_an_ordinary_document_has_no_warning(path, profile):
    assert _warnings(path, profile=profile) == []


@pytest.mark.skipif(not SEEDS, reason="the harm-reduction documents are not beside this checkout")
def test_models_of_people_first_writing_have_no_warning():
    """They mention the bad words, to say that they hurt."""
    assert [warning for path in SEEDS for warning in _warnings(path)] == []
