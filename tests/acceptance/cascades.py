"""Independent cascade and linear threshold on ties read from a file, against all live-edge graphs of a small
network: final size, depth, time to a share and the state at fixed times. Then trees, and Watts thresholds."""

import itertools
import math

from laboratory import (LIVES, Lives, distributed, finish, law, near, seeds, ties_of, write)

PEOPLE, NEVER = 6, 99
ARCS = [(0, 1, .7), (0, 2, .3), (1, 2, .5), (2, 1, .2), (1, 3, .4), (2, 4, .9), (4, 3, .6),
        (3, 5, .25), (4, 5, .35), (5, 0, .8), (3, 1, .5)]
HEARD = {v: [arc for arc in ARCS if arc[1] == v] for v in range(PEOPLE)}
NETWORK = {"kind": "edge_list", "file": write("arcs.txt", ARCS), "directed": True,
           "first": "speaks", "weights": True}


def distances(arcs, start):
    """Steps from the seeds to everybody."""
    distance = [0 if v in start else NEVER for v in range(PEOPLE)]
    queue = list(start)
    for u in queue:
        for arc in arcs:
            if arc[0] == u and distance[arc[1]] == NEVER:
                distance[arc[1]] = distance[u] + 1
                queue.append(arc[1])
    return tuple(distance)


def all_cascades(chance_of, start):
    """Every arc is live or not, with a chance of its own."""
    outcomes = {}
    for live in itertools.product((False, True), repeat=len(ARCS)):
        chance = math.prod(chance_of(arc) if on else 1 - chance_of(arc) for arc, on in zip(ARCS, live))
        found = distances([arc for arc, on in zip(ARCS, live) if on], start)
        outcomes[found] = outcomes.get(found, 0.0) + chance
    return outcomes


def all_thresholds(weight_of, start):
    """Everybody picks at most one of those they hear, with its weight as chance (Kempe, Kleinberg, Tardos 2003)."""
    outcomes = {}
    picks = []
    for v in range(PEOPLE):
        rest = 1 - math.fsum(weight_of(arc) for arc in HEARD[v])
        picks.append([(arc, weight_of(arc)) for arc in HEARD[v]] + [(None, max(rest, 0.0))])
    for choice in itertools.product(*picks):
        chance = math.prod(p for _, p in choice)
        found = distances([arc for arc, _ in choice if arc is not None], start)
        outcomes[found] = outcomes.get(found, 0.0) + chance
    return outcomes


def compare(name, model, outcomes, start, network=None):
    lives = Lives(name, replicates=LIVES, ticks=6, network=network or NETWORK, model=model,
                  strategies=seeds(*start), measure=["adopters", "cascades", {"kind": "time_to_share", "share": .5}])
    steps = lives.along("step")
    times = lambda d: next((t for t in range(NEVER) if sum(x <= t for x in d) >= .5 * PEOPLE), None)
    distributed(name + ": final size", law(outcomes, lambda d: sum(x < NEVER for x in d)),
                lives.life.column("final_adopters"))
    distributed("  depth", law(outcomes, lambda d: max(x for x in d if x < NEVER)), lives.life.column("tree_depth"))
    distributed("  time to half", law(outcomes, times), lives.life.column("time_to_share"))
    for t in (1, 2, 3):
        distributed(f"  adopters after {t}", law(outcomes, lambda d: sum(x <= t for x in d)),
                    steps.column("adopters", at=t))


def cascades():
    compare("cascade, chance of each arc", {"kind": "independent_cascade", "chance": "weight"},
            all_cascades(lambda arc: arc[2], [0]), [0])
    compare("cascade, one over those heard", {"kind": "independent_cascade", "chance": "in_degree"},
            all_cascades(lambda arc: 1 / len(HEARD[arc[1]]), [3, 2]), [3, 2])
    constant = all_cascades(lambda arc: .37, [4])
    compare("cascade, one chance", {"kind": "independent_cascade", "p": .37}, constant, [4])
    turned = write("turned.txt", [(b, a, w) for a, b, w in ARCS])
    compare("cascade, a file of who listens", {"kind": "independent_cascade", "p": .37}, constant, [4],
            {**NETWORK, "file": turned, "first": "listens"})


def thresholds():
    compare("linear threshold, weights of the file", {"kind": "linear_threshold", "weight": "file"},
            all_thresholds(lambda arc: arc[2] / math.fsum(a[2] for a in HEARD[arc[1]]), [0]), [0])
    compare("linear threshold, equal weights", {"kind": "linear_threshold"},
            all_thresholds(lambda arc: 1 / len(HEARD[arc[1]]), [2]), [2])


def tree():
    """A cascade that cannot fail along a tree: its shape, generation by generation."""
    arcs = [(0, 1), (0, 2), (1, 3), (1, 4), (4, 5), (5, 6), (2, 7)]
    parent = {b: a for a, b in arcs}

    def ancestors(v):
        return [v] + (ancestors(parent[v]) if v in parent else [])

    def distance(a, b):
        above, other = ancestors(a), ancestors(b)
        return min(i + other.index(u) for i, u in enumerate(above) if u in other)

    lives = Lives("tree", replicates=1, ticks=9, model={"kind": "independent_cascade", "p": 1.0},
                  network={"kind": "edge_list", "file": write("tree.txt", arcs), "directed": True, "first": "speaks"},
                  strategies=seeds(0), measure=["cascades"])
    total = sum(distance(a, b) for a in range(8) for b in range(8))
    near("a tree's structural virality", total / 56, lives.life.column("structural_virality")[0], 1e-12)
    near("  depth", 4, lives.life.column("tree_depth")[0], 0)
    generations = lives.along("depth").column("generations")[:6]
    near("  generations 1, 2, 3, 1, 1", 0, sum(abs(a - b) for a, b in zip(generations, [1, 2, 3, 1, 1, 0])), 0)


def lattice(name, model, enough, start):
    """A board of people who know eight neighbours: nothing is left to chance."""
    network = {"kind": "lattice", "rows": 20, "columns": 23, "neighbours": 8, "wrap": True}
    known = [[] for _ in range(460)]
    for a, b in ties_of(name, network):
        known[a].append(b)
        known[b].append(a)
    on, curve = set(start), []
    for _ in range(61):
        curve.append(len(on))
        on |= {v for v in range(460) if enough(sum(u in on for u in known[v]), len(known[v]))}
    lives = Lives(name, replicates=1, ticks=60, network=network, model=model, strategies=seeds(*start),
                  measure=["adopters"])
    found = lives.along("step").column("adopters")
    near(name + ": steps that differ", 0, sum(a != b for a, b in zip(curve, found)), 0)
    near("  people in the end", curve[-1], found[-1], 0)


cascades()
thresholds()
tree()
lattice("threshold of 3 people", {"kind": "watts_threshold", "of": "people", "threshold": 3},
        lambda k, n: k >= 3, [0, 1, 2, 23, 24, 25])
lattice("threshold of a quarter", {"kind": "watts_threshold", "threshold": .25},
        lambda k, n: k >= .25 * n, [100, 101])
finish()
