#!/usr/bin/env python3
"""Opens report.html of guangxi-2020, in its language, in Chromium as its readers do, and fails where it is not as it should be.

usage: look_at_report.py report.html FOLDER

Pictures at 1440 and 390 pixels and the printed page go into FOLDER, for people to look at.
"""

import sys
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

PAGE, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
MOST_BYTES = 5_000_000
MOST_SECONDS = 2.0
MOST_SECONDS_TO_ANSWER = 1.0
# What the page says, by its language.
WORDS = {
    "en": {
        "count": "{}–{} of {}", "grant": "grant", "next": "Next", "none": "No cooperative matches.",
        "why": "450300-00160 receives 200,000 yuan", "together": "together", "leakage": "max_leakage",
    },
    "zh": {
        "count": "第 {}–{} 家，共 {} 家", "grant": "补助", "next": "下一页", "none": "没有符合条件的合作社。",
        "why": "450300-00160获补助 200,000 元", "together": "合计", "leakage": "漏出率上限",
    },
}


def first(page, column):
    return page.locator("#list tbody tr.one").first.locator("td").nth(column).inner_text()


def look(page):
    """What a reader does with the list."""
    words = WORDS[page.evaluate("document.documentElement.lang")]
    where = page.locator("#list .tools span")
    expect(where).to_have_text(words["count"].format(1, 25, "49,595"))
    headings = page.locator("#list thead th").all_inner_texts()
    money = next(at for at, title in enumerate(headings) if title.startswith(words["grant"]))

    begun = time.monotonic()
    page.locator("#list thead button").nth(money).click()
    assert first(page, money) == "0", "sorted by grant, the least first"
    page.locator("#list thead button").nth(money).click()
    assert first(page, money) == "200,000", "sorted by grant, the largest first"
    assert time.monotonic() - begun < MOST_SECONDS_TO_ANSWER, "sorting is slow"

    page.get_by_text(words["next"], exact=True).click()
    expect(where).to_have_text(words["count"].format(26, 50, "49,595"))

    page.locator("#list input").fill("450300-00160")
    expect(where).to_have_text(words["count"].format(1, 1, 1))
    page.locator("#list tbody tr.one").click()
    why = page.locator("#list tr.why").inner_text()
    assert why.startswith(words["why"]), why
    assert words["leakage"] in why and words["together"] in why, why

    page.locator("#list input").fill("no such id")
    page.get_by_text(words["none"]).wait_for()
    page.locator("#list input").fill("")
    expect(where).to_have_text(words["count"].format(1, 25, "49,595"))


def look_at_map(page):
    """Every prefecture has a square with the money that the table gives it, and no text leaves its square."""
    squares = page.locator("#money .grid-of-tiles > svg").evaluate_all(
        """all => all.map(one => {
            const square = one.querySelector("rect").getBoundingClientRect();
            const [name, money] = [...one.querySelectorAll("text")];
            const inside = [name, money].every(text => {
                const box = text.getBoundingClientRect();
                return box.left >= square.left && box.right <= square.right;
            });
            return [name.textContent, money.textContent, inside];
        })"""
    )
    lines = page.locator("#money details tbody tr").evaluate_all(
        "all => all.map(line => [...line.cells].map(cell => cell.textContent))"
    )
    assert len(squares) == 14, squares
    assert {name: money for name, money, _ in squares} == {line[0]: line[3] for line in lines}
    assert all(inside for *_, inside in squares), [name for name, _, inside in squares if not inside]


def main():
    assert PAGE.stat().st_size < MOST_BYTES, f"{PAGE.stat().st_size} bytes"
    FOLDER.mkdir(parents=True, exist_ok=True)
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for width in (1440, 390):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.on("console", lambda message: faults.append(f"console: {message.text}"))
            page.on("pageerror", lambda error: faults.append(f"error: {error}"))
            others = lambda request: request.url != PAGE.as_uri() and faults.append(f"request: {request.url}")
            page.on("request", others)
            begun = time.monotonic()
            page.goto(PAGE.as_uri())
            page.locator("#list tbody tr.one").first.wait_for()
            seconds = time.monotonic() - begun
            assert seconds < MOST_SECONDS, f"opened in {seconds:.2f} s"
            look(page)
            look_at_map(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"wider than {width}"
            page.screenshot(path=FOLDER / f"report-{width}.png", full_page=True)
            print(f"{width} pixels: opened in {seconds:.2f} s")
        page.pdf(path=FOLDER / "report.pdf", prefer_css_page_size=True)
        browser.close()
    assert not faults, faults


main()
