"""MHTML and newsletters: messages in MIME, one article each."""

import base64
import quopri

import pytest

from articles.parsing.formats import format_of
from tests.parsing.formats.reading import page_of, refusal_of, texts
from tests.parsing.formats.samples import (
    ADDRESS,
    CAPTION,
    CREDIT,
    FIRST,
    MAIL,
    MHTML,
    PAGE,
    PICTURE,
    PICTURE_PART,
    PIXELS,
    SECOND,
    TITLE,
    message,
)

WORDS = [f"paragraph: {FIRST}", "heading: A goat aboard", f"paragraph: {SECOND}"]
KOREAN = "여객선이 목요일에 다시 다닌다."


def mail_with(*headers, body, subject="A ferry"):
    sent = ("From: Courier <n@courier.example>", "Message-ID: <1@x.example>")
    return "\r\n".join([*sent, f"Subject: {subject}", *headers, "", ""]).encode() + body


def test_a_saved_page_is_read_as_the_page_it_is():
    page = page_of(MHTML)

    assert (page.format, page.title, page.url) == ("mhtml", TITLE, ADDRESS)
    assert [text for text in texts(page) if "heading" not in text] == [WORDS[0], WORDS[2]]
    assert page.captured_at.isoformat() == "2023-05-12T08:00:00+09:00"


def test_the_pictures_of_a_saved_page_come_with_it():
    page = page_of(MHTML)

    assert page.files == {PICTURE: PIXELS, "cid:ferry@courier.example": PIXELS}
    assert (page.photos[0].caption, page.photos[0].credit) == (CAPTION, CREDIT)
    assert page.photos[0].sources[0] in page.files


def test_the_part_that_the_message_names_is_the_page():
    frame = ("Content-Type: text/html", "<html><body><p>A frame.</p></body></html>")
    root = ("Content-Type: text/html", "Content-ID: <root>", PAGE)
    saved = message("From: <Saved by UnMHT>", "Subject: x", parts=[frame, root, PICTURE_PART])

    assert page_of(saved.replace("related;", 'related; start="<root>";')).title == TITLE


def test_a_page_of_explorer_is_read_in_its_charset():
    body = PAGE.replace(FIRST, KOREAN * 9).replace('<meta charset="utf-8">', "")
    encoded = quopri.encodestring(body.encode("cp949")).decode()
    part = ('Content-Type: text/html; charset="ks_c_5601-1987"',)
    part += ("Content-Transfer-Encoding: quoted-printable", f"Content-Location: {ADDRESS}", encoded)
    saved = message('From: "Saved by Windows Internet Explorer 8"', "Subject: x", parts=[part])

    page = page_of(saved)

    assert (KOREAN in " ".join(texts(page)), page.encoding) == (True, "cp949")


def test_a_file_of_pictures_alone_is_no_page():
    saved = message("From: <Saved by Blink>", "Subject: x", parts=[PICTURE_PART])

    assert "none of its parts is HTML" in refusal_of(saved)


def test_a_newsletter_is_an_article_of_its_sender():
    page = page_of(MAIL)

    assert (page.format, page.title, page.publisher) == ("mail", TITLE, "The Harbour Courier")
    assert texts(page) == WORDS
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"


def test_the_pictures_in_a_newsletter_come_with_it():
    page = page_of(MAIL)

    assert [source in page.files for source in page.photos[0].sources] == [True]
    assert page.photos[0].caption == CAPTION


def test_a_newsletter_in_plain_text_is_read_without_its_signature():
    plain = message(
        *("From: n@courier.example", "Message-ID: <1>", "Subject: A ferry"),
        kind="alternative",
        parts=[("Content-Type: text/plain", f"{FIRST}\r\n\r\n{SECOND}\r\n-- \r\nBye")],
    )

    page = page_of(plain)

    assert texts(page) == [WORDS[0], WORDS[2]]
    assert page.publisher == "courier.example"


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
@pytest.mark.parametrize("way", ["base64", "quoted-printable", "8bit"])
def test_each_way_of_sending_letters_is_read(charset, way):
    raw = KOREAN.encode(charset)
    sent = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}
    headers = (f"Content-Type: text/plain; charset={charset}", f"Content-Transfer-Encoding: {way}")

    page = page_of(mail_with(*headers, body=sent.get(way, bytes)(raw)))

    assert texts(page) == [f"paragraph: {KOREAN}"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("=?utf-8?b?7Jes6rCd7ISg?=", "여객선"),
        ("=?euc-kr?q?=BF=A9=B0=B4=BC=B1?= sails", "여객선 sails"),
        ("여객선", "여객선"),
        ("=?nosuch?b?7Jes?=", "여"),
        ("=?utf-8?b?not base64?=", "=?utf-8?b?not base64?="),
    ],
)
def test_a_subject_is_read_however_it_is_encoded(written, title):
    assert page_of(mail_with(body=b"It sailed.", subject=written)).title == title


def test_a_message_nested_without_end_is_refused():
    head = "From: a@b.example\nMessage-ID: <1>\nSubject: x\n"
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5000)
    )

    assert "parts with parts" in refusal_of(head + nested)


def test_a_list_of_names_is_no_mail():
    dump = "Title: A ferry\nFrom: Ostry\nDate: 2023-05-11\n\nThe ferry sailed.\n"

    assert format_of(dump.encode()).NAME == "text-dump"


def saved_with(named, located, *, at, kind="image/png"):
    """A saved page that names its picture one way, and a part that is called another."""
    root = ("Content-Type: text/html", f"Content-Location: {at}", PAGE.replace(PICTURE, named))
    part = (f"Content-Type: {kind}", f"Content-{located}", *PICTURE_PART[1:2], PICTURE_PART[-1])
    return message("From: <Saved by Blink>", "Subject: x", parts=[root, part])


@pytest.mark.parametrize(
    ("named", "located", "at"),
    [
        ("ferry.png", "Location: ferry.png", ADDRESS),
        ("ferry_files/a%20b.png", "Location: ferry_files/a b.png", "file:///C:/saved/ferry.html"),
        ("x/ferry.png", "Location: file:///C:/saved/x/ferry.png", "file://C:\\saved\\ferry.html"),
        ("file:///C:/saved/f.png", "Location: file:///C:/saved/f.png", "file:///C:/saved/p.html"),
        ("./ferry.png", "Location: https://courier.example/2023/05/ferry.png", ADDRESS),
        ("cid:ferry%40courier", "ID: <ferry@courier>", ADDRESS),
    ],
)
def test_a_picture_in_the_file_is_found_however_its_part_is_called(named, located, at):
    page = page_of(saved_with(named, located, at=at))

    assert any(page.files.get(source) == PIXELS for source in page.photos[0].sources)


def test_a_picture_sent_as_bytes_of_any_kind_is_told_by_its_content():
    page = page_of(saved_with("cid:1", "ID: <1>", at=ADDRESS, kind="application/octet-stream"))

    assert page.files["cid:1"] == PIXELS


def sent_on(inner, *, encoded=False):
    """A letter in which somebody sends another one on."""
    head = "Content-Type: message/rfc822"
    if encoded:
        head += "\r\nContent-Transfer-Encoding: base64"
        inner = base64.encodebytes(inner.encode()).decode()
    note = ("Content-Type: text/plain", "For the archive, see below.")
    return message(
        *("From: Mina <mina@example.org>", "Message-ID: <9>", "Subject: Fwd: A ferry"),
        "Date: Fri, 12 May 2023 20:00:00 +0900",
        kind="mixed",
        parts=[note, (head, inner)],
        boundary="outer",
    )


@pytest.mark.parametrize("encoded", [False, True])
def test_of_a_letter_sent_on_the_inner_one_is_the_article(encoded):
    page = page_of(sent_on(MAIL, encoded=encoded))

    assert (page.title, page.publisher) == (TITLE, "The Harbour Courier")
    assert page.published.isoformat() == "2023-05-11T09:54:00+09:00"
    assert (texts(page), page.photos[0].caption) == (WORDS, CAPTION)


def test_a_letter_sent_on_twice_is_still_the_one_that_was_sent_first():
    page = page_of(sent_on(sent_on(MAIL).replace("outer", "between")))

    assert page.publisher == "The Harbour Courier"


def test_letters_within_letters_without_end_are_refused():
    head = "From: a@b.example\nMessage-ID: <1>\nSubject: x\n"

    assert "too deep" in refusal_of(head + "Content-Type: message/rfc822\n\n" * 5000)


def test_a_letter_whose_page_is_attached_is_read_from_it():
    note = ("Content-Type: text/plain", "Today's edition is attached.")
    attached = ("Content-Disposition: attachment; filename=today.html", PAGE)
    kinds = ("text/html", "application/octet-stream")
    pages = [
        page_of(
            message(
                *("From: Courier <n@courier.example>", "Message-ID: <1>", "Subject: A ferry"),
                kind="mixed",
                parts=[note, (f"Content-Type: {kind}", *attached)],
            )
        )
        for kind in kinds
    ]

    assert [texts(page) for page in pages] == [WORDS, WORDS]
