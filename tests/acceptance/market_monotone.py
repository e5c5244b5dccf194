"""More of it, never less of what it brings: the marketing model in the young world, thirty pairs of lives a step under
the same luck. Both ends must differ by more than chance, and no step between them may lead back by more than that."""

import math

from laboratory import Lives, above, finish, tell

PEOPLE, PAIRS = 600, 30
ADS = {"kind": "broadcast", "message": "pitch", "cpm": 5, "days": 180, "cap_per_week": 7}
PARTNERS = {"kind": "partners", "message": "pitch", "choose": "micro"}


def lives_of(name, tactic=ADS, message=None, model=None, budget=.5):
    return Lives(name, world={"use": "young", "people": PEOPLE}, replicates=PAIRS, model=model or {},
                 messages={"pitch": {"use": "conventional", **(message or {})}}, budget=budget * PEOPLE,
                 strategies={"it": [tactic]}, measure=["adopters", "gauges"])


def adopters(lives):
    return lives.life.column("final_adopters", at="it")


def gauge(name):
    """As of the last day."""
    return lambda lives: lives.along("step").column(name, at=365)


def not_below(what, values):
    n = len(values)
    mean = math.fsum(values) / n
    error = math.sqrt(math.fsum((x - mean) ** 2 for x in values) / (n - 1) / n)
    tell(mean + 4 * error >= 0,
         f"{what:52} expected not below 0, found {mean:.9g} +- {error:.3g}, allowed {4 * error:.3g}")


def rises(what, outcome, levels, sign=1):
    """`levels` are arguments of lives_of, the least first."""
    name = "_".join(what.replace(",", "").split())
    found = [outcome(lives_of(f"{name}_{k}", **level)) for k, level in enumerate(levels)]
    steps = [[sign * (b - a) for a, b in zip(x, y)] for x, y in zip(found, found[1:])]
    above(f"{what}: last - first", 0, [sign * (b - a) for a, b in zip(found[0], found[-1])])
    for k, step in enumerate(steps):
        not_below(f"   step {k + 1}", step)


def models(key, *values):
    return [{"model": {key: value}} for value in values]


def messages(key, *values, **more):
    return [{"message": {key: value}, **more} for value in values]


rises("adopters, budget a head", adopters, [{"budget": b} for b in (.1, .5, 1.5)])
rises("adopters, quality", adopters, models("quality", .45, .65, .8))
rises("adopters, p", adopters, models("p", .0001, .0003, .0006))
rises("adopters, q", adopters, models("q", .002, .006, .012))
rises("adopters, weight of word of mouth", adopters,
      [{"model": {"trust_talk": t, "trust_face": t, "talk": .05}} for t in (.1, .5, 1)])
rises("adopters, talk", adopters, models("talk", .003, .03, .2))
rises("informed, checks", gauge("informed"), [{"model": {"check": c}, "message": {"overclaim": .33}} for c in (.03, .15, .6)])
rises("informed, overclaim", gauge("informed"), messages("overclaim", .05, .15, .33))
rises("informed, warnings that convince", gauge("informed"),
      [{"model": {"convinced": .12 * f, "corroborated": .3 * f, "check": .6}, "message": {"overclaim": .33}}
       for f in (.25, 1, 2)])
rises("partners who quit, control", gauge("partner_quits"), messages("control", 0, .5, 1, tactic=PARTNERS))
rises("partners who quit, offers of rivals", gauge("partner_quits"),
      [{"tactic": {**PARTNERS, "rival_offers": r}} for r in (0, .5, 1)])
rises("trust, overclaim, falling", gauge("trust"), messages("overclaim", .05, .15, .33), sign=-1)
finish()
