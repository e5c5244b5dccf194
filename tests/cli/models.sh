# The scenarios of scenarios/models: each shows the model it is called by, which no other scenario
# shows, and has as many adopters as its head says. Some are lived here; all with GRAPEVINE_MODELS=all.
source "$(dirname "$0")/support.bash"

lived=' seir maki_thompson degroot rival_cascades icep '

for file in "$source"/scenarios/models/*.yaml; do
    name=$(basename "$file" .yaml)
    claims=$(sed -n 's/^#   - Adopters: \(.*\)\.$/\1/p' "$file")
    [[ -n $claims ]] || fail "$name says how many adopters there are"
    grep -qE "^model: \{kind: $name[,}]" "$file" || fail "$name.yaml shows $name"
    "$program" explain "$name" | grep -F "scenarios/models/$name.yaml" >/dev/null || fail "$name is shown by another one"
    expect 0 "$program" check "$file"
    [[ $lived == *" $name "* || ${GRAPEVINE_MODELS:-} == all ]] || continue
    expect 0 "$program" compare "$file" --output "$folder/results"
    while read -r strategy adopters; do
        [[ $(awk -v name="$strategy" '$1 == name { print $2; exit }' err) == "$adopters" ]] ||
            fail "$name: $strategy has $adopters adopters ($(grep "^$strategy " err))"
    done <<<"${claims//, /$'\n'}"
done
finish
