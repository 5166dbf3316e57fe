"""The forms that ask with what a source or an article is to be mended."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from articles.models import Article, Revision, Source

_ADDRESS = re.compile(r"(?:.*/articles/(?:article/)?)?(\d{1,18})(?:[/?#].*)?", re.DOTALL)


class IntoForm(forms.Form):
    """The source that stays."""

    into = forms.ModelChoiceField(Source.objects.none(), label="Merge into")

    def __init__(self, *args: Any, gone: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["into"]
        choice.queryset = Source.objects.exclude(pk=gone.pk).order_by("name")


class OtherArticleForm(forms.Form):
    """The article that is to be part of this one."""

    other = forms.CharField(
        label="The other article",
        max_length=2000,
        help_text="Its number, or its address in this room: /articles/12/",
    )

    def clean_other(self) -> Article:
        """Find the article. Raises ValidationError."""
        written = _ADDRESS.fullmatch(self.cleaned_data["other"].strip())
        found = Article.objects.filter(pk=int(written[1])).first() if written else None
        if found is None:
            raise forms.ValidationError(
                "No article has that number or address: copy it from the article's page."
            )
        return found


class RevisionsForm(forms.Form):
    """The revisions that are another story."""

    revision = forms.TypedMultipleChoiceField(
        coerce=int, widget=forms.CheckboxSelectMultiple, label="Revisions that are another story"
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["revision"]
        line = Revision.objects.filter(article=article).defer("text", "blocks").order_by("number")
        choice.choices = [(one.number, _told(one)) for one in line]


def _told(one: Revision) -> str:
    when = f", captured {one.captured_at:%Y-%m-%d}" if one.captured_at else ""
    return f"{one.number}: {one.title or 'Untitled'}{when}"
