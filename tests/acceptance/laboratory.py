"""Drives the program as its users do, through scenario files and the command line alone, and compares
what `table` gives with exact answers that are computed here, in another language and by other means.
Only Python's own library; the exit code tells whether all held."""

import csv
import itertools
import json
import math
import os
import subprocess
import sys
import tempfile

LIVES = 4000
LIMIT = 3.836  # of a normal deviate: a right program fails one check in about 16,000

program = os.path.abspath(sys.argv[1])
folder = tempfile.TemporaryDirectory(prefix="grapevine-acceptance-")
failures = []


def call(*words):
    """What the program writes to stdout; it must succeed."""
    done = subprocess.run([program, *words], cwd=folder.name, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} exits {done.returncode}:\n{done.stderr}")
    return done.stdout


def write(file, lines):
    """A file of ties or the like, beside the scenarios."""
    with open(os.path.join(folder.name, file), "w", encoding="utf-8") as out:
        out.writelines(" ".join(map(str, line)) + "\n" for line in lines)
    return file


def write_scenario(name, scenario):
    whole = {"grapevine": 1, "seed": 7, "baseline": "none", **scenario}
    with open(os.path.join(folder.name, name + ".yaml"), "w", encoding="utf-8") as out:
        out.writelines(f"{key}: {json.dumps(value)}\n" for key, value in whole.items())
    return name + ".yaml"


class Table:
    """Rows of `grapevine table`: column(NAME), or at one place along a dimension
    column(NAME, at=3); lives are told apart by strategy."""

    def __init__(self, text, dimension=None):
        head, *rows = list(csv.reader(text.splitlines()))
        self.place = {name: k for k, name in enumerate(head)}
        self.rows = {None: rows}
        for row in rows if dimension else ():
            self.rows.setdefault(row[self.place[dimension]], []).append(row)

    def column(self, name, at=None):
        k = self.place[name]
        rows = self.rows[None if at is None else str(at)]
        return [float(row[k]) if row[k] else None for row in rows]


class Lives:
    """A scenario that has been lived."""

    def __init__(self, name, **scenario):
        file = write_scenario(name, scenario)
        call("run", file, "--quiet", "--threads", "1")
        home = os.path.join(folder.name, "results", name)
        (world,) = os.listdir(home)
        self.home = os.path.join(home, world)
        self.life = Table(call("table", self.home), "strategy")

    def along(self, dimension):
        return Table(call("table", self.home, "--along", dimension), dimension)

    def curves(self, outcome):
        """{strategy: curve of each life}."""
        table = self.along("step")
        place, steps = table.place, {}
        for row in table.rows[None]:
            life = steps.setdefault(row[place["strategy"]], {})
            life.setdefault(row[place["replicate"]], []).append(float(row[place[outcome]]))
        return {strategy: list(lives.values()) for strategy, lives in steps.items()}


def seeds(*people):
    """A strategy that gives it to these people."""
    ids = [str(person) for person in people]
    return {"seeds": [{"kind": "seeding", "choose": "listed", "ids": ids}]}


NOTHING = {"nothing": []}


def ties_of(name, network, seed=7):
    """The network of a scenario, as pairs (speaker, hearer)."""
    file = write_scenario(name, {"seed": seed, "network": network, "strategies": NOTHING,
                                 "model": {"kind": "independent_cascade"}})
    lines = call("net", "build", file).splitlines()
    return [tuple(map(int, line.split()[:2])) for line in lines if line and line[0] not in "#%"]


# ---- verdicts ----


def tell(holds, words):
    print(("    " if holds else "NOT ") + words)
    if not holds:
        failures.append(words)


def near(what, expected, found, allowed):
    tell(abs(found - expected) <= allowed,
         f"{what:52} expected {expected:.9g}, found {found:.9g}, allowed {allowed:.3g}")


def mean_near(what, expected, values, bias=0.0):
    n = len(values)
    mean = math.fsum(values) / n
    error = math.sqrt(math.fsum((x - mean) ** 2 for x in values) / (n - 1) / n)
    near(what, expected, mean, 4 * error + bias)


def above(what, floor, values):
    """The mean of paired differences, or the like, lies above the floor by more than chance."""
    n = len(values)
    mean = math.fsum(values) / n
    error = math.sqrt(math.fsum((x - mean) ** 2 for x in values) / (n - 1) / n)
    tell(mean - 4 * error > floor,
         f"{what:52} expected above {floor:.9g}, found {mean:.9g} +- {error:.3g}, allowed {4 * error:.3g}")


def distributed(what, chances, values):
    """Pearson's statistic against {value: chance}; thin cells are pooled with the next one. None stands
    for what is undefined. Nothing impossible may have happened."""
    n = len(values)
    found = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    impossible = [value for value in found if chances.get(value, 0) <= 0]
    cells, expected, seen, left = [], 0.0, 0, float(n)
    for value in sorted(chances, key=lambda v: (v is None, v or 0)):
        expected += n * chances[value]
        left -= n * chances[value]
        seen += found.get(value, 0)
        if expected >= 5 and left >= 5 or left < 1e-6 * n and expected > 0:
            cells.append((expected, seen))
            expected, seen = 0.0, 0
    pearson = sum((f - e) ** 2 / e for e, f in cells)
    degrees = max(len(cells) - 1, 1)
    a = 2 / (9 * degrees)
    allowed = degrees * (1 - a + LIMIT * math.sqrt(a)) ** 3 if len(cells) > 1 else 1e-3
    tell(not impossible and pearson <= allowed,
         f"{what:52} chi-square {pearson:.2f} on {len(cells) - 1} degrees, allowed {allowed:.2f}"
         + (f", impossible: {impossible}" if impossible else ""))


def finish():
    print(f"{len(failures)} not true" if failures else "all true")
    folder.cleanup()
    sys.exit(1 if failures else 0)


# ---- exact answers ----


def law(outcomes, number):
    """The law of `number` over {outcome: chance}."""
    chances = {}
    for outcome, chance in outcomes.items():
        value = number(outcome)
        chances[value] = chances.get(value, 0.0) + chance
    return chances


def after_steps(start, step, n):
    """{state: chance} after n moves of a chain; `step` gives {next: chance}."""
    now, known = {start: 1.0}, {}
    for _ in range(n):
        following = {}
        for state, chance in now.items():
            if state not in known:
                known[state] = step(state)
            for new, p in known[state].items():
                following[new] = following.get(new, 0.0) + chance * p
        now = following
    return now


def together(chances_of_each):
    """{joint state: chance} of people who move independently; each has {state: chance}."""
    joint = {}
    for choice in itertools.product(*(each.items() for each in chances_of_each)):
        chance = math.prod(p for _, p in choice)
        if chance > 0:
            states = tuple(state for state, _ in choice)
            joint[states] = joint.get(states, 0.0) + chance
    return joint


def solve(matrix, right):
    """Gauss and Jordan, with pivots."""
    n = len(right)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for k in range(n):
        pivot = max(range(k, n), key=lambda r: abs(rows[r][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for r in range(n):
            if r != k:
                factor = rows[r][k] / rows[k][k]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[k])]
    return [rows[k][n] / rows[k][k] for k in range(n)]
