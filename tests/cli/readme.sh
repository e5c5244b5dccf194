# What the README and the shipped scenarios say is true.
source "$(dirname "$0")/support.bash"

# The first scenario of the README is valid and runs.
awk '/Save this as `launch.yaml`/ { is_near = 1 }
     is_near && /^```yaml/ { is_inside = 1; next }
     is_inside && /^```/ { exit }
     is_inside' "$source/README.md" >launch.yaml
expect 0 "$program" check launch.yaml
expect 0 "$program" compare launch.yaml --set replicates=20
expect 0 "$program" compare launch.yaml --set replicates=20 --set budget=5000

# A list of ties is read as the README says, ids kept as they are.
network=$(grep -m 1 -E '^network: \{kind: edge_list' "$source/README.md")
[[ -n $network ]] || fail "the README shows how to read a list of ties"
sed "s/^network: .*/$network/; s/choose: random/choose: listed, ids: [alice, bob]/" \
    launch.yaml >own.yaml
{
    echo "# who links to whom"
    printf 'bob\talice\ncarol\talice\nalice\talice\nbob\tcarol\n'
    for ((i = 0; i < 200; i++)); do
        echo "reader$i,bob"
    done
} >links.tsv
expect 0 "$program" compare own.yaml --set replicates=20

# Its ways to read a result read it, where Python and R have what they need.
block() { awk -v fence="\`\`\`$1" '$0 == fence { is_inside = 1; next } /^```/ { is_inside = 0 } is_inside' "$source/README.md"; }
cp "$(dirname "$(echo results/own/*/result.h5)")/result.h5" .
if python3 -c 'import xarray, h5netcdf, matplotlib' 2>err; then
    (echo 'import matplotlib; matplotlib.use("agg")'; block python) >read.py
    expect 0 python3 read.py
fi
if Rscript -e 'library(hdf5r)' >out 2>err; then
    block r >read.R
    expect 0 Rscript read.R
fi

# Its exit codes are those of the program.
sed -nE 's/^GV_STATUS\([A-Z_]+, ([0-9]+),.*/\1/p' "$source/include/grapevine/status.def" |
    cat - <(echo 130) | sort -un >codes
sed -nE 's/^\| ([0-9]+) \|.*/\1/p' "$source/README.md" >said
cmp -s codes said || fail "the README lists the exit codes $(tr '\n' ' ' <codes)"

# Every shipped scenario runs; a world that has a size is made small, and lives two months.
for scenario in "$source"/scenarios/*.yaml; do
    few=(--set replicates=4)
    grep -q '^world: {.*people:' "$scenario" && few=(--set replicates=2 --set world.people=300 --set ticks=60)
    expect 0 "$program" check "$scenario" "${few[@]}"
    expect 0 "$program" run "$scenario" "${few[@]}"
done
finish
