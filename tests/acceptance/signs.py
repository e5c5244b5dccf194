"""Findings of marketing science that carry no figure to meet, only a sign. Each is a scenario in documented keys;
strategies are paired life by life."""

from laboratory import LIVES, Lives, above, finish, mean_near, near

REPLICATES = LIVES // 10


def listed(*people):
    return {"kind": "seeding", "choose": "listed", "ids": [str(v) for v in people]}


def minus(a, b):
    return [x - y for x, y in zip(a, b)]


def where_few_know():
    """Godes and Mayzlin (2009), doi:10.1287/mksc.1080.0444: word of mouth of less loyal customers, where few know the
    product, sells more. Two communities of 500; 20 more are told in one of them."""
    for name, known, known_there in (("known", 400, 0), ("unknown", 50, 50)):
        told = list(range(known)) + list(range(500, 500 + known_there))
        here, there = range(known, known + 20), range(500 + known_there, 520 + known_there)
        lives = Lives(name, replicates=REPLICATES, ticks=40, measure=["adopters"],
                      network={"kind": "block_model", "sizes": [500, 500], "mixing": [[.02, .001], [.001, .02]]},
                      model={"kind": "independent_cascade", "p": .06},
                      strategies={"told": [listed(*told)], "here": [listed(*told, *here)],
                                  "there": [listed(*told, *there)]}).life
        before = lives.column("final_adopters", at="told")
        gain_here = minus(lives.column("final_adopters", at="here"), before)
        gain_there = minus(lives.column("final_adopters", at="there"), before)
        if known_there == 0:
            above("80 % know here, none there: gain there - here", 0, minus(gain_there, gain_here))
        else:
            mean_near("10 % know on either side: gain there - here", 0, minus(gain_there, gain_here))


def carry_over():
    """Trusov, Bucklin and Pauwels (2009), doi:10.1509/jmkg.73.5.90: what a referral brings comes over a longer time than
    what an advertisement brings. Mean lag of the sign-ups that would not have come otherwise."""
    lives = Lives("carry_over", replicates=REPLICATES, ticks=60, measure=["adopters"], budget=500,
                  network={"kind": "watts_strogatz", "people": 2000, "neighbours": 10, "rewire": .1},
                  model={"kind": "independent_cascade", "p": .05},
                  strategies={"nothing": [listed(*range(0, 2000, 40))],
                              "media": [{**listed(*range(0, 2000, 40)), "share": .01},
                                        {"kind": "broadcast", "days": 1, "cpm": 200, "strength": .02}],
                              "referral": [{**listed(*range(0, 2000, 40)), "share": .01},
                                           {"kind": "referral", "reward": 10, "participation": .5}]})
    curves = lives.curves("adopters")

    def lag(strategy, lives):
        """Of some lives together: single ones may bring nothing."""
        extra = [sum(curves[strategy][r][t] - curves["nothing"][r][t] for r in lives) for t in range(61)]
        new = [b - a for a, b in zip(extra, extra[1:])]
        return sum(t * x for t, x in enumerate(new, 1)) / sum(new)

    parts = [range(part, REPLICATES, 20) for part in range(20)]
    above("mean lag of referrals - that of media, ticks", 0,
          [lag("referral", part) - lag("media", part) for part in parts])


def weak_ties_bring_news():
    """Bakshy, Rosenn, Marlow and Adamic (2012), doi:10.1145/2187836.2187907: a strong tie does more than a weak one, weak
    ties together bring most of the news. Cliques of 11, a tick brings 50 meetings of a quarter of the strength; where
    both would inform in one tick, the friend has it."""
    rules = [{"kind": "contact", "from": "unaware", "to": "by_friend", "by": ["by_friend", "by_stranger"], "p": .04},
             {"kind": "meeting", "from": "unaware", "to": "by_stranger", "by": ["by_friend", "by_stranger"], "p": .01,
              "people": 50}]
    lives = Lives("news", replicates=REPLICATES // 4, ticks=60, network={"kind": "cliques", "people": 3003, "size": 11},
                  model={"kind": "compartments", "states": ["unaware", "by_friend", "by_stranger"],
                         "adopters": ["by_friend", "by_stranger"], "rules": rules, "seeds": "by_friend"},
                  strategies={"seeds": [{"kind": "seeding", "choose": "random", "people": 10}]}, measure=["states"])
    friends = [x - 10 for x in lives.along("step").column("people_in_by_friend", at=60)]
    strangers = lives.along("step").column("people_in_by_stranger", at=60)
    above("first exposures by weak ties: share", .5, [b / (a + b) for a, b in zip(friends, strangers)])
    above("a strong tie's exposures over a weak one's", 1, [a / 10 / (b / 50) for a, b in zip(friends, strangers)])


def ordinary_people_are_cheaper():
    """Bakshy, Hofman, Mason and Watts (2011), doi:10.1145/1935826.1935845: when hubs ask to be paid by their followers,
    many ordinary people bring an adopter for less."""
    for name, fee, by_followers in (("by_followers", 0, 1), ("flat", 20, 0)):
        posts = {"kind": "partner_posts", "fee": fee, "fee_per_follower": by_followers}
        lives = Lives(name, replicates=REPLICATES, ticks=40, budget=1000, measure=["adopters", "cost_per_adopter"],
                      network={"kind": "barabasi_albert", "people": 3000, "ties": 3},
                      model={"kind": "independent_cascade", "p": .04},
                      strategies={"hubs": [{**posts, "choose": "degree"}],
                                  "ordinary": [{**posts, "choose": "low_degree"}]}).life
        cost = minus(lives.column("cost_per_adopter", at="hubs"), lives.column("cost_per_adopter", at="ordinary"))
        if by_followers:
            above("fees by followers: hubs cost more an adopter", 0, cost)
        else:
            above("flat fees: hubs cost less an adopter", 0, [-x for x in cost])


def people_in(lives, state, at):
    """{strategy: so many in that state, life by life}"""
    return {name: [curve[at] for curve in curves] for name, curves in lives.curves(f"people_in_{state}").items()}


def timing():
    """Delre, Jager, Bijmolt and Janssen (2007), doi:10.1016/j.jbusres.2007.02.002: without a campaign, or with one at the
    wrong time, a product fails that it would have helped to take off. Use of it is kept up by users among one's friends,
    two at least, and users lose interest; the same hundred impressions in two days or spread over forty, then the same
    sixty beside twenty first users or when these are gone. A product that everybody comes to by themselves cannot fail: it only
    comes sooner."""
    rules = [{"kind": "threshold", "from": "unaware", "to": "user", "by": "user", "people": 2, "p": .3},
             {"kind": "spontaneous", "from": "user", "to": "unaware", "p": .3}]
    fading = {"replicates": REPLICATES // 4, "ticks": 80, "measure": ["states"],
              "network": {"kind": "watts_strogatz", "people": 2000, "neighbours": 8, "rewire": .1},
              "model": {"kind": "compartments", "states": ["unaware", "user"], "adopters": ["user"], "seeds": "user",
                        "rules": rules}}
    shown = {"kind": "broadcast", "cpm": 1000, "strength": 1}
    users = people_in(Lives("burst", budget=100, **fading, strategies={
        "nothing": [], "burst": [{**shown, "days": 2}], "thin": [{**shown, "days": 40}]}), "user", 80)
    near("no campaign: users after 80", 0, max(users["nothing"]), 0)
    above("users after 80: in two days - over forty", 0, minus(users["burst"], users["thin"]))

    first = {**listed(*range(0, 2000, 100)), "share": .01}
    users = people_in(Lives("late", budget=60 / .99, **fading, strategies={
        "now": [first, {**shown, "days": 2}], "late": [first, {**shown, "days": 2, "start": 30}]}), "user", 80)
    above("users after 80: beside the first ones - later", 0, minus(users["now"], users["late"]))

    campaign = {"kind": "broadcast", "days": 5, "cpm": 200, "strength": .02}
    curves = Lives("by_themselves", replicates=REPLICATES // 4, ticks=60, budget=500, measure=["adopters"],
                   network=fading["network"], model={"kind": "bass", "p": .001, "q": .4},
                   strategies={"early": [campaign], "late": [{**campaign, "start": 15}]}).curves("adopters")
    at = {t: minus([c[t] for c in curves["early"]], [c[t] for c in curves["late"]]) for t in (20, 60)}
    above("by themselves: adopters after 20, early - late", 0, at[20])
    near("by themselves: adopters after 60, early - late", 0, max(map(abs, at[60])), 0)


def many_small_groups():
    """Delre, Jager, Bijmolt and Janssen (2007), doi:10.1016/j.jbusres.2007.02.002: many small groups far apart beat a
    large one. A hundred people are told, in twenty places or in one; others follow when two of their friends have."""
    places = [v for group in range(20) for v in range(100 * group, 100 * group + 5)]
    curves = Lives("groups", replicates=REPLICATES, ticks=20, measure=["adopters"],
                   network={"kind": "watts_strogatz", "people": 2000, "neighbours": 8, "rewire": .05},
                   model={"kind": "watts_threshold", "of": "people", "threshold": 2},
                   strategies={"small": [listed(*places)], "large": [listed(*range(100))]}).curves("adopters")
    for t in (4, 8):
        above(f"adopters after {t}: small groups - large group", 0,
              minus([c[t] for c in curves["small"]], [c[t] for c in curves["large"]]))


where_few_know()
carry_over()
weak_ties_bring_news()
ordinary_people_are_cheaper()
many_small_groups()
timing()
finish()
