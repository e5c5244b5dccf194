# A limit on file sizes, or a quota, at every point: exit 4, nothing torn, and the same command finishes
# when the limit is gone.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 150 100
command=("$program" run s.yaml --threads 1 --output wild --quiet)
mkdir wild
total=$(counted write "${command[@]}")
calm=$(digest_of wild)
largest=$(du -k "$(echo wild/*/*/result.h5)" | cut -f 1)

check() { # CODE WORDS
    (($1 == 4)) || fail "$2 exits 4 (it exits $1: $(head -n 1 err))"
    [[ -z $(find wild -name result.h5) ]] || fail "no result after $2"
    [[ -z $(find wild -name '.tmp-*') ]] || fail "no temporary file after $2"
    whole wild "after $2"
    expect 0 "${command[@]}"
    same_after "$calm" "after $2"
    tried=$((tried + 1))
}

# Every write meets the quota, for good.
for ((k = 1; k <= total; k += $(sample_or $((total / 4 + 1)) 1))); do
    rm -rf wild && mkdir wild
    check "$(with_fault CALLS=write FROM=$k DO=EDQUOT -- "${command[@]}")" "a quota at write $k"
done
for ((kilobytes = 0; kilobytes < largest - 4; kilobytes += $(sample_or $((largest / 3 + 1)) 1))); do
    rm -rf wild && mkdir wild
    code=0
    (ulimit -f $kilobytes; "${command[@]}" 2>err) || code=$?
    check $code "a limit of $kilobytes kB"
done
row 7 "ulimit -f, EDQUOT at every write"
