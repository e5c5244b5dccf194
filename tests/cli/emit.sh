# Emitted scripts run every part and the merge, put stopped parts back in the queue, and hold words
# that shells would take apart. The schedulers are stand-ins that do what theirs would do.
source "$(dirname "$0")/support.bash"
write_scenario "it's a \$(test).yaml" 70 100
sed -i '/^measure/a sweep: {model.p: [0.02, 0.1]}' "it's a \$(test).yaml"
expect 0 "$program" sweep "it's a \$(test).yaml" --output one --quiet
mkdir bin
export GRAPEVINE=$program PATH=$PWD/bin:$PATH

cat >bin/parallel <<'END'
#!/bin/bash
echo "parallel $*" >>calls
while [[ $1 != ::: ]]; do command=$1; shift; done
shift
for part; do bash -c "$command $part" || exit; done
END
cat >bin/sbatch <<'END'
#!/bin/bash
echo "sbatch $*" >>calls
cat >job
export SLURM_ARRAY_JOB_ID=1 SLURM_ARRAY_TASK_COUNT SLURM_ARRAY_TASK_ID
words=$*
case $words in
*--array=1-*)
    SLURM_ARRAY_TASK_COUNT=${words#*--array=1-}
    SLURM_ARRAY_TASK_COUNT=${SLURM_ARRAY_TASK_COUNT%% *}
    for ((SLURM_ARRAY_TASK_ID = 1; SLURM_ARRAY_TASK_ID <= SLURM_ARRAY_TASK_COUNT; SLURM_ARRAY_TASK_ID++)); do
        bash job >&2 || exit
    done
    echo 1
    ;;
*) bash job ;;
esac
END
cat >bin/srun <<'END'
#!/bin/bash
[[ -z ${STOPPED:-} ]] || exit 75
"$@"
END
printf '#!/bin/bash\necho "scontrol $*" >>calls\n' >bin/scontrol
chmod +x bin/*

for kind in slurm parallel; do
    rm -f calls
    expect 0 "$program" sweep "it's a \$(test).yaml" --emit=$kind --output "my $kind" --set seed=7
    cp out $kind.sh
    bash -n $kind.sh || fail "the $kind script is valid"
    says out "export OMP_WAIT_POLICY=passive"
    [[ ! -e "my $kind" ]] || fail "emitting simulates nothing"
    expect 0 bash $kind.sh
    [[ $(digest_of "my $kind") == "$(digest_of one)" ]] || fail "$kind comes to the same data"
done
grep -q -- '--retries' calls || fail "parallel tries a stopped part again"

rm -f calls
sed "s/my slurm/stopped/g" slurm.sh >stopped.sh
STOPPED=1 bash stopped.sh >out 2>err
says calls "scontrol requeue 1_1"
grep -qE 'trap' slurm.sh parallel.sh && fail "no script sets a trap"
expect 2 "$program" sweep "it's a \$(test).yaml" --emit=condor
says err "--emit needs slurm or parallel"
expect 2 "$program" sweep "it's a \$(test).yaml" --emit=slurm --shard 1/2
if command -v shellcheck >/dev/null; then
    shellcheck -e SC2046,SC2016 slurm.sh parallel.sh >out || fail "shellcheck finds nothing: $(cat out)"
fi
finish
