"""The look of our web pages: one style sheet for screen and paper, light and dark, and escaped text; no script."""

from __future__ import annotations

from html import escape

from stigmalint.model import Finding, Run, Severity

STYLE = """
:root { color-scheme: light dark; --ink: #1d2126; --paper: #fff; --soft: #5a6472; --line: #d5dae1; --card: #f6f7f9;
  --mark: #ffe98a; --mark-ink: #1d2126; --link: #0b57a4; --go: #1a6b3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --paper: #15181c; --soft: #a8b1bd; --line: #39414b;
  --card: #1e2329; --mark: #6b5a00; --mark-ink: #fff; --link: #8cc2ff; --go: #7fd6a0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; overflow-wrap: anywhere; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
mark { background: var(--mark); color: var(--mark-ink); padding: 0 .15em; border-radius: .2em;
  text-decoration: underline; text-underline-offset: .2em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
td.number, th.number { text-align: right; }
.card { background: var(--card); border: 1px solid var(--line); border-left: .35rem solid var(--link);
  border-radius: .4rem; padding: .8rem 1rem; margin: 0 0 1rem; break-inside: avoid; }
.card.suggestion { border-left-style: dashed; }
.place, .quiet { color: var(--soft); font-size: .9rem; }
blockquote { margin: .5rem 0; padding: 0; font-size: 1.05rem; overflow-wrap: anywhere; }
dl { margin: .5rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: .2rem .75rem; }
dt { color: var(--soft); } dd { margin: 0; } dd ul { margin: 0; padding-left: 1.1rem; }
.better { color: var(--go); font-weight: 600; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); border-radius: .4rem;
  padding: 1rem; font: .95rem/1.6 ui-monospace, "DejaVu Sans Mono", monospace; }
.text sup a { text-decoration: none; font-weight: 700; padding: 0 .15em; }
:target { outline: 2px solid var(--link); }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; --mark: #ffe98a; } a { color: inherit; }
  h2 { break-after: avoid; } .card { border-color: #999; } }
"""
_LEVELS = {
    Severity.ERROR: "please change",
    Severity.WARNING: "worth another look",
    Severity.SUGGESTION: "for your choice",
}


def page(title: str, body: str, language: str = "en") -> str:
    """A whole page, with everything it needs inside."""
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    security = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    head += f"\n{security}\n<title>{escape(title)}</title>\n<style>{STYLE}</style>"
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def card(finding: Finding, run: Run, place: str, sentence: str, anchor: str, number: str = "") -> str:
    """One finding: its place, the sentence (already escaped), words to try, why, who says so."""
    rows = []
    if finding.suggestions:
        words = "".join(f"<li>{escape(one)}</li>" for one in finding.suggestions[:5])
        rows.append(("Words to try", f"<ul>{words}</ul>"))
    rule = run.rules.get(finding.rule)
    if rule and rule.why:
        rows.append(("Why", escape(rule.why)))
    if finding.reasons:
        rows.append(("Softened by", escape(", ".join(finding.reasons))))
    sources = [run.sources[name] for name in (rule.sources if rule else ()) if name in run.sources]
    if sources:
        items = "".join(f"<li>{_source(one.title, one.publisher, one.year, one.url)}</li>" for one in sources[:4])
        rows.append(("Guides", f"<ul>{items}</ul>"))
    details = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    head = f"<h3>{number}{escape(finding.message)}</h3>"
    level = f'<p class="place">{escape(place)} · {_LEVELS[finding.severity]} · {escape(finding.rule)}</p>'
    quote = f"<blockquote>{sentence}</blockquote>" if sentence else ""
    kind = "card suggestion" if finding.severity is Severity.SUGGESTION else "card"
    return f'<article class="{kind}" id="{escape(anchor)}">{head}{level}{quote}<dl>{details}</dl></article>'


def _source(title: str, publisher: str, year: str, url: str) -> str:
    details = ", ".join(part for part in (publisher, year) if part)
    name = escape(title)
    if url.startswith(("https://", "http://")):
        name = f'<a href="{escape(url)}">{name}</a>'
    return f"{name} ({escape(details)})" if details else name
