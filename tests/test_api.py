"""For Python programs and spaCy pipelines."""

import pytest

import stigmalint
from stigmalint.errors import ConfigError, ReadError


def test_check_text():
    text = "# Hello\n\nThe **clinic** treats drug addicts."
    (finding,) = stigmalint.check_text(text, format="markdown")
    assert text[finding.range.start : finding.range.end] == "drug addicts"
    assert stigmalint.check_text(text, format="markdown", ignore=("substance-use",)) == []
    assert stigmalint.check_text(text, format="markdown", select=["housing"]) == []


def test_check_text_says_what_is_wrong():
    with pytest.raises(ConfigError, match='unknown format "mardown"'):
        stigmalint.check_text("x", format="mardown")
    with pytest.raises(ConfigError, match="unknown setting"):
        stigmalint.check_text("x", colour=True)
    with pytest.raises(ConfigError, match='unknown profile "clinic"; did you mean "clinical"'):
        stigmalint.check_text("x", profile="clinic")
    with pytest.raises(ReadError):
        stigmalint.check_text("\0\0\0")


def test_a_component_of_somebody_elses_pipeline():
    import spacy

    from stigmalint.nlp.pipeline import SHIPPED

    nlp = spacy.load(SHIPPED)
    nlp.add_pipe("stigmalint")
    doc = nlp("The boats came in. The clinic treats drug addicts and the homeless. Avoid terms like “junkie”.")
    assert [(span.text, span.label_) for span in doc.spans["stigmalint"]] == [
        ("drug addicts", "substance-use/addict"),
        ("the homeless", "housing/the-homeless"),
    ]
    assert [doc.text[f.range.start : f.range.end] for f in doc._.stigmalint] == ["drug addicts", "the homeless"]
