from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given

from stigmalint.readers.email import read
from tests.conftest import Golden
from tests.readers.samples import check_laws, check_map, marked_up, rendered, source

_MARKS = (
    "Subject: ", "Content-Type: text/html\n\n", "Content-Type: multipart/mixed; boundary=x\n\n", "--x\n",
    "--x--\n", "=?utf-8?q?a?=", "\n\n", "Content-Transfer-Encoding: base64\n",
    "Content-Type: text/plain; charset=nope\n\n", "Content-Type: message/rfc822\n\n", "<p>", "> ", "=20",
    "Content-Disposition: attachment\n", "Content-Transfer-Encoding: quoted-printable\n",
)  # fmt: skip


def test_sample(golden: Golden) -> None:
    document = read(*source("mail.eml"))
    check_map(document)
    golden.check("readers/golden/mail.eml.txt", rendered(document))
    assert not document.editable


@given(marked_up(*_MARKS))
def test_laws(text: str) -> None:
    check_laws(read, text, "a.eml")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_encodings(encoding: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Über addicts"
    message.set_content("Viele – heroin addicts.\n", cte=encoding)
    segments = read(message.as_bytes(), "a.eml").segments
    assert [(segment.label, segment.text) for segment in segments] == [
        ("subject", "Über addicts"),
        ("text part", "Viele – heroin addicts."),
    ]


def test_alternatives_are_read_once_and_attachments_never() -> None:
    message = EmailMessage()
    message.set_content("plain words")
    message.add_alternative("<p>html words", subtype="html")
    message.add_attachment("attached words", filename="a.txt")
    assert [segment.text for segment in read(message.as_bytes(), "a.eml").segments] == ["plain words"]
