# Whatever ends a run, at whatever moment: files with a final name are whole, running again finishes,
# and the data are those of a run that nobody disturbed.
source "$(dirname "$0")/support.bash"
kills=${GRAPEVINE_KILLS:-20}
write_scenario s.yaml 500 600

begin=$(date +%s%N)
expect 0 "$program" run s.yaml --output calm --quiet
milliseconds=$((($(date +%s%N) - begin) / 1000000))
calm=$(digest_of calm)
[[ $calm =~ ^[0-9a-f]{32}$ ]] || fail "a digest is 32 hexadecimal digits (it is '$calm')"

# sleep_up_to MILLISECONDS
RANDOM=20261121
sleep_up_to() {
    sleep "$(printf '0.%03d' $((RANDOM % ($1 < 999 ? $1 : 999))))"
}

check_files() {
    local file
    while IFS= read -r file; do
        "$program" digest "$file" >/dev/null 2>&1 || fail "$file is whole after a kill"
    done < <(find "$1" -name '*.h5' -not -name '.tmp-*' 2>/dev/null)
}

killed=0
for ((i = 0; i < kills; i++)); do
    rm -rf wild
    "$program" run s.yaml --output wild --quiet 2>/dev/null &
    run=$!
    sleep_up_to "$milliseconds"
    kill -KILL "$run" 2>/dev/null && killed=$((killed + 1))
    wait "$run" 2>/dev/null
    check_files wild
    expect 0 "$program" run s.yaml --output wild --quiet
    [[ $(digest_of wild) == "$calm" ]] || fail "digests agree after kill $i"
    [[ -z $(find wild -name '.tmp-*') ]] || fail "temporary files are gone after kill $i"
done
echo "$killed of $kills runs of $milliseconds ms were killed"

# wait_for_shard FOLDER PROCESS
wait_for_shard() {
    local i
    for ((i = 0; i < 600; i++)); do
        [[ -n $(find "$1" -path '*/.shards/*.h5' 2>/dev/null) ]] && return
        kill -0 "$2" 2>/dev/null || break
        sleep 0.05
    done
    fail "a run publishes shards as it goes"
}

# Asked to stop, a run keeps what it has, exits 75, and continues. Many lives leave time for the
# signal to arrive.
set -m # background jobs get their signals as on a terminal
for signal in TERM INT USR1 XCPU; do
    rm -rf asked
    "$program" run s.yaml --set replicates=100000 --output asked --quiet 2>err &
    run=$!
    wait_for_shard asked "$run"
    kill "-$signal" "$run"
    code=0
    wait "$run" || code=$?
    ((code == 75)) || fail "$signal exits 75 (it exits $code)"
    says err "continues"
done
shards=$(find asked -path '*/.shards/*.h5' | wc -l)
((shards > 0)) || fail "a stopped run keeps shards"
expect 0 "$program" run s.yaml --output asked --quiet
[[ $(digest_of asked) == "$calm" ]] || fail "fewer replicates of a stopped run have the same digest"

# The second interrupt ends a run at once.
"$program" run s.yaml --set replicates=100000 --output twice --quiet 2>/dev/null &
run=$!
wait_for_shard twice "$run"
kill -INT "$run"
kill -INT "$run" 2>/dev/null
code=0
wait "$run" || code=$?
((code == 130 || code == 75)) || fail "two interrupts exit 130, or 75 if the first was obeyed already"

# More replicates continue what is there; the first ones stay what they were.
expect 0 "$program" run s.yaml --set replicates=100 --output grown --quiet
expect 0 "$program" run s.yaml --output grown --quiet
[[ $(digest_of grown) == "$calm" ]] || fail "100 replicates grow to those of a run at once"

# Thread counts change nothing.
for threads in 1 2 3 8; do
    expect 0 "$program" run s.yaml --threads "$threads" --output "threads$threads" --quiet
    [[ $(digest_of "threads$threads") == "$calm" ]] || fail "$threads threads give the same digest"
done
finish
