# Shared by scripts that compare shipped scenarios with what their heads say.
source "$(dirname "${BASH_SOURCE[0]}")/support.bash"

# answer NAME OPTIONS...: compare a shipped scenario; its words are in `err`.
answer() {
    local name=$1
    shift
    expect 0 "$program" compare "$source/scenarios/$name.yaml" --output "$folder/results" "$@"
    sed 's/,//g' err >plain
}

# Of the answer's table: the customers of a strategy; of a sweep's: what stands at a point.
customers() { awk -v name="$1" '$1 == name { print $2; exit }' plain; }
winner_at() { awk -v point="$1" -v skip="$2" '$1 == point { print $(2 + skip); exit }' plain; }
lead_at() { awk -v point="$1" '$1 == point { for (i = NF; $i != "to"; i--); print $(i - 2); exit }' plain; }

# holds SENTENCE EXPRESSION: an arithmetic claim.
holds() { [[ $(awk "BEGIN { print ($2) ? 1 : 0 }") == 1 ]] || fail "$1 ($2)"; }

# quoted NAME TEXT...: the head of a scenario says so.
quoted() {
    local name=$1 text
    shift
    sed -n 's/^#  *//p' "$source/scenarios/$name.yaml" | tr '\n' ' ' | sed 's/  */ /g' >head
    for text in "$@"; do
        says head "$text"
    done
}
