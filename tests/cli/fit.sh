# `grapevine fit bass`: published estimates for people and programs, doubts, complaints with
# their place.
source "$(dirname "$0")/support.bash"

series=$source/scenarios/series

expect 0 "$program" fit bass "$series/room-air-conditioners.csv"
grep -qE '^p  innovation.* 0\.009442 +0\.00204 +0\.0049' out || fail "p of Srinivasan and Mason"
grep -qE '^m  market.* 18,713 .* 17,091$' out || fail "m, and the regression's beside it"
says err "13 periods, 1949 to 1961; 14,418 in all"
says err "model: {kind: bass, p: 0.009442, q: 0.3748}"
if grep -q "note:" err; then fail "nothing is to be said against this fit"; fi
expect 0 "$program" fit bass "$series/colour-tv.csv" --json
"$is_json" <out || fail "--json writes JSON"
says out '"doubts": []'
grep -q '"q": {"value": 0.6158' out || fail "q of colour television"

head -n 8 "$series/room-air-conditioners.csv" >short.csv
expect 0 "$program" fit bass short.csv
says err "The peak is not clearly behind us"

printf 'brand,units,year\nx,5,1\ny,9,2\nz,14,3\nu,12,4\nv,6,5\nw,3,6\n' >table.csv
expect 0 "$program" fit bass table.csv --rows year --column units
says err "6 periods, 1 to 6; 49 in all"

printf 'year,sales\n1,5\n2,9\n4,14\n5,12\n6,6\n' >gap.csv
expect 3 "$program" fit bass gap.csv
says err "gap.csv:4:3: error: behind period 2 comes 4"
printf 'year,sales\n1,5\n2,\n3,14\n' >empty.csv
expect 3 "$program" fit bass empty.csv
says err "empty.csv:3:3: error: '2' has no sales"
printf 'year,sales\n1,5\n2,-3\n3,14\n' >negative.csv
expect 3 "$program" fit bass negative.csv
says err "negative.csv:3:3: error: sales below 0"
printf 'year,sales\n1,5\n2,9\n3,7\n' >three.csv
expect 3 "$program" fit bass three.csv
says err "3 periods are too few"
expect 3 "$program" fit bass nowhere.csv
expect 2 "$program" fit
says err "a word is missing behind"
expect 2 "$program" fit bas three.csv
says err "did you mean"
expect 0 "$program" fit --help
says out "fit the Bass curve"

# Who adopted when among whom.
printf '0 1\n0 2\n1 2\n3 0\n3 1\n3 4\n' >ties.tsv
printf 'who,when\n0,4\n1,3\n2,1\n3,4\n4,\n' >when.csv
ties=(ties.tsv directed=true first=listens people=5)
expect 0 "$program" net exposure "${ties[@]}" --adoption when.csv -o people.csv
says err "5 people, 3 of whom hear anybody; 4 adopted in 4 periods"
grep -qE '^3 +1 +2 +4 +0\.2500 .* 0\.7778$' out || fail "hazard and exposure of period 3"
[[ $(sed -n 5p people.csv) == '"3",4,0.6666666666666666,0.3333333333333333,3' ]] ||
    fail "one row a person: $(sed -n 5p people.csv)"
expect 0 "$program" net exposure "${ties[@]}" --adoption when.csv --json
"$is_json" <out || fail "--json writes JSON"
expect 0 "$program" net exposure "${ties[@]}" --adoption when.csv --until 3
says err "2 adopted in 3 periods"
expect 2 "$program" net exposure "${ties[@]}"
says err "--adoption is missing"
printf 'who,when\n0,4\n7,3\n' >strangers.csv
expect 3 "$program" net exposure "${ties[@]}" --adoption strangers.csv
says err "strangers.csv:3:3: error: there is no person '7'"
printf 'who,when\n0,4\n1,3\n' >few.csv
expect 3 "$program" net exposure "${ties[@]}" --adoption few.csv
says err "there is no row for '2'"
printf 'who,when\n0,4.5\n' >parts.csv
expect 3 "$program" net exposure "${ties[@]}" --adoption parts.csv
says err "parts.csv:2:3: error: a time of adoption should be a whole number"
finish
