"""What a curator fills in to change a tag, or many notes at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User

from articles.admin.note_forms import LONGEST_NEW_TAGS, LONGEST_TAG, TagsField, names_in
from articles.annotating import Alteration
from articles.models import Annotation, Tag
from articles.models.annotations import AnnotationQuerySet

LONGEST_WORDS = 500


class OneTagField(forms.ModelChoiceField):
    """One tag; a number too long for the database names none."""

    def to_python(self, value: Any) -> Any:
        """Refuse what no row can be called by."""
        if value and len(str(value)) > 18:
            raise forms.ValidationError("Choose a tag that is in the list.")
        return super().to_python(value)


class ManyForm(forms.Form):
    """Which notes, and what to do with them."""

    tag = OneTagField(Tag.objects, required=False, label="With the tag", empty_label="any tag")
    words = forms.CharField(required=False, label="That say", max_length=LONGEST_WORDS)
    add = TagsField(Tag.objects, required=False, label="Put on the tags")
    new_tags = forms.CharField(
        required=False, label="Put on new tags, between commas", max_length=LONGEST_NEW_TAGS
    )
    remove = TagsField(Tag.objects, required=False, label="Take off the tags")
    find = forms.CharField(
        required=False, label="Replace the words", max_length=LONGEST_WORDS, strip=False
    )
    replace = forms.CharField(required=False, label="by", max_length=LONGEST_WORDS, strip=False)
    any_case = forms.BooleanField(required=False, label="in capitals or small letters alike")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.user = user
        if not user.has_perm("articles.add_tag"):
            del self.fields["new_tags"]

    def clean_new_tags(self) -> tuple[str, ...]:
        """Take names apart at commas."""
        names = names_in(self.cleaned_data["new_tags"])
        if any(len(name) > LONGEST_TAG for name in names):
            raise forms.ValidationError(f"A tag has at most {LONGEST_TAG} characters.")
        return names

    def clean(self) -> dict[str, Any]:
        """Refuse to do nothing."""
        cleaned = super().clean() or self.cleaned_data
        does = any(cleaned.get(name) for name in ("add", "new_tags", "remove", "find"))
        if not does and not self.errors:
            self.add_error(None, "Say what to do: put tags on, take tags off, or replace words.")
        return cleaned

    def wanted(self) -> Alteration:
        """Return what to do."""
        filled = self.cleaned_data
        return Alteration(
            add=tuple(filled["add"]),
            new_tags=filled.get("new_tags", ()),
            remove=tuple(filled["remove"]),
            find=filled["find"],
            replace=filled["replace"],
            match_case=not filled["any_case"],
        )

    def notes(self) -> AnnotationQuerySet:
        """Return the notes that were asked for, of those that this person may see."""
        found = Annotation.objects.visible_to(self.user).saying(self.cleaned_data["words"])
        if self.cleaned_data["tag"]:
            found = found.filter(tags=self.cleaned_data["tag"])
        if self.cleaned_data["find"]:
            found = found.filter(body__icontains=self.cleaned_data["find"])
        whole = found.select_related("article", "photo").prefetch_related("tags")
        return whole.order_by("article", "start", "pk")

    def told(self) -> str:
        """Say in a line what is done."""
        filled = self.cleaned_data
        put_on = [*map(str, filled["add"]), *filled.get("new_tags", ())]
        parts = [f"put on {', '.join(put_on)}"] if put_on else []
        if filled["remove"]:
            parts.append(f"took off {', '.join(map(str, filled['remove']))}")
        if filled["find"]:
            parts.append(f"replaced “{filled['find']}” by “{filled['replace']}”")
        return "; ".join(parts).capitalize() if len(parts) == 1 else "; ".join(parts)


class RenameForm(forms.Form):
    """Another name for a tag."""

    name = forms.CharField(label="New name", max_length=LONGEST_TAG)

    def clean_name(self) -> str:
        """Keep one space between words."""
        return " ".join(self.cleaned_data["name"].split())


class MergeForm(forms.Form):
    """The tag that the notes will bear instead."""

    into = OneTagField(Tag.objects, label="Merge into")

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tags: Any = self.fields["into"]
        tags.queryset = Tag.objects.exclude(pk=tag.pk)
