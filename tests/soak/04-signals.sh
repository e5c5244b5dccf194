# Asked to stop at a random time: soon, with exit 75 (or 0 when it was done), and the continuation
# has the data of a run that nobody disturbed. A second interrupt ends at once.
source "$(dirname "$0")/soak.bash"
times=$(sample_or 1 100)
write_scenario s.yaml "$(sample_or 600 2000)" 300
span=$(milliseconds "$program" run s.yaml --output wild --quiet)
calm=$(digest_of wild)
set -m # background jobs get their signals as on a terminal

# await_end PROCESS: its exit code and how long it took.
await_end() {
    local begin
    begin=$(date +%s%N)
    code=0
    wait "$1" || code=$?
    took=$((($(date +%s%N) - begin) / 1000000))
}

for signal in TERM INT USR1 XCPU twice; do
    for ((i = 0; i < times; i++)); do
        rm -rf wild
        "$program" run s.yaml --output wild --quiet 2>/dev/null &
        run=$!
        for ((j = 0; j < 100; j++)); do # until the program listens
            compgen -G 'wild/*/*/.lock' >/dev/null && break
            sleep 0.01
        done
        sleep_up_to "$span"
        if [[ $signal == twice ]]; then
            kill -INT $run 2>/dev/null
            kill -INT $run 2>/dev/null
        else
            kill -$signal $run 2>/dev/null
        fi
        await_end $run
        ((code == 75 || code == 0 || (code == 130 && ${#signal} == 5))) ||
            fail "$signal exits 75 (it exits $code)"
        ((took <= 5000)) || fail "$signal stops within seconds (it takes $took ms)"
        whole wild "after $signal"
        expect 0 "$program" run s.yaml --output wild --quiet
        same_after "$calm" "after $signal"
        tried=$((tried + 1))
    done
done
row 4 "TERM, INT, USR1, XCPU, INT twice at a random time"
