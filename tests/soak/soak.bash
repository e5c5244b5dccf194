# Shared by the rows of the matrix of faults. A row is called like the tests of the program,
# PROGRAM SOURCE IS_JSON FORGE, and runs a sample (GRAPEVINE_SOAK=sample) or its full numbers. It ends
# with one line of the table: row | fault | done | violations.
source "$(dirname "$0")/../cli/support.bash"
is_json=$3
forge=$4
built=$(dirname "$program")/tests
fault=$built/libfault.so
replay=$built/fault_replay
[[ -e $fault ]] || { echo "the fault library is not built: skipped"; exit 77; }
ulimit -c 0
tried=0
RANDOM=20261122

# sample_or SAMPLE FULL: how many to do.
sample_or() {
    if [[ ${GRAPEVINE_SOAK:-sample} == full ]]; then echo "$2"; else echo "$1"; fi
}

# with_fault NAME=VALUE... -- COMMAND...: run it with faults below the folder `wild`; its exit code.
with_fault() {
    local settings=() code=0
    while [[ $1 != -- ]]; do settings+=("FAULT_$1"); shift; done
    shift
    env "LD_PRELOAD=$fault" "FAULT_UNDER=$PWD/wild" "${settings[@]}" "$@" >out 2>err </dev/null || code=$?
    echo "$code"
}

# counted CALLS COMMAND...: how many such calls it makes below `wild`; `wild` is as new afterwards.
counted() {
    local calls=$1
    shift
    rm -rf count
    with_fault "CALLS=$calls" "COUNT=$PWD/count" -- "$@" >/dev/null
    cat count
}

# whole FOLDER WORDS: every file with a final name can be read.
whole() {
    local file
    while IFS= read -r file; do
        "$program" digest "$file" >/dev/null 2>&1 || fail "$file is whole $2"
    done < <(find "$1" -name '*.h5' -not -name '.tmp-*' 2>/dev/null)
    while IFS= read -r file; do
        tail -c 20 "$file" | grep -q '</html>' || fail "$file is whole $2"
    done < <(find "$1" -name 'report.html' 2>/dev/null)
}

# same_after CALM WORDS: the data below `wild` are those of the undisturbed run, nothing is left over.
same_after() {
    [[ $(digest_of wild 2>/dev/null) == "$1" ]] || fail "the data are the same $2"
    [[ -z $(find wild -name '.tmp-*') ]] || fail "no temporary file is left $2"
}

# row NUMBER FAULT: the line of the table, and the end.
row() {
    echo "row $1 | $2 | $tried | $failures"
    exit $((failures > 0))
}

# sleep_up_to MILLISECONDS
sleep_up_to() {
    local ms=$((RANDOM % ($1 > 0 ? $1 : 1)))
    sleep "$((ms / 1000)).$(printf %03d $((ms % 1000)))"
}

# milliseconds COMMAND...: how long it takes.
milliseconds() {
    local begin
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 </dev/null
    echo $((($(date +%s%N) - begin) / 1000000))
}
