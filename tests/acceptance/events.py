"""Models that go event by event, against exact chances: epidemics and rival brands on the continuous clock by their
generator, meetings of Deffuant's people by all that can come of them."""

import math

from laboratory import LIVES, NOTHING, Lives, after_steps, distributed, finish, law, seeds, write

PEOPLE = 5
TIES = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)]
HEARD = [[a + b - v for a, b in TIES if v in (a, b)] for v in range(PEOPLE)]
NETWORK = {"kind": "edge_list", "file": write("ties.txt", TIES), "directed": False}


def after_time(start, rates, t):
    """{world: chance} at time t; `rates` gives {next world: rate}. Jensen's uniformization."""
    fast = 40.0  # more than anybody leaves a world with

    def step(world):
        moves = rates(world)
        return {**{new: rate / fast for new, rate in moves.items()}, world: 1 - sum(moves.values()) / fast}

    known, sums, now, weight = {}, {}, {start: 1.0}, math.exp(-fast * t)
    for k in range(1, int(fast * t + 12 * math.sqrt(fast * t) + 40)):
        for world, chance in now.items():
            sums[world] = sums.get(world, 0.0) + weight * chance
        following = {}
        for world, chance in now.items():
            if world not in known:
                known[world] = step(world)
            for new, p in known[world].items():
                following[new] = following.get(new, 0.0) + chance * p
        now, weight = following, weight * fast * t / k
    return sums


def put(world, v, state):
    return world[:v] + (state,) + world[v + 1:]


def compare(name, model, person, states, start, times, strategies):
    """`person(v, world)` gives v's moves: {state: rate}."""
    def rates(world):
        return {put(world, v, state): rate for v in range(PEOPLE) for state, rate in person(v, world).items() if rate > 0}

    table = Lives(name, clock="continuous", replicates=LIVES, ticks=max(times), network=NETWORK, model=model,
                  strategies=strategies, measure=["states", "adopters"]).along("step")
    for t in times:
        exact = after_time(start, rates, t)
        for state, word in states.items():
            distributed(f"{name}: {word} at {t}", law(exact, lambda world: world.count(state)),
                        table.column("people_in_" + word, at=t))


def epidemics():
    infected = lambda v, world: sum(world[u] == "i" for u in HEARD[v])

    def sir(v, world):
        return {"s": {"i": .7 * infected(v, world)}, "i": {"r": .45}, "r": {}}[world[v]]

    compare("sir", {"kind": "sir", "beta": .7, "gamma": .45}, sir, {"s": "susceptible", "i": "infected"},
            tuple("issss"), (1, 3), seeds(0))

    def sis(v, world):
        return {"s": {"i": .6 * infected(v, world)}, "i": {"s": 1.1}}[world[v]]

    compare("sis", {"kind": "sis", "beta": .6, "lambda": 1.1}, sis, {"i": "infected"}, tuple("issis"), (1, 4), seeds(0, 3))

    def shared(v, world):
        return {"s": {"i": 1.5 * infected(v, world) / len(HEARD[v])}, "i": {"s": .4}}[world[v]]

    compare("sis_shared", {"kind": "sis", "beta": 1.5, "lambda": .4, "ties": "shared"}, shared, {"i": "infected"},
            tuple("sssis"), (1, 4), seeds(3))


def rivals():
    def person(v, world):
        if world[v] != "none":
            return {}
        share = lambda brand: sum(world[u] == brand for u in HEARD[v]) / len(HEARD[v])
        return {"ours": .05 + .9 * share("ours"), "rival": .12 + .3 * share("rival")}

    table = Lives("brands", clock="continuous", replicates=LIVES, ticks=4, network=NETWORK, strategies=seeds(1),
                  model={"kind": "rival_brands", "p": .05, "q": .9, "rival_p": .12, "rival_q": .3},
                  measure=["adopters"]).along("step")

    def rates(world):
        return {put(world, v, state): rate for v in range(PEOPLE) for state, rate in person(v, world).items()}

    start = ("none", "ours", "none", "none", "none")
    for t in (1, 4):
        distributed(f"rival brands: ours at {t}", law(after_time(start, rates, t), lambda world: world.count("ours")),
                    table.column("adopters", at=t))


def meetings():
    """Four people in a row, one sweep; opinions are told apart by their variance."""
    start, epsilon, mu, people = (0.0, .35, .6, 1.0), .5, .25, 4
    pairs = [(v, u) for v in range(people) for u in (v - 1, v + 1) if 0 <= u < people]
    hears = [1, 2, 2, 1]

    def step(world):
        following = {}
        for v, u in pairs:
            new = list(world)
            if abs(world[u] - world[v]) < epsilon:
                new[v] += mu * (world[u] - world[v])
                new[u] += mu * (world[v] - world[u])
            key = tuple(round(x, 12) for x in new)
            following[key] = following.get(key, 0.0) + 1 / people / hears[v]
        return following

    def variance(world):
        mean = sum(world) / people
        return round(sum((x - mean) ** 2 for x in world) / people, 7)

    lives = Lives("meetings", clock="async", replicates=LIVES, ticks=1, strategies=NOTHING, measure=["opinions"],
                  network={"kind": "edge_list", "file": write("row.txt", [(0, 1), (1, 2), (2, 3)]), "directed": False},
                  model={"kind": "deffuant", "start": "values", "values": list(start), "epsilon": epsilon, "mu": mu}).life
    distributed("Deffuant: variance after a sweep", law(after_steps(start, step, people), variance),
                [round(x, 7) for x in lives.column("opinion_variance")])


epidemics()
rivals()
meetings()
finish()
