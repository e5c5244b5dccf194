"""Networks as `net build` writes them: ties, degrees, blocks, moved ties. Then adopters by block."""

import collections
import math
import random

from laboratory import Lives, finish, mean_near, near, seeds, tell, ties_of

luck = random.Random(5)


def degrees(ties, people):
    number = [0] * people
    for a, b in ties:
        number[a] += 1
        number[b] += 1
    return number


def regular():
    found = degrees(ties_of("regular", {"kind": "k_regular", "people": 400, "ties": 7}), 400)
    near("k_regular: people without 7 ties", 0, sum(k != 7 for k in found), 0)
    arcs = ties_of("followers", {"kind": "regular_directed", "people": 500, "ties": 6})
    out, into = collections.Counter(a for a, _ in arcs), collections.Counter(b for _, b in arcs)
    near("regular_directed: people without 6 followers or followees", 0,
         sum(out[v] != 6 or into[v] != 6 for v in range(500)), 0)
    near("  arcs without loops and repeats", 3000, len({(a, b) for a, b in arcs if a != b}), 0)
    wanted = [5] * 10 + [3] * 20 + [1] * 30
    found = degrees(ties_of("sequence", {"kind": "degree_sequence", "degrees": wanted}), 60)
    near("degree_sequence: people with other degrees", 0, sum(a != b for a, b in zip(wanted, found)), 0)
    board = {"kind": "lattice", "rows": 12, "columns": 9, "neighbours": 8, "wrap": False}
    near("a board with a border: ties", 11 * 9 + 12 * 8 + 2 * 11 * 8, len(ties_of("board", board)), 0)


def rewired():
    ring = {"kind": "ring_lattice", "people": 1000, "neighbours": 8}
    whole = {tuple(sorted(tie)) for tie in ties_of("ring", ring)}
    for share, moved in ((.3, 1 - math.exp(-.3)), (20, 1 - 8 / 999)):
        ties = [tuple(sorted(tie)) for tie in ties_of("rewired", {**ring, "rewire_degree": share})]
        found = sum(tie not in whole for tie in ties) / len(ties)
        near(f"rewired by {share}: share of moved ties", moved, found, .02)
        near("  people who lost or won a tie", 0, sum(k != 8 for k in degrees(ties, 1000)), 0)


def preferential():
    """Newcomers tie themselves to ends of ties: the paper's rule, without a constant."""
    people, each, networks = 3000, 4, 10

    def grow():
        ties = [(a, b) for a in range(each + 1) for b in range(a)]
        ends = [v for tie in ties for v in tie]
        for v in range(each + 1, people):
            chosen = set()
            while len(chosen) < each:
                chosen.add(luck.choice(ends))
            ties += [(v, u) for u in chosen]
            ends += [w for u in chosen for w in (u, v)]
        return ties

    def ratio(ties):
        k = degrees(ties, people)
        return sum(x * x for x in k) / sum(k)

    network = {"kind": "barabasi_albert", "people": people, "ties": each}
    expected = [ratio(grow()) for _ in range(networks)]
    found = [ratio(ties_of("preferential", network, seed)) for seed in range(1, networks + 1)]
    centre = sum(expected) / networks
    wide = math.sqrt(sum((x - centre) ** 2 for x in expected) / (networks - 1) / networks)
    mean_near("Barabasi and Albert: mean square over mean of ties", centre, found, 4 * wide)


def blocks():
    """Ties within and between three blocks, and a cascade from the first, beside one of our own."""
    sizes, p = [300, 200, 500], .12
    mixing = [[.04, .002, .001], [.002, .05, .003], [.001, .003, .02]]
    block = [b for b, size in enumerate(sizes) for _ in range(size)]
    network = {"kind": "block_model", "sizes": sizes, "mixing": mixing}
    found = collections.Counter(tuple(sorted((block[a], block[b]))) for a, b in ties_of("blocks", network))
    for a in range(3):
        for b in range(a, 3):
            pairs = sizes[a] * sizes[b] if a != b else sizes[a] * (sizes[a] - 1) / 2
            expected = pairs * mixing[a][b]
            near(f"ties between blocks {a + 1} and {b + 1}", expected, found[a, b], 4 * math.sqrt(expected))

    def cascade():
        """Live arcs are drawn with mixing * p when they are asked for: bond percolation."""
        on, queue = set(range(5)), list(range(5))
        for u in queue:
            for v in range(1000):
                if v not in on and luck.random() < mixing[block[u]][block[v]] * p:
                    on.add(v)
                    queue.append(v)
        count = collections.Counter(block[v] for v in on)
        return [count[b] for b in range(3)]

    expected = [cascade() for _ in range(60)]
    lives = Lives("by_block", replicates=200, ticks=60, network=network, strategies=seeds(*range(5)),
                  people={"traits": {"group": {"kind": "blocks", "labels": ["first", "second", "third"]}}},
                  model={"kind": "independent_cascade", "p": p}, measure=["adopters", "groups"])
    for b, word in enumerate(("first", "second", "third")):
        own = [counts[b] for counts in expected]
        centre = sum(own) / len(own)
        wide = math.sqrt(sum((x - centre) ** 2 for x in own) / (len(own) - 1) / len(own))
        column = lives.life.column("adopters_by_group." + word)
        mean_near(f"adopters in the {word} block", centre, column, 4 * wide)
        long = lives.along("group").column("adopters_by_group", at=word)
        tell(long == column, "  the same along groups")


regular()
rewired()
preferential()
blocks()
finish()
