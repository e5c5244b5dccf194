# Claims are listed, judged, kept as data and as a page, and judged again without living anything
# twice; a batch is adjusted for its size.
source "$(dirname "$0")/support.bash"
mkdir claims
write_claim() { # NAME SEED TYPE TREATMENT CONTROL
    cat >"claims/$1.yaml" <<END
grapevine: 1
title: Do $4 beat $5?
seed: $2
ticks: 12
network: {kind: watts_strogatz, people: 200, neighbours: 6}
model: {kind: independent_cascade, p: 0.12}
budget: 100
strategies:
  few: [{kind: seeding, people: 4}]
  many: [{kind: seeding, people: 12}]
  others: [{kind: seeding, people: 4, choose: random}]
measure: [adopters, reach, cost_per_adopter]
claim:
  says: $4 convince more than $5.
  essay: essay.txt
  type: $3
  refuted: They do not.
  unequal: true
  comparisons:
    - {kind: difference, treatment: [$4], control: [$5], metric: final_adopters}
END
}
write_claim C01 5 emergent many few
write_claim C02 6 built_in many few
write_claim C03 7 trade_off few many

expect 0 "$program" claims --list --from=claims
says out "C02  built in   Do many beat few?"
expect 0 "$program" claims --list --from=claims --json
"$is_json" <out || fail "the list is JSON"

# One line a claim, a file and a page.
expect 0 "$program" claims --all --from=claims --output=r --quick --json
cp err lines
cp out first.json
"$is_json" <first.json || fail "the answer is JSON"
says lines "C01   emergent   supported"
says lines "C02   built in   built in, shown"
says lines "C03   trade-off  refuted"
says lines "report  r/claims.html"
says r/claims.html 'id="C03"'
says r/claims.html "3 claims put to the test"
expect 0 "$program" digest r/claims.h5
cp out digest
says r/claims.csv "C01,Do many beat few?,emergent,supported,30,"
[[ $(wc -l <r/claims.csv) == 4 ]] || fail "a row a comparison"
[[ $(sed 's/"[^"]*"//g' r/claims.csv | awk -F, '{print NF}' | sort -u | wc -l) == 1 ]] || fail "rows are as long as their head"

# Nothing is lived twice, and the answer is the same, with any number of threads and on its own.
stamp=$(stat -c %Y%i r/C01/*/result.h5)
expect 0 "$program" claims --all --from=claims --output=r --quick --json --threads=1
cmp -s out first.json || fail "judging again gives the same answer"
[[ $(stat -c %Y%i r/C01/*/result.h5) == "$stamp" ]] || fail "judging again lives nothing"
expect 0 "$program" digest r/claims.h5
cmp -s out digest || fail "judging again gives the same data"
expect 0 "$program" claims --all --from=claims --output=other --quick --json --quiet --threads=2
cmp -s out first.json || fail "another folder gives the same answer"

# More lives on disk than a look wants do not change it.
expect 0 "$program" run claims/C01.yaml --output=r --set replicates=90 --quiet
expect 0 "$program" claims --all --from=claims --output=r --quick --json --quiet
cmp -s out first.json || fail "lives beyond the look do not count"

# p is adjusted for three claims: the refuted one keeps 1, the others share the last place.
grep -q '"adjusted": 1.0' first.json || fail "what has no evidence keeps p = 1"
[[ $(grep -c '"stands": true' first.json) == 3 ]] || fail "clear claims stand in the batch"

# A stopped run goes on where it was.
"$program" claims C01 --from=claims --output=s --quiet 2>/dev/null &
run=$!
sleep 0.05
kill -KILL "$run" 2>/dev/null
wait "$run" 2>/dev/null
expect 0 "$program" claims --all --from=claims --output=s --quick --json --quiet
cmp -s out first.json || fail "a killed run comes to the same answer"

# Parts of the folder; names and paths.
expect 0 "$program" claims --all --from=claims --shard=2/2 --output=p --quick --json
[[ $(grep -c '"claim":' out) == 1 ]] || fail "the second of two parts has one of three claims"
says err "C02"
expect 0 "$program" claims claims/C03.yaml --output=p --quick
says err "C03"

# Over what is assumed.
expect 0 "$program" claims C01 --from=claims --output=r --quick --robust --points=16 --json
says out '"label": "'
says err "a sample of 16 points over"
"$is_json" <out || fail "the answer with a sample is JSON"
cp out robust.json
expect 0 "$program" claims C01 --from=claims --output=r --quick --robust --points=16 --json --quiet
cmp -s out robust.json || fail "the sample is the same again"

says r/claims.csv ",spent_treatment,spent_control,spends_alike,content,"
[[ $(sed 's/"[^"]*"//g' r/claims.csv | awk -F, '{print NF}' | sort -u | wc -l) == 1 ]] || fail "rows of samples are as long as their head"
grep -q '"varied": \[' robust.json || fail "the answer tells what was varied"
grep -q '"budget"' robust.json || fail "money is varied"
# Points that make no even sample are refused before anything is lived.
expect 3 "$program" claims C01 --from=claims --output=q --quick --robust --points=100
says err "a sample of 100 points does not fill its space evenly"
says err "power of two"
[[ ! -e q/C01 ]] || fail "nothing is lived for a sample that cannot be"

# A model without a level field has no ladder, and is judged all the same.
expect 0 "$program" claims C01 --from=claims --output=r --quick --ladder
says err "C01: no ladder: the model of C01 has no 'model.level_trust'"
says err "C01   emergent   supported"
says r/claims.csv "the model of C01 has no 'model.level_trust'"

# What the five assumptions are worth, with what is left on a level field, is the effect. A second
# claim has no ladder, as its outcome is undefined, and is told all the same.
mkdir ladders
cat >ladders/C05.yaml <<END
grapevine: 1
title: Do partners beat advertisements?
seed: 9
ticks: 40
budget: 60
network: {kind: watts_strogatz, people: 60, neighbours: 6}
model: {kind: market, aware: 0.1, customers: 0, p: 0.01, q: 0.1}
messages: {story: {}}
strategies:
  partners: [{kind: partner_posts, fee: 1, posts: 2, every: 3}]
  ads: [{kind: broadcast, cpm: 100}]
measure: [adopters, reach, cost_per_adopter]
claim:
  says: Partners bring more.
  essay: essay.txt
  type: emergent
  refuted: They do not.
  pairs: [4]
  comparisons:
    - {kind: difference, treatment: partners, control: ads, metric: adopters}
END
sed 's/metric: adopters/metric: cost_per_adopter, direction: down/; s/title: .*/title: A cost/' ladders/C05.yaml >ladders/C06.yaml
expect 0 "$program" claims --all --from=ladders --output=l --ladder --json
says err "C06: no ladder: 'cost_per_adopter' is undefined in"
awk -F, 'NR == 1 { for (k = 1; k <= NF; k++) at[$k] = k }
    /^C05/ { n++
        sum = $at["level_effect"]
        for (name in at) if (name ~ /^shapley_/) { sum += $at[name]; rungs += $at[name] > 0 }
        off = sum - $at["as_assumed"]
        if ($at["as_assumed"] == "" || $at["spent_treatment"] == "") exit 1 }
    END { exit !(n == 1 && rungs == 5 && off < 1e-9 && off > -1e-9) }' l/claims.csv ||
    fail "what is left and five shares are the effect"
grep -q "^C06,.*'cost_per_adopter' is undefined in" l/claims.csv || fail "the table tells why there is no ladder"

# A tail is of all lives together: judged after the looks that the claim asks for, without a sample.
write_claim C04 8 emergent many few
sed -i 's/kind: difference/kind: tail, quantile: 0.9, base: 0/' claims/C04.yaml
echo "  pairs: [40, 50]" >>claims/C04.yaml
expect 0 "$program" claims C04 --from=claims --output=t --robust --json
says err "C04: 40 pairs"
says err "C04: no sample: C04 predicts a tail of all replicates together"
says err "C04   emergent   supported"
"$is_json" <out || fail "the answer about a tail is JSON"
says t/claims.html "quantile 0.9"

# An outcome that is not measured: what measures it.
expect 3 "$program" claims C01 --from=claims --set claim.comparisons.0.metric=lifetime_value
says err "no measure of the scenario has an outcome 'lifetime_value'"
says err "help: add 'value' to 'measure:'"

# Pairs that share a few networks are worth no more than these; it is said, by `check` as well.
expect 0 "$program" claims C01 --from=claims --output=s --quick --set network.replicates_per_graph=16
says err "C01: 30 replicates live on 2 networks, and intervals count networks"
expect 0 "$program" check claims/C01.yaml --set replicates=64 --set network.replicates_per_graph=16
says err "note        64 replicates live on 4 networks"
expect 0 "$program" check claims/C01.yaml --set replicates=64 --set network.replicates_per_graph=all
! grep -q "note  " err || fail "a scenario of one network is about that one"

# A claim is an ordinary scenario.
expect 0 "$program" compare claims/C01.yaml --output=c --set replicates=10
says err "many"

expect 2 "$program" claims --from=claims
says err "which claims?"
expect 3 "$program" claims --all --from=nowhere
expect 3 "$program" claims C99 --from=claims
write_scenario plain.yaml 4 50
expect 3 "$program" claims plain.yaml --output=r
says err "makes no claim"
expect 2 "$program" claims C01 --from=claims --shard=3/2

# From any folder: claims that ship with the program, with nothing that stands in the folder.
mkdir -p away/strategies && cd away || exit 1
printf 'grapevine: 1\ntactics: [{kind: nothing}]\n' >strategies/social-broadcast.yaml
expect 0 "$program" claims --list
(($(wc -l <out) == $(find "$source/scenarios/claims" -name 'C*.yaml' | wc -l))) || fail "all claims are shipped"
expect 0 "$program" claims C79 C32 --list
says out "C79  emergent  From promoting to partnering"
expect 0 "$program" explain C79
says out "claims/C79.yaml, shipped with the program"
expect 3 "$program" claims C79 --set model.complainn=0.2
says err "--set model.complainn=0.2: error: market has no key 'complainn'"
expect 3 "$program" claims C99
says err "there is no claim 'C99'"
says err "grapevine claims --list"
expect 3 "$program" claims c79
says err "did you mean 'C79'?"
# A claim lives and is judged; a batch of two.
small=(--set world.people=240 --set ticks=14 --replicates=4 --quick --output=r)
expect 0 "$program" claims C32 C79 "${small[@]}" --json --quiet
"$is_json" <out || fail "the answer on shipped claims is JSON"
(cd "$source" && "$program" claims C32 C79 "${small[@]}" --output="$folder/away/s" --json --quiet) >there 2>err ||
    fail "they are judged from their files"
cmp -s out there || fail "a shipped claim comes to what its file comes to"
# Where a scenario of claims is wrong, the place is in the shipped file.
expect 3 "$program" claims C79 --set world=[]
says err "claims/C79.yaml (shipped):22:8: error: this model needs a 'kind'"
# Files win, by the folder that is said or where there is scenarios/claims.
expect 0 "$program" claims C01 --from=../claims --list
says out "Do many beat few?"
expect 0 "$program" claims C79 --from=../claims --list
says err "C79 is the claim that ships with grapevine: there is none in ../claims"
expect 3 "$program" claims C99 --from=../claims
says err "there is no claim 'C99', neither shipped nor in ../claims"
mkdir -p scenarios/claims && cp ../claims/C02.yaml scenarios/claims/
expect 0 "$program" claims --list
says out "C02  built in  Do many beat few?"
[[ $(wc -l <out) == 1 ]] || fail "a folder of claims is all of them"
expect 0 "$program" claims C02 C03 --list
says out "C02  built in  Do many beat few?"
says out "C03  emergent  Network effects, not distribution"
finish
