"""Two programs change one note in the same moment: one is told that it was second."""

import threading

import pytest
from django.db import connection

from articles.models import Annotation
from tests import builders
from tests.webannotation.program import Program, address

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_changes_in_one_moment_one_is_saved_and_the_others_are_told():
    note = builders.note(builders.article(), "lamp")
    curators = [builders.curator(f"mina{number}") for number in range(4)]
    programs = [Program(curator) for curator in curators]
    read = programs[0].get(address(note))
    ready, statuses = threading.Barrier(len(programs)), []

    def change(number: int) -> None:
        body = {"type": "TextualBody", "value": f"Words {number}."}
        ready.wait()
        tag = {"If-Match": read["ETag"]}
        answer = programs[number].send("PUT", address(note), read.json() | {"body": body}, **tag)
        statuses.append(answer.status_code)
        connection.close()

    threads = [threading.Thread(target=change, args=[number]) for number in range(len(programs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [200, 412, 412, 412]
    assert Annotation.objects.get().version == 2
