from __future__ import annotations

from pathlib import Path

import pytest

from stigmalint.config import Settings, find, load
from stigmalint.errors import ConfigError
from stigmalint.model import Severity


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_every_key(tmp_path: Path) -> None:
    write(tmp_path / "own" / "b.yml", "")
    write(tmp_path / "own" / "a.yml", "")
    path = write(
        tmp_path / "stigmalint.toml",
        """
profile = "clinical"
select = ["housing"]
extend-select = ["inclusive-tech"]
ignore = ["housing/homeless-people"]
rules = ["own/*.yml"]
allow = ["Alcoholics Anonymous", "and/or else"]
quotes = "check"
fail-level = "error"
baseline = "known.json"
exclude = ["vendor/"]
pipeline = "en_core_web_md"
require-reason = true
cache = false
[per-file]
"CHANGELOG.md" = { ignore = ["ALL"] }
"grants/**" = { profile = "journalism" }
""",
    )
    settings = load(path)
    assert settings == Settings(
        profile="clinical",
        select=("housing",),
        extend_select=("inclusive-tech",),
        ignore=("housing/homeless-people",),
        rules=(tmp_path / "own" / "a.yml", tmp_path / "own" / "b.yml"),
        allow=("Alcoholics Anonymous", "and/or else"),
        quotes="check",
        fail_level=Severity.ERROR,
        baseline=tmp_path / "known.json",
        exclude=("vendor/",),
        per_file=(("CHANGELOG.md", {"ignore": ("ALL",)}), ("grants/**", {"profile": "journalism"})),
        pipeline="en_core_web_md",
        require_reason=True,
        cache=False,
        root=tmp_path,
    )
    assert hash(settings) == hash(load(path))


def test_per_file_globs_read_like_gitignore(tmp_path: Path) -> None:
    settings = load(
        write(
            tmp_path / "stigmalint.toml",
            'ignore = ["a/b"]\n'
            '[per-file]\n"CHANGELOG.md" = { ignore = ["ALL"] }\n"grants/**" = { profile = "clinical" }\n',
        )
    )
    assert settings.for_file(str(tmp_path / "deep" / "CHANGELOG.md")).is_off
    assert settings.for_file(str(tmp_path / "grants" / "x" / "y.md")).profile == "clinical"
    assert settings.for_file(str(tmp_path / "other" / "grants" / "y.md")).profile == "harm-reduction"
    assert settings.for_file(str(tmp_path / "CHANGELOG.md")).ignore == ("a/b", "ALL")
    assert not settings.for_file(str(tmp_path / "README.md")).is_off


def test_nearest_configuration_wins(tmp_path: Path) -> None:
    outer = write(tmp_path / "pyproject.toml", "[tool.stigmalint]\n")
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\n")
    inner = write(tmp_path / "a" / "b" / ".stigmalint.toml", "")
    assert find(tmp_path / "a" / "x.md") == outer
    assert find(tmp_path / "a" / "b" / "c" / "x.md") == inner
    visible = write(tmp_path / "a" / "b" / "stigmalint.toml", "")
    assert find(tmp_path / "a" / "b" / "x.md") == visible


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('# profil = 1\n\nprofil = "x"', ':3: unknown setting "profil"; did you mean "profile"?'),
        ('profile = "clinic"', ':1: unknown profile "clinic"; did you mean "clinical"?'),
        ("profile = 3", ':1: unknown profile "3"; use one of harm-reduction, clinical, journalism'),
        ('quotes = "all"', ':1: unknown quotes "all"; use one of skip, note, check'),
        ('fail-level = "warn"', ':1: unknown fail-level "warn"; did you mean "warning"?'),
        ('select = "housing"', ':1: select must be a list of texts, as in select = ["…"]'),
        ("baseline = 1", ':1: baseline must be a text, as in baseline = "…"'),
        ("cache = 1", ":1: cache must be true or false"),
        (
            'cache = true\nallow = ["housing/homeless-people"]',
            ':2: allow takes phrases, and "housing/homeless-people" is a rule; '
            'write ignore = ["housing/homeless-people"]',
        ),
        ("per-file = 1", ':1: per-file must be a table, as in "drafts/**" = { profile = "clinical" }'),
        ('[per-file]\n"a.md" = 1', ': per-file "a.md" must be a table of settings'),
        ('[per-file]\n"a.md" = { profle = "x" }', ':2: unknown setting "profle"; did you mean "profile"?'),
        ('[per-file]\n"a.md" = { cache = true }', ':2: unknown setting "cache"; use one of profile, select,'),
        ("a = [", ": not valid TOML: "),
    ],
)
def test_mistakes_name_the_line_and_the_way_out(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "stigmalint.toml", text)
    with pytest.raises(ConfigError) as error:
        load(path)
    assert str(error.value).startswith(f"{path}{message}")
    assert "\n" not in str(error.value)


def test_a_rule_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r':1: rules: no file matches "own/\*\.yml"'):
        load(write(tmp_path / "stigmalint.toml", 'rules = ["own/*.yml"]'))


def test_in_pyproject_the_line_is_the_one_of_our_table(tmp_path: Path) -> None:
    path = write(tmp_path / "pyproject.toml", "[tool.other]\nselct = 1\n[tool.stigmalint]\nselct = []\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml:4: unknown setting"):
        load(path)
