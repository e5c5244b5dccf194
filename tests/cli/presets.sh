# Worlds, strategies and messages by name, from the command line: listed, explained, used, shown
# where they are wrong; and a result that needs none of them any more.
source "$(dirname "$0")/support.bash"

mkdir mine
cat >mine/plan.yaml <<'END'
grapevine: 1
title: By name
replicates: 2
ticks: 60
world: {use: young, people: 300}
content: social
strategies: [social-broadcast, hype]
measure: [adopters]
END

expect 0 "$program" list --names strategies
for name in do-nothing mass-broadcast social-broadcast influencer-top hype honest-twin referral; do
    grep -qx "$name" out || fail "there is a strategy $name"
    [[ -f $source/scenarios/strategies/$name.yaml ]] || fail "it stands in scenarios/strategies"
done
expect 0 "$program" list --names worlds
diff <(printf '%s\n' established launch small-firm young) out || fail "there are four worlds"
# A whole sentence, whatever lines it goes over.
expect 0 "$program" list strategies
says out "A page in both social networks, with three posts a week for whoever follows it, and nothing else."
[[ -z $(sed 1d out | grep -v '\.$') ]] || fail "what a strategy is ends with a full stop"
expect 0 "$program" explain strategies
says out "nothing else."
expect 0 "$program" list --json messages
"$is_json" <out || fail "the list is JSON"

expect 0 "$program" explain hype
says out "strategies/hype.yaml, shipped with the program"
says out "overclaim: 0.33"
expect 2 "$program" explain hipe
says err "did you mean 'hype'?"

expect 0 "$program" check mine/plan.yaml --resolved
grep -q 'use:' out && fail "nothing is left to be looked up"
says out "message: hype.social"
cp out resolved
expect 0 "$program" check mine/plan.yaml
says err "do-nothing, social-broadcast, hype"
says err "people      300"
expect 0 "$program" check mine/plan.yaml --set world.people=400 --set strategies.hype.broadcast.cpm=9 --resolved
says out "people: 400, groups: 12"
says out "budget: 200"
says out "cpm: 9"

# A result is made again without the presets; a file of the same name beside the scenario is
# another strategy, hence another world.
expect 0 "$program" compare mine/plan.yaml --output results
expect 0 "$program" reproduce results/plan/* --output again
says err "the data are the same"
mkdir mine/strategies
printf 'grapevine: 1\ntactics:\n  - {kind: broadcast, cpm: 3, days: 20}\n' >mine/strategies/hype.yaml
expect 0 "$program" compare mine/plan.yaml --output results
(($(find results/plan -mindepth 1 -maxdepth 1 -type d | wc -l) == 2)) || fail "a changed strategy is another world"

printf 'grapevine: 1\ntactics:\n  - {kind: broadcast, cpmm: 3}\n' >mine/strategies/hype.yaml
expect 3 "$program" check mine/plan.yaml
says err "mine/strategies/hype.yaml:3:23: error: broadcast has no key 'cpmm'"
says err "     3 |   - {kind: broadcast, cpmm: 3}"
says err "did you mean 'cpm'?"
expect 3 "$program" check mine/plan.yaml --set world=yung
says err "--set world=yung: error: there is no world 'yung'"

expect 3 "$program" check mine/plan.yaml --set model.offline=[street,circel] --set strategies=[social-broadcast]
says err "--set model.offline=[street,circel]: error: the network has no layer 'circel'"
says err "did you mean 'circle'? (known here: circle, open, street)"

# Customer service where nobody complains or asks is noted, by `check` and by `compare`.
note="Customer service has nobody to answer in “reactive-service”: model.complain and model.ask are 0"
expect 0 "$program" check mine/plan.yaml --set strategies=[reactive-service,social-broadcast] --json
says err "  note        $note"
says out "$note"
"$is_json" <out || fail "a check with a note is JSON"
expect 0 "$program" compare mine/plan.yaml --set strategies=[reactive-service,social-broadcast] --output=noted
tr '\n' ' ' <err >line
says line "$note"
expect 0 "$program" check mine/plan.yaml --set strategies=[reactive-service,social-broadcast] --set model.ask=0.01
! grep -q "note  " err || fail "where people ask there is nothing to note"
expect 0 "$program" check mine/plan.yaml --set strategies=[reactive-service,social-broadcast] --set 'sweep={model.ask: [0, 0.01]}'
! grep -q "note  " err || fail "where people ask at a point there is nothing to note"
expect 0 "$program" check mine/plan.yaml --set strategies=[reactive-service,social-broadcast] --set tactics.service.policy=proactive
! grep -q "note  " err || fail "service that looks for bad news itself has something to do"
finish
