# Shards that are missing, doubled, overlapping, of another seed, version or scenario, bit-flipped or still
# being written: refused with a list, nothing published, nothing removed; mended, they merge into the data
# of one process.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 130 60
sed -i '/^measure/a sweep: {model.p: [0.02, 0.1]}' s.yaml
sweep() { "$program" sweep s.yaml --quiet "$@"; }
expect 0 sweep --output calm
calm=$(digest_of calm)
expect 0 sweep --output base --shard 1/1
expect 0 sweep --output seed --set seed=8 --shard 1/1
expect 0 sweep --output grown --set replicates=100 --shard 1/1
mapfile -t names < <(cd base/s/*/.shards && ls)
((${#names[@]} > 3)) || fail "there are shards (${names[*]})"

# flip FILE: turn a bit of a byte somewhere around.
flip() {
    local at=$(((RANDOM << 15 | RANDOM) % $(stat -c %s "$1"))) byte
    byte=$(od -An -tu1 -j $at -N 1 "$1")
    # shellcheck disable=SC2059 # the format is the byte
    printf "\\x$(printf %02x $((byte ^ 1 << RANDOM % 8)))" | dd of="$1" bs=1 seek=$at conv=notrunc status=none
}

# refused WORDS NAME: merging lists this shard, publishes nothing, removes nothing.
refused() {
    local before
    before=$(cat "$shards"/* | sha256sum)
    expect 3 timeout 60 "$program" merge "$home"
    says err ".shards/$2: "
    [[ ! -e $home/result.h5 ]] || fail "nothing is published over $1"
    [[ $(cat "$shards"/* | sha256sum) == "$before" ]] || fail "the shards stay as they are over $1"
    # What is there may be merged, and the rest is marked.
    cp -a "$shards" kept
    local code=0
    "$program" merge "$home" --allow-partial --quiet 2>err || code=$?
    [[ $code == 6 || ($code == 0 && $1 == "a stretch too many") ]] || fail "a partial merge over $1 exits 6 (it exits $code)"
    "$program" table "$home" >out
    ((code == 0)) || grep -q ',missing,' out || fail "a partial merge over $1 marks what is missing"
    rm -rf "$home/result.h5" "$shards" && mv kept "$shards"
    tried=$((tried + 1))
}

for ((i = 0; i < $(sample_or 1 3); i++)); do
    one=${names[i]}
    other=${names[${#names[@]} - 1 - i]}
    for kind in missing duplicate overlapping seed version scenario flipped writing; do
        rm -rf wild && cp -a base wild
        home=$(echo wild/s/*)
        shards=$home/.shards
        case $kind in
        missing) rm "$shards/$one" && refused missing "$one" ;;
        duplicate) cp "$shards/$one" "$shards/$other" && refused "a copy" "$other" ;;
        overlapping) cp "$shards/$one" "$shards/9$one" && refused "a stretch too many" "9$one" ;;
        seed) cp seed/s/*/.shards/"$one" "$shards/" && refused "another seed" "$one" ;;
        version) # sealed rightly, but by another version of the rules
            "$forge" --version-of "$shards/$one" && refused "another version" "$one" ;;
        scenario) cp s.yaml t.yaml && expect 0 "$program" sweep t.yaml --set budget=70 --output strange --shard 1/1 --quiet &&
            cp strange/t/*/.shards/"$one" "$shards/" && refused "another scenario" "$one" ;;
        flipped) flip "$shards/$one" && refused "a flipped bit" "$one" ;;
        writing)
            rm "$shards/$one"
            "$program" sweep s.yaml --set replicates=100000 --shard 1/1 --output wild --quiet 2>/dev/null &
            writer=$!
            # Who holds the folder is in its lock: asked for sooner, the merge would win it.
            for ((j = 0; j < 3000; j++)); do
                grep -q "^process $writer on" "$shards/../.lock" "$shards/.lock" 2>/dev/null && break
                sleep 0.01
            done
            expect 4 timeout 60 "$program" merge "$home"
            says err "another run is writing in"
            kill -TERM $writer && wait $writer 2>/dev/null
            rm -f "$shards"/*-[3-9]*.h5 "$shards"/*-[0-9][0-9]*.h5
            tried=$((tried + 1))
            ;;
        esac
        rm -rf "$shards/9$one" "$shards/$one" "$shards/$other"
        expect 0 sweep --output wild --shard 1/1
        expect 0 "$program" merge "$home" --quiet
        [[ $(digest_of wild) == "$calm" ]] || fail "mended after $kind, the data are those of one process"
    done
done
row 39 "shards that do not belong together, 8 kinds"
