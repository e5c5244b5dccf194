# The work in any number of parts, in any order, some of them stopped on the way or lived twice: the merged
# bytes are those of one process.
source "$(dirname "$0")/soak.bash"
partitions=$(sample_or 4 300)
write_scenario s.yaml 150 60
sed -i '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100, 200]}' s.yaml
expect 0 "$program" sweep s.yaml --output calm --quiet
calm=$(cat calm/*/*/result.h5 | sha256sum)

for ((i = 0; i < partitions; i++)); do
    rm -rf wild
    parts=$((1 + RANDOM % 20))
    mapfile -t order < <(seq "$parts" | shuf --random-source=<(yes "$i"))
    for k in "${order[@]}"; do
        if ((RANDOM % 3 == 0)); then # stopped, then continued
            "$program" sweep s.yaml --shard "$k/$parts" --output wild --quiet 2>/dev/null &
            sleep_up_to 30
            kill -"$( ((RANDOM % 2)) && echo KILL || echo TERM)" $! 2>/dev/null
            wait $! 2>/dev/null
        fi
        expect 0 "$program" sweep s.yaml --shard "$k/$parts" --threads $((1 + RANDOM % 3)) --output wild --quiet
    done
    expect 0 "$program" merge "$(dirname "$(find wild -name .lock)")" --quiet
    [[ $(cat wild/*/*/result.h5 | sha256sum) == "$calm" ]] || fail "partition $i into $parts parts (${order[*]}) has the same bytes"
    tried=$((tried + 1))
done
row 18 "random partitions, orders and interruptions"
