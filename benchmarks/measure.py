"""Keep each rule's measured precision beside the rules, where `stigmalint rules` shows it.

usage: python benchmarks/measure.py GOLD.jsonl
"""

from __future__ import annotations

import sys
from pathlib import Path

from stigmalint.config import Settings
from stigmalint.measure import measure

KEPT = Path(__file__).parent.parent / "rules" / "_measured.yml"

found = measure(Path(sys.argv[1]), Settings(cache=False))
rows = {rule: (found.true[rule], found.true[rule] + found.false[rule]) for rule in {*found.true, *found.false}}
head = "# Right warnings and all warnings of each rule on the development passages; made by benchmarks/measure.py.\n"
KEPT.write_text(head + "".join(f"{rule}: [{right}, {total}]\n" for rule, (right, total) in sorted(rows.items())))
