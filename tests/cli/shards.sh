# Many processes share the work of one sweep, and their shards merge into the data that one process
# makes; gaps, copies, damage and other worlds are refused.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 100 200
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100, 200]}' s.yaml >grid.yaml
expect 0 "$program" sweep grid.yaml --output one --quiet

# shards FOLDER: its shards; the home of a sweep is its only folder of a world.
home_of() { dirname "$(find "$1" -name .lock)"; }

# Four processes at once.
for k in 1 2 3 4; do
    "$program" sweep grid.yaml --output four --shard "$k/4" --threads 1 --quiet &
done
wait
home=$(home_of four)
[[ $(find "$home/.shards" -name '*.h5' | wc -l) == 12 ]] || fail "four parts leave twelve shards"
[[ ! -e $home/result.h5 ]] || fail "parts leave the result to merge"
expect 0 "$program" merge "$home" --json
"$is_json" <out || fail "merge answers in JSON"
[[ $(digest_of four) == "$(digest_of one)" ]] || fail "shards merge into the data of one process"
cmp -s "$home/result.h5" "$(home_of one)/result.h5" || fail "even the bytes are the same"
[[ ! -e $home/.shards && ! -e $home/.claims ]] || fail "merge removes the shards"
expect 0 "$program" merge "$home" --quiet

# A gap is listed and refused; running the part fills it.
expect 0 "$program" sweep grid.yaml --output gap --shard 1/2 --quiet
home=$(home_of gap)
expect 3 "$program" merge "$home"
says err ".shards/1-0.h5: lives of it have not been lived"
says err "6 of 12 shards are missing"
[[ ! -e $home/result.h5 ]] || fail "nothing is merged over a gap"
expect 0 "$program" sweep grid.yaml --output gap --shard 2/2 --quiet

# With --allow-partial what is there is merged, what is not is marked, and nothing is lost for later.
expect 0 "$program" sweep grid.yaml --output part --shard 1/2 --quiet
half=$(home_of part)
expect 6 "$program" merge "$half" --allow-partial --json
says out '"missing_lives": 900'
says err "900 lives are missing, 0 failed"
"$is_json" <out || fail "a partial merge answers in JSON"
expect 0 "$program" table "$half"
[[ $(grep -c ',missing,' out) == 900 ]] || fail "missing lives are marked"
grep ',missing,' out | grep -qvE ',missing,,+$' && fail "missing lives have no outcomes"
expect 6 "$program" merge "$half" --allow-partial --quiet
expect 0 "$program" report "$half" --json
says out '"failed_replicates": 0, "missing_replicates": '
tail -1 out | grep -q '"missing_replicates": [1-9]' || fail "a program is told how many are missing"
"$is_json" <out || fail "the report of a part of a sweep answers in JSON"
says err "Preliminary: "
says "$half/report.html" "this is a preliminary answer"
expect 0 "$program" sweep grid.yaml --output part --shard 2/2 --quiet
expect 0 "$program" merge "$half" --allow-partial --quiet
[[ $(digest_of part) == "$(digest_of one)" ]] || fail "a partial result becomes whole"
cmp -s "$half/result.h5" "$(home_of one)/result.h5" || fail "even its bytes"
[[ ! -e $half/.shards ]] || fail "then the shards are removed"

# A report of what is there says that it is preliminary; `run` goes on from it.
expect 0 "$program" sweep s.yaml --output early --shard 1/2 --quiet
half=$(home_of early)
expect 6 "$program" merge "$half" --allow-partial --quiet
expect 0 "$program" report "$half"
tr '\n' ' ' <err | grep -q 'Not simulated yet, and left out: 36 runs.' || fail "a verdict tells of missing runs"
grep -q 'preliminary' "$half/report.html" || fail "a report of a part has a banner"
expect 0 "$program" run s.yaml --output early --quiet
expect 0 "$program" run s.yaml --output late --quiet
[[ $(digest_of early) == "$(digest_of late)" ]] || fail "a run makes a partial result whole"

# A copy, a stranger, damage, another world.
cp "$home/.shards/1-0.h5" "$home/.shards/7-0.h5"
expect 3 "$program" merge "$home"
says err ".shards/7-0.h5: the plan has no shard of that name"
mv "$home/.shards/7-0.h5" "$home/.shards/0-0.h5"
expect 3 "$program" merge "$home"
says err "is it a copy of another?"
printf 'x' | dd of="$home/.shards/1-0.h5" bs=1 seek=3000 conv=notrunc 2>/dev/null
rm "$home/.shards/0-0.h5"
expect 3 "$program" merge "$home"
says err ".shards/1-0.h5: "
rm "$home/.shards/1-0.h5"
expect 0 "$program" sweep grid.yaml --output other --set seed=8 --shard 1/1 --quiet
cp "$(home_of other)/.shards/0-0.h5" "$home/.shards/1-0.h5"
expect 3 "$program" merge "$home"
says err "world_hash"
rm "$home/.shards/1-0.h5"
for k in 1 2; do expect 0 "$program" sweep grid.yaml --output gap --shard "$k/2" --quiet; done
expect 0 "$program" merge "$home" --quiet
[[ $(digest_of gap) == "$(digest_of one)" ]] || fail "after all that the data are the same"

# A whole run and a part exclude each other; a point that fails makes merge exit 6.
expect 2 "$program" sweep grid.yaml --shard 3/2
says err "--shard needs K/N"
expect 2 "$program" sweep grid.yaml --shard 2
sed 's/^network.*/network: {kind: barabasi_albert, people: 100, ties: 3}/;
     s/^measure/sweep: {network.people: [100, 2, 50]}\nmeasure/' s.yaml >hole.yaml
expect 6 "$program" sweep hole.yaml --output hole --shard 1/1 --quiet
expect 6 "$program" merge "$(home_of hole)" --quiet
expect 0 "$program" table "$(home_of hole)"
grep -qE '^1,2,ads,0,failed,.*ties' out || fail "why a life failed survives the merge"
cmp -s "$(home_of hole)/result.h5" <("$program" sweep hole.yaml --output hole1 --quiet 2>/dev/null; cat hole1/*/*/result.h5) ||
    fail "failures merge into the bytes of one process"
[[ -e $(home_of hole)/result.h5 ]] || fail "failed lives do not stop a merge"
expect 3 "$program" merge missing
finish
