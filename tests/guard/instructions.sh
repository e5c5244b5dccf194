# How many instructions one life of tests/guard/spread.c takes, instead of a timed test: the count is
# the same on a busy machine. What starting takes cancels, as two lengths of run are compared.
#   instructions.sh SPREAD BUDGET_FILE
# Exit 77 (skipped) without valgrind. A change that is meant to cost or to save more than a
# tenth writes its new count into the file, in the same commit.
set -euo pipefail
spread=$1
budget=$(grep -v '^#' "$2")
few=8
many=72

if ! command -v valgrind >/dev/null; then
    echo "SKIPPED: valgrind is not here (scripts/setup --dev installs it)"
    exit 77
fi

# count REPLICATES: instructions of a whole run
count() {
    local said code=0
    said=$(OMP_NUM_THREADS=1 valgrind --tool=cachegrind --cache-sim=no \
        --cachegrind-out-file=/dev/null "$spread" "$1" 2>&1) || code=$?
    if ((code == 77)); then
        echo skipped
    elif ((code != 0)); then
        echo "$said" >&2
        return 1
    else
        sed -nE 's/.*I +refs: +([0-9,]+).*/\1/p' <<<"$said" | tr -d ,
    fi
}

short=$(count $few)
if [[ $short == skipped ]]; then
    echo "SKIPPED: this processor has no AES instructions, which the budget is for"
    exit 77
fi
long=$(count $many)
life=$(((long - short) / (many - few)))
echo "$life instructions a life; the budget is $budget"
if ((life * 10 > budget * 11 || life * 10 < budget * 9)); then
    echo "that is off by more than a tenth: find out why, or write $life into $2"
    exit 1
fi
