"""Values that nobody types by mistake, for every parameter and every form field."""

import urllib.parse

HUGE = "9" * 30
SCRIPT = "<script>alert(1)</script>"

NASTY = (
    # Numbers that no column holds, or that only look like numbers.
    HUGE, "-" + HUGE, str(2**63 - 1), str(2**63), str(-(2**63) - 1), str(2**31), "0", "-1", "1e999",
    "NaN", "Infinity", "0x10", "1_000", "٣", "２０２２", "²", "1.5", "+1", " 1 ", "1,2",
    f"1,{HUGE}",
    # Days and times at the ends of the calendar, and beyond.
    "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2022-02-31", "2022-13-01",
    "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "2022-03-29 09:54:00+99:99",
    # Characters that end strings, lines, encodings and sentences.
    "\0", "a\0b", "\r\nSet-Cookie: a=b", "\x1b[2J", "\u202eevil", "\u200b", "\ufeff", "\ud7ff",
    "🙂" * 99,
    "\ufffe", "e\u0301" * 50, "İ", "ß", "ﬀ", "％", "x" * 9_000,
    # Other people's languages.
    SCRIPT, '"onmouseover=alert(1) x="', "{{ 7*7 }}{% debug %}", "' OR 1=1--", '"; DROP TABLE x;--',
    "%", "_", "\\", "%00", "*", "^", "(", "[", "a AND", "NEAR(", "..", "../../etc/passwd", "/",
    "//evil",
    "http://evil.example/", "javascript:alert(1)", "null", "None", "true", "[]", "{}", "",
)  # fmt: skip

# What arrives when a program writes the address by hand: no valid UTF-8, no valid escapes.
RAW_QUERIES = (
    b"%ff", b"%c0%af", b"%ed%a0%80", b"%u0041", b"%", b"%%%", b"&&&&", b"=", b"[]", b"%00",
    b"a[]=1",
    b"\xff\xfe", b"%0d%0aSet-Cookie:a=b", b"a" * 60_000, b"&".join([b"source=x"] * 900),
)  # fmt: skip


def quoted(value: str) -> str:
    """The value as it stands in a path."""
    return urllib.parse.quote(value.encode("utf-8", "surrogatepass"), safe="")
