# The power fails: what was not brought to disk is lost, or lost in part and out of order. Files with a
# final name are whole, no finished work disappears, and what a finished run left stays.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 200 60
command=("$program" run s.yaml --threads 1 --output wild --quiet)

# journal DEED: write down what a run does.
journal() {
    rm -rf wild && mkdir wild
    with_fault "JOURNAL=$PWD/journal" "$@" -- "${command[@]}" >/dev/null
    calm=$(digest_of wild)
    total=$("$replay" journal)
}

# disk EVENTS SEED: `wild` as the disk then has it.
disk() {
    rm -rf wild && mkdir wild
    "$replay" journal "$PWD/wild" "$PWD/wild" "$1" "$2" || fail "a journal can be replayed"
}

# How many lives stand in `wild`, in shards of 64 replicates.
shards_there() {
    if compgen -G 'wild/*/*/result.h5' >/dev/null; then
        echo 4
    else
        find wild -path '*/.shards/*.h5' | wc -l
    fi
}

# damaged EVENTS SEED: does something with a final name not read?
damaged() {
    disk "$1" "$2"
    local file
    for file in wild/*/*/*.h5 wild/*/*/.shards/*.h5; do
        [[ ! -e $file ]] || "$program" digest "$file" >/dev/null 2>&1 || return 0
    done
    return 1
}

# The test can fail: when syncs are lies, files are found torn.
journal CALLS=sync FROM=1 DO=lie
torn=0
for seed in 1 2 3 4 5 6 7 8; do damaged "$total" $seed && torn=$((torn + 1)); done
((torn > 0)) || fail "a run that brings nothing to disk is found out"

journal
((total > 20)) || fail "a run changes files ($total events)"
most=0
for ((k = 1; k <= total; k += $(sample_or $((total / 12 + 1)) 1))); do
    damaged $k 0 && fail "files are whole after event $k"
    now=$(shards_there)
    ((now >= most)) || fail "no finished shard is lost after event $k ($now of $most)"
    most=$now
    tried=$((tried + 1))
done
disk "$total" 0
[[ $(digest_of wild 2>/dev/null) == "$calm" ]] || fail "what a finished run left is on the disk"

for ((seed = 1; seed <= $(sample_or 12 500); seed++)); do
    k=$((1 + RANDOM % total))
    damaged $k $seed && fail "files are whole after event $k, order $seed"
    if ((seed % 10 == 1)); then
        expect 0 "${command[@]}"
        same_after "$calm" "after event $k, order $seed"
    fi
    tried=$((tried + 1))
done
row 3 "power loss: every prefix and random orders"
