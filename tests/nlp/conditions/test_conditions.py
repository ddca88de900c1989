"""Each condition, with both answers. `[...]` marks the phrase that is asked about."""

import pytest

from stigmalint.model import Guard, Passage, Piece, Segment, SourceDocument, TextRange
from stigmalint.nlp.conditions import holds
from stigmalint.nlp.pipeline import load
from stigmalint.ruleset.examples import read_marks


def _holds(condition, marked, words=(), kind="paragraph", label="", heading=None):
    text, (place,) = read_marks(marked)
    whole = TextRange(0, len(text))
    segment = Segment(kind, text, (Piece(whole, whole),), label, heading)
    passage = Passage(SourceDocument("a.txt", text, "utf-8", (segment,)), 0, whole, ())
    span = load()(text).char_span(place.start, place.end, alignment_mode="expand")
    return holds(Guard(condition, frozenset(words)), span, passage)


@pytest.mark.parametrize(
    "marked",
    [
        "She works at the National Institute on [Drug Abuse] in Maryland.",
        "He read it in the Journal of [Substance Abuse] Treatment.",
        "The Narcotic [Addict] Rehabilitation Act was repealed.",
        "Ask the Office of the [Inmate] Ombudsman for help.",
        "The [Alcohol Abuse] Administration moved to a new floor.",
        "Testing the National [Drug Abuse] Survey in Two Cities",
        "Install [Vagrant] before you begin.",
        "[Junkie] is a short film by two students.",
        "[Thug] of the North was a novel about the sea.",
        "She heads the [Drug Abuse] and Youth Health Services Administration.",
    ],
)
def test_proper_name(marked):
    assert _holds("proper-name", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[Drug abuse] is common in the port.",
        "Vaccines for Young [Injection Drug Users]",
        "Caring for [Addicts] in Rural Towns",
        "The council met [drug users] at the town hall.",
        "An [Addict] came to the door.",
        "[Addicts] meet here, and the meeting is a show of strength.",
        "We met [homeless] Veterans in the square.",
        "Pressure sores in [Paraplegics] are common.",
    ],
)
def test_no_proper_name(marked):
    assert not _holds("proper-name", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Avoid terms like [addict] in reports.",
        "Avoid terms such as junkie, [addict] or abuser.",
        "The word “[prostitute]” hides a whole life.",
        "Say “person who uses drugs” instead of “[addict]”.",
        "Instead of saying [addict], say who is meant.",
        "The term “[chronic alcoholic]” means any person who drinks daily.",
        "“[Addict]” is a stigmatizing label.",
        "Words such as “junkie” and “[addict]” hurt.",
        "[addict] → person who uses drugs",
        "Words to look at: “[addict]”",
        "A noun can turn a condition into a person, as in “[addict]”.",
        "“[addict]”, “person with a gambling disorder”",
        "Terms that hurt: “junkie”, “user of one substance or of another”, “a person so called”, “[addict]”",
        "[Addict], n.: somebody whom the dictionary defines.",
    ],
)
def test_mention(marked):
    assert _holds("mention", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The clinic treats every [addict] in town.",
        "“Every [addict] in this town knows me,” she said.",
        "In the long term [addicts] recover.",
        "In the words of the priest: “[Addicts] are welcome here whenever they come to us.”",
        "Drug [addicts] avoid hospitals.",
        "A kind word helps an [addict].",
    ],
)
def test_no_mention(marked):
    assert not _holds("mention", marked)


def test_lists_of_words_are_mentions():
    assert _holds("mention", "[Addict]", kind="cell", label="Avoid")
    assert _holds("mention", "[addict]", kind="item", heading="Words to avoid")
    assert not _holds("mention", "[Addicts]", kind="cell", label="Guests")
    assert not _holds("mention", "Two [addicts] came for soup.", kind="item", heading="Tuesday")


def test_quoted_sentences_under_a_heading_about_words_are_mentions():
    sentence = "The clinic treats every single one of the [addicts] of this town and of all the villages around it."
    assert _holds("mention", sentence, kind="quote", heading="Wording to avoid")
    assert _holds("mention", sentence, kind="quote", heading="Examples\nWording that is reported:")
    assert not _holds("mention", sentence, kind="quote", heading="What our guests say")
    assert not _holds("mention", sentence, kind="paragraph", heading="Wording to avoid")


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("“I was called an [addict] all my life,” she said.", "paragraph"),
        ('He said: "We don\'t want [addicts] here."', "paragraph"),
        ("‘They’re all [addicts], every one of them,’ he said.", "paragraph"),
        ("“The [addicts] have gone, and nobody knows where.", "paragraph"),
        ("The [addicts] have gone.", "quote"),
    ],
)
def test_quotation(marked, kind):
    assert _holds("quotation", marked, kind=kind)


@pytest.mark.parametrize(
    "marked",
    [
        "“Yes,” she said, and the [addicts] left.",
        "The users' rights and the [addicts]' needs differ.",
        'A 5" pipe and [addicts] with a 6" pipe.',
    ],
)
def test_no_quotation(marked):
    assert not _holds("quotation", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "I am an [addict].",
        "We are all [addicts] here.",
        "As a [homeless person], I know the cold.",
        "I'm a recovering [addict].",
    ],
)
def test_self_description(marked):
    assert _holds("self-description", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He is an [addict].",
        "I met an [addict].",
        "As an [addict], he was sent away.",
        "Let us give our sick and our [elderly] the care they need.",
    ],
)
def test_no_self_description(marked):
    assert not _holds("self-description", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "She is a news [junkie].",
        "He eats like an [addict].",
        "A sugar [addict] needs cake.",
        "Two crossword [addicts] met.",
        "He is an attention [whore].",
    ],
)
def test_figurative(marked):
    assert _holds("figurative", marked)


@pytest.mark.parametrize(
    "marked",
    [
        "She is an [addict].",
        "We like every [addict] on this ward.",
        "Old [addicts] told us.",
        "The prescription [drug addicts] waited.",
        "The status [offenders] were sent home.",
    ],
)
def test_not_figurative(marked):
    assert not _holds("figurative", marked)


@pytest.mark.parametrize(
    ("condition", "yes", "no", "words"),
    [
        ("before", "An [alcoholic] beverage was served.", "An [alcoholic] was served.", ["beverage"]),
        ("after", "The wheelchair [users] met.", "The heroin [users] met.", ["wheelchair"]),
        ("near", "Rats show [drug seeking] after a cue.", "The chart says [drug seeking].", ["rats"]),
        ("noun", "The [convict] escaped from the jail.", "A jury may [convict] him.", []),
        ("verb", "A jury may [convict] him.", "The [convict] escaped from the jail.", []),
        ("adjective", "The [homeless] man slept.", "The [addict] slept.", []),
        ("nominal", "The city cares for [the homeless].", "[The homeless] shelter opened.", []),
        ("nominal", "[The homeless] need shelter.", "[The poor] performance surprised us.", []),
        ("nominal", "They help [the elderly] and the sick.", "[The elderly] woman slept.", []),
        ("nominal", "[The poor] get poorer.", "[The poorest] 20% of households gave most.", []),
        ("nominal", "The old [lunatic] beat upon the door.", "The [lunatic] fringe left.", []),
        ("modifier", "The [inmate] population grew.", "The [inmate] slept.", []),
        ("modifies", "A [homeless] woman slept.", "The [homeless] shelter opened.", ["woman"]),
        ("modified-by", "The wheelchair [users] met.", "The heroin [users] met.", ["wheelchair"]),
        ("predicate", "She is [homeless].", "The [homeless] woman slept.", []),
        ("subject", "The patient [suffers] from asthma.", "The server [suffers] from latency.", ["patient"]),
        (
            "subject",
            "Patients [suffering] from asthma were asked.",
            "Servers [suffering] from load were asked.",
            ["patients"],
        ),
        ("object", "Teenagers [abuse] alcohol.", "Attackers [abuse] the interface.", ["alcohol"]),
        ("about-people", "The [deranged] man left.", "The [deranged] plan failed.", ["man"]),
    ],
)
def test_grammar(condition, yes, no, words):
    assert _holds(condition, yes, words)
    assert not _holds(condition, no, words)
