"""The table of profiles: what each does with the topics where guides disagree."""

import pytest

from stigmalint import check_text

HARM, CLINICAL, NEWS = "harm-reduction", "clinical", "journalism"
WARN, INFO, OFF = "warning", "suggestion", "off"

TABLE = [
    ("The clinic treats [addicts] in town.", WARN, WARN, WARN),
    ("The ward admits [alcoholics] every night.", WARN, WARN, WARN),
    ("She hired two [former addicts] last year.", WARN, WARN, WARN),
    ("The van visits [drug users] in the port.", WARN, WARN, WARN),
    ("The fund fights [substance abuse] in schools.", WARN, WARN, WARN),
    ("The survey asked about [substance misuse] at work.", INFO, OFF, OFF),
    ("His brother died of [alcoholism].", INFO, INFO, OFF),
    ("She was [addicted to heroin] at twenty.", INFO, INFO, OFF),
    ("[Medication-assisted treatment] with methadone works.", WARN, WARN, INFO),
    ("Three [dirty urines] sent him back.", WARN, WARN, WARN),
    ("Years of [sobriety] followed the drinking.", INFO, OFF, OFF),
    ("Patients may [relapse] to heroin.", INFO, INFO, OFF),
    ("We met [homeless people] in the square.", WARN, WARN, INFO),
    ("The city cares for [the homeless] in winter.", WARN, WARN, WARN),
    ("The library lends books to [inmates] there.", WARN, WARN, WARN),
    ("The nurse saw every [prisoner] on Monday.", WARN, INFO, OFF),
    ("The law punished [prostitutes] harshly.", WARN, WARN, WARN),
    ("The mayor spoke of [illegal immigrants] again.", WARN, WARN, WARN),
    ("The study enrolled [obese people] from two towns.", WARN, WARN, WARN),
    ("Her mother [suffers from] asthma.", WARN, WARN, WARN),
    ("Ramps help [disabled people] in town.", OFF, OFF, OFF),
    ("Ramps help [the disabled] in town.", WARN, WARN, WARN),
    ("The bus is free for [elderly people] here.", INFO, INFO, OFF),
    ("Clinics reach [vulnerable groups] first.", INFO, INFO, OFF),
]


def _severity(marked, profile):
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    found = [f.severity.value for f in check_text(text, profile=profile) if f.range.start <= start < f.range.end]
    return found[0] if found else OFF


@pytest.mark.parametrize(("marked", "harm", "clinical", "news"), TABLE)
def test_severity(marked, harm, clinical, news):
    assert [_severity(marked, profile) for profile in (HARM, CLINICAL, NEWS)] == [harm, clinical, news]


@pytest.mark.parametrize(
    ("text", "harm", "clinical", "news"),
    [
        (
            "The clinic treats addicts.",
            "people who use drugs",
            "people with substance use disorders",
            "people with addiction",
        ),
        (
            "The ward admits alcoholics.",
            "people who drink heavily",
            "people with alcohol use disorder",
            "people with alcoholism",
        ),
        ("The fund fights substance abuse.", "substance use", "substance use disorder", "substance misuse"),
        (
            "We met illegal immigrants.",
            "undocumented immigrants",
            "undocumented immigrants",
            "people without legal status",
        ),
    ],
)
def test_the_first_suggestion(text, harm, clinical, news):
    for profile, first in ((HARM, harm), (CLINICAL, clinical), (NEWS, news)):
        (finding,) = check_text(text, profile=profile)
        assert finding.suggestions[0] == first, profile


def test_no_first_suggestion_of_the_default_profile_claims_a_diagnosis():
    """Not everybody who uses drugs has a disorder."""
    for text in (
        "An addict came.",
        "Two heroin addicts came.",
        "Drug abusers came.",
        "An alcoholic came.",
        "Users of heroin came.",
    ):
        for finding in check_text(text):
            assert "disorder" not in finding.suggestions[0], text
