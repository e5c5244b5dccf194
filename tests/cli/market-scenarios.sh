# What the heads of the scenarios that live in the marketing model tell people to notice is so.
source "$(dirname "$0")/scenarios.bash"

answer what-control-costs
quoted what-control-costs "4.8 leave within half a year" "9.8 where half of it is, 15.9 where all is" \
    "12.4 leave at full control, 3.2 at none" "passed on 13.7 times without it, 8.9 times" \
    "0.056 in place of 0.072" "153 people know the brand" "229 where all is; 17.6 buy within the year, and 22.9"
expect 0 "$program" table --along=step "$folder"/results/what-control-costs/*
[[ $(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
              $(column["step"]) == 180 { aware[$1 $3] += $(column["aware"]) / 16 }
              $(column["step"]) == 365 { quits[$1 $3] += $(column["partner_quits"]) / 16
                                         shares[$1 $3] += $(column["shares"]) / 16
                                         mood[$1 $3] += $(column["sentiment"]) / 16
                                         bought[$1 $3] += $(column["adopters"]) / 16 }
              END { a = "free-to-go"; b = "half-a-year"
                    printf "%.1f %.1f %.1f %.1f %.1f ", quits["0" a], quits["2" a], quits["4" a], quits["4" b], quits["0" b]
                    printf "%.1f %.1f %.3f %.3f ", shares["0" a], shares["4" a], mood["0" a], mood["4" a]
                    printf "%.0f %.0f %.1f %.1f", aware["0" a], aware["4" a], bought["0" a], bought["4" a] }' out) == \
    "4.8 9.8 15.9 12.4 3.2 13.7 8.9 0.072 0.056 153 229 17.6 22.9" ]] || fail "control costs what its head says"

answer partner-or-advertise
says err '“advertisements” wins with 55 customers'
quoted partner-or-advertise "55 customers within the year (95 % interval 45 to 66)" "34 (27 to 42)" "13 (10 to 16)"
grep -qE '^advertisements +55\.4 +45\.2 to 65\.6' err || fail "advertisements bring 55.4 (45.2 to 65.6)"
grep -qE '^mass-media +34\.5 +27\.3 to 41\.7' err || fail "mass media bring 34.5 (27.3 to 41.7)"
grep -qE '^partners +13\.2 +10\.3 to 16\.2' err || fail "partners bring 13.2 (10.3 to 16.2)"
customers advertisements >dear
quoted partner-or-advertise "profit of 562 (454 to 670)" "540 (324 to 756)" "partners with 52"
expect 0 "$program" table "$folder"/results/partner-or-advertise/* --along step
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         $(column["step"]) == 365 { n[$2]++; profit[$2] += $(column["profit"]) }
         END { told = sprintf("%.0f %.0f", profit["do-nothing"] / n["do-nothing"],
                              profit["advertisements"] / n["advertisements"])
               exit told != "562 540" }' out || fail "profits are 562 and 540"
answer partner-or-advertise --set model.paid_weight=0.03
holds "advertisements that count for less bring fewer" "$(customers advertisements) < $(cat dear)"
answer partner-or-advertise --set messages.story.overclaim=0.3
holds "a bluff brings fewer, too" "$(customers advertisements) < $(cat dear)"

answer young-brand
quoted young-brand "64 (95 % interval 59 to 69) against 48 (44 to 52)" "36 (33 to 39)" "10 (8 to 12) come"
grep -qE '^broadcast +63\.9 +59\.2 to 68\.6' err || fail "broadcast brings 63.9 (59.2 to 68.6)"
grep -qE '^partnership +48\.1 +44\.4 to 51\.9' err || fail "partnership brings 48.1 (44.4 to 51.9)"
grep -qE '^hybrid +35\.8 +32\.8 to 38\.7' err || fail "the hybrid brings 35.8 (32.8 to 38.7)"
answer young-brand --set budget=3000 --set replicates=10
holds "with much money the hybrid wins" "$(customers hybrid) > $(customers broadcast)"

answer how-large --set replicates=3
quoted how-large "by 44 of 216 (26 to 61)" "by 754 of 2,983 (581 to 927)"
[[ $(winner_at 1 4) == broadcast && $(winner_at 3 4) == partnership ]] || fail "the larger the network, the better partners do"

answer demographics-or-motivations
quoted demographics-or-motivations "28 customers (95 % interval 24 to 31)" "against 25 (23 to 28)" "22 (20 to 25)"
grep -qE '^everybody +27\.6 +24\.5 to 30\.7' err || fail "everybody brings 27.6 (24.5 to 30.7)"
grep -qE '^demographics +22\.4 +20\.0 to 24\.8' err || fail "demographics bring 22.4 (20.0 to 24.8)"
grep -qE '^motivations +25\.2 +22\.8 to 27\.5' err || fail "motivations bring 25.2 (22.8 to 27.5)"
answer demographics-or-motivations --set tactics.motivation_ads.cpm=5 --set tactics.demographic_ads.cpm=5
holds "at one price motivations win by far" "$(customers motivations) > $(customers everybody) + 12"
answer demographics-or-motivations --set model.segment_link=0.8
holds "demographics that say what people care for beat motivations" "$(customers demographics) > $(customers motivations)"

answer let-customers-speak
says err '“together” wins with 375 customers'
quoted let-customers-speak "194 customers within the year (95 % interval 182 to 207)" "338 (324 to 352)" \
    "210 (199 to 220)" "197 (186 to 209)" "375 (358 to 392)" "241 customers" "240 customers"
grep -qE '^advertisements +194 +182 to 207' err || fail "advertisements bring 194 (182 to 207)"
grep -qE '^invitations +338 +324 to 352' err || fail "invitations bring 338 (324 to 352)"
grep -qE '^own-words +210 +199 to 220' err || fail "what people make brings 210 (199 to 220)"
grep -qE '^community +197 +186 to 209' err || fail "a community brings 197 (186 to 209)"
answer let-customers-speak --set tactics.referral_programme.rate=0.01
[[ $(customers invitations) == 241 ]] || fail "who invite rarely bring 241"
finish
