# The same scenario and seed give the same bytes, whatever runs them: any number of threads, any
# instructions of the processor, stopped and continued or not. And as this test runs under
# every compiler and in the sanitized debug build, the frozen digests say so of those, too.
source "$(dirname "$0")/support.bash"
golden=$source/tests/golden

# digests FOLDER: what tests/golden/*.digest hold
digests() {
    local file
    for file in "$1"/*/*/{cascades,contest,result}.h5; do
        [[ -e $file ]] && echo "$(basename "$file") $("$program" digest "$file")"
    done
}

# agrees FOLDER WORDS: these are the frozen digests
agrees() {
    digests "$1" >found
    cmp -s "$wanted" found || {
        fail "$name has the frozen digests $2"
        diff "$wanted" found | sed 's/^/    /'
    }
    rm -rf "$1"
}

# coins_by KERNEL MASK: under this mask other code tosses the coins.
coins_by() {
    GLIBC_TUNABLES=glibc.cpu.hwcaps=$2 "$program" doctor >out 2>&1
    says out "$1"
}

# Where the processor has them all, the masks below leave VAES, AES-NI and plain C.
masks=(-FMA,-AVX2 -FMA,-AVX2,-AVX512F,-AVX512BW -SSE4_1)
if grep -qw vaes /proc/cpuinfo && grep -qw avx512bw /proc/cpuinfo; then
    coins_by "VAES" "${masks[0]}"
    coins_by "AES-NI" "${masks[1]}"
fi
coins_by "plain C" "${masks[2]}"

# wait_for FILES PROCESS: until one of them is there, or the process ends.
wait_for() {
    local i
    for ((i = 0; i < 2000; i++)); do
        compgen -G "$1" >/dev/null && return
        kill -0 "$2" 2>/dev/null || return
        sleep 0.01
    done
}

# Stop a run that would take long while it simulates, then the comparison while it tries
# contested values; the third time nobody interferes.
stopped_twice() {
    "$program" run "$1" --set replicates=100000 --output stopped --quiet 2>err &
    local run=$! code=0
    wait_for 'stopped/*/*/.shards/*.h5' "$run"
    kill -TERM "$run"
    wait "$run" || code=$?
    ((code == 75)) || fail "$name stopped by TERM exits 75 (it exits $code)"
    "$program" compare "$1" --output stopped --quiet 2>err &
    run=$! code=0
    wait_for 'stopped/*/*/result.h5' "$run"
    kill -TERM "$run" 2>/dev/null
    wait "$run" || code=$?
    ((code == 75 || code == 0)) || fail "$name stopped by TERM exits 75 or 0 (it exits $code)"
    expect 0 "$program" compare "$1" --output stopped --quiet
}

set -m # background jobs get their signals as on a terminal
for scenario in "$golden"/*.yaml; do
    name=$(basename "$scenario" .yaml)
    wanted=$golden/$name.digest
    for threads in 1 2 3 8; do
        expect 0 "$program" compare "$scenario" --threads "$threads" --output out.d --quiet
        agrees out.d "with $threads threads"
    done
    for mask in "${masks[@]}"; do
        expect 0 env "GLIBC_TUNABLES=glibc.cpu.hwcaps=$mask" \
            "$program" compare "$scenario" --output out.d --quiet
        agrees out.d "with $mask"
    done
    stopped_twice "$scenario"
    agrees stopped "when stopped and continued"
    expect 0 "$program" run "$scenario" --set replicates=9 --output grown --quiet
    expect 0 "$program" compare "$scenario" --output grown --quiet
    agrees grown "when it grows from 9 replicates"
done
finish
