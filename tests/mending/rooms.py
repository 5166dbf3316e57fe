"""Rooms to be mended: pages that state their address, and mendings as a curator makes them."""

import datetime as dt
import json
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.utils import timezone

from articles.loading import Document, LoadOptions, Told, load_document
from articles.mending import join_articles, merge_sources, plan_join, plan_merge, plan_split
from articles.mending import split_article as split_by_plan
from articles.models import Article, Load, Source
from tests.loading.dumps import PARAGRAPHS, TITLE

ADDRESS = "https://courier.example/harbour"
SOMEWHERE = "https://somewhere.example/"
# Every page ends so, lest a short one be taken for a notice.
LAST = (
    "The harbour office stays open until the evening, and whoever wants to know more may ask for "
    "the keeper of the log at the second window on the left."
)
KST = dt.timezone(dt.timedelta(hours=9))


def page(
    title: str = TITLE,
    paragraphs: Sequence[str] = PARAGRAPHS,
    publisher: str = "Harbour Courier",
    published: dt.datetime | None = dt.datetime(2022, 3, 29, 9, 54),
    updated: dt.datetime | None = None,
    captions: Sequence[str] = (),
) -> bytes:
    """A saved page, to be loaded from an address; its times are the clock's in Seoul."""
    said = {
        "@type": "NewsArticle",
        "headline": title,
        "publisher": {"@type": "Organization", "name": publisher},
        "datePublished": published and published.replace(tzinfo=KST).isoformat(),
        "dateModified": updated and updated.replace(tzinfo=KST).isoformat(),
    }
    told = json.dumps({key: value for key, value in said.items() if value})
    photos = [
        f'<figure><img src="{SOMEWHERE}{number}.jpg"><figcaption>{caption}</figcaption></figure>'
        for number, caption in enumerate(captions)
    ]
    text = "".join([*(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, LAST)), *photos])
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<link rel="canonical" href="{SOMEWHERE}">'
        f'<script type="application/ld+json">{told}</script></head>'
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def load_at(url: str, *pages: bytes, **told) -> list[str]:
    """Load pages that stood at an address and say so; give their results."""
    run = Load.objects.create(started_at=timezone.now())
    raws = [raw.replace(f'"{SOMEWHERE}"'.encode(), f'"{url}"'.encode()) for raw in pages]
    documents = [Document(raw, "page.html", Told(**told)) for raw in raws]
    outcomes = [load_document(document, LoadOptions(), run) for document in documents]
    return [str(outcome.result) for several in outcomes for outcome in several]


def join(kept: Article, joined: Article, by: User) -> Article:
    """Join as a curator does who has just looked at what would happen."""
    kept, joined = Article.objects.get(pk=kept.pk), Article.objects.get(pk=joined.pk)
    return join_articles(kept, joined, by, plan_join(kept, joined).mark)


def split(article: Article, *numbers: int, by: User) -> Article:
    """Split revisions off as a curator does who has just looked at what would happen."""
    plan = plan_split(Article.objects.get(pk=article.pk), numbers)
    return split_by_plan(plan, by, plan.mark)


def merge(kept: Source, gone: Source, by: User) -> Source:
    """Merge as a curator does who has just looked at what would happen."""
    kept, gone = Source.objects.get(pk=kept.pk), Source.objects.get(pk=gone.pk)
    return merge_sources(kept, gone, by, plan_merge(kept, gone).mark)
