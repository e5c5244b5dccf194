# Any number of threads, any schedule and binding of them: the same bytes.
source "$(dirname "$0")/soak.bash"
scenarios=("$source"/tests/golden/*.yaml "$source"/tests/scenarios/valid/{every_tactic,metrics_with_parameters,groups,sweep_of_a_grid}.yaml)
if [[ ${GRAPEVINE_SOAK:-sample} != full ]]; then
    scenarios=("${scenarios[RANDOM % ${#scenarios[@]}]}")
    echo "sampled: ${scenarios[0]}"
fi
for scenario in "${scenarios[@]}"; do
    name=$(basename "$scenario" .yaml)
    verb=run
    grep -q '^sweep:' "$scenario" && verb=sweep
    calm=
    for threads in $(sample_or "1 3 16" "1 2 3 4 8 16"); do
        for bind in true false; do
            for dynamic in $(sample_or false 'true false'); do
                code=0
                OMP_PROC_BIND=$bind OMP_DYNAMIC=$dynamic "$program" $verb "$scenario" \
                    --set replicates=24 --threads $threads --output wild --quiet 2>err || code=$?
                ((code == 0)) || fail "$name runs with $threads threads: $(head -n 1 err)"
                bytes=$(cat wild/*/*/result.h5 | sha256sum)
                calm=${calm:-$bytes}
                [[ $bytes == "$calm" ]] || fail "$name has the same bytes with $threads threads, bound $bind, dynamic $dynamic"
                rm -rf wild
                tried=$((tried + 1))
            done
        done
    done
done
row 16 "1, 2, 3, 4, 8, 16 threads, bound or not, dynamic or not"
