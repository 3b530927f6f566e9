import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from explorer.operations import Operations, Task
from explorer.work import watch_of
from geodata.errors import ReadingError


def test_the_result_comes_back_on_the_main_thread(qtbot: QtBot) -> None:
    operations = Operations()
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work(task: Task) -> int:
        threads.append(threading.current_thread())
        task.report(1, 2, "half")
        return 42

    def succeeded(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    reports: list[tuple[int, int, str]] = []
    operations.reported.connect(lambda done, total, text: reports.append((done, total, text)))
    operations.start("t", work, succeeded=succeeded, failed=pytest.fail)
    qtbot.waitUntil(lambda: not operations.running)
    operations.shut_down()
    assert results == [42]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert reports == [(1, 2, "half")]


def test_what_the_user_can_cause_comes_as_a_sentence(qtbot: QtBot) -> None:
    operations = Operations()
    sentences: list[str] = []

    def work(task: Task) -> None:
        raise ReadingError("文件“a.txt”是空的。")

    def succeeded(result: None) -> None:
        pytest.fail("it failed")

    operations.start("t", work, succeeded=succeeded, failed=sentences.append)
    qtbot.waitUntil(lambda: not operations.running)
    operations.shut_down()
    assert sentences == ["文件“a.txt”是空的。"]


def test_what_the_user_has_stopped_is_no_failure(qtbot: QtBot) -> None:
    operations = Operations()
    told: list[str] = []
    begun = threading.Event()

    def work(task: Task) -> None:
        begun.set()
        watch = watch_of(task)
        while True:
            watch.check()

    operation = operations.start(
        "t",
        work,
        succeeded=lambda _: told.append("succeeded"),
        failed=told.append,
        stopped=lambda: told.append("stopped"),
    )
    assert begun.wait(10)
    with qtbot.waitSignals([operations.cancelling, operations.ended]):
        operations.cancel_all()
    operations.shut_down()
    assert operation not in operations.running
    assert told == ["stopped"]


def test_the_library_tells_its_share_in_percent(qtbot: QtBot) -> None:
    operations = Operations()
    reports: list[tuple[int, int, str]] = []
    operations.reported.connect(lambda done, total, text: reports.append((done, total, text)))

    def work(task: Task) -> None:
        list(watch_of(task).over(range(1000)))

    operations.start("t", work, succeeded=lambda _: None, failed=pytest.fail)
    qtbot.waitUntil(lambda: not operations.running)
    operations.shut_down()
    assert reports == [(percent, 100, "") for percent in range(101)]


def test_a_fault_of_the_program_reaches_the_excepthook(qtbot: QtBot) -> None:
    operations = Operations()

    def work(task: Task) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        operations.start("t", work, succeeded=lambda _: None, failed=pytest.fail)
        qtbot.waitUntil(lambda: not operations.running)
    operations.shut_down()
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_shutting_down_stops_what_runs_and_what_waits(qtbot: QtBot) -> None:
    operations = Operations()
    begun = threading.Event()
    ran: list[str] = []

    def patient(task: Task) -> None:
        begun.set()
        while not task.is_cancelled():
            pass
        ran.append("patient")

    operations.start("a", patient, succeeded=lambda _: None, failed=pytest.fail)
    operations.start(
        "b", lambda _: ran.append("late"), succeeded=lambda _: None, failed=pytest.fail
    )
    assert begun.wait(10)
    operations.shut_down()
    assert ran == ["patient"]
    assert not [t for t in threading.enumerate() if t.name.startswith("operation")]
