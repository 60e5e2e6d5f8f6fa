#!/usr/bin/env python3
"""Re-works a proof.json of `allotment solve -o` from the instance's own files: check_proof.py INSTANCE PROOF

Shares no code with allotment and trusts nothing that the proof says: it reads the files that were solved, states the
rules, and works every figure out again in whole numbers and fractions. By weak duality, prices of the right sign prove
that no allocation has a larger impact than the sum over rows of price * limit and over cooperatives of the best of
    impact(grant) - sum over rows of price * what the grant adds to the row,
and that nothing keeps every rule if the same sum without impact is below 0. The format is described in
src/report/proof.rs. The instance is taken to be free of the faults that `allotment check` finds.
Python 3.11 or later, standard library only. Exit status: 0 if the proof holds, 1 with the reason if not. """
import csv, hashlib, io, json, re, sys, tomllib
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from itertools import pairwise
from math import lcm
from pathlib import Path

FILES = ["cooperatives.csv", "curves.csv", "instance.toml", "members.csv", "tiles.csv"]
NUMBER = re.compile(r"[+-]?(?=\.?[0-9])(?:[0-9]+(?:_[0-9]+)*)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
ZERO, ONE = Fraction(0), Fraction(1)
# The power of the unit, the weight by people, and the worth of a ramp that got so far towards its level above 0.
MEASURES = {
    "gap": (1, lambda people: 1, lambda got, level: got),
    "squared-gap": (2, lambda people: 1 / people, lambda got, level: got * (2 * level - got)),
    "headcount": (0, lambda people: people, lambda got, level: int(got == level)),
}

def demand(condition, sentence):
    """Ends with the sentence and exit status 1 unless the condition holds."""
    if not condition:
        sys.exit(f"The proof does not hold. {sentence}")
@cache
def number(text):
    """A decimal as written, exactly; None if it is no number."""
    return Fraction(text.replace("_", "")) if NUMBER.fullmatch(text) else None
def exact(text):
    """A fraction of the proof, `n/d`."""
    return Fraction(*(int(part) for part in text.split("/")))
def whole(fractions):
    """The same fractions as whole numbers over one denominator."""
    unit = lcm(*(fraction.denominator for fraction in fractions))
    return [fraction.numerator * (unit // fraction.denominator) for fraction in fractions], unit

def compare(terms, limit):
    """Below 0, 0 or above 0: the exact sum of the terms against a limit."""
    parts = {limit.denominator: -limit.numerator}
    for term in terms:
        parts[term.denominator] = parts.get(term.denominator, 0) + term.numerator
    low = sum((numerator << 128) // denominator for denominator, numerator in parts.items())
    if low > 0 or low + len(parts) <= 0:
        return low
    unit = lcm(*parts)  # Rounding leaves it open: put all over one denominator.
    return sum(numerator * (unit // denominator) for denominator, numerator in parts.items())

def decode(content):
    """UTF-8 with or without a byte order mark, else GB18030."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.removeprefix(b"\xef\xbb\xbf").decode("gb18030")

class Row:
    """lower <= sum of coefficient * grant - share * all grants <= upper; `terms` by position, None for coverage.
    A row that `counts` sums coefficients of recipients, whatever their grants."""
    def __init__(self, step, name, terms, share=ZERO, lower=None, upper=None, counts=False):
        self.name, self.share, self.lower, self.upper, self.counts = name, share, lower, upper, counts
        self.terms = terms and [(at, coefficient) for at, coefficient in terms if coefficient]
        if terms is not None and not share and all(coefficient == 1 for _, coefficient in self.terms):
            step = 1 if counts else step  # Grants are whole steps and recipients whole: so may limits of plain sums be.
            self.lower = None if lower is None else Fraction(-(-lower // step) * step)
            self.upper = None if upper is None else Fraction(upper // step * step)

class Table:
    """A CSV table by columns; `renames` says which headings stand for which names."""
    def __init__(self, content, renames):
        lines = ([cell.strip() for cell in line] for line in csv.reader(io.StringIO(decode(content), newline="")))
        headings, *lines = (line for line in lines if any(line))
        self.count, self.headings = len(lines), dict(zip(headings, zip(*lines)))
        self.names = {renames.get(heading, heading): cells for heading, cells in self.headings.items()}

    def numbers(self, name, default):
        """A column's numbers; the default where a cell is empty and if there is no such column."""
        cells = self.names.get(name) or [""] * self.count
        return [number(cell) if cell else default for cell in cells]

class Cooperative:
    """What one cooperative may get, and what that brings: x yuan have the impact of its ramps together, concave in x,
    each weight * t / unit with t = min(level, slope * x), or, if squared, weight * t * (2 * level - t) / unit, or, if
    heads count, weight / unit once slope * x reaches the level."""
    def __init__(self, name, limit, locked, shell, least, sizes, funds):
        self.name, self.shell, self.poor, self.reaching = name, shell, ZERO, ZERO
        self.ramps, self.unit, self.measure = [], 1, "gap"
        step, most = funds["step"], funds["budget"] // funds["step"]
        ceiling = most + 1 if limit is None else min(most + 1, int(limit) // step)
        first, self.allowed = -(-int(least or 0) // step), [(0, ceiling)]
        if sizes is not None:
            sizes = [size for size in sizes if limit is None or size <= limit]
            steps = {int(size) // step for size in sizes if size // step <= most}
            self.allowed = [(size, size) for size in sorted(steps | {0})]
        elif least:
            self.allowed = [(0, 0)] + [(first, ceiling)] * (first <= ceiling)
        self.ceiling = self.allowed[-1][1]
        whole = max(sizes, default=0) if sizes is not None else limit
        fixed = {"": None, "out": 0, "in": whole}.get(locked, number(locked))
        self.allowed = self.allowed if fixed is None else [(int(fixed) // step,) * 2]

    def runs(self, step):
        """Whole steps that it may get, in runs on which all that counts is concave: nothing stands apart."""
        jumps = self.ramps if self.measure == "headcount" else []
        cuts = {1} | {-(-level // (slope * step)) for level, slope, _ in jumps if slope}
        for first, last in self.allowed:
            for cut in sorted(cut for cut in cuts if first < cut <= last):
                yield first, cut - 1
                first = cut
            yield first, last

    def take_members(self, groups, by_trade, by_capital, returns, line, measure):
        """Poverty data: groups of (people, income or None, trade, capital) who share every yuan."""
        people, trade, capital = (whole([group[at] for group in groups])[0] for at in (0, 2, 3))
        theta, phi = by_trade if sum(trade) else ZERO, by_capital if sum(capital) else ZERO
        (theta, phi, head), unit = whole([theta, phi, 1 - theta - phi])
        trades, capitals, heads = sum(trade) or 1, sum(capital) or 1, sum(people)
        theta, phi, head = theta * capitals * heads, phi * trades * heads, head * trades * capitals
        shares = [theta * t + phi * c + head * n for n, t, c in zip(people, trade, capital)]
        unit *= trades * capitals * heads
        pairs = [(group, share) for group, share in zip(groups, shares) if group[1] is not None and group[1] < line]
        self.poor = sum((group[0] for group, _ in pairs), ZERO)
        self.reaching = (1 - self.shell) * Fraction(sum(share for _, share in pairs), unit)
        gaps = [group[0] * (line - group[1]) for group, _ in pairs]
        amounts, self.unit = whole(gaps + [returns * Fraction(share, unit) for _, share in pairs])
        power, by_people, _ = MEASURES[measure]
        weights, weight_unit = whole([(1 - self.shell) * by_people(group[0]) for group, _ in pairs])
        self.measure, self.unit = measure, self.unit**power * weight_unit
        self.ramps = list(zip(amounts[: len(gaps)], amounts[len(gaps) :], weights))

    def take_curve(self, pieces, step):
        """A curve as given: (up to so many yuan, or None for no end; slope), the slopes falling."""
        most = max(self.ceiling, *(last for _, last in self.allowed)) * step
        slopes = [slope for _, slope in pieces] + [ZERO]
        falls, self.unit = whole([slope - after for slope, after in pairwise(slopes)])
        demand(all(fall >= 0 for fall in falls), f"The curve of {self.name!r} is not concave.")
        ends = [most if end is None else int(end) for end, _ in pieces]
        self.measure, self.ramps = "gap", [(fall * end, fall, 1) for fall, end in zip(falls, ends)]
    def rise(self, yuan):
        """The impact of so many yuan, in parts of 1/unit."""
        worth = MEASURES[self.measure][2]
        return sum(weight * worth(min(level, slope * yuan), level) for level, slope, weight in self.ramps)

    def best(self, price, entry, covered, step, places, with_impact):
        """2^places times the best of impact - price * grant + worth of the poor covered - entry price, rounded up."""
        amounts, up = whole([price * step, entry, covered[0] * self.poor, covered[1] * step])
        own = self.unit if with_impact else 1
        price, entry, at_most, each = (amount * own for amount in amounts)
        rise = lambda steps: self.rise(steps * step) * up if with_impact else 0
        value = lambda steps: rise(steps) - price * steps + min(at_most, each * steps) - (entry if steps else 0)
        # All of this is concave over the whole steps of a run, so it is best where one more brings nothing more.
        best = []
        for low, high in self.runs(step):
            while low < high:
                middle = (low + high) // 2
                low, high = (middle + 1, high) if value(middle + 1) > value(middle) else (low, middle)
            best.append(-((-value(low) << places) // (up * own)))
        return max(best)

class Instance:
    """What the files state."""
    def __init__(self, contents):
        exactly = lambda text: Fraction(text.replace("_", ""))
        self.settings = tomllib.loads(decode(contents["instance.toml"]), parse_float=exactly)
        renames = {heading.strip(): name for name, heading in self.settings.get("columns", {}).items()}
        self.funds = {key: int(self.settings["funds"].get(key, 1)) for key in ("budget", "step")}
        self.row = partial(Row, self.funds["step"])
        self.full_coverage = Fraction(self.settings.get("accuracy", {}).get("full_coverage", 1))
        self.tables = {name: Table(contents[name], renames) for name in contents if name.endswith(".csv")}
        self.table, self.worked_out = self.tables["cooperatives.csv"], {}
        limits = self.table.numbers("max_grant", self.settings.get("grants", {}).get("max_grant"))
        locked = self.table.names.get("locked") or [""] * self.table.count
        least = self.table.numbers("min_grant", self.settings.get("grants", {}).get("min_grant"))
        columns = (self.table.names["id"], limits, locked, self.passing("shell_risk"), least, self.sizes())
        self.cooperatives = [Cooperative(*line, self.funds) for line in zip(*columns)]
        self.position = {one.name: position for position, one in enumerate(self.cooperatives)}
        self.read_poverty()
        self.read_curves()
    def passing(self, name):
        """A column of how a yuan passes through, with the values of [impact] for what it leaves open."""
        return self.table.numbers(name, Fraction(self.settings.get("impact", {}).get(name, 0)))
    def sizes(self):
        """By cooperative the sizes of its grant, or None: its cell, else what [grants] says of it or of all."""
        said = self.settings.get("grants", {}).get("sizes")
        by = said["by"].strip() if isinstance(said, dict) else None
        labels = self.texts(by) if by else [""] * self.table.count
        lists = {key.strip(): sizes for key, sizes in said.items() if key != "by"} if by else {"": said}
        lists = {key: sizes if sizes is None or isinstance(sizes, list) else [sizes] for key, sizes in lists.items()}
        cells = self.table.names.get("sizes") or [""] * self.table.count
        of_cell = lambda cell: [number(part.strip()) for part in cell.split("|")]
        return [of_cell(cell) if cell else lists[label] for cell, label in zip(cells, labels)]

    def read_poverty(self):
        if (groups := self.read_groups()) is None:
            return
        poverty = self.settings["poverty"]
        line, measure = Fraction(poverty["line"]), poverty.get("measure", "gap").strip()
        columns = [self.passing(name) for name in ("by_trade", "by_capital", "return")]
        for one, own, *passing in zip(self.cooperatives, groups, *columns):
            if own:
                one.take_members(own, *passing, line, measure)
        if "members.csv" in self.tables:
            self.worked_out["members"] = [sum((group[0] for group in own), ZERO) for own in groups]
            self.worked_out["poor_members"] = [one.poor for one in self.cooperatives]

    def read_groups(self):
        """By cooperative its groups (people, income, trade, capital); None if nothing is known of members."""
        groups = [[] for _ in self.cooperatives]
        if members := self.tables.get("members.csv"):
            columns = (members.numbers(name, ZERO) for name in ("people", "income", "trade", "capital"))
            for name, group in zip(members.names["cooperative"], zip(*columns)):
                if group[0]:
                    groups[self.position[name]].append(group)
            return groups
        names = ["members", "poor_members", "poor_income", "poor_trade_share", "poor_capital_share"]
        if not all(name in self.table.names for name in names[:3]):
            return None
        columns = (self.table.numbers(name, None) for name in names)
        for own, people, poor, income, *shares in zip(groups, *columns):
            people, poor = people or ZERO, poor or ZERO
            # A share that is not given is per head, as if there were no trade or capital at all.
            rest = [ZERO if share is None else 1 - share for share in shares]
            both = [(poor, income, *(share or ZERO for share in shares)), (people - poor, None, *rest)]
            own += [group for group in both if people and group[0]]
        return groups

    def read_curves(self):
        pieces = [[(None, number(slope))] for slope in self.table.names.get("impact_per_yuan", [])]
        if curves := self.tables.get("curves.csv"):
            pieces = [[] for _ in self.cooperatives]
            for name, end, slope in zip(*(curves.names[column] for column in ("cooperative", "up_to", "slope"))):
                pieces[self.position[name]].append((number(end), number(slope)))
        for one, own in zip(self.cooperatives, pieces):
            one.take_curve(own, self.funds["step"])
    def texts(self, name):
        """A column as rules select by it; a rule may use its name or its heading."""
        if name in self.worked_out:
            return [f"{(Decimal(n.numerator) / n.denominator).normalize():f}" for n in self.worked_out[name]]
        return self.table.names[name] if name in self.table.names else self.table.headings[name]
    def figures(self, name):
        """A column as rules sum it up, what is no number as 0: selected cells are all numbers."""
        return self.worked_out.get(name) or [number(cell) or ZERO for cell in self.texts(name)]

    def rows(self):
        """Every row, those of the built-in rules first."""
        everyone, ones = list(enumerate(self.cooperatives)), [(at, ONE) for at in range(self.table.count)]
        poor = sum((one.poor for one in self.cooperatives), ZERO)
        built_in = {
            "max_leakage": lambda cap: ([(at, 1 - one.reaching - cap) for at, one in everyone], {"upper": ZERO}),
            "max_shell_exposure": lambda cap: ([(at, one.shell - cap) for at, one in everyone], {"upper": ZERO}),
            "min_coverage": lambda share: (None, {"lower": share * poor}),
            "max_recipients": lambda most: (ones, {"upper": Fraction(most), "counts": True}),
            "min_recipients": lambda least: (ones, {"lower": Fraction(least), "counts": True}),
        }
        limits = self.settings.get("accuracy", {}) | self.settings.get("grants", {})
        written = [(name, *write(limits[name])) for name, write in built_in.items() if name in limits]
        written = [("budget", ones, {"upper": Fraction(self.funds["budget"])})] + written
        rows = [self.row(name, terms, **sides) for name, terms, sides in written]
        return rows + [row for rule in self.settings.get("rules", []) for row in self.rows_of(rule)]

    def rows_of(self, rule):
        """The rows of a clause of [[rules]]: one, or one for every value of `each`."""
        selected = range(self.table.count)
        for column, wanted in rule.get("where", {}).items():
            wanted, texts = wanted if isinstance(wanted, list) else [wanted], self.texts(column)
            wanted = {value.strip() if isinstance(value, str) else Fraction(value) for value in wanted}
            selected = [at for at in selected if texts[at] in wanted or number(texts[at]) in wanted]
        values = self.texts(rule["each"].strip()) if "each" in rule else None
        weights = self.figures(rule["weigh"].strip()) if "weigh" in rule else [ONE] * self.table.count
        name, members = rule["name"].strip(), {}
        for at in selected:
            members.setdefault(f"{name}/{values[at]}" if values else name, []).append(at)
        for name, own in members.items():
            terms, ranged, rows = [(at, weights[at]) for at in own], {}, []
            counts = "recipients_at_least" in rule or "recipients_at_most" in rule
            prefix = "recipients_" if counts else ""
            for side, limit in (("lower", rule.get(f"{prefix}at_least")), ("upper", rule.get(f"{prefix}at_most"))):
                if isinstance(limit, dict) and "share_of_allocated" in limit:
                    rows.append(self.row(name, terms, Fraction(limit["share_of_allocated"]), **{side: ZERO}))
                elif limit is not None:
                    ranged[side] = self.amount(limit, own)
            rows += [self.row(name, terms, **ranged, counts=counts)] if ranged else []
            if len(rows) == 1 and None not in (low := rows[0].lower, high := rows[0].upper) and (counts or low > high):
                rows = [self.row(name, terms, counts=counts, **side) for side in ({"upper": high}, {"lower": low})]
            for row in rows if len(rows) == 2 else []:
                row.name += "" if row.upper is None else " (at most)"
            yield from rows
    def amount(self, limit, own):
        """A limit in the row's own unit."""
        if not isinstance(limit, dict):
            return Fraction(limit)
        if "share_of_budget" in limit:
            return Fraction(limit["share_of_budget"]) * self.funds["budget"]
        values = self.figures(limit.get("per", limit.get("share_of")).strip())
        of_row, factor = sum((values[at] for at in own), ZERO), limit.get("times", 0) * self.funds["budget"]
        return limit["amount"] * of_row if "per" in limit else factor * of_row / sum(values)

def check_files(contents, claim, settings):
    """The files are those that were solved."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    demand(hashes == {file["name"]: file["sha256"] for file in claim["files"]}, "The files are not those solved.")
    lines = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
    demand(hashlib.sha256(lines.encode()).hexdigest() == claim["sha256"], "The hash of all files together differs.")
    demand(settings.get("name", claim["name"]).strip() == claim["name"], "The instance has another name.")

def check_rows(rows, claims):
    """The rows and their limits are those that the instance states; gives their prices, each of a sign that counts."""
    demand([claim["row"] for claim in claims] == [row.name for row in rows], "The rows are not those of the instance.")
    for row, claim in zip(rows, claims):
        for limit, said in ((row.lower, claim["at_least"]), (row.upper, claim["at_most"])):
            demand((said and exact(said)) == limit, f"The limit of {row.name!r} is {limit}, not {said}.")
        price = ZERO if claim["price"] is None else exact(claim["price"])
        has_limit = (row.upper if price > 0 else row.lower) is not None
        demand(price == 0 or has_limit, f"The price of {row.name!r} has a sign that proves nothing.")
        yield price

def check_sums(instance, rows, prices, claim, with_impact):
    """The two sums of weak duality, each part rounded up at the proof's places; gives the total claimed."""
    places, limits, covered, for_all = claim["places"], 0, (ZERO, ZERO), ZERO
    own_prices, entries = [ZERO] * len(instance.cooperatives), [ZERO] * len(instance.cooperatives)
    for row, price in ((row, price) for row, price in zip(rows, prices) if price):
        limit = price * (row.upper if price > 0 else row.lower)
        limits -= (-limit.numerator << places) // limit.denominator
        if row.terms is None:
            covered = (-price, -price / instance.full_coverage)
        for_all -= price * row.share
        for at, coefficient in row.terms or []:
            (entries if row.counts else own_prices)[at] += price * coefficient
    each, step = zip(instance.cooperatives, own_prices, entries), instance.funds["step"]
    best = sum(one.best(for_all + price, entry, covered, step, places, with_impact) for one, price, entry in each)
    said_limits, said_best, said = (exact(claim[key]) for key in ("limits", "best", "value"))
    demand(said_limits == Fraction(limits, 1 << places), "The limits at their prices do not add up as claimed.")
    demand(said_best >= Fraction(best, 1 << places), "The best values come to more than the proof claims.")
    demand(said == said_limits + said_best, "The two sums do not add up to the value claimed.")
    return said

def check_grants(instance, rows, claims):
    """Every grant is allowed and every rule kept; gives the cooperatives that get something, and what."""
    grants, step, full = {}, instance.funds["step"], instance.full_coverage
    for name, grant in ((claim["id"], claim["grant"]) for claim in claims):
        at, in_steps = instance.position.get(name), type(grant) is int and grant > 0 and grant % step == 0
        demand(at is not None and at not in grants, f"{name!r} is unknown, or is given a grant twice.")
        demand(in_steps, f"The grant of {name!r} is {grant!r}, which is not one or more whole steps.")
        grants[at] = grant
    for at, one in enumerate(instance.cooperatives):
        steps = grants.get(at, 0) // step
        is_allowed = any(first <= steps <= last for first, last in one.allowed)
        demand(is_allowed, f"The grant of {one.name!r} is not one that it may get.")
    for row in rows:
        own = [(coefficient, grants[at]) for at, coefficient in row.terms or [] if at in grants]
        amounts = [coefficient * (1 if row.counts else grant) for coefficient, grant in own]
        if row.terms is None:
            amounts = [min(instance.cooperatives[at].poor, grant / full) for at, grant in grants.items()]
        amounts.append(-row.share * sum(grants.values()))
        kept = row.lower is None or compare(amounts, row.lower) >= 0
        kept = kept and (row.upper is None or compare(amounts, row.upper) <= 0)
        demand(kept, f"The grants do not keep the rule {row.name!r}.")
    return [(instance.cooperatives[at], grant) for at, grant in grants.items()]

def check(folder, proof):
    """The whole proof; gives a sentence about what it proves."""
    demand(proof["format"] == 1, f"The proof's format is {proof['format']}, and only 1 is known here.")
    contents = {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}
    instance = Instance(contents)
    check_files(contents, proof["instance"], instance.settings)
    rows, status = instance.rows(), proof["status"]
    prices = list(check_rows(rows, proof["rows"]))
    if status == "unknown":
        claimed = any(proof[key] for key in ("bound", "achieved", "contradiction", "allocation")) or any(prices)
        demand(not claimed, "What is unknown proves nothing, and yet something is claimed.")
        return "Nothing is proved, and nothing is claimed: the status is unknown."
    demand(status in ("optimal", "feasible", "infeasible"), f"There is no status {status!r}.")
    if status == "infeasible":
        value = check_sums(instance, rows, prices, proof["contradiction"], with_impact=False)
        demand(value < 0, "The contradiction's value is not below 0, so it proves nothing.")
        return "The proof holds: nothing keeps every rule."
    grants = check_grants(instance, rows, proof["allocation"])
    places, achieved = proof["achieved"]["places"], exact(proof["achieved"]["value"])
    impact = sum((one.rise(grant) << places) // one.unit for one, grant in grants)
    demand(achieved == Fraction(impact, 1 << places), "The grants do not have the impact that is claimed.")
    bound = check_sums(instance, rows, prices, proof["bound"], with_impact=True)
    gap = float((bound - achieved) / (bound or 1))
    search = proof.get("search")
    demand(search is None or exact(search["bound"]) >= achieved, "The search promises less than what was found.")
    by_word = search and status == "optimal" and gap > 1e-9
    word = f" That nothing is better rests on the word of {search['solver']} alone." if by_word else ""
    return f"The proof holds: every rule is kept, the impact is {float(achieved):,.3f}, the gap at most {gap:.2g}.{word}"

if __name__ == "__main__":
    try:
        instance, proof = (Path(argument) for argument in sys.argv[1:])
        print(check(instance, json.loads(proof.read_text(encoding="utf-8"))))
    except (OSError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        sys.exit(f"The proof cannot be checked: {type(fault).__name__}: {fault}")
