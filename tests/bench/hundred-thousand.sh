#!/usr/bin/env bash
# A sweep of 1,000 points x 100 replicates, end to end: time, memory, files, size, and how long
# the result takes to open in xarray and in R. Prints a table; asks for nothing but the program.
#
#     tests/bench/hundred-thousand.sh build/release/grapevine [FOLDER]
set -euo pipefail

program=$(realpath "${1:?usage: hundred-thousand.sh PROGRAM [FOLDER]}")
folder=${2:-$(mktemp -d "${TMPDIR:-/tmp}/grapevine-sweep.XXXXXX")}
mkdir -p "$folder"
cd "$folder"

# 40 chances x 25 budgets; 500 people, two strategies beside doing nothing: 300,000 lives.
cat >sweep.yaml <<END
grapevine: 1
title: A hundred thousand paired runs
seed: 5
replicates: 100
ticks: 40
network: {kind: barabasi_albert, people: 500, ties: 3}
model: {kind: independent_cascade, p: 0.05}
budget: 100
strategies:
  broadcast: [{kind: broadcast, cpm: 200, strength: 0.01}]
  partners: [{kind: partner_posts, choose: degree, fee: 10, fee_per_follower: 0.5}]
measure: [adopters, reach, channels, cost_per_adopter, {kind: take_off, share: 0.05}]
sweep:
  model.p: [$(seq -s ', ' 0.005 0.005 0.2)]
  budget: [$(seq -s ', ' 40 40 1000)]
END

report() { printf '%-44s %s\n' "$1" "$2"; }

# Until the run ends: the most files there ever were.
watch_files() {
    local n most=0
    while kill -0 "$1" 2>/dev/null; do
        n=$({ find results -type f || true; } 2>/dev/null | wc -l)
        ((n > most)) && most=$n && echo "$most" >files
        sleep 0.2
    done
}

# peak FILE: seconds and megabytes of what GNU time watched.
peak() { awk '{ printf "%s s, %.0f MB", $1, $2 / 1024 }' "$1"; }

report "machine" "$(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg) before the run"
/usr/bin/time -o run -f '%e %M %U' "$program" run sweep.yaml --quiet &
run=$!
watch_files "$run"
wait "$run"
result=$(echo results/sweep/*/result.h5)
report "1,000 points x 100 replicates x 3 strategies" "$(peak run), $(cut -d ' ' -f 3 run) s of processor"
report "files at most, during the run" "$(cat files)"
report "files in the end" "$(find results -type f | wc -l)"
report "result.h5" "$(stat -c %s "$result" | awk '{ printf "%.1f MB", $1 / 1e6 }')"

cat >open.py <<'END'
import sys, time
start = time.perf_counter()
import xarray
imported = time.perf_counter()
result = xarray.open_dataset(sys.argv[1], engine="h5netcdf")
opened = time.perf_counter()
final = result["final_adopters"].load().mean("replicate")
curves = result["adopters"].isel(point=500).load().mean("replicate")
read = time.perf_counter()
assert final.shape == (1000, 3) and curves.shape == (3, 41)
print(f"open {opened - imported:.2f} s, ends of all lives and the curves of a point "
      f"{read - opened:.2f} s")
END
cat >everything.py <<'END'
import sys, xarray
result = xarray.open_dataset(sys.argv[1], engine="h5netcdf").load()
assert result["adopters"].shape == (1000, 3, 100, 41)
END
cat >open.R <<'END'
library(hdf5r)
start <- proc.time()[["elapsed"]]
file <- H5File$new(commandArgs(TRUE)[1], mode = "r")
final <- file[["final_adopters"]]$read()
curves <- file[["adopters"]][, , , 501]
stopifnot(dim(final) == c(100, 3, 1000), dim(curves) == c(41, 100, 3))
cat(sprintf("open and the same two: %.2f s\n", proc.time()[["elapsed"]] - start))
END
python=
for candidate in python3 /usr/bin/python3; do
    "$candidate" -c 'import xarray, h5netcdf' 2>/dev/null && python=$candidate && break
done
if [[ -n $python ]]; then
    said=$(/usr/bin/time -o python -f '%e %M' "$python" open.py "$result")
    report "xarray" "$said; with Python itself $(peak python)"
    /usr/bin/time -o python -f '%e %M' "$python" everything.py "$result"
    report "xarray, everything loaded" "$(peak python)"
fi
if Rscript -e 'library(hdf5r)' >/dev/null 2>&1; then
    said=$(/usr/bin/time -o r -f '%e %M' Rscript --vanilla open.R "$result")
    report "R, hdf5r" "$said; with R itself $(peak r)"
fi
/usr/bin/time -o table -f '%e %M' "$program" table "$result" >table.csv
report "table: $(($(wc -l <table.csv) - 1)) rows of CSV" "$(peak table)"
report "result" "$folder/$result"
