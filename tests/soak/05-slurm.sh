# The emitted script on a real Slurm of one node, started here as root: an array of parts, parts that are told
# to stop and go back into the queue, the merge after them. And the other script under GNU parallel.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 64 30000 # few parts, of seconds each
sed -i 's/p: 0.01}/p: 0.0004}/; /^measure/a sweep: {model.p: [0.05, 0.1, 0.15, 0.2]}' s.yaml
export GRAPEVINE=$program
expect 0 "$program" sweep s.yaml --output calm --quiet
calm=$(digest_of calm)

# GNU parallel, when it is here.
if parallel --version 2>/dev/null | grep -q 'GNU parallel'; then
    "$program" sweep s.yaml --emit=parallel --output with-parallel >parallel.sh 2>err || fail "a script for parallel"
    expect 0 bash parallel.sh --will-cite --jobs 3
    [[ $(digest_of with-parallel) == "$calm" ]] || fail "parallel comes to the same data"
    tried=$((tried + 1))
else
    echo "GNU parallel is not here: its script was not run"
fi

if [[ ${GRAPEVINE_SOAK:-sample} != full && -z ${GRAPEVINE_SLURM:-} ]]; then
    echo "GRAPEVINE_SLURM is not set: the script for Slurm was NOT run"
    ((failures > 0)) && exit 1
    exit 77
fi
for tool in munged slurmctld slurmd sbatch; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || missing="${missing:-} $tool"
done
if ((EUID != 0)) || [[ -n ${missing:-} ]]; then
    echo "Slurm needs root, and slurmctld, slurmd, slurm-client, munge (missing:${missing:- none}): its script was NOT run"
    ((failures > 0)) && exit 1
    exit 77
fi

# ---- one node ----
PATH=$PATH:/usr/sbin
node=$(mktemp -d /run/grapevine-slurm.XXXXXX) # munge wants no folder that anybody may write above it
stop_slurm() {
    local file
    for file in slurmctld slurmd munged; do
        [[ -e $node/$file.pid ]] && kill "$(<"$node/$file.pid")" 2>/dev/null
    done
    sleep 0.5
    for file in slurmctld slurmd; do
        [[ -e $node/$file.pid ]] && kill -KILL "$(<"$node/$file.pid")" 2>/dev/null
    done
    rm -rf "$node"
    chmod -R u+w "$folder"
    rm -rf "$folder"
}
trap stop_slurm EXIT
mkdir "$node/state" "$node/spool"
(umask 277 && head -c 128 /dev/urandom >"$node/key")
munged --socket="$node/munge" --key-file="$node/key" --pid-file="$node/munged.pid" --log-file="$node/munged.log" \
    --seed-file="$node/seed" --force >>"$node/log" 2>&1
host=$(hostname -s)
port=$((20000 + RANDOM % 10000))
cat >"$node/slurm.conf" <<END
ClusterName=grapevine
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$node/munge,cred_expire=5
StateSaveLocation=$node/state
SlurmdSpoolDir=$node/spool
SlurmctldPidFile=$node/slurmctld.pid
SlurmdPidFile=$node/slurmd.pid
SlurmctldLogFile=$node/slurmctld.log
SlurmdLogFile=$node/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
KillWait=3
MinJobAge=300
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$node/slurm.conf
slurmctld -i -f "$SLURM_CONF" >>"$node/log" 2>&1
slurmd -f "$SLURM_CONF" >>"$node/log" 2>&1
for ((i = 0; i < 100; i++)); do
    sinfo -h -o %t 2>/dev/null | grep -q idle && break
    sleep 0.1
done
sinfo -h -o %t 2>/dev/null | grep -q idle || { echo "Slurm does not start here: $(tail -n 3 "$node"/*log): its script was NOT run"; exit 77; }

# until SECONDS COMMAND...: wait until it holds.
until_true() {
    local i
    for ((i = 0; i < 10 * $1; i++)); do
        "${@:2}" >/dev/null 2>&1 && return
        sleep 0.1
    done
    return 1
}
has_begun() { compgen -G "wild/*/*/.lock"; }
is_done() { [[ -z $(squeue -h) ]]; }

stopped=0
for ((cycle = 0; cycle < $(sample_or 1 20); cycle++)); do
    rm -rf wild slurm-*.out
    "$program" sweep s.yaml --emit=slurm --output wild >slurm.sh 2>err || fail "a script for Slurm"
    bash slurm.sh >submitted 2>err || fail "Slurm takes the jobs: $(head -n 3 err)"
    until_true 60 has_begun || fail "parts run: $(squeue 2>&1 | head -n 5) $(tail -n 2 slurm-*.out)"
    # Steps are signalled, as at the end of their time, until one has heard it.
    for ((i = 0; i < 200; i++)); do
        for job in $(squeue -h -t R -n grapevine -o %i); do
            scancel --signal=TERM "$job" 2>/dev/null
        done
        grep -qs 'stopped' slurm-*.out && break
        is_done && break
        sleep 0.2
    done
    until_true 300 is_done || fail "the queue empties: $(squeue -o '%i %T %r' | head -n 5)"
    stopped=$((stopped + $(cat slurm-*.out | grep -c 'stopped')))
    [[ $(digest_of wild 2>/dev/null) == "$calm" ]] ||
        fail "the merged data are the same ($(cat submitted err)): $(tail -qn 2 slurm-*.out | sort | uniq -c | head -n 8)"
    [[ ! -e $(echo wild/*/*/.shards) ]] || fail "no shard is left"
    tried=$((tried + 1))
done
((stopped > 0)) || fail "some part was stopped and put back"
row 5 "Slurm: array, stopped parts put back ($stopped), merge; GNU parallel"
