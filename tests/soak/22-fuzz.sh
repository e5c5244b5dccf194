# Scenarios and lists of ties under libFuzzer with clang's sanitizers. The sample is the quick suite's
# fuzz_scenario, fuzz_edge_list and fuzz_contacts: the corpus and 50,000 mutations each.
source "$(dirname "$0")/soak.bash"
[[ ${GRAPEVINE_SOAK:-sample} == full ]] || { echo "fuzz_scenario, fuzz_edge_list and fuzz_contacts are the sample of this row: skipped"; exit 77; }
runs=${GRAPEVINE_FUZZ_RUNS:-5000000}
for target in edge_list contacts scenario; do
    code=0
    "$source/scripts/fuzz" $target "$runs" >fuzz.log 2>&1 || code=$?
    ((code == 0)) || fail "no input breaks a claim of fuzz_$target: $(grep -m 1 -E 'ERROR|not true' fuzz.log)"
    tried=$((tried + $(sed -nE 's/^Done ([0-9]+) runs.*/\1/p' fuzz.log | tail -n 1)))
done
row 22 "libFuzzer: scenarios, lists of ties"
