"""A load's pages: how far it is, each outcome, the report, going on, taking it back."""

import csv
import datetime as dt
import io
import subprocess

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from articles.loading import Document, LoadOptions, load_document
from articles.models import Article, Load, Outcome
from tests import builders
from tests.admin.test_uploading import UPLOAD, file, upload
from tests.loading.dumps import story, write_stories

pytestmark = pytest.mark.django_db
FOLDER = "admin:articles_load_folder"


@pytest.fixture
def run():
    """A load that has finished: one new, one rejected."""
    made = Load.objects.create(started_at=timezone.now(), finished_at=timezone.now())
    for raw in (story(0), b""):
        load_document(Document(raw, "page.txt"), LoadOptions(), made)
    made.refresh_from_db()
    return made


@pytest.fixture
def started(monkeypatch):
    """The commands that would have been started beside; none is."""
    words = []

    class Started:
        def __init__(self, command, **given):
            words.append(command[3:])

        def wait(self):
            return 0

    monkeypatch.setattr(subprocess, "Popen", Started)
    return words


def page(name: str, load: Load) -> str:
    return reverse(f"admin:articles_load_{name}", args=[load.pk])


def put(load: Load, **columns: object) -> Load:
    Load.objects.filter(pk=load.pk).update(**columns)
    load.refresh_from_db()
    return load


def test_each_document_is_shown_with_its_reason_ledger_and_article(enter, mina, run):
    answer = enter(mina).get(page("change", run))

    article = Article.objects.get()
    assertContains(answer, "The file is empty.")
    assertContains(answer, article.get_absolute_url())
    assertContains(answer, article.current.capture.get_absolute_url())
    assertNotContains(answer, "http-equiv")


def test_rejected_documents_can_be_looked_at_alone(enter, mina, run):
    answer = enter(mina).get(page("change", run) + "?result=rejected")

    assertContains(answer, "The file is empty.")
    assertNotContains(answer, Article.objects.get().title)


def test_a_running_load_says_how_far_it_is_and_reloads_itself(enter, mina, run):
    put(run, finished_at=None, seen_at=timezone.now(), files=400, done=100.5, rate=2.5, left=120)

    answer = enter(mina).get(page("change", run))

    assertContains(answer, "100 of 400 files, 2.5 documents a second, 2 minutes left")
    assertContains(answer, '<progress max="400" value="100.5"')
    assertContains(answer, '<noscript><meta http-equiv="refresh" content="5"></noscript>')


def test_a_running_load_of_one_archive_says_which_part_of_it_is_done(enter, mina, run):
    put(run, finished_at=None, seen_at=timezone.now(), files=1, done=0.417, rate=250, left=50)

    answer = enter(mina).get(page("change", run))

    assertContains(answer, "41 %, 250 documents a second, less than a minute left")
    assertContains(answer, '<progress max="1" value="0.417"')


def test_a_long_load_is_cut_into_pages_for_few_queries(
    enter, mina, run, django_assert_max_num_queries
):
    client = enter(mina)
    Outcome.objects.bulk_create(
        Outcome(load=run, name=f"{number}.txt", result="unchanged", article=Article.objects.get())
        for number in range(120)
    )
    client.get(page("change", run))

    with django_assert_max_num_queries(10):
        answer = client.get(page("change", run) + "?page=2")

    assertContains(answer, "Page 2 of 3")
    assert answer.content.count(b'<tr class="is-') == 50


def test_the_report_is_csv_that_no_spreadsheet_runs(enter, mina, run):
    run.outcomes.create(name="=HYPERLINK(1).txt", result="rejected", reason="+1")

    answer = enter(mina).get(page("report", run))

    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert [row["result"] for row in rows] == ["loaded", "rejected", "rejected"]
    assert rows[0]["article"].endswith(Article.objects.get().get_absolute_url())
    assert (rows[2]["document"], rows[2]["reason"]) == ("'=HYPERLINK(1).txt", "'+1")


def test_a_load_that_fell_silent_goes_on_once(enter, mina, run, started):
    long_ago = timezone.now() - dt.timedelta(minutes=5)
    put(run, finished_at=None, seen_at=long_ago, paths=["/in"], named_from="/in")
    client = enter(mina)
    assertContains(client.get(page("change", run)), "Go on where it was")

    client.post(page("go_on", run))
    again = client.post(page("go_on", run), follow=True)

    assert started == [["load", "--go-on", str(run.pk), "-v0"]]
    assertContains(again, "There is nothing to go on with.")


def test_a_load_of_the_command_line_goes_on_only_there(enter, mina, run, started):
    put(run, finished_at=None, seen_at=None, paths=["/etc"])

    answer = enter(mina).post(page("go_on", run), follow=True)

    assert started == []
    assertContains(answer, f"manage.py load --go-on {run.pk}")


def test_a_curator_loads_a_folder_inside_an_allowed_one(enter, mina, started, settings, tmp_path):
    settings.READINGROOM_LOAD_FOLDERS = [tmp_path / "in"]
    write_stories(tmp_path / "in" / "2021", 1)
    client = enter(mina)
    assertContains(client.get(reverse(FOLDER)), 'value="2021"')

    answer = client.post(reverse(FOLDER), {"folder": "0", "inside": "2021", "agency": "KCNA"})

    load = Load.objects.get()
    assertRedirects(answer, page("change", load))
    assert load.paths == [str((tmp_path / "in" / "2021").resolve())]
    assert (load.started_by, load.options) == (mina, {"agency": "KCNA"})
    assert started == [["load", "--go-on", str(load.pk), "-v0"]]


@pytest.mark.parametrize(
    "inside", ["..", "../other", "2021/../../other", "/etc", "way-out", "no/such", "a.txt", "a\0b"]
)
def test_no_other_folder_can_be_named(enter, mina, started, settings, tmp_path, inside):
    settings.READINGROOM_LOAD_FOLDERS = [write_stories(tmp_path / "in", 0)]
    (tmp_path / "in" / "a.txt").write_bytes(story(0))
    (tmp_path / "other").mkdir()
    (tmp_path / "in" / "way-out").symlink_to(tmp_path / "other")

    answer = enter(mina).post(reverse(FOLDER), {"folder": "0", "inside": inside})

    assert answer.status_code == 400
    assert not Load.objects.exists()
    assert started == []


def test_without_allowed_folders_the_page_says_who_may_allow_some(enter, mina):
    answer = enter(mina).get(reverse(FOLDER))

    assertContains(answer, "READINGROOM_LOAD_FOLDERS")
    assert enter(mina).post(reverse(FOLDER), {"folder": "0"}).status_code == 400


def test_many_files_are_kept_and_loaded_beside(enter, mina, started, settings, tmp_path):
    settings.UPLOADS = tmp_path / "uploads"
    names = ["a.txt", "a.txt", "../b.txt", ".htaccess", *(f"{n}.txt" for n in range(20))]

    upload(enter(mina), *(file(name) for name in names))

    load = Load.objects.get()
    kept = sorted(path.name for path in (tmp_path / "uploads" / str(load.pk)).iterdir())
    assert kept == sorted(["a.txt", "2-a.txt", "b.txt", "htaccess", *names[4:]])
    assert load.paths == [load.named_from] == [str((tmp_path / "uploads" / str(load.pk)).resolve())]
    assert started == [["load", "--go-on", str(load.pk), "-v0"]]


def test_what_would_be_taken_back_is_shown_before_it_is(enter, mina, run):
    client = enter(mina)
    assertContains(client.get(page("undo", run)), "<b>1</b> article")
    assert Article.objects.exists()

    answer = client.post(page("undo", run), follow=True)

    assertContains(answer, "Taken back: 1 articles and 0 texts of older ones.")
    assert not Article.objects.exists()
    assertContains(client.get(page("change", run)), "Taken back")


def test_what_stays_is_named_with_its_reason(enter, mina, run):
    builders.note(Article.objects.get(), "Thirty people", by=mina)

    answer = enter(mina).post(page("undo", run), follow=True)

    assertContains(answer, "1 stay: see why below.")
    assertContains(answer, "A curator annotated it.")
    assert Article.objects.exists()


def test_a_large_load_is_taken_back_beside(enter, mina, run, started):
    put(run, counts={"loaded": 5_000})

    answer = enter(mina).post(page("undo", run), follow=True)

    assert started == [["undo_load", str(run.pk)]]
    assertContains(answer, "Being taken back")
    assert Load.objects.get().undone_by == mina


@pytest.mark.parametrize("who", ["clerk", "reader", None])
@pytest.mark.parametrize("name", ["change", "report", "undo", "go_on"])
def test_who_may_not_sees_no_load_and_touches_none(client, request, run, started, who, name):
    put(run, finished_at=None, seen_at=None, paths=["/in"], named_from="/in")
    if who:
        client.force_login(request.getfixturevalue(who))

    answers = [client.get(page(name, run)), client.post(page(name, run))]

    refused = {403, 405} if who == "clerk" else {302, 405}
    assert {answer.status_code for answer in answers} <= refused
    assert Article.objects.exists()
    assert started == []


def test_another_curator_may_take_a_load_back(enter, joon, mina, run):
    put(run, started_by=mina)

    enter(joon).post(page("undo", run))

    assert Load.objects.get().undone_by == joon


def test_looking_needs_less_than_taking_back(enter, clerk, run):
    clerk.user_permissions.add(Permission.objects.get(codename="view_load"))

    client = enter(clerk)

    assertNotContains(client.get(page("change", run)), "Take it back")
    assert client.post(page("undo", run)).status_code == 403
    assert client.get(reverse(UPLOAD)).status_code == 403
    assert client.get(reverse(FOLDER)).status_code == 403


@pytest.mark.parametrize("number", ["0", "9" * 30, "abc"])
def test_no_such_load_is_not_found(enter, mina, number):
    assert enter(mina).get(f"/admin/articles/load/{number}/change/").status_code == 404
