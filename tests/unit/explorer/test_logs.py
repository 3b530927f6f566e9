import os

import pytest

from explorer.logs import quiet_chromium


@pytest.mark.parametrize(
    ("flags", "expected"),
    [("", "--log-level=3"), ("--log-level=0", "--log-level=3 --log-level=0")],
)
def test_chromium_is_quiet_and_the_users_flags_win(
    monkeypatch: pytest.MonkeyPatch, flags: str, expected: str
) -> None:
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", flags)
    quiet_chromium()
    assert os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] == expected
