"""What rounding does to a life: the marketing model with people and items in single precision, as it is shipped, beside the same
source with all of it in double (`grapevine_wide`, beside the test programs). Same seeds, two worlds, three strategies: curves of
mean adopters, awareness, attitude and trust must differ by less than two per cent of their largest value."""

import math
import os

import laboratory
from laboratory import Lives, finish, tell

PEOPLE, LIVES = 2000, 20
CURVES = ("adopters", "aware", "customers", "sentiment", "trust", "reads_earned", "shares")
narrow, wide = laboratory.program, os.path.join(os.path.dirname(laboratory.program), "tests", "grapevine_wide")


def curves_of(program, world):
    laboratory.program = program
    lives = Lives(f"{world}_{os.path.basename(program)}", world={"use": world, "people": PEOPLE}, replicates=LIVES,
                  strategies=["partnership", "social-broadcast", "ugc-cocreation"], measure=["adopters", "gauges"])
    return {name: lives.curves(name) for name in CURVES}


def mean_curve(lives):
    return [math.fsum(day) / len(lives) for day in zip(*lives)]


alike = every = 0
for world in ("young", "established"):
    a, b = curves_of(narrow, world), curves_of(wide, world)
    for name in CURVES:
        for strategy in a[name]:
            x, y = mean_curve(a[name][strategy]), mean_curve(b[name][strategy])
            largest = max(map(abs, x))
            apart = max(abs(p - q) for p, q in zip(x, y))
            every += LIVES
            alike += sum(p == q for p, q in zip(a[name][strategy], b[name][strategy]))
            tell(apart < .02 * largest, f"{world}, {strategy}: {name}, farthest apart expected 0, found "
                                        f"{apart / largest:.3g}, allowed .02")
print(f"    {alike} of {every} curves of single lives are the same to the last digit")
finish()
