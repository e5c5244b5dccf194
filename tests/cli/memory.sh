# Under any limit of memory a comparison is refused in words or finishes; it does not crash, in our
# code or in a library's. What an earlier attempt left behind is no obstacle.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 4 400
echo 'contest: {model.p: [0.05, 0.2]}' >>s.yaml
ulimit -c 0

expect 0 "$program" compare s.yaml --threads 1 --output calm --quiet
calm=$(digest_of calm)

# within KILOBYTES COMMAND...: its exit code under a limit of address space
within() {
    local code=0
    (
        ulimit -v "$1"
        exec "${@:2}" >out 2>err </dev/null
    ) 2>/dev/null || code=$?
    echo "$code"
}

# The least with which the program can be loaded, by bisection to a megabyte.
low=10000
high=1000000
while ((high - low > 1000)); do
    middle=$(((low + high) / 2))
    if (($(within $middle "$program" version) == 0)); then high=$middle; else low=$middle; fi
done

refusals=0
finished=0
for ((kilobytes = high + 3000; finished < 3; kilobytes += 3001)); do
    code=$(within $kilobytes "$program" compare s.yaml --threads 1 --output tight --quiet)
    if ((code == 5)); then
        refusals=$((refusals + 1))
        [[ -s err ]] || fail "a refusal under $kilobytes kB says why"
    elif ((code == 0)); then
        finished=$((finished + 1))
        [[ $(digest_of tight) == "$calm" ]] || fail "digests agree under $kilobytes kB"
        rm -rf tight
    else
        fail "under $kilobytes kB the exit code is 5 or 0 (it is $code: $(head -n 1 err))"
        ((failures < 5)) || break
    fi
    ((kilobytes < high + 1000000)) || break
done
((refusals > 0 && finished == 3)) || fail "limits refuse ($refusals) before they suffice ($finished)"
echo "$refusals limits refused, then $finished sufficed"
finish
