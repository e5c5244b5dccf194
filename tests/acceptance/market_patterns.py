"""Patterns that a model of this kind has to show before anybody believes it, in the marketing model at its defaults. Each
is published, as a figure or as a sign; where a published figure is not met, that is what the line says."""

import math

from laboratory import Lives, above, finish, solve, tell

PEOPLE = 1000
ADS = {"kind": "broadcast", "cpm": 5, "days": 180, "cap_per_week": 7}


def lives_of(name, world="young", lives=40, ticks=365, model=None, budget=.5, tactic=ADS, people=PEOPLE):
    return Lives(name, world={"use": world, "people": people}, replicates=lives, ticks=ticks, model=model or {},
                 budget=budget * people, strategies={"it": [tactic] if tactic else []},
                 measure=["adopters", "gauges"])


def adopters(lives):
    return lives.life.column("final_adopters", at="it")


def mean(values):
    return math.fsum(values) / len(values)


def least_squares(x, y):
    """Coefficients of 1, x and x^2."""
    powers = [[1, a, a * a] for a in x]
    normal = [[sum(p[i] * p[j] for p in powers) for j in range(3)] for i in range(3)]
    return solve(normal, [sum(p[i] * b for p, b in zip(powers, y)) for i in range(3)])


def s_curve():
    """Bass (1969), doi:10.1287/mnsc.15.5.215: adoption begins from outside, then imitation carries it to a peak. Twenty years
    without any marketing; his regression of new on all adopters, by quarters."""
    lives = lives_of("s_curve", lives=3, ticks=7300, tactic=None)
    curve = [mean([c[t] for c in lives.curves("adopters")["it"]]) for t in range(0, 7301, 91)]
    new = [b - a for a, b in zip(curve, curve[1:])]
    peak = new.index(max(new))
    a, b, c = least_squares(curve[:-1], new)
    m = (-b - math.sqrt(b * b - 4 * a * c)) / (2 * c)
    p, q = a / m * 4, (a / m + b) * 4
    print(f"    Bass's regression by quarters: p {p:.3f}, q {q:.3f} a year of {m:.0f} in {PEOPLE}; peak in year "
          f"{peak / 4:.1f} of twenty; published means .03 and .38 (Sultan, Farley, Lehmann 1990)")
    tell(q > p, "imitation: q expected above p, found %.4f, allowed 0" % q)
    tell(4 <= peak < len(new) - 4, f"new adopters peak inside, quarter expected 4 to {len(new) - 5}, found {peak}, allowed 0")


def concave():
    """Simon and Arndt (1980), Journal of Advertising Research 20, 11-28; Vakratsas and Ambler (1999),
    doi:10.1177/002224299906300103: what advertising brings grows ever slower."""
    found = {b: adopters(lives_of(f"budget_{k}", budget=b, lives=30)) for k, b in enumerate((0, .25, .5, 1, 2))}
    first = [(x - y) / .5 for x, y in zip(found[.5], found[0])]
    last = [(x - y) / 1 for x, y in zip(found[2], found[1])]
    print("    adopters in %d at budgets a head" % PEOPLE, {b: round(mean(x), 1) for b, x in found.items()})
    above("a unit of money, first half unit - second unit", 0, [x - y for x, y in zip(first, last)])
    return math.log(mean(found[1]) / mean(found[.25])) / math.log(4)


def elasticities(of_advertising):
    """Trusov, Bucklin and Pauwels (2009), doi:10.1509/jmkg.73.5.90: an elasticity of sign-ups of .53 to referrals, twenty
    times that to events and thirty times that to media."""
    rows = {}
    for k, f in enumerate((.5, 2)):
        for world in ("young", "established"):
            model = {"talk": .012 * f, "talk_pleased": .05 * f, "talk_angry": .08 * f}
            rows[world, f] = mean(adopters(lives_of(f"talk_{world}_{k}", world=world, lives=20, model=model)))
    for world in ("young", "established"):
        e = math.log(rows[world, 2] / rows[world, .5]) / math.log(4)
        print(f"    elasticity of adopters to talk, {world}: {e:.3f}; to advertising (young): {of_advertising:.3f}")


def funnel():
    """Half and half beside each alone, where nobody hears anybody else: what is left is the way from attention to buying,
    on which one tactic can help another. Not judged: it stands beside whatever is said of mixing tactics."""
    still = {"share": -1000, "talk": 0, "talk_pleased": 0, "talk_angry": 0, "talk_lapsed": 0, "defence": 0, "warn": 0,
             "warn_again": 0, "q": 0, "by_sources": 0, "churn_contagion": 0}
    posts = {"kind": "partners", "choose": "micro", "share": 1}
    for name, model in (("still", still), ("all", {})):
        lives = Lives(f"funnel_{name}", world={"use": "young", "people": PEOPLE}, replicates=30, model=model,
                      budget=.5 * PEOPLE, measure=["adopters"],
                      strategies={"ads": [ADS], "posts": [posts],
                                  "both": [{**ADS, "share": .5}, {**posts, "share": .5}]}).life
        ads, posts_alone, both = (lives.column("final_adopters", at=s) for s in ("ads", "posts", "both"))
        more = [c - (a + b) / 2 for a, b, c in zip(ads, posts_alone, both)]
        error = math.sqrt(sum((x - mean(more)) ** 2 for x in more) / (len(more) - 1) / len(more))
        print(f"    {name}: ads {mean(ads):.1f}, posts {mean(posts_alone):.1f}, both {mean(both):.1f}: "
              f"{mean(more):.2f} +- {error:.2f} beyond the mean of the two")


def good_words():
    """East, Hammond and Wright (2007), doi:10.1016/j.ijresmar.2006.12.004: some three good words for an ill one."""
    lives = lives_of("words", world="established", lives=20, tactic=None)
    steps = lives.along("step")
    good, ill = (math.fsum(steps.column(name, at=365)) for name in ("good_words", "ill_words"))
    tell(good >= 3 * ill, f"good words for an ill one                          expected at least 3, found {good / ill:.0f}, allowed 0")


def spread():
    """Salganik, Dodds and Watts (2006), doi:10.1126/science.1121066: from small beginnings the same product does very
    differently. Ten samples in a world that has never heard of it."""
    lives = lives_of("spread", world="launch", lives=120, ticks=365, people=400, model={"q": .03},
                     tactic={"kind": "seeding", "choose": "random", "people": 5})
    x = adopters(lives)
    m = mean(x)
    sd = math.sqrt(mean([(a - m) ** 2 for a in x]))
    skew = mean([((a - m) / sd) ** 3 for a in x])
    logs = [math.log(a) for a in x]
    ml = mean(logs)
    sl = math.sqrt(mean([(a - ml) ** 2 for a in logs]))
    skew_log = mean([((a - ml) / sl) ** 3 for a in logs])
    print(f"    adopters: mean {m:.1f}, sd {sd:.1f}, variance over mean {sd * sd / m:.1f}, skewness {skew:.2f}, "
          f"of the logarithm {skew_log:.2f}")
    allowed = 4 * math.sqrt(6 / len(x))
    tell(skew > allowed, f"outcomes are skewed to the right: skewness expected above 0, found {skew:.2f}, allowed {allowed:.2f}")
    tell(sd * sd > m, f"and wider than of people who do not heed each other: variance over mean expected above 1, "
                      f"found {sd * sd / m:.2f}, allowed 0")


s_curve()
good_words()
funnel()
elasticities(concave())
spread()
finish()
