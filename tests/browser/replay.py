"""The replay in a real browser: the cover, the steps, who told whom, by keyboard alone.

    replay.py PROGRAM    a grapevine program; exits 77 where no Chromium stands
"""

import csv
import glob
import io
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import chromium  # noqa: E402

SCENARIO = """\
grapevine: 1
title: A class <script>document.title='hacked'</script>
seed: 7
replicates: 60
ticks: 12
network: {kind: watts_strogatz, people: %d, neighbours: 6, rewire: 0.1}
model: {kind: independent_cascade, p: 0.15}
budget: 100
strategies:
  hubs:
    - {kind: seeding, choose: degree, fee: 25}
  posts:
    - {kind: partner_posts, choose: random, fee: 20, fee_per_follower: 1}
measure: [adopters, channels]
"""
MOST_BYTES = 3_000_000
failures = []


def check(holds, claim):
    """Say each claim that does not hold."""
    if not holds:
        print("not true:", claim)
        failures.append(claim)


def is_seen(browser, selector):
    return browser.value(f"document.querySelector('{selector}').getClientRects().length > 0")


def counts(browser):
    """Adopters as the panels tell them, by place of the strategy."""
    told = browser.value("Object.fromEntries([...document.querySelectorAll('.count')]"
                         ".map((one) => [one.dataset.arm, one.textContent]))")
    return {int(arm): int(words.split(" of ")[0].replace(",", "")) for arm, words in told.items()}


def adopters(life, step):
    return sum(1 for at in life[1::4] if at <= step)


def source(life, person):
    """Who convinced a person: None where the person never adopted."""
    for k in range(0, len(life), 4):
        if life[k] == person:
            return life[k + 3]
    return None


def the_cover_hides_the_answer(browser):
    check(is_seen(browser, "#cover"), "a cover asks first")
    for hidden in (".verdict", "#curves", "#replay", ".figures"):
        check(not is_seen(browser, hidden), f"the cover hides {hidden}")
    check(browser.value("document.title").startswith("A class <script>"),
          "a title with markup stays text")


def a_prediction_is_judged(browser, data):
    """By keyboard alone: choose, say a lead, show the answer."""
    winner = data["answer"]["winner"]
    browser.press("Tab")
    for _ in range(winner):
        browser.press("ArrowDown")
    check(browser.value("document.querySelector('input:checked').value") == str(winner),
          "arrow keys choose a strategy")
    check(browser.tab_to("predicted-lead"), "the tabulator leads to the lead")
    browser.call("Input.insertText", text="1")
    browser.press("Enter")
    check(browser.value("document.querySelector('#cover') === null"), "Enter shows the answer")
    check(is_seen(browser, ".verdict") and is_seen(browser, "#curves"), "the answer shows")
    check("So it is." in browser.value("document.querySelector('#judgement').textContent"),
          "a right prediction is called right")


def the_cover_can_be_skipped(browser):
    check(browser.tab_to("skip-prediction"), "the tabulator leads to skipping")
    browser.press("Enter")
    check(is_seen(browser, ".verdict") and is_seen(browser, "#replay"), "skipping shows the page")
    check(browser.value("document.querySelector('#judgement') === null"),
          "who skips is not judged")


def steps_show_what_the_data_say(browser, data):
    """Every step, by the arrow key on the slider."""
    world = data["worlds"][0]
    check(browser.tab_to("replay-step"), "the tabulator leads to the slider")
    for step in range(int(browser.value("document.getElementById('replay-step').max")) + 1):
        readout = browser.value("document.getElementById('replay-readout').textContent")
        check(readout.startswith(f"step {step} of "), f"the read-out says step {step}: {readout}")
        for arm, n in counts(browser).items():
            check(n == adopters(world["lives"][arm], step), f"step {step}: {n} adopters of {arm}")
            drawn = browser.value(f"document.querySelectorAll('.cell:has([data-arm=\"{arm}\"]) "
                                  "circle.in').length")
            check(drawn == n, f"step {step}: as many dots are filled as are counted ({drawn}, {n})")
        said = browser.value("document.getElementById('replay-said').textContent")
        check(said.startswith(f"Step {step}: "), f"step {step} is said to who cannot see: {said}")
        browser.press("ArrowRight")
    browser.press("Home")
    check(browser.value("document.getElementById('replay-readout').textContent")
          .startswith("step 0 "), "Home leads to the start")


def the_end_is_what_the_result_holds(browser, data, program, folder):
    """Every world's last step against the table that the program writes of the result."""
    table = subprocess.run([program, "table", folder], capture_output=True, text=True, check=True)
    finals = {(row["strategy"], int(row["replicate"])): int(row["final_adopters"])
              for row in csv.DictReader(io.StringIO(table.stdout))}
    browser.value("document.getElementById('replay-last').click()")
    for k, world in enumerate(data["worlds"]):
        browser.value("{const one = document.getElementById('replay-world');"
                      f"one.value = {k}; one.dispatchEvent(new Event('change'))}}")
        for arm, n in counts(browser).items():
            known = finals[data["arms"][arm]["name"], world["replicate"]]
            check(n == known, f"replicate {world['replicate']} ends with {known} ({n})")
    browser.value("{const one = document.getElementById('replay-world');"
                  "one.value = 0; one.dispatchEvent(new Event('change'))}")


def a_person_is_traced_to_the_teller(browser, data):
    """Somebody who was told by word of mouth, chosen by click, and the next one by arrow key."""
    world = data["worlds"][0]
    arm, person = next((a, life[k]) for a, life in enumerate(world["lives"])
                       for k in range(0, len(life), 4) if (life[k + 3] or -1) >= 0)
    browser.value(f"document.querySelector('circle[data-person=\"{person}\"]')"
                  ".dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    story = browser.value(f"document.querySelector('#replay-story li[data-arm=\"{arm}\"]')"
                          ".textContent")
    teller = source(world["lives"][arm], person)
    check(f"told by person {teller} " in story, f"{person} was told by {teller}: {story}")
    check(browser.value("document.querySelector('#replay-story').getAttribute('aria-live')")
          == "polite", "the story is said")
    check(browser.value("document.getElementById('replay-person').value") == str(person),
          "the list follows the click")
    browser.value("document.querySelector('svg.world[tabindex]').focus()")
    browser.press("ArrowRight")
    browser.press("ArrowLeft")
    check(browser.value("document.querySelectorAll('circle.chosen').length")
          == browser.value("document.querySelectorAll('.worlds svg.world').length"),
          "one person is chosen, in every network")
    browser.press("Escape")
    check(browser.value("document.getElementById('replay-person').value") == "",
          "Escape chooses nobody")


def playing_goes_on_and_stops(browser):
    browser.value("document.getElementById('replay-first').click()")
    check(browser.tab_to("replay-play"), "the tabulator leads to Play")
    browser.press(" ")
    check(browser.value("document.getElementById('replay-play').getAttribute('aria-label')")
          == "Pause", "Play becomes Pause")
    browser.call("Runtime.evaluate", awaitPromise=True,
                 expression="new Promise((done) => setTimeout(done, 1700))")
    step = int(browser.value("document.getElementById('replay-step').value"))
    check(step >= 1, f"playing goes on ({step})")
    browser.press(" ")
    check(browser.value("document.getElementById('replay-play').getAttribute('aria-label')")
          == "Play", "Pause becomes Play")


def nothing_spills_over(browser, width):
    wide = browser.value("document.documentElement.scrollWidth")
    check(wide <= width, f"at {width} pixels nothing is wider than the screen ({wide})")


def without_a_script_the_page_is_complete(browser, page):
    """As where scripts are switched off."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(page)
    for shown in (".verdict", "#curves", "#replay-still svg.world", "#scenario"):
        check(is_seen(browser, shown), f"without a script the page shows {shown}")
    check(not browser.value("document.querySelector('#cover') !== null"),
          "without a script nothing is covered")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


def look(browser, page, program, folder):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    check(len(text.encode()) < MOST_BYTES, "the page is below three megabytes")
    data = json.loads(text.split('id="replay-data">')[1].split("</script>")[0])
    browser.open(page)
    the_cover_hides_the_answer(browser)
    a_prediction_is_judged(browser, data)
    browser.open(page)
    check(is_seen(browser, "#cover"), "a prediction is remembered nowhere")
    the_cover_can_be_skipped(browser)
    steps_show_what_the_data_say(browser, data)
    the_end_is_what_the_result_holds(browser, data, program, folder)
    a_person_is_traced_to_the_teller(browser, data)
    playing_goes_on_and_stops(browser)
    nothing_spills_over(browser, 1366)
    without_a_script_the_page_is_complete(browser, page)
    check(browser.requests() == [], f"the page asks for nothing: {browser.requests()}")
    check(browser.complaints() == [], f"nothing complains: {browser.complaints()}")


def main():
    program, browser_program = os.path.abspath(sys.argv[1]), chromium.find()
    if browser_program is None:
        print("SKIPPED: no Chromium here (Debian: chromium)")
        return chromium.SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for people in (30, 300):
            with open(f"class{people}.yaml", "w", encoding="utf-8") as file:
                file.write(SCENARIO % people)
            subprocess.run([program, "compare", f"class{people}.yaml", "--quiet"], check=True)
            page = glob.glob(f"results/class{people}/*/report.html")[0]
            browser = chromium.Browser(browser_program)
            try:
                look(browser, page, program, os.path.dirname(page))
            finally:
                browser.close()
    print("all true" if not failures else f"{len(failures)} claims do not hold")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
