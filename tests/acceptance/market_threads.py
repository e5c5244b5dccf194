"""A large world of the marketing model, lived by 1, 2 and 8 threads: the same bytes. One life, so that threads share its people;
every kind of strategy that pays, posts, answers and rewards. tests/README.md has the command for a million people."""

from laboratory import call, finish, folder, os, tell, write_scenario

PEOPLE, DAYS = 100_000, 10

file = write_scenario("threads", {
    "seed": 3, "replicates": 1, "ticks": DAYS, "world": {"use": "established", "people": PEOPLE},
    "measure": ["adopters", "gauges", "states", "reach"],
    "strategies": ["partnership", "social-broadcast", "referral"]})


def digest(threads):
    call("run", file, "--quiet", "--threads", str(threads), "--output", f"by_{threads}")
    home = f"by_{threads}/threads"
    (world,) = os.listdir(os.path.join(folder.name, home))
    return call("digest", f"{home}/{world}/result.h5").split()[0]


first = digest(1)
for threads in (2, 8):
    again = digest(threads)
    tell(again == first, f"digest of {PEOPLE} people by {threads} threads expected {first}, found {again}, allowed 0")
finish()
