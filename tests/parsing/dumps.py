"""Dumps for tests: an invented island, its ferry, and the layouts in which pages tell of them."""

FIRST = "The ferry of the invented island of Ostry will run again from Thursday, its office said."
SECOND = (
    '"We counted forty passengers and one goat," the pilot said, according to the office (OHO).'
)
THIRD = "The boat had lain on the slip since a storm in autumn."
PIER = "Pilot Ma Ri-na ties up at the north pier, in this photo provided by the harbour office."
BOW = "Two deckhands paint the bow red."
TITLE = "Ostry ferry to sail again after a long winter"
LISTED = " date 2023-05-11  Back To Top"
TIMES = "Published : May 11, 2023 - 08:05       Updated : May 11, 2023 - 18:40"


def dump(*lines: str, end: str = "\n") -> bytes:
    """Write lines as a UTF-8 document."""
    return "".join(line + end for line in lines).encode()


def story(*body: str, byline: str = "By Yonhap", times: str = TIMES, title: str = TITLE) -> bytes:
    """Write a page of the usual layout around its captions and paragraphs."""
    return dump(LISTED, title, "", byline, times, *body)
