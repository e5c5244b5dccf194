# Compilers, optimization, sanitizers, link-time optimization: the same data. Building takes minutes, so the
# sample is another one: every build's own cli_same-bytes compares with the digests in tests/golden.
source "$(dirname "$0")/soak.bash"
[[ ${GRAPEVINE_SOAK:-sample} == full ]] || { echo "cli_same-bytes is the sample of this row: skipped"; exit 77; }
where=${GRAPEVINE_SOAK_BUILDS:-$folder/builds}

build() { # NAME COMPILER FLAGS [CMAKE...]
    local name=$1 compiler=$2 flags=$3
    shift 3
    cmake -S "$source" -B "$where/$name" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER="$compiler" \
        "-DCMAKE_C_FLAGS=$flags" "$@" >build.log 2>&1 &&
        ninja -C "$where/$name" grapevine >>build.log 2>&1 || fail "$name builds: $(tail -n 3 build.log)"
}

check() { # NAME
    local scenario
    for scenario in "$source"/tests/golden/*.yaml; do
        rm -rf wild
        ASAN_OPTIONS=detect_leaks=0 "$where/$1/grapevine" compare "$scenario" --output wild --quiet 2>err ||
            fail "$1 runs $(basename "$scenario"): $(head -n 1 err)"
        for file in wild/*/*/{cascades,contest,result}.h5; do
            [[ -e $file ]] && echo "$(basename "$file") $("$program" digest "$file")"
        done >found
        cmp -s "${scenario%.yaml}.digest" found || fail "$1 has the frozen digests of $(basename "$scenario")"
    done
    tried=$((tried + 1))
}

while read -r name compiler flags; do
    build "$name" "$compiler" "$flags"
    check "$name"
done <<'END'
gcc-O0 gcc -O0
gcc-O2 gcc -O2
gcc-O3 gcc -O3 -DNDEBUG
gcc-lto gcc -O2 -flto=auto
clang-O0 clang -O0
clang-O2 clang -O2
clang-O3 clang -O3 -DNDEBUG
END
build gcc-sanitized gcc -O1 -DGRAPEVINE_SANITIZE=address,undefined
check gcc-sanitized
row 17 "8 builds"
