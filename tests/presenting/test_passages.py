"""A text cut for the page: blocks in order, marks where notes stand, nothing lost or added."""

import pytest

from articles.anchoring import canonical
from articles.models import Photo, Revision
from articles.presenting.notes import Note
from articles.presenting.passages import text_parts
from articles.presenting.times import Stamp
from tests.builders import block_record

NOW = Stamp("1 May 2022", "1 May 2022", "", "2022-05-01", "", False, "")


def revision(*parts) -> Revision:
    whole = canonical(
        (kind, text, photo) for kind, text, *rest in parts for photo in [*rest, None][:1]
    )
    return Revision(text=whole.text, blocks=[block_record(block) for block in whole.blocks])


def note(number: int, start: int, end: int) -> Note:
    return Note(
        number, f"note-{number}", f"passage-{number}", start, end, "", "", "", (), "mina", "", NOW,
        None, "",
    )  # fmt: skip


def shown(parts) -> list[tuple]:
    """Each run as (text, depth, numbers that begin), in the order of the page."""
    runs = (run for part in parts for block in part.blocks for run in block.runs)
    return [(run.text, run.depth, [note.number for note in run.begins]) for run in runs]


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ([], [("abcdef", 0, [])]),
        ([(0, 6)], [("abcdef", 1, [1])]),
        ([(1, 3)], [("a", 0, []), ("bc", 1, [1]), ("def", 0, [])]),
        ([(0, 4), (2, 6)], [("ab", 1, [1]), ("cd", 2, [2]), ("ef", 1, [])]),
        (
            [(1, 5), (2, 4)],
            [("a", 0, []), ("b", 1, [1]), ("cd", 2, [2]), ("e", 1, []), ("f", 0, [])],
        ),
        ([(2, 4), (2, 4)], [("ab", 0, []), ("cd", 2, [1, 2]), ("ef", 0, [])]),
        ([(0, 6)] * 5, [("abcdef", 3, [1, 2, 3, 4, 5])]),
    ],
)
def test_each_run_knows_how_many_notes_cover_it_and_which_begin(notes, expected):
    placed = [note(number, *span) for number, span in enumerate(notes, 1)]

    assert shown(text_parts(revision(("paragraph", "abcdef")), [], placed)) == expected


def test_a_note_across_two_blocks_begins_once_and_is_marked_in_both():
    text = revision(("paragraph", "abc"), ("paragraph", "def"))

    parts = text_parts(text, [], [note(1, 1, 7)])

    assert shown(parts) == [("a", 0, []), ("bc", 1, [1]), ("de", 1, []), ("f", 0, [])]
    assert [len(part.notes) for part in parts] == [1, 0]


@pytest.mark.parametrize("span", [(3, 6), (4, 6), (3, 5)])
def test_a_note_that_begins_between_two_blocks_begins_in_the_second(span):
    text = revision(("paragraph", "abc"), ("paragraph", "def"))

    first, second = text_parts(text, [], [note(1, *span)])

    assert not first.notes
    assert [found.number for found in second.notes] == [1]


@pytest.mark.parametrize("text", ["👩‍👩‍👧‍👦 é", "하로항 등대", "🏴󠁧󠁢󠁥󠁮󠁧󠁿x", "a\u202eb", "x\u0301y"])
def test_runs_put_together_are_the_text_to_the_code_point(text):
    every = [note(number, number - 1, len(text)) for number in range(1, len(text) + 1)]

    (part,) = text_parts(revision(("paragraph", text)), [], every)

    assert "".join(run.text for run in part.blocks[0].runs) == text
    assert [run.start for run in part.blocks[0].runs] == list(range(len(text)))


def test_what_a_browser_would_swallow_keeps_its_place():
    (part,) = text_parts(revision(("paragraph", "a\r\nb\0c")), [], [])

    assert part.blocks[0].runs[0].text == "a \nb\ufffdc"


def test_list_points_in_a_row_are_one_list():
    text = revision(
        ("list_item", "one"), ("list_item", "two"), ("paragraph", "and"), ("list_item", "three")
    )

    parts = text_parts(text, [], [note(1, 5, 8)])

    assert [(part.kind, len(part.blocks)) for part in parts] == [
        ("list", 2), ("paragraph", 1), ("list", 1),
    ]  # fmt: skip
    assert [found.number for found in parts[0].notes] == [1]


def test_a_photo_stands_where_its_caption_does():
    text = revision(("paragraph", "Before."), ("caption", "A lamp.", 1), ("paragraph", "After."))

    parts = text_parts(text, [Photo(position=1, credit="INA")], [])

    assert [part.kind for part in parts] == ["paragraph", "photo", "paragraph"]
    assert parts[1].photo.credit == "INA"


def test_a_photo_without_a_caption_follows_the_text():
    parts = text_parts(revision(("paragraph", "Words.")), [Photo(position=3)], [])

    assert [(part.kind, len(part.blocks)) for part in parts] == [("paragraph", 1), ("photo", 0)]


def test_a_block_of_an_unknown_kind_is_a_paragraph():
    (part,) = text_parts(revision(("verse", "Roses.")), [], [])

    assert part.blocks[0].element == "p"


@pytest.mark.parametrize(
    ("spans", "ends"),
    [
        ([(0, 6)], ["1"]),
        ([(1, 3), (2, 3)], ["", "", "1, 2", ""]),
        ([(1, 4), (2, 3)], ["", "", "2", "1", ""]),
    ],
)
def test_each_run_knows_which_notes_end_with_it(spans, ends):
    placed = [note(number, *span) for number, span in enumerate(spans, 1)]

    parts = text_parts(revision(("paragraph", "abcdef")), [], placed)

    assert [run.ends for run in parts[0].blocks[0].runs] == ends
