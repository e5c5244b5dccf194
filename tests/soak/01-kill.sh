# Killed at any moment of a run, of its continuation, of a merge, of a comparison with contested values,
# of a report: files with a final name are whole, and the same command then finishes.
source "$(dirname "$0")/soak.bash"
kills=$(sample_or 2 200)
write_scenario s.yaml 300 200
write_scenario c.yaml 64 200
echo 'contest: {model.p: [0.05, 0.2]}' >>c.yaml
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100]}' c.yaml | grep -v contest >g.yaml

# prepare MODE: what stands in `base` before the command of this mode; sets `command`.
prepare() {
    rm -rf base
    case $1 in
    run) mkdir base; command=("$program" run s.yaml) ;;
    continue)
        "$program" run s.yaml --set replicates=100 --output base --quiet
        command=("$program" run s.yaml)
        ;;
    merge)
        for k in 1 2; do "$program" sweep g.yaml --shard $k/2 --output base --quiet; done
        command=("$program" merge "wild/$(cd base && echo g/*)")
        ;;
    compare) mkdir base; command=("$program" compare c.yaml) ;;
    report)
        "$program" compare c.yaml --output base --quiet
        command=("$program" report "wild/$(cd base && echo c/*/result.h5)")
        ;;
    esac
    [[ $1 == merge || $1 == report ]] || command+=(--output wild)
    command+=(--quiet)
}

for mode in run continue merge compare report; do
    prepare $mode
    rm -rf wild && cp -a base wild
    span=$(milliseconds "${command[@]}")
    calm=$(digest_of wild)
    [[ $calm =~ ^[0-9a-f]{32}$ ]] || fail "an undisturbed $mode leaves a result"
    for ((i = 0; i < kills; i++)); do
        rm -rf wild && cp -a base wild
        "${command[@]}" >/dev/null 2>&1 &
        sleep_up_to "$span"
        kill -KILL $! 2>/dev/null
        wait $! 2>/dev/null
        whole wild "after kill $i of $mode"
        expect 0 "${command[@]}"
        same_after "$calm" "after kill $i of $mode"
        tried=$((tried + 1))
    done
done
row 1 "kill -9 at any moment, 5 modes"
