# What stands in a result can be listed, made again and compared; invented numbers are found out.
source "$(dirname "$0")/support.bash"
forge=$4
write_scenario s.yaml 70 100
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100]}' s.yaml >grid.yaml
expect 0 "$program" sweep grid.yaml --output true --quiet
home=$(dirname true/*/*/result.h5)

# table: a row for every point, replicate and strategy.
expect 0 "$program" table "$home"
cp out table.csv
[[ $(wc -l <table.csv) == $((1 + 4 * 70 * 3)) ]] || fail "a head and a row for every life"
says table.csv "point,model.p,budget,strategy,replicate,status,final_adopters"
grep -qE '^3,0\.1,100,partners,69,done,[0-9]+' table.csv || fail "the last life has its row"
[[ $(cut -d, -f1-5 table.csv | sort -u | wc -l) == $((1 + 4 * 70 * 3)) ]] || fail "no row twice"
columns=$(head -n 1 table.csv | tr -cd , | wc -c)
[[ $(tr -cd ',\n' <table.csv | awk '{print length}' | sort -u) == "$columns" ]] ||
    fail "all rows have the cells of the head"
# Without groups all people are one, which has no name.
write_scenario plain.yaml 3 50
sed -i 's/^measure: .*/measure: [adopters, groups]/' plain.yaml
expect 0 "$program" run plain.yaml --output plain --quiet
expect 0 "$program" table plain/plain/*
head -n 1 out | grep -qE ',group_size,' || fail "no dot without a group: $(head -n 1 out)"
# table --along: the same lives, a row for every step, channel, ...
expect 0 "$program" table "$home" --along step
cp out curves.csv
says curves.csv "point,model.p,budget,strategy,replicate,status,step,adopters,failure"
[[ $(wc -l <curves.csv) == $((1 + 4 * 70 * 3 * 21)) ]] || fail "a row for every step of every life"
awk -F, 'NR == FNR { final[$1, $4, $5] = $7; next }
         FNR > 1 && $7 == 20 { same += final[$1, $4, $5] == $8 }
         END { exit same != 4 * 70 * 3 }' table.csv curves.csv || fail "curves end where lives end"
awk -F, '$4 == "do-nothing" && FNR > 1 && $8 != 0 { exit 1 }' curves.csv || fail "nothing comes of nothing"
expect 0 "$program" table "$home" --along=channel
grep -qE '^0,0\.02,50,partners,3,done,partner,[0-9]+,$' out || fail "channels have their names"
expect 3 "$program" table "$home" --along depth
says err "nothing in this result goes along 'depth'"
expect 2 "$program" table "$home" --along steps
says err "did you mean 'step'?"
sed 's/^network.*/network: {kind: barabasi_albert, people: 100, ties: 3}/;
     s/^measure/sweep: {network.people: [100, 2, 50]}\nmeasure/' s.yaml >hole.yaml
expect 6 "$program" sweep hole.yaml --output hole --quiet
expect 0 "$program" table hole/hole/*
grep -qE '^1,2,ads,0,failed,(,|$)' out || fail "failed lives are rows without outcomes"
grep -qE "^1,2,ads,0,failed,.*ties" out || fail "a failed life says why"
expect 0 "$program" table hole/hole/* --along step
grep -qE "^1,2,ads,0,failed,20,,.*ties" out || fail "a failed life has rows without outcomes"

# reproduce: the stored scenario is enough, wherever the file lies.
cp "$home/result.h5" moved.h5
expect 0 "$program" reproduce moved.h5 --output fresh --json
"$is_json" <out || fail "reproduce answers in JSON"
says out '"same": true'
[[ $(digest_of fresh) == $("$program" digest moved.h5) ]] || fail "the data are the same"
expect 4 "$program" reproduce moved.h5 --output fresh
says err "exists already"
expect 0 "$program" reproduce hole/hole/*/result.h5 --output fresh-hole --quiet

# verify: whole results and shards that are not merged.
expect 0 "$program" verify moved.h5 --sample 100
says err "8 of 8 shards made again: 840 lives, 0 differ"
expect 0 "$program" sweep grid.yaml --output parts --shard 1/2 --quiet
expect 0 "$program" verify "$(dirname "$(find parts -name .lock)")" --json --sample 8
says out '"sample": 8, "lives": 420, "different": 0'

# Invented lives.
expect 0 "$forge" grid.yaml false
expect 7 "$program" verify false/*/*/result.h5
says err "lives differ"
expect 7 "$program" reproduce false/*/*/result.h5 --output truth
says err "could not be reproduced"
expect 3 "$program" table missing.h5
expect 3 "$program" verify missing
finish
