# The n-th call on a file fails, once or for good, or is interrupted, or writes less than asked for:
# done all the same, or exit 4; never torn. And by chance, with the seed printed.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 100 60
echo 'contest: {model.p: [0.05, 0.2]}' >>s.yaml
command=("$program" compare s.yaml --threads 1 --output wild --quiet)
calls=open,write,read,sync,close,rename,unlink,mkdir,truncate,lock
mkdir wild
calm=

# check CODE LEGAL WORDS: one of the legal codes, nothing torn; then the same command finishes.
check() {
    [[ " $2 " == *" $1 "* ]] || fail "$3 exits one of $2 (it exits $1: $(head -n 1 err))"
    whole wild "after $3"
    expect 0 "${command[@]}"
    same_after "$calm" "after $3"
    tried=$((tried + 1))
}

total=$(counted $calls "${command[@]}")
calm=$(digest_of wild)
for how in AT FROM; do
    for deed in EIO ENOSPC; do
        for ((k = $(sample_or $((1 + RANDOM % 9)) 1); k <= total; k += $(sample_or $((total / 2 + 1)) 1))); do
            rm -rf wild && mkdir wild
            check "$(with_fault CALLS=$calls $how=$k DO=$deed -- "${command[@]}")" "0 3 4" "$deed $how $k"
        done
    done
done

# Interrupted, or in pieces: nobody notices.
patient=write,read,sync,lock
rm -rf wild && mkdir wild
total=$(counted $patient "${command[@]}")
for ((k = 1; k <= total; k += $(sample_or $((total / 3 + 1)) 1))); do
    rm -rf wild && mkdir wild
    check "$(with_fault CALLS=$patient AT=$k DO=EINTR -- "${command[@]}")" 0 "EINTR at $k"
done
rm -rf wild && mkdir wild
check "$(with_fault CALLS=write,read FROM=1 DO=short -- "${command[@]}")" 0 "short writes and reads"

runs=$(sample_or 1 1000)
for ((seed = 1; seed <= runs; seed++)); do
    for chance in 1000 100 10; do
        rm -rf wild && mkdir wild
        check "$(with_fault "CALLS=$calls" \
            CHANCE=$chance SEED=$seed DO=EIO -- "${command[@]}")" "0 3 4" "EIO, one in $chance, seed $seed"
    done
done
row 8 "EIO, ENOSPC, EINTR, short writes at the n-th call and by chance"
