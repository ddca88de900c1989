"""The path from bytes to findings."""

import pytest

from stigmalint import engine
from stigmalint.config import Settings
from stigmalint.errors import ConfigError, ReadError
from stigmalint.model import Severity, TextRange

TEXT = "The clinic treats drug addicts.\n"


def _check(text, name="a.md", **settings):
    data = text if isinstance(text, bytes) else text.encode()
    (result,) = engine.check([(name, data)], lambda _: Settings(**settings))
    return result


def test_a_finding_stands_where_it_stands():
    (finding,) = _check(TEXT).findings
    assert finding.rule == "substance-use/addict"
    assert TEXT[finding.range.start : finding.range.end] == finding.text == "drug addicts"
    assert finding.severity is Severity.WARNING
    assert finding.suggestions[0] == "people who use drugs"
    assert finding.fingerprint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_offsets_are_exact_in_every_encoding(encoding, end):
    text = f"Café für alle.{end}{end}Nous: the clinic treats drug addicts.{end}"
    result = _check(text.encode(encoding), "a.txt")
    (finding,) = result.findings
    assert result.document.position(finding.range.start) == (3, 25)
    assert result.document.text[finding.range.start : finding.range.end] == "drug addicts"


def test_results_come_in_order_and_a_bad_file_does_not_stop_them():
    files = [
        ("a.txt", TEXT.encode()),
        ("b.txt", b"\0\1\2\xff"),
        ("c.xyz", b"x"),
        ("d.txt", b"Boats."),
        ("e.txt", TEXT.encode()),
    ]
    results = list(engine.check(files, lambda _: Settings()))
    assert [r.path for r in results] == ["a.txt", "b.txt", "c.xyz", "d.txt", "e.txt"]
    assert isinstance(results[1].error, ReadError)
    assert results[2].skipped
    assert not results[3].findings
    assert results[0].findings
    assert results[4].findings


def test_profiles_decide_severity_and_order():
    text = "The homeless people met an alcoholic."
    harm = {f.rule: f for f in _check(text).findings}
    news = {f.rule: f for f in _check(text, profile="journalism").findings}
    assert harm["housing/homeless-people"].severity is Severity.WARNING
    assert news["housing/homeless-people"].severity is Severity.SUGGESTION
    assert harm["substance-use/alcoholic"].suggestions[0] == "person who drinks heavily"
    assert news["substance-use/alcoholic"].suggestions[0] == "person with alcoholism"


def test_selection_and_ignoring():
    text = "The homeless met drug addicts."
    assert [f.rule for f in _check(text, select=("housing",)).findings] == ["housing/the-homeless"]
    assert [f.rule for f in _check(text, ignore=("housing",)).findings] == ["substance-use/addict"]


def test_allowed_phrases_are_never_reported():
    assert not _check(TEXT, allow=("drug addicts",)).findings
    assert _check(TEXT, allow=("boats",)).findings


@pytest.mark.parametrize(
    ("quotes", "severity"), [("skip", None), ("note", Severity.SUGGESTION), ("check", Severity.WARNING)]
)
def test_the_setting_for_quotations(quotes, severity):
    findings = _check("“The clinic treats drug addicts in the port,” she said.", quotes=quotes).findings
    assert [f.severity for f in findings] == ([severity] if severity else [])


def test_ignores_and_unused_ignores():
    silenced = _check(f"<!-- stigmalint: ignore[substance-use/addict] -- a film title -->\n{TEXT}")
    assert not silenced.findings
    assert len(silenced.suppressed) == 1
    idle = _check("<!-- stigmalint: ignore[substance-use/addict] -- nothing here -->\nBoats.\n")
    assert [f.rule for f in idle.findings] == ["stigmalint/unused-ignore"]


def test_markup_inside_a_phrase_is_read_but_not_edited():
    (finding,) = _check("The clinic treats heroin **addicts**.").findings
    assert finding.text.startswith("heroin **addicts")
    assert finding.fix.applicability == "display"


def test_explain_keeps_verdicts_on_what_was_left_alone():
    (result,) = engine.check([("a.txt", b"Avoid terms like addict.")], lambda _: Settings(), explain=True)
    verdicts = {v.rule: v for v in result.verdicts}
    assert verdicts["substance-use/addict"].outcome == "acquitted"
    assert verdicts["substance-use/addict"].conditions == ("mention",)


def test_fixes_go_back_into_the_bytes():
    data = "\ufeffCafé: the clinic treats parolees.\r\n".encode()
    (result,) = engine.check([("a.txt", data)], lambda _: Settings())
    fixed = engine.apply_fixes(result.document, data, [f.fix for f in result.findings])
    assert fixed == "\ufeffCafé: the clinic treats people on parole.\r\n".encode()


def test_an_empty_file_is_clean():
    assert _check(b"").findings == ()


def test_a_range_is_half_open():
    assert not TextRange(0, 2).overlaps(TextRange(2, 3))


def test_a_format_can_be_named_for_files_whose_suffix_says_too_little():
    data = b'{"help": "We treat drug addicts.", "url": "https://example.org/drug-addicts"}'
    assert _check(data, "en.json").skipped
    (finding,) = _check(data, "en.json", format="catalogue").findings
    assert data.decode()[finding.range.start : finding.range.end] == "drug addicts"
    with pytest.raises(ConfigError, match='unknown format "catalog"'):
        _check(data, "en.json", format="catalog")
