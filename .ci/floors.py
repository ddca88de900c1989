"""The development passages' score may not fall below these figures; they only rise.

usage: floors.py SCORE.txt, with what score.py prints
"""

import re
import sys
from pathlib import Path

FLOORS = {"precision": 0.98, "recall": 0.98, "exact": 0.95, "offered": 0.99, "agreed": 0.88}
CATEGORY_RECALL = 0.9
FALSE_IN_MANUALS = 1

text = Path(sys.argv[1]).read_text()
totals = {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", text.splitlines()[-1])}
recalls = dict(re.findall(r"^([a-z-]+) +([\d.]+) +\d+ +\d+$", text, re.M))
false = dict(re.findall(r"(software-docs|security-docs): (\d+)", text))
faults = [f"{name} is {totals[name]}, below its floor of {low}" for name, low in FLOORS.items() if totals[name] < low]
faults += [f"recall of {name} is {found}" for name, found in recalls.items() if float(found) < CATEGORY_RECALL]
if sum(map(int, false.values())) > FALSE_IN_MANUALS:
    faults.append(f"false alarms in manuals: {false}")
if len(recalls) < 13:
    faults.append(f"only {len(recalls)} categories were scored")
print("\n".join(faults) or "All floors hold.")
sys.exit(1 if faults else 0)
