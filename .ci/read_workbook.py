#!/usr/bin/env python3
"""Opens allocation.xlsx in LibreOffice, and fails where what it reads and works out is not what was written.

usage: read_workbook.py ANSWER FOLDER

ANSWER is a folder that `solve -o` wrote; the converted files go into FOLDER.
"""

import csv
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

ANSWER, FOLDER = Path(sys.argv[1]), Path(sys.argv[2])


def convert(book, ending):
    office = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(FOLDER), str(book)]
    subprocess.run(office, check=True, capture_output=True, timeout=300)


def without_results(book):
    """The same workbook with formulas alone: what is written beside them would be taken for their value."""
    bare, formulas = FOLDER / "formulas.xlsx", 0
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text, found = re.subn(r"(<f>[^<]*</f>)<v>[^<]*</v>", r"\1", content.decode())
                content, formulas = text.encode(), formulas + found
            new.writestr(part, content)
    assert formulas > 0, "no formula is written"
    return bare, formulas


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    bare, formulas = without_results(ANSWER / "allocation.xlsx")
    # The first sheet, with its formulas worked out; then the workbook as it is.
    convert(bare, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false")
    convert(ANSWER / "allocation.xlsx", "ods")
    with open(FOLDER / "formulas.csv", encoding="utf-8") as file:
        summary = [line for line in csv.reader(file) if line]
    funds = json.loads((ANSWER / "allocation.json").read_text())["funds"]
    shown = {cell.replace(",", "") for line in summary for cell in line[1:]}
    for name in ("budget", "allocated", "recipients", "cooperatives"):
        assert str(funds[name]) in shown, f"{name} {funds[name]} is not in {summary}"
    faults = [cell for line in summary for cell in line if cell.startswith(("#", "Err:"))]
    assert not faults, faults
    print(f"{len(summary)} lines of the summary, {formulas} formulas in all worked out anew")


main()
