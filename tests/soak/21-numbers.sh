# What is no number, or out of its range, in every number of every part: property_bad_numbers tries them all
# in one process; the program is asked for a few by `--set`.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 2 20
tried=$("$built/property_bad_numbers" 2>&1 | grep -oE '[0-9]+ bad numbers' | grep -oE '[0-9]+')
[[ ${tried:-0} -gt 1000 ]] || { tried=0; fail "property_bad_numbers holds"; }
for key in seed replicates ticks budget model.p network.people network.p strategies.ads.0.cpm tactics.partner_posts.fee; do
    for value in nan .nan inf -inf 1e309 1e400 -1 1,5 12abc '' 18446744073709551616; do
        expect 3 timeout 5 "$program" check s.yaml --set "$key=$value"
        tried=$((tried + 1))
    done
done
row 21 "NaN, infinities, huge, negative, no numbers in every field"
