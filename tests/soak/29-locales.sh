# Locales with decimal commas, dotless i, another encoding or none, named in the environment and taken on by
# the process: the same answers and the same bytes.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 20 60
echo 'contest: {model.p: [0.05, 0.2]}' >>s.yaml
ties=$source/tests/scenarios/ties.tsv
cat >e.yaml <<END
grapevine: 1
replicates: 4
network: {kind: edge_list, file: $ties, directed: false}
model: {kind: independent_cascade, p: 0.25}
budget: 10.5
strategies: {a: [{kind: broadcast, cpm: 0.75, strength: 0.125}]}
END
[[ -e $ties ]] || fail "there is a list of ties"
sed 's/p: 0.1}/p: 1,5}/' s.yaml >wrong.yaml

locales=(C.UTF-8 '' no_SUCH)
mkdir locales
for l in de_DE.UTF-8 tr_TR.UTF-8 de_DE.ISO-8859-1; do
    localedef -i "${l%%.*}" -f "${l#*.}" "locales/$l" 2>/dev/null && locales+=("$l")
done
((${#locales[@]} > 3)) || echo "no locales can be made here (Debian: package locales): C, none and a wrong one alone"

# answers PREFIX...: everything the program says, and the bytes it writes.
answers() {
    rm -rf r
    "$@" "$program" compare s.yaml --threads 1 --output r --json
    "$@" "$program" run e.yaml --output r --json --quiet
    "$@" "$program" check wrong.yaml
    "$@" "$program" check s.yaml --resolved
    "$@" "$program" table r/s/*/result.h5
    "$@" "$program" explain broadcast
    "$@" "$program" list
    sha256sum r/*/*/*.h5 r/*/*/report.html
}
# What does not depend on how busy the machine is.
lasting() { grep -vE '^ *(simulating|progress|time|an hour) ' "$1"; }
answers >calm 2>calm.err
grep -q 'not a number\|decimal' calm.err || fail "a decimal comma is refused: $(tail -n 5 calm.err)"
for l in "${locales[@]}"; do
    for embedded in no yes; do
        prefix=(env LOCPATH="$PWD/locales" LC_ALL="$l" LANG="$l")
        [[ $embedded == no ]] || prefix+=("LD_PRELOAD=$fault" FAULT_LOCALE=1)
        [[ $embedded$l != yesno_SUCH ]] || continue
        answers "${prefix[@]}" >found 2>found.err
        cmp -s calm found || fail "the answers are the same in '$l', taken on: $embedded: $(diff calm found | head -n 4)"
        diff <(lasting calm.err) <(lasting found.err) >/dev/null ||
            fail "the words are the same in '$l', taken on: $embedded: $(diff <(lasting calm.err) <(lasting found.err) | head -n 4)"
        tried=$((tried + 1))
    done
done
row 29 "locales: ${locales[*]}; taken on or not"
