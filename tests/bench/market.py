#!/usr/bin/env python3
"""What a day in the life of a person costs in the model `market`: processor time, memory, and how far
that is from a copy of the same memory by the same processor at the same time.

    tests/bench/market.py build/release/grapevine [PEOPLE [DAYS [REPEATS]]]

Growing the network and starting the program are measured apart (a life of one day) and taken off.
Times are of the processor, not of the wall, one thread; the interval is Student's over repeats.
"""
import ctypes
import math
import os
import re
import statistics
import sys
import tempfile
import time

SCENARIO = """\
grapevine: 1
title: A year of a market
seed: 2009
replicates: 1
ticks: {days}
world: {{use: young, people: {people}}}
messages: {{story: social}}
baseline: none
budget: {budget}
strategies: {{both: hybrid-and}}
measure: [adopters, gauges]
"""
STUDENT = [0, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262]  # 97.5 %, by freedom
UNITS = {"kB": 1e3, "MB": 1e6, "GB": 1e9}


def live(program, folder, people, days):
    """One run: seconds of the processor, bytes at the peak, bytes foretold."""
    path = os.path.join(folder, "market.yaml")
    with open(path, "w", encoding="ascii") as file:
        file.write(SCENARIO.format(people=people, days=days, budget=people / 2))
    said = os.path.join(folder, "said")
    with open(said, "w", encoding="ascii") as out:
        child = os.posix_spawn(
            program,
            [program, "run", path, "--threads", "1", "--output", os.path.join(folder, "out-%d" % time.time_ns())],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_DUP2, out.fileno(), 2)])
        _, status, used = os.wait4(child, 0)
    with open(said, encoding="ascii", errors="replace") as file:
        text = file.read()
    if status != 0:
        sys.exit("the run failed:\n" + text)
    foretold = re.search(r"about ([0-9.,]+) ([kMG]B) of memory", text)
    return (used.ru_utime + used.ru_stime, used.ru_maxrss * 1024,
            float(foretold[1].replace(",", "")) * UNITS[foretold[2]])


def seconds_to_copy(n):
    """Of the processor, to copy n bytes from one place to another: the best of five."""
    source, target = ctypes.create_string_buffer(n), ctypes.create_string_buffer(n)
    best = math.inf
    for _ in range(5):
        start = time.process_time()
        ctypes.memmove(target, source, n)
        best = min(best, time.process_time() - start)
    return best


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = os.path.realpath(sys.argv[1])
    people, days, repeats = [int(x) for x in (sys.argv[2:] + ["10000", "365", "5"][len(sys.argv) - 2:])]
    if repeats < 2 or repeats > len(STUDENT):
        sys.exit("from 2 to %d repeats" % len(STUDENT))
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        _, empty, empty_foretold = live(program, folder, 300, 1)
        for _ in range(repeats):
            short = live(program, folder, people, 1)
            long = live(program, folder, people, days)
            costs.append((long[0] - short[0]) * 1e6 / (people * (days - 1)))
    mean = statistics.mean(costs)
    half = STUDENT[repeats - 1] * statistics.stdev(costs) / math.sqrt(repeats)
    each = max(1, (long[1] - empty) / people)
    copy = seconds_to_copy(int(each * people)) * 1e6 / people
    rows = [
        ("machine", "load %.1f" % os.getloadavg()[0]),
        ("people, days, repeats", "%d, %d, %d" % (people, days, repeats)),
        ("microseconds a person and day", "%.3f +- %.3f" % (mean, half)),
        ("person-days a second", "%.1f million" % (1 / mean)),
        ("memory at the peak", "%.0f MB; foretold %.0f MB" % (long[1] / 1e6, long[2] / 1e6)),
        ("bytes a person", "%.0f; foretold %.0f" % (each, (long[2] - empty_foretold) / people)),
        ("microseconds to copy these", "%.3f" % copy),
        ("a day, in such copies", "%.1f" % (mean / copy)),
    ]
    for name, value in rows:
        print("%-32s %s" % (name, value))


main()
