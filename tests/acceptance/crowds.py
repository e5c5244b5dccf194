"""Compartment models, named and the scenario's own, on five people: the exact chances of every state at fixed
times. Rumours with patience in a crowd, Bass in three ways of keeping time."""

import functools
import math

from laboratory import (LIVES, NOTHING, Lives, after_steps, distributed, finish, law, mean_near, seeds, together,
                        write)

PEOPLE = 5
TIES = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]  # a triangle with a tail
HEARD = [[a + b - v for a, b in TIES if v in (a, b)] for v in range(PEOPLE)]
NETWORK = {"kind": "edge_list", "file": write("ties.txt", TIES), "directed": False}


def one_of(heard, chance):
    """Chance that at least one of so many succeeds."""
    return 1 - (1 - chance) ** heard


def compare(name, model, person, states, start, ticks, seeded):
    """`person(v, world)` gives v's next state by chance; `states` names what is counted of it."""
    lives = Lives(name, replicates=LIVES, ticks=max(ticks), network=NETWORK, model=model, strategies=seeds(*seeded),
                  measure=["states", "adopters"]).along("step")
    for t in ticks:
        exact = after_steps(start, lambda world: together([person(v, world) for v in range(PEOPLE)]), t)
        for state, word in states.items():
            distributed(f"{name}: {word} after {t}", law(exact, lambda world: world.count(state)),
                        lives.column("people_in_" + word, at=t))


def sir():
    def person(v, world):
        if world[v] == "s":
            p = one_of(sum(world[u] == "i" for u in HEARD[v]), .33)
            return {"s": 1 - p, "i": p}
        return {"i": 1 - .41, "r": .41} if world[v] == "i" else {"r": 1.0}

    compare("sir", {"kind": "sir", "beta": .33, "gamma": .41}, person,
            {"s": "susceptible", "i": "infected", "r": "removed"}, tuple("issss"), (1, 3, 6), [0])


def sis():
    def person(v, world):
        if world[v] == "s":
            p = one_of(sum(world[u] == "i" for u in HEARD[v]), .27)
            return {"s": 1 - p, "i": p}
        return {"i": 1 - .36, "s": .36}

    compare("sis", {"kind": "sis", "beta": .27, "lambda": .36}, person, {"i": "infected"}, tuple("issis"), (2, 7),
            [0, 3])


def seir_of_ones_own():
    """A latent time of exactly two ticks, and a hazard from outside."""
    def person(v, world):
        if world[v] == "S":
            p = 1 - (1 - .05) * (1 - one_of(sum(world[u] == "I" for u in HEARD[v]), .4))
            return {"S": 1 - p, "E2": p}
        return {"E2": {"E1": 1.0}, "E1": {"I": 1.0}, "I": {"I": .7, "R": .3}, "R": {"R": 1.0}}[world[v]]

    rules = [{"kind": "contact", "from": "S", "to": "E", "by": ["I"], "p": .4},
             {"kind": "outside", "from": "S", "to": "E", "p": .05},
             {"kind": "countdown", "from": "E", "to": "I", "after": 2},
             {"kind": "spontaneous", "from": "I", "to": "R", "p": .3}]
    compare("own_seir", {"kind": "compartments", "states": ["S", "E", "I", "R"], "adopters": ["E", "I", "R"],
                         "rules": rules}, person, {"S": "S", "I": "I", "R": "R"}, ("E2", "S", "S", "S", "S"), (2, 4, 6),
            [0])


def threshold_of_ones_own():
    def person(v, world):
        enough = world[v] == "no" and 2 * sum(world[u] == "yes" for u in HEARD[v]) >= len(HEARD[v])
        return {"no": .4, "yes": .6} if enough else {world[v]: 1.0}

    rule = {"kind": "threshold", "from": "no", "to": "yes", "by": ["yes"], "share": .5, "p": .6}
    compare("own_threshold", {"kind": "compartments", "states": ["no", "yes"], "adopters": ["yes"], "rules": [rule]},
            person, {"yes": "yes"}, ("yes", "no", "no", "no", "yes"), (1, 2, 5), [0, 4])


# ---- rumours: the chain of ignorants and spreaders, whom a useless call or two does not stop ----


def maki_thompson(people, patience):
    @functools.lru_cache(None)
    def ends(ignorant, spreaders):
        total = sum(spreaders)
        if total == 0:
            return {ignorant: 1.0}
        chances = {}
        for calls, number in enumerate(spreaders):
            told, stopped = list(spreaders), list(spreaders)
            told[0] += 1
            stopped[calls] -= 1
            if calls + 1 < patience:
                stopped[calls + 1] += 1
            for p, new, after in ((ignorant, ignorant - 1, told), (people - 1 - ignorant, ignorant, stopped)):
                if number * p > 0:
                    for end, chance in ends(new, tuple(after)).items():
                        chances[end] = chances.get(end, 0) + number / total * p / (people - 1) * chance
        return chances

    return ends(people - 1, (1,) + (0,) * (patience - 1))


def daley_kendall(people):
    """Pairs meet: a spreader and an ignorant, two spreaders, a spreader and a stifler."""
    @functools.lru_cache(None)
    def ends(ignorant, spreaders):
        if spreaders == 0:
            return {ignorant: 1.0}
        pairs = ((ignorant, ignorant - 1, spreaders + 1), ((spreaders - 1) / 2, ignorant, spreaders - 2),
                 (people - ignorant - spreaders, ignorant, spreaders - 1))
        chances = {}
        for weight, new, after in pairs:
            for end, chance in (ends(new, after) if weight > 0 else {}).items():
                chances[end] = chances.get(end, 0) + weight / sum(w for w, _, _ in pairs) * chance
        return chances

    return ends(people - 1, 1)


def rumours():
    for people, patience in ((9, 1), (7, 2), (20, 3)):
        lives = Lives(f"rumour_{patience}", clock="async", replicates=LIVES, ticks=400, strategies=seeds(2),
                      network={"kind": "complete", "people": people}, measure=["adopters"],
                      model={"kind": "maki_thompson", "k": patience}).life
        distributed(f"Maki-Thompson, patience {patience}: never heard", maki_thompson(people, patience),
                    [people - x for x in lives.column("final_adopters")])
    lives = Lives("meetings", clock="async", replicates=LIVES, ticks=400, strategies=seeds(2),
                  network={"kind": "complete", "people": 12}, model={"kind": "daley_kendall"}, measure=["adopters"]).life
    distributed("Daley-Kendall: never heard", daley_kendall(12), [12 - x for x in lives.column("final_adopters")])


# ---- Bass ----


def bass():
    p, q, people = .02, .5, 3000
    curve = {"kind": "bass", "p": p, "q": q}

    def steps(h, t):
        f = 0.0
        for _ in range(round(t / h)):
            f += h * (p + q * f) * (1 - f)
        return f

    def shares(name, ticks, model, network, clock="sync"):
        return Lives(name, clock=clock, replicates=100, ticks=ticks, network=network, model=model, strategies=NOTHING,
                     measure=["adopters"]).along("step")

    crowd = {"kind": "complete", "people": people}
    ring = {"kind": "ring_lattice", "people": people, "neighbours": 2}
    of = lambda table, step: [x / people for x in table.column("adopters", at=step)]
    quarter = shares("bass_quarter", 48, {**curve, "step": .25}, crowd)
    continuous = shares("bass_continuous", 12, curve, crowd, "continuous")
    around = shares("bass_ring", 12, curve, ring, "continuous")
    for t in (4, 8, 12):
        e = math.exp(-(p + q) * t)
        mean_near(f"Bass, steps of a quarter: F({t})", steps(.25, t), of(quarter, 4 * t), .002)
        mean_near(f"Bass, continuous: F({t})", (1 - e) / (1 + q / p * e), of(continuous, t), .002)
        mean_near(f"Bass, ring: F({t})", 1 - e * math.exp(q * (1 - math.exp(-p * t)) / p), of(around, t), .0005)


def discounting():
    """5 % seeds in a crowd where everybody adopts in the end, an adoption at t worth e^(-.2 t)."""
    p, q, rate, h = .02, .5, .2, 1e-3
    f = value = .05
    for k in range(round(60 / h)):
        new = h * (p + q * f) * (1 - f)
        value += new * math.exp(-rate * h * (k + .5))
        f += new
    lives = Lives("discounted", clock="continuous", replicates=100, ticks=80, model={"kind": "bass", "p": p, "q": q},
                  network={"kind": "complete", "people": 2000}, measure=[{"kind": "discounted_adopters", "rate": rate}],
                  strategies={"seeds": [{"kind": "seeding", "choose": "random", "people": 100}]}).life
    mean_near("discounted adopters", value, [x / 2000 for x in lives.column("discounted_adopters")], .002)


sir()
sis()
seir_of_ones_own()
threshold_of_ones_own()
rumours()
bass()
discounting()
finish()
