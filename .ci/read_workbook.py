#!/usr/bin/env python3
"""Opens allocation.xlsx in LibreOffice, and fails where what it reads and works out is not what was written.

usage: read_workbook.py ANSWER FOLDER

ANSWER is a folder that `solve -o` wrote; the converted files go into FOLDER.
"""

import csv
import json
import subprocess
import sys
from pathlib import Path

ANSWER, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])


def convert(ending):
    office = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(FOLDER)]
    subprocess.run([*office, str(ANSWER / "allocation.xlsx")], check=True, capture_output=True, timeout=300)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    # The first sheet, with its formulas worked out; then all of them.
    convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false")
    convert("ods")
    with open(FOLDER / "allocation.csv", encoding="utf-8") as file:
        summary = [line for line in csv.reader(file) if line]
    funds = json.loads((ANSWER / "allocation.json").read_text())["funds"]
    shown = {cell.replace(",", "") for line in summary for cell in line[1:]}
    for name in ("budget", "allocated", "recipients", "cooperatives"):
        assert str(funds[name]) in shown, f"{name} {funds[name]} is not in {summary}"
    faults = [cell for line in summary for cell in line if cell.startswith(("#", "Err:"))]
    assert not faults, faults
    print(f"{len(summary)} lines of the summary, with their formulas worked out")


main()
