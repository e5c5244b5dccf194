# Shared by the tests of the program: they are called with PROGRAM SOURCE IS_JSON FORGE, work in a
# folder of their own, and say each claim that does not hold.
set -uo pipefail

program=$1
source=$2
is_json=${3:-}
folder=$(mktemp -d "${TMPDIR:-/tmp}/grapevine-test.XXXXXX")
chmod 755 "$folder"
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
unset NO_COLOR
export LC_ALL=C
failures=0

fail() {
    echo "not true: $*"
    failures=$((failures + 1))
}

# expect CODE COMMAND...: run it, keep stdout in `out` and stderr in `err`.
expect() {
    local wanted=$1 code=0
    shift
    "$@" >out 2>err </dev/null || code=$?
    if ((code != wanted)); then
        fail "'$*' exits $wanted (it exits $code)"
        sed 's/^/    /' err | tail -n 5
    fi
}

# says FILE TEXT: the file has a line with this text.
says() {
    grep -qF -- "$2" "$1" || fail "$1 says '$2' (it says: $(head -n 5 "$1"))"
}

# A scenario of two strategies: write_scenario FILE REPLICATES PEOPLE
write_scenario() {
    cat >"$1" <<END
grapevine: 1
title: A test
seed: 7
replicates: $2
ticks: 20
network: {kind: gnp, people: $3, p: 0.01}
model: {kind: independent_cascade, p: 0.1}
budget: 100
strategies:
  ads:
    - {kind: broadcast, cpm: 10, strength: 0.001, days: 10}
  partners:
    - {kind: partner_posts, choose: degree, fee: 10, fee_per_follower: 0.1}
measure: [adopters, reach, channels, take_off]
END
}

# The digest of the one result below a folder.
digest_of() {
    local results=("$1"/*/*/result.h5)
    "$program" digest "${results[0]}"
}

# Run as somebody without root's rights, so that permissions bind.
as_nobody() {
    if ((EUID == 0)); then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else
        "$@"
    fi
}

finish() {
    ((failures == 0)) && echo "all true"
    exit $((failures > 0))
}
