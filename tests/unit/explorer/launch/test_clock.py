import subprocess
import sys

from explorer.launch.clock import milliseconds_since_start


def test_time_goes_on() -> None:
    first = milliseconds_since_start()
    assert 0 < first <= milliseconds_since_start()


def test_it_counts_from_the_start_of_the_process_not_of_the_import() -> None:
    script = (
        "import time; time.sleep(0.3)\n"
        "from explorer.launch.clock import milliseconds_since_start as age; print(age())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) >= 290
