"""What every room's tests share: golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; read the diff afterwards")


class Golden:
    """Compares a text with the file of that name under `tests/`; only `--update-golden` writes it."""

    def __init__(self, update: bool) -> None:
        self.update = update

    def check(self, name: str, text: str) -> None:
        """Fail unless `text` is what `tests/<name>` holds, to the byte."""
        path = TESTS / name
        assert "golden" in Path(name).parts, f"{name}: golden files live in a folder named golden"
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            return
        assert path.exists(), f"tests/{name} is missing; run pytest --update-golden and read it"
        assert text == path.read_bytes().decode(), f"differs from tests/{name}; if it should: pytest --update-golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden.check("reports/golden/name.txt", text)`."""
    return Golden(request.config.getoption("--update-golden"))
