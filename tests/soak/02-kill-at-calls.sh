# Killed right before the k-th call on a file, for all k: the same promises, at the moments that chance
# hits rarely.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 100 100
echo 'contest: {model.p: [0.05, 0.2]}' >>s.yaml
calls=open,write,sync,close,rename,unlink,mkdir,truncate,lock
command=("$program" compare s.yaml --threads 1 --output wild --quiet)

mkdir wild
total=$(counted $calls "${command[@]}")
calm=$(digest_of wild)
((total > 50)) || fail "a comparison makes calls ($total)"
for ((k = 1; k <= total; k += $(sample_or $((total / 12 + 1)) 1))); do
    rm -rf wild && mkdir wild
    code=$(with_fault CALLS=$calls AT=$k DO=kill -- "${command[@]}")
    ((code == 137)) || fail "call $k of $total is reached (exit code $code)"
    whole wild "when killed before call $k"
    expect 0 "${command[@]}"
    same_after "$calm" "when killed before call $k"
    tried=$((tried + 1))
done
row 2 "kill -9 before the k-th call on a file, of $total"
