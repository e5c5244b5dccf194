# The n-th request for memory fails, once or for good, in the program or in a library it calls: exit 5 or
# done; no crash; what has its final name is whole. Leaks are what tests/brutal under sanitizers looks for.
# libhdf5 and libgomp are left out: they do not survive it (the first crashes or exits, the second exits),
# which is why memory is estimated beforehand (cli_memory).
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 3 40
sed -i 's/^ticks.*/ticks: 4/' s.yaml
echo 'contest: {model.p: [0.05, 0.2]}' >>s.yaml
command=("$program" compare s.yaml --threads 1 --output wild --quiet)
mkdir wild
export FAULT_CALLERS=grapevine,libigraph,libyaml,libjansson,libgsl
total=$(counted memory "${command[@]}")
calm=$(digest_of wild)

check() { # CODE WORDS
    [[ $1 == 0 || $1 == 5 ]] || fail "$2 exits 5 or 0 (it exits $1: $(head -n 1 err))"
    [[ $1 == 0 || -s err ]] || fail "$2 is told"
    whole wild "after $2"
    tried=$((tried + 1))
}

stride=$(sample_or $((total / 10 + 1)) 1)
for how in AT FROM; do
    for ((k = $(sample_or $((1 + RANDOM % 25)) 1); k <= total; k += stride)); do
        rm -rf wild && mkdir wild
        code=$(with_fault CALLS=memory $how=$k DO=ENOMEM -- "${command[@]}")
        check "$code" "no memory $how request $k"
        if ((k % 50 < $(sample_or 10 2))); then
            expect 0 "${command[@]}"
            same_after "$calm" "after no memory $how request $k"
        fi
    done
done
row 14 "the n-th request for memory of $total fails"
