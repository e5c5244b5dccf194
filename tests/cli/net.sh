# Networks by themselves: described, drawn, written, read again.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 4 200
printf '# who follows whom\n1 2\n2 3\n3 1\n3 3\n1 2\n4 1\n' >ties.tsv

# Layers: the travelled one by default, any other by its name, all of them as their union.
cat >layers.yaml <<END
grapevine: 1
replicates: 4
ticks: 5
network:
  layers:
    work: {kind: ring_lattice, people: 30, neighbours: 4}
    friends: {kind: gnm, people: 30, ties: 7}
model: {kind: independent_cascade, p: 0.1, layer: work}
budget: 5
strategies: {nothing: []}
END
arcs_of() { expect 0 "$program" net stats --json layers.yaml "$@"; grep '"name": "arcs"' out | grep -o '"value": [0-9]*'; }
[[ $(arcs_of) == '"value": 120' && $(arcs_of --layer work) == '"value": 120' ]] || fail "word travels along work"
[[ $(arcs_of --layer friends) == '"value": 14' ]] || fail "friends are described"
union=$(arcs_of --layer union)
[[ ${union##* } -ge 120 && ${union##* } -le 134 ]] || fail "the union has the ties of both"
expect 2 "$program" net stats layers.yaml --layer freinds
says err "did you mean 'friends'?"
expect 2 "$program" net stats s.yaml --layer work
says err "this network has no layers"
expect 0 "$program" net build layers.yaml --layer friends
[[ $(grep -vc '^#' out) -ge 7 ]] || fail "a layer is written"
expect 0 "$program" net draw layers.yaml --layer friends --output friends.svg

# Words.
expect 0 "$program" net --help
says out "  stats "
expect 2 "$program" net
expect 2 "$program" net stat ties.tsv
says err "did you mean \`net stats\`?"
for word in stats draw build import; do
    expect 0 "$program" net $word --help
    says out "usage: grapevine net $word"
done

# A file needs its policies, and says so with the same words as a scenario.
expect 3 "$program" net stats ties.tsv
says err "edge_list needs 'directed'"
says err "directed=true first=listens"
expect 3 "$program" net stats ties.tsv directed=true first=listen
says err "did you mean 'listens'?"
expect 3 "$program" net stats ties.tsv directed=false
says err "ties.tsv:5:3: person '3' is tied to itself"
expect 2 "$program" net stats ties.tsv directed
expect 3 "$program" net stats nowhere.tsv directed=false
settings=(directed=true first=listens loops=drop repeats=merge)

# Statistics, for people and programs.
expect 0 "$program" net stats ties.tsv "${settings[@]}"
says out "reciprocity"
expect 0 "$program" net stats --json ties.tsv "${settings[@]}"
"$is_json" <out || fail "statistics are JSON"
says out '"name": "people", "value": 4,'
says out '"name": "arcs", "value": 4,'
expect 0 "$program" net stats s.yaml --set network.people=300
says out "300"
expect 0 "$program" net stats s.yaml people=300 --graph 2
expect 0 "$program" net stats s.yaml --graphs 3
says err "means over 3 networks"
says out " to "
expect 2 "$program" net stats ties.tsv "${settings[@]}" --graphs 3
says err "always the same"

# Reading notes, and the way round through every form.
expect 0 "$program" net import ties.tsv "${settings[@]}" -o ties.graphml
says err "6 rows read, 1 loops dropped, 1 repeats merged"
hash=$(sed -n 's/.*hash //p' err)
expect 0 "$program" net import ties.graphml directed=true first=speaks -o again.tsv
says err "hash $hash"
expect 0 "$program" net import again.tsv directed=true first=speaks
says err "hash $hash"
says out "directed: true, first: speaks"

expect 0 "$program" net import ties.tsv "${settings[@]}" -o ties.gvn
says err "hash $hash"
expect 0 "$program" net import ties.gvn
says err "6 rows read, 1 loops dropped, 1 repeats merged"
says err "hash $hash"
cmp -s out again.tsv || fail "the binary form says what GraphML says"
cp ties.gvn dented.gvn
printf 'x' | dd of=dented.gvn bs=1 seek=300 conv=notrunc status=none
expect 3 "$program" net stats dented.gvn
says err "the file is damaged: its hash is another"
expect 3 "$program" net stats ties.gvn directed=true
sed 's/{kind: gnp.*/{kind: binary_file, file: ties.gvn}/' s.yaml >mapped.yaml
expect 0 "$program" run -q mapped.yaml
expect 0 "$program" run -q mapped.yaml

# A scenario's networks are the ones its lives would meet: another one is another network.
expect 0 "$program" net build s.yaml -o one.tsv
one=$(sed -n 's/.*hash //p' err)
expect 0 "$program" net build s.yaml --graph 2 -o two.tsv
two=$(sed -n 's/.*hash //p' err)
[[ $one != "$two" ]] || fail "two networks of a random kind differ"
expect 0 "$program" net import one.tsv directed=false people=200
says err "hash $one"

# Files are whole or not there; forms follow from endings or words.
expect 2 "$program" net build s.yaml -o net.pdf
says err "tells no form"
expect 2 "$program" net build s.yaml -o net.tsv --form graph
expect 4 "$program" net build s.yaml -o nowhere/net.tsv
mkdir taken.tsv
expect 4 "$program" net build s.yaml -o taken.tsv
[[ -z $(ls -A taken.tsv) && -z $(ls -A | grep tmp) ]] || fail "nothing is left behind"
expect 3 "$program" net import ties.tsv directed=true first=listens -o no.tsv
[[ ! -e no.tsv ]] || fail "a refused file is not written"

# Drawings: the same bytes every time.
expect 0 "$program" net draw s.yaml -o a.svg
expect 0 "$program" net draw s.yaml
cmp -s out a.svg || fail "the same network gives the same picture"
says out "A test"
sed 's/^model:/groups: {young: 0.5, old: 0.5}\n&/' s.yaml >groups.yaml
expect 0 "$program" net draw groups.yaml
says out "young ("
expect 0 "$program" net stats groups.yaml --by group
expect 2 "$program" net draw groups.yaml --by age
says err "there is no trait 'age'"
expect 3 "$program" net draw s.yaml people=1001
says err "room for 1000 people"

finish
