"""The report as a page: complete in itself, readable without script, sound markup."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from stigmalint.model import Run
from stigmalint.reports.html import report
from tests.conftest import Golden
from tests.reports.sample import sample_run

_VOID = {"meta", "link", "img", "br", "hr", "input"}


class Outline(HTMLParser):
    """Checks that elements nest, and collects headings, ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        assert tag != "script"
        assert "src" not in values
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline_of(page: str) -> Outline:
    outline = Outline()
    outline.feed(page)
    assert not outline.open
    return outline


def test_the_report_looks_as_it_did(golden: Golden) -> None:
    golden.check("reports/golden/html.txt", report(sample_run(), color=False))


def test_headings_do_not_skip_and_links_lead_somewhere() -> None:
    outline = outline_of(report(sample_run(), color=False))
    assert outline.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))
    assert len(set(outline.ids)) == len(outline.ids)
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)


def test_text_of_the_document_is_never_markup() -> None:
    page = report(sample_run(), color=False)
    assert "driver &amp; <mark>Öhm</mark> &lt;b&gt;" in page
    assert "<b>" not in page


def test_what_got_better_is_said_and_an_empty_run_is_a_page() -> None:
    assert "been reworded since the baseline" not in report(sample_run(), color=False)
    assert "3 phrases have been reworded since" in report(replace(sample_run(), improved=3), color=False)
    page = report(Run((), {}, {}, "harm-reduction", "0.1.0"), color=False)
    assert "Nothing to point out" in page
    outline_of(page)


def test_light_dark_and_paper_have_a_look() -> None:
    page = report(sample_run(), color=False)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
