"""What a curator fills in to write a note, and to say which words it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import DataError
from django.db.models import BigIntegerField

from articles.admin.careful import resent
from articles.admin.previews import LONGEST_NOTE, PreviewedForm
from articles.anchoring import Passage, find_exact
from articles.annotating import NoteText
from articles.models import Annotation, BulkChange, Motivation, Revision, State, Tag
from articles.models.annotations import PUBLISH
from articles.presenting.desk import as_shown
from articles.presenting.word_changes import WordChange, word_changes

LARGEST_ID = BigIntegerField.MAX_BIGINT
LONGEST_QUOTE = 20_000
LONGEST_TAG = 100
LONGEST_NEW_TAGS = 500
MOST_LAST_TAGS = 6
MOST_PLACES = 30
SPEAKS_WITHOUT_WORDS = {Motivation.HIGHLIGHTING, Motivation.BOOKMARKING, Motivation.TAGGING}
TEXT_CHANGED = (
    "The text has changed since this page was opened, or the words are not those that were "
    "selected. What you typed is kept below: save again to look the quoted words up in the text "
    "as it now stands."
)


def lines(text: str) -> str:
    """Return the text with the line ends that the room keeps: browsers send CR LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def names_in(written: str) -> tuple[str, ...]:
    """Return names that stand between commas, each once."""
    names = (" ".join(name.split()) for name in written.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def followed(asked: list[Any]) -> list[Any]:
    """Return ids of tags as a page sent them, each that was merged since as its heir's."""
    numbers = {str(one): int(one) for one in asked if str(one).isdecimal() and len(str(one)) < 19}
    here = set(Tag.objects.filter(pk__in=numbers.values()).values_list("pk", flat=True))
    lost = {one: number for one, number in numbers.items() if number not in here}
    heirs = {one: BulkChange.objects.heir_of_id(number) for one, number in lost.items()}
    return [heir.pk if (heir := heirs.get(str(one))) else one for one in asked]


class TagsField(forms.ModelMultipleChoiceField):
    """Words of the vocabulary; a number too long for the database names none of them."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """Refuse a tag that is not there; one that was merged meanwhile is what it became."""
        try:
            return super().clean(followed(value) if isinstance(value, list) else value)
        except (OverflowError, DataError) as error:
            raise forms.ValidationError("Choose tags that are in the list.") from error


class NoteForm(PreviewedForm, forms.Form):
    """A note: its words, why it was made, its tags, and who may see it."""

    body = forms.CharField(
        label="Note",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Markdown: **strong**, *stressed*, [words](https://…).",
    )
    motivation = forms.ChoiceField(
        label="Kind", choices=Motivation, initial=Motivation.COMMENTING, required=False
    )
    tags = TagsField(Tag.objects, required=False)
    new_tags = forms.CharField(
        label="New tags, between commas", required=False, max_length=LONGEST_NEW_TAGS
    )
    state = forms.ChoiceField(
        label="Who may see it", initial=State.DRAFT, widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, user: User, note: Annotation | None = None, **more: Any) -> None:
        more["auto_id"] = f"note-{note.pk if note else 'new'}-%s"
        super().__init__(*args, **{"label_suffix": "", **more})
        self.note = note
        self._lately = Annotation.objects.tags_lately_on(user)[:MOST_LAST_TAGS]
        if not user.has_perm("articles.add_tag"):
            del self.fields["new_tags"]
        self.fields["state"].choices = state_choices(user, note)  # type: ignore[attr-defined]
        if note:
            self.initial.update(body=note.body, motivation=note.motivation, state=note.state)
            self.initial["tags"] = [tag.pk for tag in note.tags.all()]

    def ask_only_where(self) -> None:
        """Leave the note itself out: it is written already."""
        for name in ("body", "motivation", "tags", "new_tags", "state"):
            self.fields.pop(name, None)

    @property
    def first_tags(self) -> list[Any]:
        """The boxes of the tags that are chosen, and of those that this curator used last."""
        boxes = {_box_of(box): box for box in self["tags"].subwidgets}
        chosen = [tag for tag, box in boxes.items() if box.data["selected"]]
        return [boxes[tag] for tag in dict.fromkeys([*chosen, *self._lately]) if tag in boxes]

    @property
    def other_tags(self) -> list[Any]:
        """The boxes of all other tags."""
        first = set(map(_box_of, self.first_tags))
        return [box for box in self["tags"].subwidgets if _box_of(box) not in first]

    def clean_body(self) -> str:
        """Keep line ends of one kind."""
        return lines(self.cleaned_data["body"])

    def clean_new_tags(self) -> tuple[str, ...]:
        """Take names apart at commas."""
        kept = names_in(self.cleaned_data["new_tags"])
        if any(len(name) > LONGEST_TAG for name in kept):
            raise forms.ValidationError(f"A tag has at most {LONGEST_TAG} characters.")
        return kept

    def clean_motivation(self) -> str:
        """A note without a kind is a comment."""
        return self.cleaned_data["motivation"] or Motivation.COMMENTING

    def clean_state(self) -> str:
        """A note that says nothing of who may see it stays as it was, or is a draft."""
        return self.cleaned_data["state"] or (self.note.state if self.note else State.DRAFT)

    def clean(self) -> dict[str, Any]:
        """Refuse a note that says nothing."""
        cleaned = super().clean() or self.cleaned_data
        silent = cleaned.get("motivation") in SPEAKS_WITHOUT_WORDS
        if "body" in cleaned and not cleaned["body"] and not silent:
            self.add_error(
                "body", "Write a note, or choose Highlight, Bookmark or Tag as its kind."
            )
        return cleaned

    def written(self) -> NoteText:
        """Return what was filled in."""
        return NoteText(
            body=self.cleaned_data["body"],
            motivation=self.cleaned_data["motivation"],
            state=self.cleaned_data["state"],
            tags=tuple(self.cleaned_data["tags"]),
            language=self.note.language if self.note else "",
            new_tags=self.cleaned_data.get("new_tags", ()),
        )


def _box_of(box: Any) -> int:
    """Return the id of the tag that a box is for."""
    return int(str(box.data["value"]))


class ChangeForm(NoteForm):
    """A note opened again: it carries the version that its editor saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_ID)
    conflict: Annotation | None = None
    meanwhile: Sequence[WordChange] = ()  # in the words, since the editor opened the note

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.note:
            self.initial["version"] = self.note.version

    def meet(self, saved: Annotation) -> None:
        """Show the version saved meanwhile beside what was typed, and save over it next time."""
        self.conflict = saved
        opened = saved.versions.filter(number=self.cleaned_data["version"]).first()
        if opened and opened.snapshot["body"] != saved.body:
            self.meanwhile = word_changes(opened.snapshot["body"], saved.body)
        self.data = resent(self.data, version=str(saved.version))
        self.add_error(None, "Somebody saved this note after you opened it.")


class PassageForm(NoteForm):
    """A new note with the words it is for: as offsets in code points, or as a quote to be found."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_ID)
    start = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=LARGEST_ID
    )
    end = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=LARGEST_ID
    )
    exact = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    quote = forms.CharField(
        label="Words of the text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Select them in the text, or write them as they stand there.",
    )
    place = forms.TypedChoiceField(
        label="Which of them?", required=False, coerce=int, widget=forms.RadioSelect, choices=()
    )
    field_order = ("revision", "start", "end", "exact", "quote", "place")

    def __init__(self, *args: Any, text_of: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text_of = text_of
        self.places: list[Passage] = []
        self.span: Passage | None = None
        self.is_outdated = False
        quote = self._quoted()
        if quote is not None:
            self.places = self._find(lines(quote))
            choices = [(str(place.start), place.exact) for place in self.places]
            self.fields["place"].choices = choices  # type: ignore[attr-defined]

    def _quoted(self) -> str | None:
        """Return the words to look up, or None where offsets say which they are."""
        if not self.is_bound:
            return self.initial["quote"] if "place" in self.initial else None
        by_offsets = self.data.get("start") or self.data.get("end")
        return None if by_offsets else self.data.get("quote", "")

    @property
    def asks_which(self) -> bool:
        """Tell whether the quoted words stand in several places to choose from."""
        if not self.is_bound:
            return len(self.places) > 1
        return "place" in self.errors and 1 < len(self.places) <= MOST_PLACES

    def clean(self) -> dict[str, Any]:
        """Find the passage: by its offsets when they came, else by the quoted words."""
        cleaned = super().clean()
        if "revision" in cleaned and cleaned["revision"] != self.text_of.pk:
            self.outdate()
        elif cleaned.get("start") is not None or cleaned.get("end") is not None:
            self._take_span(cleaned.get("start"), cleaned.get("end"), lines(cleaned["exact"]))
        elif not {"revision", "start", "end"} & set(self.errors):
            self._take_quote(cleaned.get("quote", ""), cleaned.get("place"))
        return cleaned

    def outdate(self) -> None:
        """Say that the words are not where they were; the next save looks the quote up."""
        self.is_outdated = True
        self.add_error(None, TEXT_CHANGED)
        self.data = resent(self.data, revision=str(self.text_of.pk), start="", end="", exact="")

    def _take_span(self, start: int | None, end: int | None, exact: str) -> None:
        text = self.text_of.text
        if start is None or end is None or start >= end:
            self.add_error(None, "The passage must end after it begins. Select the words again.")
        elif as_shown(text[start:end]) != exact:
            self.outdate()
        else:
            self.span = Passage(start, end, text[start:end], "", "")

    def _take_quote(self, quote: str, place: int | None) -> None:
        chosen = [one for one in self.places if place in ("", None, one.start)]
        if not quote.strip():
            self.add_error("quote", "Select words in the text, or write them here.")
        elif len(quote) > LONGEST_QUOTE:
            self.add_error("quote", f"Quote at most {LONGEST_QUOTE:,} characters.")
        elif not self.places:
            self.add_error("quote", "These words stand nowhere in this text. Copy them from it.")
        elif len(chosen) == 1:
            self.span = chosen[0]
        else:
            self._ask_which()

    def _ask_which(self) -> None:
        count = len(self.places)
        if count > MOST_PLACES:
            self.add_error("quote", f"These words stand {count:,} times: quote more of them.")
            return
        self.errors.pop("place", None)
        self.add_error("place", f"These words stand {count} times. Choose which you mean.")

    def _find(self, quote: str) -> list[Passage]:
        return find_exact(self.text_of.text, quote) if len(quote) <= LONGEST_QUOTE else []


def state_choices(user: User, note: Annotation | None) -> list[tuple[str, str]]:
    """Return the states that this person may give the note; only its curator makes it a draft."""
    own = note is None or note.creator_id == user.pk
    offered = [(State.DRAFT, "Draft, for me")] if own else []
    offered.append((State.PROPOSED, "Proposed, for curators to publish"))
    if user.has_perm(PUBLISH):
        offered.append((State.PUBLISHED, "Published"))
    if note:
        offered.append((State.WITHDRAWN, "Withdrawn"))
    if note and note.state == State.DRAFT and not own:
        offered.insert(0, (State.DRAFT, "Draft, for its curator"))
    return [(str(state), words) for state, words in offered]
