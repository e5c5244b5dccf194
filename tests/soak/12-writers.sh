# Several writers in one folder at the same time: one wins, the others exit 4 untouched, or come later and
# find all done; the data are those of one writer.
source "$(dirname "$0")/soak.bash"
rounds=$(sample_or 3 100)
write_scenario s.yaml 1500 300
expect 0 "$program" run s.yaml --output calm --quiet
calm=$(digest_of calm)

for ((i = 0; i < rounds; i++)); do
    for writers in 2 4 8; do
        rm -rf wild
        writing=()
        for ((w = 0; w < writers; w++)); do
            "$program" run s.yaml --threads 1 --output wild --quiet 2>"err$w" &
            writing+=($!)
        done
        winners=0
        for ((w = 0; w < writers; w++)); do
            code=0
            wait "${writing[w]}" || code=$?
            if ((code == 0)); then
                winners=$((winners + 1))
            elif ((code == 4)); then
                says "err$w" "another run is writing in"
            else
                fail "a writer exits 0 or 4 (it exits $code: $(head -n 1 "err$w"))"
            fi
        done
        ((winners > 0)) || fail "one of $writers writers wins"
        [[ $(digest_of wild) == "$calm" ]] || fail "$writers writers leave the data of one"
        [[ -z $(find wild -name '.tmp-*') ]] || fail "$writers writers leave no temporary file"
        tried=$((tried + 1))
    done
done
row 12 "2, 4, 8 writers in one folder"
