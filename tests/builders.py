"""Build rows for tests: every argument is optional, every row is valid."""

import datetime as dt
import hashlib
import itertools
import zoneinfo
from collections.abc import Sequence

from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.utils.text import slugify

from articles import search
from articles.anchoring import canonical
from articles.annotating import (
    CURATORS,
    NoteText,
    change_note,
    make_curators_group,
    make_note,
    make_proposers_group,
)
from articles.loading.pictures import keep_picture
from articles.models import (
    Annotation,
    Article,
    Attribution,
    Capture,
    Photo,
    Revision,
    Source,
    State,
    Tag,
)
from articles.models.sources import folded_name
from articles.parsing.pictures import check_picture
from tests.painting import painted

PASSWORD = "a long walk to the harbour"
_numbers = itertools.count(1)


def curator(username: str = "mina") -> User:
    """A member of the curators' group, who may open the admin."""
    make_curators_group()
    user = User.objects.create_user(username, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=CURATORS))
    return user


def proposer(username: str = "pia") -> User:
    """A member of the proposers' group: notes of theirs are published by a curator."""
    user = User.objects.create_user(username, password=PASSWORD, is_staff=True)
    user.groups.add(make_proposers_group())
    return user


def source(name: str = "Port Harrow Courier", **fields: object) -> Source:
    """The source of this name, made when there is none."""
    fields.setdefault("slug", slugify(name, allow_unicode=True))
    made, _ = Source.objects.get_or_create(
        folded=folded_name(name), defaults={"name": name, **fields}
    )
    return made


def tag(name: str = "Harbour", **fields: object) -> Tag:
    """A word of the vocabulary."""
    made, _ = Tag.objects.get_or_create(
        name=name, defaults={"slug": slugify(name, allow_unicode=True), **fields}
    )
    return made


def capture(raw: bytes = b"", name: str = "page.txt") -> Capture:
    """A captured file whose ledger calls all of it dropped."""
    raw = raw or f"Captured page {next(_numbers)}".encode()
    digest = hashlib.sha256(raw).hexdigest()
    made = Capture(
        sha256=digest,
        name=name,
        media_type="text/plain",
        encoding="utf-8",
        size=len(raw),
        format="textdump",
        ledger=[[0, len(raw), "dropped", "built for a test"]],
    )
    made.file.save(f"captures/{digest[:2]}/{digest}", ContentFile(raw), save=False)
    made.save()
    return made


def article(
    title: str = "The harbour light is lit again",
    paragraphs: Sequence[str] = ("Keepers lit the lamp on Monday.", "The town came to watch."),
    captions: Sequence[str] = (),
    credit: str = "INA",
    publisher: str | None = "Port Harrow Courier",
    agency: str | None = None,
    published: dt.datetime | None = dt.datetime(2022, 3, 29, 9, 54),
    updated: dt.datetime | None = None,
    zone: str = "Asia/Seoul",
    language: str = "en",
    is_indexed: bool = True,
    **fields: object,
) -> Article:
    """An article of one revision; `published` and `updated` are wall clock times in `zone`."""
    here = zoneinfo.ZoneInfo(zone)
    made = Article.objects.create(
        title=title,
        slug=slugify(title, allow_unicode=True)[:80],
        publisher=source(publisher) if publisher else None,
        agency=source(agency, kind="agency") if agency else None,
        published_at=published and published.replace(tzinfo=here),
        updated_at=updated and updated.replace(tzinfo=here),
        day=published and published.date(),
        wall_clock=int((published - dt.datetime.min).total_seconds()) if published else 0,
        time_zone=zone,
        language=language,
        identity=hashlib.sha256(f"{title}{next(_numbers)}".encode()).hexdigest(),
        excerpt=paragraphs[0][:200] if paragraphs else "",
        photo_count=len(captions),
        revision_count=1,
        **fields,
    )
    for role, name in (("publisher", made.publisher), ("agency", made.agency)):
        if name:
            Attribution.objects.create(
                article=made, source=name, role=role, basis="stated", evidence=f"By {name}"
            )
    revise(made, title, paragraphs, captions, credit, is_indexed)
    return made


def revise(
    story: Article,
    title: str,
    paragraphs: Sequence[str],
    captions: Sequence[str] = (),
    credit: str = "INA",
    is_indexed: bool = True,
) -> Revision:
    """One more revision of the article, which becomes its current one."""
    parts = [("title", title, None)]
    parts += [("caption", caption, place) for place, caption in enumerate(captions, 1)]
    parts += [("paragraph", paragraph, None) for paragraph in paragraphs]
    whole = canonical(parts)
    revision = Revision.objects.create(
        article=story,
        number=story.revisions.count() + 1,
        capture=capture(),
        title=title,
        text=whole.text,
        blocks=[block_record(block) for block in whole.blocks],
        rule=1,
        text_sha256=hashlib.sha256(whole.text.encode()).hexdigest(),
    )
    for place, caption in enumerate(captions, 1):
        Photo.objects.create(
            article=story, revision=revision, position=place, caption=caption, credit=credit
        )
    story.current = revision
    story.revision_count = revision.number
    story.save()
    if is_indexed:
        search.index(story)
    return revision


def picture(photo: Photo, raw: bytes = b"", **fields: object) -> Photo:
    """Give a photo its file; without bytes, one of two colours."""
    checked = check_picture(raw or painted(size=(640, 420)), 1_000_000)
    photo.image.name, _ = keep_picture(checked, with_original=False)
    photo.width, photo.height = checked.width, checked.height
    for name, value in fields.items():
        setattr(photo, name, value)
    photo.save()
    return photo


def block_record(block) -> dict:
    """A block as revisions keep it."""
    record = {"kind": block.kind, "start": block.start, "end": block.end}
    return record | ({"photo": block.photo} if block.photo else {})


def note(
    story: Article,
    quote: str,
    body: str = "Worth a second look.",
    by: User | None = None,
    state: str = State.PUBLISHED,
    tags: Sequence[Tag] = (),
    **fields: object,
) -> Annotation:
    """A note on the first place where the quote stands in the article's current revision."""
    return note_on(story.current, quote, body, by, state, tags, **fields)


def note_on(
    revision: Revision,
    quote: str,
    body: str = "Worth a second look.",
    by: User | None = None,
    state: str = State.PUBLISHED,
    tags: Sequence[Tag] = (),
    **fields: object,
) -> Annotation:
    """A note on the first place where the quote stands in a revision."""
    start = revision.text.index(quote)
    by = by or User.objects.filter(username="mina").first() or curator()
    text = NoteText(body=body, state=state, tags=tuple(tags), **fields)
    return make_note(by, revision, start, start + len(quote), quote, text)


def change(written: Annotation, body: str) -> Annotation:
    """Save other words over a note, as its own curator."""
    by = written.creator or curator()
    return change_note(by, written, written.version, NoteText(body=body, state=written.state))
