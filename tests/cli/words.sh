# The program answers right and wrong words on its command line.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 4 200

# Help of the program and of every verb, derived from the lists.
expect 0 "$program" --help
verbs=$(sed -nE 's/^GV_VERB\(([a-z_]+),.*/\1/p' "$source/include/grapevine/verbs.def")
for verb in $verbs; do
    says out "  $verb "
done
for verb in $verbs; do
    expect 0 "$program" "$verb" --help
    says out "usage: grapevine $verb"
    says out "--help"
done

# Misspelt words are answered with the nearest right one.
expect 2 "$program"
expect 2 "$program" compair s.yaml
says err "did you mean 'compare'?"
expect 2 "$program" run --thraeds 2 s.yaml
says err "there is no option --thraeds"
says err "did you mean --threads?"
expect 2 "$program" run --thraeds=2 s.yaml
says err "did you mean --threads?"
expect 2 "$program" run -x s.yaml
says err "there is no option -x"
expect 2 "$program" list modles
says err "did you mean 'models'?"
expect 2 "$program" explain independent_cascde
says err "independent_cascade"

# Values and operands are checked.
expect 2 "$program" run --threads none s.yaml
expect 2 "$program" run --threads 0 s.yaml
expect 2 "$program" run s.yaml --threads
says err "--threads needs a value"
expect 2 "$program" run --quiet=3 s.yaml
says err "--quiet takes no value"
expect 2 "$program" run --color=red s.yaml
expect 2 "$program" run
says err "SCENARIO is missing"
expect 2 "$program" run s.yaml other.yaml
says err "one word too many"

# Long names may be cut short, and options may stand behind operands.
expect 0 "$program" check s.yaml --thr 1 --res
says out "independent_cascade"

# Names are one a line and equal the lists; the rest goes with jq and the like.
for kind in networks models tactics metrics; do
    expect 0 "$program" list "$kind" --names
    sed -nE 's/^GV_[A-Z]+\(([a-z0-9_]+)\).*/\1/p' "$source/include/grapevine/$kind.def" >names
    cmp -s out names || fail "list $kind --names equals $kind.def"
    while read -r name; do
        expect 0 "$program" explain "$name"
        says out "$name"
    done <names
done
expect 0 "$program" explain --schema
"$is_json" <out || fail "the schema is JSON"
expect 0 "$program" explain --reference
says out "# Scenarios: every key"
expect 2 "$program" explain
says err "NAME is missing"
expect 2 "$program" explain bass --schema
says err "exclude one another"

expect 0 "$program" version
says out "grapevine"

# What programs read is JSON, and nothing else stands on stdout.
if [[ -n $is_json ]]; then
    for words in "list --json" "list models --json" "check s.yaml --json" "version --json" \
        "run s.yaml --json" "compare s.yaml --json"; do
        # shellcheck disable=SC2086 # words are words
        expect 0 "$program" $words
        "$is_json" <out || fail "'$words' writes JSON"
    done
fi
expect 0 "$program" compare s.yaml --json
grep -qE '"world_hash": ?"[0-9a-f]{32}"' out || fail "the answer names its world"
expect 0 "$program" compare s.yaml
[[ ! -s out ]] || fail "compare without --json writes nothing to stdout"
says err "report.html"
expect 0 "$program" compare s.yaml --quiet
[[ ! -s out && ! -s err ]] || fail "compare --quiet is quiet"

# Colours appear when asked for, and never where NO_COLOR or a file stands.
expect 0 "$program" list --color always
grep -q $'\033' out || fail "--color always colours"
expect 0 "$program" list
grep -q $'\033' out && fail "a file is coloured"
# What a run will cost and show is told before it runs.
write_scenario forecast.yaml 100 100
expect 0 "$program" check forecast.yaml --json
"$is_json" <out || fail "check answers in JSON"
for word in memory_bytes disk_bytes seconds replicates_an_hour interval_width interval_width_an_hour; do
    grep -qE "\"$word\": [0-9.]+" out || fail "check tells $word"
done
says err "an hour     buys about"
expect 0 "$program" run forecast.yaml
says err "of memory, at most"
finish
