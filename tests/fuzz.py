"""Feeds damaged samples to a document reader and reports what is neither read nor refused.

    python -m tests.fuzz flyer.docx --count 20000 --seed 0

A reader may answer or raise `ReadError`; any other error, an input that takes more than ten seconds, or a process
above one gigabyte is a fault and ends with exit code 1.
"""

from __future__ import annotations

import argparse
import resource
import signal
import sys
import time
import traceback

from stigmalint.errors import ReadError
from stigmalint.readers import format_of, reader_of
from tests.documents import mutated, mutated_inside, sample

SECONDS = 10


def late(*_details: object) -> None:
    raise TimeoutError(f"more than {SECONDS} seconds")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=110, help="stop after this time")
    options = parser.parse_args()
    row = format_of(options.name)
    assert row is not None
    read, data = reader_of(row), sample(options.name)
    is_package = data.startswith(b"PK")
    signal.signal(signal.SIGALRM, late)
    started, refused, faults, done = time.monotonic(), 0, 0, 0
    for seed in range(options.seed, options.seed + options.count):
        if time.monotonic() - started > options.seconds:
            break
        damaged = mutated_inside(data, seed) if is_package and seed % 4 else mutated(data, seed)
        signal.alarm(SECONDS)
        try:
            read(damaged, options.name)
        except ReadError:
            refused += 1
        except Exception:
            faults += 1
            print(f"seed {seed}:", file=sys.stderr)
            traceback.print_exc()
        finally:
            signal.alarm(0)
        done += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{options.name}: {done} inputs, {refused} refused, {faults} faults, peak {peak} MB")
    return 1 if faults or peak > 1024 else 0


if __name__ == "__main__":
    sys.exit(main())
