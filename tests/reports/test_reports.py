from __future__ import annotations

import json

import pytest

from stigmalint.model import Run
from stigmalint.reports import REPORTS, report_named
from tests.conftest import Golden
from tests.reports.sample import TEXT, sample_run


@pytest.mark.parametrize("name", ["text", "json", "jsonl"])
def test_reports_look_as_they_did(name: str, golden: Golden) -> None:
    report = report_named(name)
    assert report
    golden.check(f"reports/golden/{name}.txt", report(sample_run(), color=False))


def test_colours_and_nothing_else_are_added() -> None:
    import re

    report = report_named("text")
    assert report
    colored = report(sample_run(), color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == report(sample_run(), color=False)


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_an_empty_run_can_be_reported(name: str) -> None:
    report = report_named(name)
    assert report
    assert isinstance(report(Run((), {}, {}, "harm-reduction", "0.1.0"), color=False), str)


def test_records_say_the_same_thing_in_every_coordinate() -> None:
    report = report_named("jsonl")
    assert report
    text = TEXT
    for line in report(sample_run(), color=False).splitlines():
        record = json.loads(line)
        start, end = record["start"], record["end"]
        assert text[start["offset"] : end["offset"]] == record["text"]
        for place in (start, end):
            before = text[: place["offset"]]
            assert place["line"] == before.count("\n") + 1
            assert place["column"] == len(before) - (before.rfind("\n") + 1) + 1
        assert record["category"] == record["rule"].partition("/")[0]


def test_the_documented_fields_are_there() -> None:
    report = report_named("json")
    assert report
    whole = json.loads(report(sample_run(), color=False))
    assert {"version", "findings", "skipped", "errors", "summary"} <= set(whole)
    documented = "path rule category severity message text start end where suggestions fix reasons sources fingerprint"
    assert set(documented.split()) <= set(whole["findings"][0])
    assert whole["skipped"] == [{"path": "photo.xyz", "reason": "no reader knows this kind of file"}]
    assert whole["errors"][0]["path"] == "bad.md"


def test_an_unknown_name_is_no_report() -> None:
    assert report_named("nonsense") is None


def test_nobody_is_scolded() -> None:
    report = report_named("text")
    assert report
    shown = report(sample_run(), color=False).lower()
    for word in ("offence", "offense", "violation", "bad word", "failed", "wrong", "problem"):
        assert word not in shown
