# Places where nothing can be written are refused with exit 4 before any simulation, within a second.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 100000 2000 # would take minutes
expect 0 "$program" check s.yaml --json
world=$(sed -nE 's/.*"world_hash": "([0-9a-f]+)".*/\1/p' out)
chmod 644 s.yaml
mkdir home && chmod 777 home

# refused WORDS COMMAND...: exit 4, at once, in words.
refused() {
    local words=$1 begin code=0 took
    shift
    begin=$(date +%s%N)
    "$@" 2>err >out </dev/null || code=$?
    took=$((($(date +%s%N) - begin) / 1000000))
    ((code == 4)) || fail "$words exits 4 (it exits $code: $(head -n 2 err))"
    ((took < $(sample_or 5000 1000))) || fail "$words is told at once (after $took ms)"
    [[ -s err ]] || fail "$words is told"
    tried=$((tried + 1))
}

mkdir locked && chmod 555 locked
refused "a read-only folder" as_nobody timeout 20 "$program" run s.yaml --output "$PWD/locked"
mkdir -p "inner/s/$world" && chmod 777 inner inner/s && chmod 555 "inner/s/$world"
refused "a read-only folder of the run" as_nobody "$program" run s.yaml --output "$PWD/inner"
mkdir -p "secret/s" && chmod 700 secret
refused "a folder that may not be entered" as_nobody "$program" run s.yaml --output "$PWD/secret"
refused "a folder below a read-only one" as_nobody "$program" run s.yaml --output "$PWD/locked/a/b"
touch plain
refused "a file for the folder" "$program" run s.yaml --output plain
refused "a folder below a file" "$program" run s.yaml --output plain/below
mkdir -p taken/s && touch "taken/s/$world"
refused "a file for the folder of the run" "$program" run s.yaml --output taken
mkdir -p shards/s/"$world" && touch "shards/s/$world/.shards"
refused "a file for the shards" "$program" run s.yaml --output shards
mkdir -p lock/s/"$world"/.lock
refused "a folder for the lock" "$program" run s.yaml --output lock
refused "a name that is too long" "$program" run s.yaml --output "$(printf 'x%.0s' {1..300})"
refused "a device for the folder" "$program" run s.yaml --output /dev/null
if mkdir mounted && mount -t tmpfs -o ro tmpfs mounted 2>/dev/null; then
    refused "a read-only disk" "$program" run s.yaml --output mounted
    umount mounted
fi
row 10 "places where nothing can be written"
