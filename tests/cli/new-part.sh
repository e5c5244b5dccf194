# A new part is one file and one line: scaffolded models, tactics, metrics and networks are built into
# a copy of the program and used.
source "$(dirname "$0")/support.bash"

tar -C "$source" --exclude=./build --exclude=./.git --exclude=./results --exclude=./tests -cf - . |
    tar -xf -
for kind in model tactic metric network; do
    expect 0 scripts/new-part "$kind" "toy_$kind"
done
expect 1 scripts/new-part model toy_model
says err "there is already a model called toy_model"
expect 2 scripts/new-part model Toy
expect 2 scripts/new-part modle toy

expect 0 cmake -S . -B toy -G Ninja -DCMAKE_BUILD_TYPE=Debug -DGRAPEVINE_WERROR=ON
expect 0 cmake --build toy --target grapevine --parallel 2
for kind in model tactic metric network; do
    expect 0 toy/grapevine list "${kind}s" --names
    says out "toy_$kind"
done

expect 0 toy/grapevine check scenarios/models/toy_model.yaml
expect 0 toy/grapevine explain toy_model
says out "Shown by: scenarios/models/toy_model.yaml"

cat >toy.yaml <<END
grapevine: 1
seed: 3
replicates: 8
ticks: 30
network: {kind: toy_network, people: 500}
model: {kind: toy_model, p: 0.5}
budget: 100
strategies:
  shout:
    - {kind: toy_tactic, strength: 0.01}
measure: [adopters, toy_metric]
END
expect 0 toy/grapevine compare toy.yaml --json --quiet
says out "shout"
expect 3 toy/grapevine check toy.yaml --set model.p=2
says err "[0, 1]"
finish
