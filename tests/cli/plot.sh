# scripts/plot.py draws every figure of a result and of a sweep, and says what it cannot read.
# Needs xarray, h5netcdf and matplotlib; skipped without them.
source "$(dirname "$0")/support.bash"
python=
for candidate in python3 /usr/bin/python3; do
    "$candidate" -c 'import xarray, h5netcdf, matplotlib' 2>err && python=$candidate && break
done
if [[ -z $python ]]; then
    echo "SKIPPED: scripts/plot.py is not tested: $(tail -n 1 err)"
    exit 77
fi
plot=("$python" "$source/scripts/plot.py")

# drawn FILE...: a picture of its kind, not an empty one.
drawn() {
    local file
    for file in "$@"; do
        [[ -s $file ]] || { fail "$file is drawn"; continue; }
        case $file in
            *.png) [[ $(head -c 4 "$file" | tail -c 3) == PNG ]] || fail "$file is a PNG" ;;
            *.svg) says "$file" "<svg" ;;
        esac
        (($(stat -c %s "$file") > 5000)) || fail "$file shows something"
    done
}

write_scenario s.yaml 40 200
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100, 200]}' s.yaml >grid.yaml
sed '/^measure/a sweep: {budget: [50, 100, 2000]}' s.yaml >line.yaml
sed 's/^network.*/network: {kind: barabasi_albert, people: 100, ties: 3}/;
     s/^measure/sweep: {network.people: [100, 2, 50]}\nmeasure/' s.yaml >hole.yaml
expect 0 "$program" run s.yaml --quiet
expect 0 "$program" run grid.yaml --quiet
expect 0 "$program" run line.yaml --quiet
expect 6 "$program" run hole.yaml --quiet

expect 0 "${plot[@]}" results/s/*/result.h5 --output one
drawn one/{curves,difference,distribution}.{png,svg}
[[ ! -e one/map.png ]] || fail "one experiment has no map"
says one/curves.svg "partners"
says one/difference.svg "95 % interval"
expect 0 "${plot[@]}" results/s/*/result.h5 --output again
cmp -s one/curves.svg again/curves.svg || fail "the same result gives the same picture"

expect 0 "${plot[@]}" results/grid/*/result.h5 --output grid --point 4 --pair ads do-nothing
drawn grid/{curves,difference,distribution,map}.{png,svg}
says grid/curves.svg "model.p = 0.1, budget = 100"
says grid/difference.svg "ads less do-nothing"
says grid/map.svg "who wins where"
expect 0 "${plot[@]}" results/grid/*/result.h5 --output slice --keys budget --formats svg
says slice/map.svg "model.p = 0.02"
[[ ! -e slice/map.png ]] || fail "only the formats asked for are written"
expect 0 "${plot[@]}" results/line/*/result.h5 --output line
drawn line/map.png
expect 0 "${plot[@]}" results/hole/*/result.h5 --output hole
drawn hole/map.png

# What is not a result, and what a result has not, is said in one line.
echo "adopters,step" >foreign.csv
expect 1 "${plot[@]}" foreign.csv
says err "foreign.csv: not a file that can be read"
"$python" -c 'import xarray; xarray.Dataset({"x": 1}).to_netcdf("foreign.h5", engine="h5netcdf")'
expect 1 "${plot[@]}" foreign.h5
says err "foreign.h5: not a result of grapevine"
grep -q Traceback err && fail "a foreign file is no failure of the script"
expect 1 "${plot[@]}" results/s/*/result.h5 --point 1
says err "there is no point 1"
expect 1 "${plot[@]}" results/s/*/result.h5 --pair ads word
says err "there is no strategy 'word'; there are do-nothing, ads, partners"
expect 1 "${plot[@]}" results/grid/*/result.h5 --keys model.q
says err "swept were model.p, budget"
expect 2 "${plot[@]}" results/s/*/result.h5 --formats gif
finish
