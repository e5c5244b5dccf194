# Each kind of failure has its exit code, and leaves nothing behind.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 4 200

# 3: scenarios and data
expect 3 "$program" check missing.yaml
sed 's/model: .*/model: {kind: independent_cascde}/' s.yaml >wrong.yaml
expect 3 "$program" run wrong.yaml
says err "wrong.yaml:7:"
says err "did you mean"
expect 3 "$program" run s.yaml --set model.p=1.5
expect 3 "$program" run s.yaml --set model.q=1
expect 3 "$program" digest s.yaml
expect 3 "$program" report s.yaml
[[ ! -e results ]] || fail "a refused scenario leaves no folder"

# 4: output that cannot be written
code=0
"$program" list >/dev/full 2>err || code=$?
((code == 4)) || fail "a full stdout exits 4 (it exits $code)"
says err "cannot write to standard output"
code=0
"$program" list >&- 2>err || code=$?
((code == 4)) || fail "a closed stdout exits 4 (it exits $code)"
"$program" list 2>/dev/null | true
code=${PIPESTATUS[0]}
((code == 0 || code == 141)) || fail "a reader that leaves exits 0 or 141 (it exits $code)"

mkdir locked && chmod 555 locked
cp "$program" program && chmod 755 program
chmod 644 s.yaml
mkdir home && chmod 777 home
cd home || exit 1
expect_nobody() {
    local code=0
    as_nobody ../program run ../s.yaml --output ../locked 2>../err || code=$?
    ((code == 4)) || fail "a read-only folder exits 4 (it exits $code): $(head -n 3 ../err)"
}
expect_nobody
cd ..

touch plain
expect 4 "$program" run s.yaml --output plain
says err "plain"

# A limit on file sizes stands for every full disk.
code=0
(
    ulimit -f 1
    "$program" run s.yaml --output small 2>err
) || code=$?
((code == 4)) || fail "a full disk exits 4 (it exits $code)"
[[ -z $(find small -name 'result.h5') ]] || fail "a full disk leaves no result"
[[ -z $(find small -name '.tmp-*') ]] || fail "a full disk leaves no temporary file"
expect 0 "$program" run s.yaml --output small

# A symbolic link where the result belongs is refused, and what it points at is left alone.
expect 0 "$program" check s.yaml --json
world=$(sed -nE 's/.*"world_hash": "([0-9a-f]+)".*/\1/p' out)
mkdir -p links/s/"$world"
echo precious >precious
ln -s "$folder/precious" links/s/"$world"/result.h5
code=0
"$program" run s.yaml --output links 2>err || code=$?
((code == 4 || code == 3)) || fail "a link in the way is refused (it exits $code)"
[[ $(<precious) == precious ]] || fail "what a link points at is left alone"

# Two writers: the second is refused at once, the first finishes.
write_scenario long.yaml 3000 2000
"$program" run long.yaml --output shared --threads 1 --quiet 2>first &
first=$!
for ((i = 0; i < 100; i++)); do # the lock file says who holds the lock once it is held
    [[ -n $(find shared -name .lock -size +0 2>/dev/null) ]] && break
    sleep 0.02
done
expect 4 "$program" run long.yaml --output shared
kill -TERM "$first"
wait "$first"

# 5: memory is estimated before anything runs, against the machine and against a limit
sed 's/network: .*/network: {kind: barabasi_albert, people: 2000000000, ties: 50}/' s.yaml >huge.yaml
expect 5 "$program" run huge.yaml
says err "memory"
sed 's/network: .*/network: {kind: barabasi_albert, people: 20000000, ties: 5}/' s.yaml >large.yaml
limited() {
    (
        ulimit -v 2000000
        "$@"
    )
}
if limited "$program" version >/dev/null 2>&1; then # sanitizers need more addresses
    expect 5 limited "$program" run large.yaml
    says err "ulimit -v"
fi
[[ ! -e results/huge && ! -e results/large ]] || fail "a refused run leaves no folder"
finish
