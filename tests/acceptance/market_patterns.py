"""Patterns that a model of this kind has to show before anybody believes it, in the marketing model at its defaults. Each
is published, as a figure or as a sign; where a published figure is not met, that is what the line says, and nothing is judged by
it. Ten thousand people but where a case says otherwise: those of `funnel`, and of the last of `spread`."""

import math

from laboratory import Lives, above, finish, solve, tell

PEOPLE = 10000
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


def mean_and_error(values):
    m = mean(values)
    return m, math.sqrt(math.fsum((x - m) ** 2 for x in values) / (len(values) - 1) / len(values))


def bass_regression(curve):
    """p and q a year, market, and the quarter of the peak; the curve by quarters."""
    new = [b - a for a, b in zip(curve, curve[1:])]
    a, b, c = least_squares(curve[:-1], new)
    m = (-b - math.sqrt(b * b - 4 * a * c)) / (2 * c)
    return a / m * 4, (a / m + b) * 4, m, new.index(max(new))


def s_curve():
    """Bass (1969), doi:10.1287/mnsc.15.5.215: adoption begins from outside, then imitation carries it to a peak. Twenty years
    without any marketing; his regression of new on all adopters, by quarters, for each life."""
    lives = lives_of("s_curve", lives=10, ticks=7300, tactic=None)
    curves = [[c[t] for t in range(0, 7301, 91)] for c in lives.curves("adopters")["it"]]
    found = [bass_regression(curve) for curve in curves]
    (p, p_error), (q, q_error), (m, _), (peak, _) = (mean_and_error([f[k] for f in found]) for k in range(4))
    print(f"    Bass's regression by quarters, {len(found)} lives: p {p:.4f} +- {p_error:.4f}, q {q:.3f} +- {q_error:.3f} a year of "
          f"{m:.0f} in {PEOPLE}; peak in year {peak / 4:.1f} of twenty")
    for name, value, error, published in (("p", p, p_error, .03), ("q", q, q_error, .38)):
        print(f"    published {name} {published} (Sultan, Farley, Lehmann 1990): "
              f"{'met' if abs(value - published) <= 4 * error else 'not met'}, {value / published:.2f} of it")
    above("imitation above the outside, q - p", 0, [f[1] - f[0] for f in found])
    for name, at in (("first", min(f[3] for f in found)), ("last", max(f[3] for f in found))):
        tell(4 <= at < len(curves[0]) - 5,
             f"{name} peak of new adopters is inside, quarter expected 4 to {len(curves[0]) - 6}, found {at}, allowed 0")


def concave():
    """Simon and Arndt (1980), Journal of Advertising Research 20, 11-28; Vakratsas and Ambler (1999),
    doi:10.1177/002224299906300103: what advertising brings grows ever slower."""
    budgets = (0, .125, .25, .375, .5, 1, 2)
    found = {b: adopters(lives_of(f"budget_{k}", budget=b, lives=30)) for k, b in enumerate(budgets)}

    def worth(low, high):
        """Adopters a unit of money, life by life."""
        return [(x - y) / (high - low) / PEOPLE for x, y in zip(found[high], found[low])]

    print("    adopters in %d at budgets a head" % PEOPLE, {b: round(mean(x), 1) for b, x in found.items()})
    for low, high in zip(budgets, budgets[1:]):
        print("    adopters a unit from %g to %g a head: %.4f +- %.4f" % (low, high, *mean_and_error(worth(low, high))))
    above("a unit of money, first half unit - second unit", 0, [x - y for x, y in zip(worth(0, .5), worth(1, 2))])
    for what, first, second in (("eighths of the first quarter", (0, .125), (.125, .25)),
                                ("quarters of the first half", (0, .25), (.25, .5)),
                                ("last eighths of the first half", (.25, .375), (.375, .5))):
        m, error = mean_and_error([x - y for x, y in zip(worth(*first), worth(*second))])
        verdict = "decreasing" if m > 4 * error else "increasing, against what is published" if m < -4 * error else "not told from constant"
        print(f"    below the cap, {what}: first - second {m:.4f} +- {error:.4f}: {verdict}")
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
    people = 1000
    still = {"share": -1000, "talk": 0, "talk_pleased": 0, "talk_angry": 0, "talk_lapsed": 0, "defence": 0, "warn": 0,
             "warn_again": 0, "q": 0, "by_sources": 0, "churn_contagion": 0}
    posts = {"kind": "partners", "choose": "micro", "share": 1}
    for name, model in (("still", still), ("all", {})):
        lives = Lives(f"funnel_{name}", world={"use": "young", "people": people}, replicates=30, model=model,
                      budget=.5 * people, measure=["adopters"],
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


def shape(values):
    """Variance over mean, and skewness."""
    m = mean(values)
    variance = mean([(x - m) ** 2 for x in values])
    return variance / m, mean([(x - m) ** 3 for x in values]) / variance ** 1.5


def spread_of(name, n_seeds, **more):
    """Lives that begin with some samples, and what these brought: who adopts beside them."""
    lives = lives_of(name, world="launch", lives=120, tactic={"kind": "seeding", "choose": "random", "people": n_seeds}, **more)
    all_of_them = adopters(lives)
    width, skew = shape(all_of_them)
    beside_width, beside_skew = shape([x - n_seeds for x in all_of_them])
    _, skew_log = shape([math.log(x) for x in all_of_them])
    allowed = 4 * math.sqrt(6 / len(all_of_them))
    print(f"    {name}: adopters {mean(all_of_them):.1f} with {n_seeds} seeds, variance over mean {width:.2f}, skewness "
          f"{skew:.2f} (told above {allowed:.2f}), of the logarithm {skew_log:.2f}; without the seeds variance over mean "
          f"{beside_width:.2f}, skewness {beside_skew:.2f}")
    return width, skew, allowed


def spread():
    """Salganik, Dodds and Watts (2006), doi:10.1126/science.1121066: from small beginnings the same product does very
    differently. Samples in a world that has never heard of the brand: at the defaults, printed; and few people who heed each
    other five times as much, judged since its figures were known."""
    spread_of("spread_at_the_defaults", 5)
    spread_of("spread_of_one_in_eighty", PEOPLE // 80)
    width, skew, allowed = spread_of("spread_of_400", 5, people=400, model={"q": .03})
    tell(skew > allowed, f"outcomes are skewed to the right: skewness expected above 0, found {skew:.2f}, allowed {allowed:.2f}")
    tell(width > 1, f"and wider than of people who do not heed each other: variance over mean expected above 1, "
                    f"found {width:.2f}, allowed 0")


s_curve()
good_words()
funnel()
elasticities(concave())
spread()
finish()
