# fsync, close, rename, unlink, mkdir and locks fail, each at every call, over a result that stands:
# exit 4 or done, the old file intact, and the same command finishes later.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 100 60
command=("$program" compare s.yaml --threads 1 --output wild --quiet)
"$program" compare s.yaml --output base --quiet --set replicates=20 2>/dev/null
old=$(digest_of base)
cp -a base wild
expect 0 "${command[@]}"
calm=$(digest_of wild)
[[ $old != "$calm" ]] || fail "the new result differs from the old"

for call in sync close rename unlink mkdir lock; do
    rm -rf wild && cp -a base wild
    total=$(counted $call "${command[@]}")
    for ((k = 1; k <= total; k += $(sample_or $((total / 2 + 1)) 1))); do
        for deed in EIO $(sample_or "" "EACCES ENOLCK ESTALE"); do
            rm -rf wild && cp -a base wild
            code=$(with_fault CALLS=$call AT=$k DO=$deed -- "${command[@]}")
            ((code == 4 || code == 0)) ||
                fail "$call $k failing with $deed exits 4 or 0 (it exits $code: $(head -n 1 err))"
            ((code == 0)) || [[ -s err ]] || fail "$call $k failing is told"
            whole wild "when $call $k fails with $deed"
            now=$(digest_of wild)
            [[ $now == "$old" || $now == "$calm" ]] || fail "old or new when $call $k fails"
            ((code != 0)) || [[ $now == "$calm" ]] || fail "exit 0 means new when $call $k fails"
            expect 0 "${command[@]}"
            same_after "$calm" "when $call $k fails with $deed"
            tried=$((tried + 1))
        done
    done
done
row 9 "fsync, close, rename, unlink, mkdir, flock fail"
