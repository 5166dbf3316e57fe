"""A room in which every captured and every written field holds the same hostile words."""

from types import SimpleNamespace

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import (
    Article,
    Attribution,
    Capture,
    Load,
    Outcome,
    Photo,
    Revision,
    Source,
    State,
)
from tests import builders


def furnish(words: str) -> SimpleNamespace:
    """Put the words wherever the room keeps words, and name what was made."""
    keeper = User.objects.create_superuser(words[:150], password=builders.PASSWORD)
    mina = builders.curator("mina")
    User.objects.update(first_name=words[:150], last_name=words[:150], email=words[:254])
    Group.objects.create(name=words[:150])
    story = builders.article(
        title=words, paragraphs=[words, f"{words} again"], captions=[words], credit=words,
        publisher="P", agency="A", byline=words, authors=[words], language=words[:35], url=words,
    )  # fmt: skip
    builders.revise(story, words, [f"{words} anew"], [words], words)
    builders.article(title=f"{words} two", published=None)
    note = builders.note(story, words, words, mina, tags=[builders.tag(words[:100], slug="word")])
    builders.note(story, words, words, keeper, State.DRAFT)
    load = _load(words, keeper, story)
    _say_it_everywhere(words, load)
    LogEntry.objects.create(
        user=keeper, content_type=ContentType.objects.get_for_model(Article), object_id=story.pk,
        object_repr=words[:200], action_flag=ADDITION, change_message=words,
    )  # fmt: skip
    return SimpleNamespace(keeper=keeper, mina=mina, story=story, note=note, load=load)


def _load(words: str, keeper: User, story: Article) -> Load:
    load = Load.objects.create(
        started_at=timezone.now(), started_by=keeper, options={words: words}, counts={words: 1}
    )
    warnings = [{"code": words, "message": words}]
    for result in ("loaded", "rejected"):
        Outcome.objects.create(
            load=load, name=words, result=result, reason=words, warnings=warnings, article=story,
            sha256=story.current.capture.sha256,
        )  # fmt: skip
    return load


def _say_it_everywhere(words: str, load: Load) -> None:
    Source.objects.update(
        aliases=[words], homepage=words, language=words[:35], time_zone=words[:64]
    )
    for source in Source.objects.all():
        Source.objects.filter(pk=source.pk).update(name=f"{words}{source.pk}"[:200])
    Attribution.objects.update(evidence=words)
    Photo.objects.update(alt=words, image_url=words)
    Article.objects.update(excerpt=words[:400], slug="x", zone_assumed=True, time_zone="Asia/Seoul")
    Revision.objects.update(captured_at=timezone.now())
    builders.Tag.objects.update(description=words, colour=words[:7])
    for capture in Capture.objects.all():
        size = capture.size
        ledger = [[0, 1, words, words], [1, size, "dropped", words]]
        Capture.objects.filter(pk=capture.pk).update(
            name=words, media_type=words[:100], encoding=words[:40], format=words[:40],
            ledger=ledger, first_load=load,
        )  # fmt: skip
