"""Opinions: voters under three update rules, zealots, q-voters, majorities by their exact chains, event by event;
averages (DeGroot, Friedkin-Johnsen, Hegselmann-Krause) by plain iteration."""

import itertools
import math

from laboratory import (LIVES, NOTHING, Lives, after_steps, distributed, finish, law, mean_near, near, seeds, solve,
                        ties_of, write)

PEOPLE = 5
TIES = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]
HEARD = [[a + b - v for a, b in TIES if v in (a, b)] for v in range(PEOPLE)]
NETWORK = {"kind": "edge_list", "file": write("ties.txt", TIES), "directed": False}


def copied(world, hearer, speaker):
    return world[:hearer] + (world[speaker],) + world[hearer + 1:]


def event(rule):
    """{next world: chance} of one event."""
    arcs = [(u, v) for v in range(PEOPLE) for u in HEARD[v]]
    chance = {"node": lambda u, v: 1 / PEOPLE / len(HEARD[v]), "link": lambda u, v: 1 / len(arcs),
              "invasion": lambda u, v: 1 / PEOPLE / len(HEARD[u])}[rule]

    def step(world):
        following = {}
        for u, v in arcs:
            new = copied(world, v, u)
            following[new] = following.get(new, 0) + chance(u, v)
        return following

    return step


def until_all_agree(step, start):
    """Chance that all come to hold 1, and the mean time in events."""
    open_worlds = [w for w in itertools.product((0, 1), repeat=PEOPLE) if 0 < sum(w) < PEOPLE]
    moves = [[(1 if a == b else 0) - step(a).get(b, 0) for b in open_worlds] for a in open_worlds]
    place = open_worlds.index(start)
    wins = solve(moves, [step(w).get((1,) * PEOPLE, 0) for w in open_worlds])
    return wins[place], solve(moves, [1] * len(open_worlds))[place]


def voters():
    start = (0, 0, 0, 1, 0)
    for rule in ("node", "link", "invasion"):
        lives = Lives("voter_" + rule, clock="async", replicates=LIVES, ticks=50, network=NETWORK, strategies=seeds(3),
                      model={"kind": "voter", "update": rule}, measure=["states", "opinions"])
        ones = lives.along("step")
        for t in (1, 3):
            distributed(f"voter, {rule}: ones after {t}", law(after_steps(start, event(rule), t * PEOPLE), sum),
                        ones.column("people_in_one", at=t))
        wins, events = until_all_agree(event(rule), start)
        mean_near(f"voter, {rule}: 1 wins", wins, lives.life.column("opinion_mean"))
        mean_near("  time", events / PEOPLE, lives.life.column("consensus_time"))


def crowd(name, people, model, step, start, times, fixed=0):
    """People who are alike but for their opinion: a chain on the number of ones."""
    ones = Lives(name, clock="async", replicates=LIVES, ticks=max(times), strategies=seeds(*range(start)) if start else
                 NOTHING, network={"kind": "complete", "people": people}, model=model, measure=["states"]).along("step")
    for t in times:
        distributed(f"{name}: ones after {t}", after_steps(start, step, t * people),
                    [x - fixed for x in ones.column("people_in_one", at=t)])


def q_voters():
    people, q, alone = 12, 3, .2

    def step(k):
        agree = lambda number: math.comb(number, q) / math.comb(people - 1, q)
        up = (people - k) / people * (alone / 2 + (1 - alone) * agree(k))
        down = k / people * (alone / 2 + (1 - alone) * agree(people - k))
        return {j: p for j, p in ((k + 1, up), (k - 1, down), (k, 1 - up - down)) if p > 0}

    crowd("q_voter", people, {"kind": "q_voter", "q": q, "independence": alone}, step, 8, (1, 3, 6))


def majorities():
    people, group = 15, 5

    def step(k):
        following = {}
        for ones in range(max(0, group - people + k), min(group, k) + 1):
            new = k + group - ones if 2 * ones > group else k - ones
            chance = math.comb(k, ones) * math.comb(people - k, group - ones) / math.comb(people, group)
            following[new] = following.get(new, 0) + chance
        return following

    crowd("majority", people, {"kind": "majority_rule", "group": group}, step, 7, (1,))


def zealots():
    people, free = 8, 5  # two zealots for 1, one for 0

    def step(k):
        up = (free - k) / people * (k + 2) / (people - 1)
        down = k / people * (free - k + 1) / (people - 1)
        return {j: p for j, p in ((k + 1, up), (k - 1, down), (k, 1 - up - down)) if p > 0}

    crowd("zealots", people, {"kind": "voter", "zealots_one": 2, "zealots_zero": 1}, step, 0, (2, 12), fixed=2)


# ---- averages ----


def compare(name, opinions, model, ticks, network):
    """Everybody is a group of their own, so that each opinion can be read."""
    write(name + ".csv", [("id,who",)] + [(f"{v},person {v}",) for v in range(len(opinions))])
    found = Lives(name, replicates=1, ticks=ticks, network=network, model=model, strategies=NOTHING,
                  people={"file": name + ".csv", "traits": {"group": {"kind": "column", "column": "who",
                                                                      "holds": "words"}}},
                  measure=["opinions", "group_opinions"]).life
    near(name + ": the person who is farthest off", 0, max(
        abs(x - found.column(f"opinion_by_group.person {v}")[0]) for v, x in enumerate(opinions)), 1e-9)
    n = len(opinions)
    mean = math.fsum(opinions) / n
    ordered = sorted(opinions)
    near("  mean", mean, found.column("opinion_mean")[0], 1e-9)
    near("  variance", math.fsum((x - mean) ** 2 for x in opinions) / n, found.column("opinion_variance")[0], 1e-9)
    near("  range", ordered[-1] - ordered[0], found.column("opinion_range")[0], 1e-9)
    near("  clusters", 1 + sum(b - a > .01 for a, b in zip(ordered, ordered[1:])), found.column("opinion_clusters")[0], 0)


def averages():
    kite = {"kind": "famous", "name": "Krackhardt_Kite"}
    heard = [[] for _ in range(10)]
    for a, b in ties_of("kite", kite):
        heard[a].append(b)
        heard[b].append(a)
    start = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3.5]
    x = start
    for _ in range(4):
        x = [(2.5 * x[v] + sum(x[u] for u in heard[v])) / (2.5 + len(heard[v])) for v in range(10)]
    compare("degroot", x, {"kind": "degroot", "start": "values", "values": start, "own": 2.5}, 4, kite)
    x = start
    for _ in range(300):
        x = [.65 * sum(x[u] for u in heard[v]) / len(heard[v]) + .35 * start[v] for v in range(10)]
    compare("friedkin_johnsen", x, {"kind": "friedkin_johnsen", "start": "values", "values": start, "own": 0,
                                    "susceptibility": .65}, 300, kite)


def weighted_averages():
    arcs = [(0, 1, .4), (2, 1, 1.1), (1, 0, .3), (3, 0, .2), (3, 2, .9), (1, 2, .5), (0, 3, 2.)]
    start = [.1, .9, .4, .7]
    x = start
    for _ in range(3):
        x = [(x[v] + sum(w * x[u] for u, to, w in arcs if to == v)) / (1 + sum(w for _, to, w in arcs if to == v))
             for v in range(4)]
    compare("weighted", x, {"kind": "degroot", "start": "values", "values": start, "weights": "file"}, 3,
            {"kind": "edge_list", "file": write("weighted.txt", arcs), "directed": True, "first": "speaks",
             "weights": True})


def bounded_confidence():
    for people, epsilon in ((33, .171), (40, .2237), (17, .3091)):
        x, before, ticks = [k / (people - 1) for k in range(people)], None, 0
        while x != before and ticks < 60:
            before, ticks = x, ticks + 1
            near_me = [[b for b in before if abs(b - a) <= epsilon] for a in before]
            x = [math.fsum(group) / len(group) for group in near_me]
        compare(f"confidence_{people}", x, {"kind": "hegselmann_krause", "start": "even", "epsilon": epsilon}, ticks,
                {"kind": "complete", "people": people})


voters()
q_voters()
majorities()
zealots()
averages()
weighted_averages()
bounded_confidence()
finish()
