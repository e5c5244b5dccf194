# Odd surroundings: closed streams, readers that leave, no home, little stack, few descriptors, odd names.
# Works, or says clearly why not.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 70 60
expect 0 "$program" run s.yaml --output calm --quiet
calm=$(digest_of calm)

# fine WORDS COMMAND...: exit 0 and the data of the calm run below `wild`.
fine() {
    local words=$1 code=0
    shift
    rm -rf wild
    "$@" >out 2>err </dev/null || code=$?
    ((code == 0)) || fail "$words: exits 0 (it exits $code: $(head -n 1 err))"
    [[ $(digest_of wild) == "$calm" ]] || fail "$words: the data are the same"
    tried=$((tried + 1))
}
run=("$program" run s.yaml --output wild)
fine "closed stdout" bash -c '"$@" >&-' - "${run[@]}" --quiet
fine "closed stderr" bash -c '"$@" 2>&-' - "${run[@]}"
fine "closed stdin" bash -c '"$@" <&-' - "${run[@]}"
fine "all closed" bash -c '"$@" <&- >&- 2>&-' - "${run[@]}"
fine "full stderr" bash -c '"$@" 2>/dev/full' - "${run[@]}"
fine "no environment" env -i "${run[@]}"
fine "no home, odd terminal" env -u HOME TERM=none COLUMNS=-3 "${run[@]}"
fine "a stack of 64 kB for threads" env OMP_STACKSIZE=64k "${run[@]}" --threads 3
fine "a stack of 256 kB" bash -c 'ulimit -s 256; "$@"' - "${run[@]}"
fine "16 descriptors" bash -c 'ulimit -n 16; "$@"' - "${run[@]}"
fine "no temporary folder" env TMPDIR=/nowhere "${run[@]}"
fine "SIGPIPE ignored" bash -c 'trap "" PIPE; "$@"' - "${run[@]}"
fine "a strict umask" bash -c 'umask 777; "$@" || exit; chmod -R u+rwX wild' - "${run[@]}"

# Names: what a file system allows.
long=$(printf 'n%.0s' {1..250})
for name in "ä ö 中文" "a b'c\"d" "--help" "new
line" "$long"; do
    rm -rf wild "./$name.yaml"
    cp s.yaml "./$name.yaml"
    code=0
    "$program" run --output wild --quiet -- "./$name.yaml" >out 2>err || code=$?
    ((code == 0)) || fail "a scenario called '$name' runs (it exits $code: $(head -n 1 err))"
    [[ $(digest_of wild) == "$calm" ]] || fail "a scenario called '$name' has the same data"
    tried=$((tried + 1))
done
mkdir -p "deep/$long/$long/$long"
fine "a folder with a name of 750 bytes" bash -c 'ln -sfn "$1" wild.link; shift; "$@" && mv wild.real wild' - \
    "deep/$long/$long/$long" "$program" run s.yaml --output wild.real
(
    cd "deep/$long/$long/$long" && cp "$OLDPWD/s.yaml" . && expect 0 "$program" run s.yaml --output wild --quiet
    exit $((failures > 0))
) || fail "a working folder with a name of 750 bytes"
tried=$((tried + 1))

# A reader that has seen enough is no failure: nobody is told, as with other programs.
for verb in list "explain --reference" "table calm/s/*/result.h5" "check s.yaml --resolved --quiet" --help; do
    # shellcheck disable=SC2086 # words and patterns
    "$program" $verb 2>err | true
    code=${PIPESTATUS[0]}
    ((code == 0 || code == 141)) || fail "$verb ends quietly when nobody reads (it exits $code)"
    [[ ! -s err ]] || fail "$verb says nothing when nobody reads: $(head -n 1 err)"
    tried=$((tried + 1))
done
rm -rf wild
"$program" compare s.yaml --output wild 2>&1 >/dev/null | true
code=${PIPESTATUS[0]}
((code == 0)) || fail "a comparison is finished though nobody listens to stderr (it exits $code)"
[[ $(digest_of wild) == "$calm" ]] || fail "a comparison that nobody listens to has the same data"
tried=$((tried + 1))
row 31 "closed streams, readers that leave, limits, odd names"
