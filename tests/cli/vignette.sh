# scripts/vignette.R reads and draws what it says it reads and draws. Needs R with hdf5r; skipped
# without them.
source "$(dirname "$0")/support.bash"
if ! Rscript -e 'library(hdf5r)' >out 2>err; then
    echo "SKIPPED: scripts/vignette.R is not tested: $(tail -n 1 err)"
    exit 77
fi
vignette=(Rscript --vanilla "$source/scripts/vignette.R")
write_scenario s.yaml 40 200
sed '/^measure/a sweep: {model.p: [0.02, 0.1], budget: [50, 100, 200]}' s.yaml >grid.yaml
expect 0 "$program" compare s.yaml
lead=$(tr '\n' ' ' <err | sed -nE 's/.*on average, ([0-9.]+) more than.*/\1/p')
[[ -n $lead ]] || fail "the verdict says by how much"
expect 0 "$program" run grid.yaml --quiet

expect 0 "${vignette[@]}" results/s/*/result.h5 one
says out "ads has $lead adopters more than partners"
for figure in curves difference distribution; do
    [[ $(head -c 4 one/$figure.png | tail -c 3) == PNG ]] || fail "$figure.png is a PNG"
    says one/$figure.svg "<svg"
    (($(stat -c %s one/$figure.png) > 5000)) || fail "$figure.png shows something"
done
[[ ! -e one/sweep.png ]] || fail "one experiment is no sweep"
expect 0 "${vignette[@]}" results/grid/*/result.h5 grid
says grid/sweep.svg "<svg"

echo "adopters,step" >foreign.csv
expect 1 "${vignette[@]}" foreign.csv
says err "foreign.csv: not a file that HDF5 reads"
Rscript --vanilla -e 'library(hdf5r); f <- H5File$new("foreign.h5", "w"); f[["x"]] <- 1; f$close_all()' \
    >out 2>err
expect 1 "${vignette[@]}" foreign.h5
says err "foreign.h5: not a result of grapevine"
expect 1 "${vignette[@]}"
says err "usage"
finish
