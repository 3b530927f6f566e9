import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from geodata.errors import ReadingError, WorkerError
from geodata.ingest import Progress, Stage, Summary, ingest
from geodata.project import Project
from geodata.workers import Lookahead, process_pool, suitable_workers


class _Inline(Executor):
    """Works at once, and tells how many results are not yet taken."""

    def __init__(self) -> None:
        self.submitted = 0

    def submit(self, work: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
        self.submitted += 1
        future: Future[Any] = Future()
        try:
            future.set_result(work(*values, **named))
        except ReadingError as error:
            future.set_exception(error)
        return future


def _texts(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(
            f"左云县第{number}个碳纤维项目总投资{number + 2}亿元，位于云冈经开区。\n", "utf-8"
        )
    return paths


def _rows(path: Path) -> list[object]:
    with Project.open(path) as project:
        return [
            project.documents(),
            project.sections(),
            project.places(),
            project.mentions(),
            project.facts(),
        ]


def _without_seconds(summary: Summary) -> tuple[object, ...]:
    return (
        summary.added,
        summary.updated,
        summary.unchanged,
        summary.failures,
        summary.places,
        summary.facts,
        summary.cancelled,
    )


def test_two_processes_make_the_same_project_as_one(tmp_path: Path) -> None:
    paths = [*_texts(tmp_path, 7), tmp_path / "missing.txt"]
    paths[3].write_bytes(b"")
    paths[5].write_bytes(paths[4].read_bytes())
    alone, together = tmp_path / "alone.gpkg", tmp_path / "together.gpkg"
    with process_pool(2) as executor:
        assert executor is not None
        for _ in range(2):  # into a new project, and into one that knows the files
            expected = ingest(paths, alone)
            done = ingest(paths, together, executor=executor)
            assert _without_seconds(done) == _without_seconds(expected)
            assert _rows(together) == _rows(alone)
            paths[0].write_text("平城区的东小城公园\n", "utf-8")
    assert (done.updated, done.unchanged, len(done.failures)) == (1, 5, 2)


def test_one_worker_needs_no_process() -> None:
    with process_pool(1) as executor:
        assert executor is None


def test_progress_is_told_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = _texts(tmp_path, 3)
    told: list[Progress] = []
    ingest(paths, tmp_path / "p.gpkg", executor=_Inline(), on_progress=told.append)
    stages = [Stage.READING, Stage.SAVING, Stage.DONE]
    assert [(progress.path, progress.stage) for progress in told] == [
        (path, stage) for path in paths for stage in stages
    ]
    assert [progress.done for progress in told] == [0, 0, 1, 1, 1, 2, 2, 2, 3]


@pytest.mark.parametrize("in_flight", [1, 2, 5])
def test_no_more_files_than_allowed_are_in_flight(tmp_path: Path, in_flight: int) -> None:
    executor = _Inline()
    ahead = []

    def watch(progress: Progress) -> None:
        if progress.stage is Stage.SAVING:
            ahead.append(executor.submitted - progress.done)

    paths = _texts(tmp_path, 8)
    project = tmp_path / "p.gpkg"
    ingest(paths, project, executor=executor, in_flight=in_flight, on_progress=watch)
    assert max(ahead) == in_flight
    assert executor.submitted == len(paths)


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    paths, project, executor = _texts(tmp_path, 3), tmp_path / "p.gpkg", _Inline()
    ingest(paths, project)
    assert ingest(paths, project, executor=executor).unchanged == 3
    assert executor.submitted == 0


def test_a_file_that_changes_while_it_is_read_gets_the_right_id(tmp_path: Path) -> None:
    first, second = _texts(tmp_path, 2)
    project = tmp_path / "p.gpkg"
    ingest([first], project)
    second.write_bytes(first.read_bytes())

    class Late(_Inline):
        def submit(self, work: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
            first.write_text("广灵县的水神堂\n", "utf-8")
            return super().submit(work, *values, **named)

    # The second file is no longer known once the first has changed, and its own id is taken.
    first.write_text("浑源县的永安寺\n", "utf-8")
    summary = ingest([first, second], project, executor=Late(), in_flight=2)
    assert (summary.updated, summary.added) == (1, 1)
    with Project.open(project) as opened:
        texts = [document.text for document in opened.documents()]
        ids = [document.id for document in opened.documents()]
    assert texts == ["广灵县的水神堂\n", second.read_text("utf-8")]
    assert ids[1] == f"{ids[0]}x"


def test_cancelling_while_a_worker_is_busy_does_not_wait_for_it(tmp_path: Path) -> None:
    release = multiprocessing.Event()

    class Slow(ThreadPoolExecutor):
        def submit(self, work: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
            return super().submit(release.wait, 60)

    answers = iter([False, False, False])
    with Slow(1) as executor:
        summary = ingest(
            _texts(tmp_path, 3),
            tmp_path / "p.gpkg",
            executor=executor,
            is_cancelled=lambda: next(answers, True),
        )
        release.set()
    assert summary.cancelled
    assert summary.added == 0
    assert not (tmp_path / "p.gpkg").exists()


def test_a_worker_that_dies_is_told_in_one_sentence(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    paths = _texts(tmp_path, 3)
    with (
        ProcessPoolExecutor(1, context, initializer=os._exit, initargs=(1,)) as executor,
        pytest.raises(WorkerError, match=r"0\.txt.*意外终止") as told,
    ):
        ingest(paths, tmp_path / "p.gpkg", executor=executor)
    assert "\n" not in str(told.value)
    assert not (tmp_path / "p.gpkg").exists()


def test_leaving_the_pool_ends_busy_workers() -> None:
    with process_pool(2) as executor:
        assert executor is not None
        pid = executor.submit(os.getpid).result()
        executor.submit(time.sleep, 600)
        assert Path(f"/proc/{pid}").exists()
    assert not Path(f"/proc/{pid}").exists()


def test_results_come_in_the_order_of_their_items() -> None:
    futures: dict[str, Future[str]] = {name: Future() for name in "abc"}
    results = Lookahead("abc", futures.__getitem__, in_flight=3)
    for name in "cba":
        futures[name].set_result(name.upper())
    assert [results.next(lambda: None) for _ in "abc"] == ["A", "B", "C"]


def test_closing_takes_back_what_was_not_begun() -> None:
    futures: dict[str, Future[str]] = {name: Future() for name in "abc"}
    futures["a"].set_result("A")
    results = Lookahead("abc", futures.__getitem__, in_flight=2)
    results.next(lambda: None)
    results.close()
    assert futures["b"].cancelled()
    assert not futures["c"].cancelled()


def test_few_or_small_files_are_read_by_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    paths = _texts(tmp_path, 3)
    assert suitable_workers([*paths, tmp_path / "missing.txt"]) == 1
    paths[0].write_bytes(b"\n" * 2_000_000)
    assert suitable_workers(paths) == 3
    assert suitable_workers(paths[:1]) == 1
    assert suitable_workers([paths[0]] * 9) == 4
