# A sweep runs every point with the same luck, resumes, survives points that fail, and is compared
# line by line.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 100 200
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100, 200]}' s.yaml >grid.yaml

expect 0 "$program" run grid.yaml --output a --threads 1
says err "6 points in 12 shards"
expect 0 "$program" run grid.yaml --output b --threads 2 --quiet
[[ $(digest_of a) == "$(digest_of b)" ]] || fail "any number of threads gives the same data"
[[ -z $(find a -path '*/.shards/*') ]] || fail "no shard is left once the result stands"

# Point 4 is p = 0.1, budget = 100: the scenario without a sweep.
expect 0 "$program" compare grid.yaml --output a --json
cp err lines
"$is_json" <out || fail "the answer is JSON"
[[ $(grep -cE '^ +[0-5] ' lines) == 6 ]] || fail "every point has a line"
[[ $(grep -c '"point"' out) == 6 ]] || fail "every point stands in the JSON"
before=$(digest_of a)
expect 0 "$program" compare grid.yaml --output a --quiet
[[ $(digest_of a) == "$before" ]] || fail "comparing twice simulates nothing"

# More replicates continue; a stopped sweep goes on where it was.
expect 0 "$program" run grid.yaml --output b --set replicates=150 --quiet
expect 0 "$program" run grid.yaml --output c --set replicates=150 --quiet
[[ $(digest_of b) == "$(digest_of c)" ]] || fail "100 replicates and 50 more are 150"
"$program" run grid.yaml --output d --set replicates=150 --quiet 2>/dev/null &
run=$!
sleep 0.05
kill -KILL "$run" 2>/dev/null
wait "$run" 2>/dev/null
expect 0 "$program" run grid.yaml --output d --set replicates=150 --quiet
[[ $(digest_of d) == "$(digest_of c)" ]] || fail "a killed sweep comes to the same data"

# A point that cannot be is recorded, and the others are lived.
sed 's/^network.*/network: {kind: barabasi_albert, people: 100, ties: 3}/;
     s/^measure/sweep: {network.people: [100, 2, 50]}\nmeasure/' s.yaml >hole.yaml
expect 6 "$program" compare hole.yaml --output e --json
says err "point 1, replicate 0 failed"
says err "failed"
"$is_json" <out || fail "the answer is JSON although a point failed"
says out '"point": 1, "values": {"network.people": 2}, "comparison": null'

expect 0 "$program" check grid.yaml --resolved
says out "  model.p: [0.02, 0.1]"
cp out resolved.yaml
expect 0 "$program" check resolved.yaml --json
says out '"points": 6, "shards": 12'

# The report of a sweep is written by compare, named, and written again from the result alone.
expect 0 "$program" compare grid.yaml --output a
page=$(echo a/grid/*/report.html)
says err "report  $page"
says "$page" 'id="map"'
says "$page" 'id="heat"'
says "$page" '<code>grapevine compare grid.yaml'
cp "$page" first.html
rm "$page"
expect 0 "$program" report "${page%/*}" --quiet
cmp -s first.html "$page" || fail "report writes the page that compare wrote"
expect 6 "$program" compare hole.yaml --output e --quiet --json
says "$(echo e/hole/*/report.html)" "1 of 3 points failed"
grep -qE '"failed_replicates": [1-9][0-9]*, "missing_replicates": 0}$' out || fail "a program is told how many failed"

# The points of a table lie anywhere: no map, but planes; and they can be lived again.
printf 'model.p,budget\n0.02,50\n0.1,200\n0.05,100\n' >points.csv
expect 0 "$program" compare s.yaml --design points.csv --output f --quiet
page=$(echo f/s/*/report.html)
says "$page" 'id="planes"'
says "$page" 'grapevine reproduce f/s/'
grep -q 'id="map"' "$page" && fail "a list of points has no map"
# Nobody waits for lives that cannot be compared.
sed 's/^measure.*/measure: [reach]/' s.yaml >blind.yaml
expect 3 "$program" compare blind.yaml --output blind
says err "add 'adopters' to 'measure:'"
[[ -z $(find blind -name result.h5) ]] || fail "what cannot be compared is not simulated"

# What the sweep varies cannot be set beside it; the sweep itself can.
expect 3 "$program" check grid.yaml --set budget=70
says err "--set budget=70: error: the sweep varies 'budget', whatever it is set to"
says err "help: set the sweep: --set sweep.budget=[70]"
expect 0 "$program" check grid.yaml --set budget=70 --set sweep.budget=[70]
says err "points      2 of the sweep"
expect 0 "$program" check grid.yaml --set model.p=0.3 --set 'sweep={model.p: [0.02, 0.1]}'
sed '/^measure/a sweep: [{budget: 5, model.p: 0.1}, {budget: 6, model.p: 0.2}]' s.yaml >points.yaml
expect 3 "$program" check points.yaml --set model.p=0.3
says err "help: set it at the points: --set sweep.0.model.p=0.3"
expect 0 "$program" check points.yaml --set sweep.0.model.p=0.3
finish
