# Disks of many sizes that become full: exit 4, no temporary file, earlier shards good; with more room
# the same command finishes. Needs the right to mount; else a limit on file sizes stands for it (row 7).
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 1000 50
sed -i 's/ticks: 20/ticks: 200/' s.yaml
mkdir disk wild
mount -t tmpfs -o size=64m tmpfs disk 2>/dev/null || { echo "mounting is not allowed here: skipped"; exit 77; }
trap 'umount -l "$folder/disk" 2>/dev/null; chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
expect 0 "$program" run s.yaml --output disk --quiet
calm=$(digest_of disk)
needed=$(du -sk disk | cut -f 1)

sizes=$(sample_or 3 16)
refused=0
for ((i = 1; i <= sizes; i++)); do
    kilobytes=$((needed * i / (sizes - 1) + 16))
    umount disk
    mount -t tmpfs -o "size=${kilobytes}k" tmpfs disk
    code=0
    "$program" run s.yaml --output disk --quiet 2>err || code=$?
    if ((code == 4)); then
        refused=$((refused + 1))
        [[ -s err ]] || fail "a full disk of $kilobytes kB is told"
        [[ -z $(find disk -name result.h5) ]] || fail "no result after exit 4 at $kilobytes kB"
        [[ -z $(find disk -name '.tmp-*') ]] || fail "no temporary file at $kilobytes kB"
        whole disk "on a disk of $kilobytes kB"
        mount -o remount,size=64m disk
        expect 0 "$program" run s.yaml --output disk --quiet
    elif ((code != 0)); then
        fail "a disk of $kilobytes kB exits 4 or 0 (it exits $code: $(head -n 1 err))"
    fi
    [[ $(digest_of disk) == "$calm" ]] || fail "the data are the same on a disk of $kilobytes kB"
    tried=$((tried + 1))
done
((refused > 0)) || fail "some disk is too small"
row 6 "disks of $sizes sizes that become full ($refused did)"
