# Damaged files are refused in words, whatever byte was hit: no wrong number, no crash, no hang; and a
# run whose shards were damaged lives those lives again.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 70 200
flips=${GRAPEVINE_FLIPS:-100}
RANDOM=20261121

expect 0 "$program" run s.yaml --output calm --quiet
calm=$(digest_of calm)
whole=$(echo calm/s/*/result.h5)
size=$(stat -c %s "$whole")

# flip FILE POSITION: turn one bit of a byte around
flip() {
    local byte
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    # shellcheck disable=SC2059 # the format is the byte
    printf "\\x$(printf %02x $((byte ^ 1 << RANDOM % 8)))" |
        dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# refused WORDS: whoever reads damaged.h5 says so, quickly
refused() {
    local verb
    for verb in digest report; do
        expect 3 timeout 10 "$program" "$verb" damaged.h5
        [[ -s err ]] || fail "$verb says something about $1"
    done
}

# The first bytes and the last, then anywhere.
positions=(0 1 8 9 16 $((size - 1)) $((size - 16)))
for ((i = 0; i < flips; i++)); do
    positions+=($(((RANDOM << 15 | RANDOM) % size)))
done
for position in "${positions[@]}"; do
    cp "$whole" damaged.h5
    flip damaged.h5 "$position"
    refused "a changed byte at $position"
done
for length in 0 1 8 512 $((size / 2)) $((size - 1)); do
    head -c "$length" "$whole" >damaged.h5
    refused "a file of $length bytes"
done
{ cat "$whole"; echo; } >damaged.h5
refused "a file with a byte too many"
head -c "$size" /dev/zero >damaged.h5
refused "a file of zeros"

# A run does not trust what is damaged, and does not destroy it either.
flip "$whole" $((size / 3))
cp "$whole" before.h5
code=0
timeout 60 "$program" run s.yaml --output calm --quiet 2>err || code=$?
((code == 3)) || fail "a run on a damaged result exits 3 (it exits $code)"
cmp -s before.h5 "$whole" || fail "a damaged result is left alone"

# Shards: those that are damaged are lived again.
set -m
"$program" run s.yaml --set replicates=100000 --output shards --quiet 2>err &
run=$!
for ((i = 0; i < 1000; i++)); do
    compgen -G 'shards/s/*/.shards/*.h5' >/dev/null && break
    sleep 0.01
done
kill -TERM "$run"
wait "$run"
first=$(printf '%s\n' shards/s/*/.shards/*.h5 | head -n 1)
flip "$first" $(($(stat -c %s "$first") / 2))
expect 0 "$program" run s.yaml --output shards --quiet
[[ $(digest_of shards) == "$calm" ]] || fail "a damaged shard is lived again"
finish
