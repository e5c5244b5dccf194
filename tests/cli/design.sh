# A design of points from a table: as a spreadsheet, R, numpy or OpenTURNS writes it; mistakes are
# told with their place.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 20 200
printf 'model.p,budget\n0.02,50\n0.02,100\n0.1,50\n0.1,100\n' >d.csv
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100]}' s.yaml >grid.yaml

expect 0 "$program" sweep s.yaml --design d.csv --output a --json
"$is_json" <out || fail "the answer is JSON"
says out '"points": 4'
expect 0 "$program" sweep grid.yaml --output b --quiet
[[ $(digest_of a) == "$(digest_of b)" ]] || fail "a grid and the list of its points are one world"
[[ $(basename "$(dirname a/*/*/result.h5)") == "$(basename "$(dirname b/*/*/result.h5)")" ]] ||
    fail "a grid and the list of its points go to one folder"

# The same table in other dialects.
printf '\xef\xbb\xbf"model.p" ; "budget"\r\n2e-2; 50.0\r\n0.02;1e2\r\n\r\n0.1;50\r\n0.1;100' >o.csv
expect 0 "$program" sweep s.yaml --design o.csv --output c --quiet
[[ $(digest_of c) == "$(digest_of a)" ]] || fail "semicolons, quotes, and other line ends are fine"
sed '1s/^/# /' d.csv >n.csv
expect 0 "$program" sweep s.yaml --design n.csv --output d --quiet
[[ $(digest_of d) == "$(digest_of a)" ]] || fail "a head behind a # is fine"

# refuses TABLE PLACE WORDS
refuses() {
    printf '%b' "$1" >bad.csv
    expect 3 "$program" sweep s.yaml --design bad.csv --output e
    says err "bad.csv$2: error: $3"
}
refuses 'model.q,budget\n1,2\n' ':1:1' "the scenario has no number model.q"
refuses '"","model.p"\n"1",0.1\n' ':1:2' "this column has no name"
refuses 'model.p,model.p\n0.1,0.1\n' ':1:9' "this column stands here twice: model.p"
refuses 'ticks\n10\n' ':1:1' "ticks is the same at all points"
refuses 'model.p,budget\n0.1,x\n' ':2:5' "here should be a number for budget"
refuses 'model.p,budget\n0.1, 5\n1.5,5\n' ':3:1' ""
refuses 'model.p,budget\n0.1\n' ':2:4' "this row ends before budget"
refuses 'model.p,budget\n0.1,5,6\n' ':2:7' "this row has more cells than the head"
printf 'model.p\n' >bad.csv
expect 3 "$program" sweep s.yaml --design bad.csv --output e
says err "no point below it"
expect 3 "$program" sweep s.yaml --design missing.csv --output e
says err "cannot read 'missing.csv'"
expect 3 "$program" sweep grid.yaml --design d.csv --output e
says err "has a sweep of its own"
[[ ! -e e ]] || fail "nothing is made for a bad design"
finish
