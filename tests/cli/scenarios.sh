# What the heads of the shipped scenarios tell people to notice is so: the numbers as they are
# quoted, and the lesson behind them.
source "$(dirname "$0")/scenarios.bash"

answer hubs-vs-fringe
says err '“hubs” wins with 35 customers'
quoted hubs-vs-fringe "35 customers (95 % interval 34 to 36) against 22 (21 to 22)" "19 (18 to 20)"
grep -qE '^hubs +35\.0 +34\.0 to 35\.9' err || fail "hubs have 35.0 (34.0 to 35.9)"
grep -qE '^anybody +21\.6 +20\.6 to 22\.5' err || fail "anybody has 21.6 (20.6 to 22.5)"
grep -qE '^fringe +19\.4 +18\.4 to 20\.3' err || fail "the fringe has 19.4 (18.4 to 20.3)"
says err "“fringe” wins"
expect 0 "$program" table "$folder"/results/hubs-vs-fringe/*
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         $2 != "do-nothing" { all[$2] += $(column["final_adopters"])
                              roots[$2] += $(column["trees"]) }
         END { for (name in all) few += roots[name] < all[name] / 2
               exit few != 3 }' out || fail "most customers are convinced by others"
answer hubs-vs-fringe --set tactics.partner_posts.fee=0
says err "“fringe” wins with 44 customers"

answer hub-advantage
quoted hub-advantage "4,841 people (95 % interval 4,514 to 5,169)" "3,615 (3,349 to 3,881)" \
    "2,213 (2,060 to 2,366)" "330 (304 to 355)"
grep -qE '4,841 +4,514 to 5,169' err || fail "the hub leads by 4,841 (4,514 to 5,169)"
grep -qE '3,615 +3,349 to 3,881' err || fail "then by 3,615 (3,349 to 3,881)"
grep -qE '2,213 +2,060 to 2,366' err || fail "then by 2,213 (2,060 to 2,366)"
grep -qE '330 +304 to 355' err || fail "then by 330 (304 to 355)"
for point in 0 1 2 3; do
    [[ $(winner_at $point 1) == hub ]] || fail "the hub is ahead at point $point"
done
holds "advertising dissolves the lead" \
    "$(lead_at 0) > $(lead_at 1) && $(lead_at 1) > $(lead_at 2) && $(lead_at 2) > 5 * $(lead_at 3)"

answer simple-vs-complex
quoted simple-vs-complex "329 have it after 40 steps" "863 with 10 %, 95 % interval 823 to 903"
holds "a few long ties help what takes two" "$(awk '$1 == 5 { print $5 }' plain) > 3 * 249"
[[ $(winner_at 0 2) == scattered ]] || fail "where one is enough, scatter"
[[ $(winner_at 4 2) == one-circle ]] || fail "where it takes two, keep together"
holds "without the ring what takes two stops" "$(awk '$1 == 7 { print $5 }' plain) < 20"

answer budget-flips-winner
quoted budget-flips-winner "8.5 customers (5.7 to 11.3) at 800" "181 (177 to 184) at 6,400"
for point in 0 5 6 7; do
    [[ $(winner_at $point 1) == broadcast ]] || fail "broadcast wins at point $point"
done
for point in 1 2 3 4; do
    [[ $(winner_at $point 1) == partners ]] || fail "partners win at point $point"
done
grep -q "not sure" err && fail "every budget has a sure winner"
grep -qE '8\.5 +5\.7 to 11\.3' err || fail "partners lead by 8.5 (5.7 to 11.3) at 800"
grep -qE '181 +177 to 184' err || fail "broadcast leads by 181 (177 to 184) at 6,400"

answer friendship-paradox
quoted friendship-paradox "25 customers (95 % interval 25 to 26), anybody 20 (19 to 21)" \
    "10.4 friends against 3.9" "34 (33 to 34)"
grep -qE '^named-friend +25\.4 +24\.7 to 26\.1' err || fail "a named friend has 25.4"
grep -qE '^anybody +19\.9 +19\.2 to 20\.6' err || fail "anybody has 19.9"
grep -qE '^hubs +33\.5 +32\.9 to 34\.1' err || fail "hubs have 33.5"
says err "“named-friend” wins"
cat >friends.yaml <<'END'
grapevine: 1
seed: 2003
replicates: 4000
ticks: 1
network: {kind: barabasi_albert, people: 250, ties: 2}
model: {kind: independent_cascade, p: 0.1}
budget: 100000
strategies:
  anybody: [{kind: partner_posts, choose: random, partners: 1, fee: 0, fee_per_follower: 1}]
  named-friend: [{kind: partner_posts, choose: nominated, partners: 1, fee: 0, fee_per_follower: 1}]
END
expect 0 "$program" compare friends.yaml # a friend costs 1: what is spent is how many they are
grep -qE '^anybody .* 3\.9 +10' err || fail "a random person has 3.9 friends"
grep -qE '^named-friend .* 10\.4 +9' err || fail "and the friend they name 10.4"

answer acceleration-or-expansion
quoted acceleration-or-expansion "684 customers (658 to 710)" "1,847 (1,805 to 1,888)" "485 (471 to 499) and 1,583 (1,563 to 1,603)" \
    "74 % and 73 %"
expect 0 "$program" table "$folder"/results/acceleration-or-expansion/*
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         { n[$2]++; more[$2] += $(column["expansion"]); sooner[$2] += $(column["acceleration"])
           gained[$2] += $(column["expansion"]) + $(column["acceleration"]) - $(column["contraction"]) }
         END { told = sprintf("%.0f %.0f %.0f %.0f", gained["anybody"] / n["anybody"], gained["influentials"] / n["influentials"],
                              100 * more["anybody"] / (more["anybody"] + sooner["anybody"]),
                              100 * more["influentials"] / (more["influentials"] + sooner["influentials"]))
               exit told != "485 1583 74 73" }' out || fail "gains are 485 and 1,583, of which 74 and 73 % is expansion"
answer acceleration-or-expansion --set model.rival_p=0 --set model.rival_q=0 --set replicates=10
expect 0 "$program" table "$(sed -n 's/^data *\(.*\)\/result.h5$/\1/p' err)"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         $(column["expansion"]) != 0 { exit 1 }' out || fail "without a rival nobody is won"

answer weak-ties
quoted weak-ties "28 (25 to 31)" "37 (34 to 41) instead of 28" "164 (157 to 171)"
grep -qE '^anybody +28\.2 +25\.2 to 31\.2' err || fail "anybody has 28.2 (25.2 to 31.2)"
grep -qE '^bridges +37\.3 +34\.1 to 40\.5' err || fail "bridges have 37.3 (34.1 to 40.5)"
says err "With a budget above 30"
answer weak-ties --set network.rewire_degree=0
holds "without ties between circles a sample wins one circle at most" "$(customers anybody) < 12"
answer weak-ties --set network.rewire_degree=0.2
grep -qE '^anybody +164 +157 to 171' err || fail "one tie in five makes it 164"

answer people-or-pattern
quoted people-or-pattern "7.9 customers (95 % interval 6.1 to 9.6)" "2.3 (0.3 to 4.2)" "3.8 (2.6 to 4.9)"
[[ $(winner_at 0 2) == one-each ]] || fail "one sample to each community wins on the network"
[[ $(winner_at 2 2) == hubs ]] || fail "hubs win where numbers of friends alone are left"
holds "without circles the lead is smaller" "$(lead_at 0) > 2 * $(lead_at 1)"
grep -qE '7\.9 +6\.1 to 9\.6' err || fail "one-each leads by 7.9 (6.1 to 9.6)"
grep -qE '3\.8 +2\.6 to 4\.9' err || fail "hubs lead by 3.8 (2.6 to 4.9)"

# mean FIELD STRATEGY STEP: of the last answer's lives, what a curve has at a step.
mean() {
    "$program" table "$(sed -n 's/^data *//p' err)" --along=step |
        awk -F, -v field="$1" -v name="$2" -v step="$3" '
            NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
            $(column["strategy"]) == name && $(column["step"]) == step { n++; sum += $(column[field]) }
            END { printf "%.0f", sum / n }'
}

# ends FIELD STRATEGY POINT: of the last answer's lives, the mean of an outcome at a point of a sweep.
ends() {
    "$program" table "$(sed -n 's/^data *//p' err)" |
        awk -F, -v field="$1" -v name="$2" -v point="$3" '
            NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
            $(column["strategy"]) == name && $(column["point"]) == point { n++; sum += $(column[field]) }
            END { printf "%.1f", sum / n }'
}

answer two-camps
says err "do exactly the same"
quoted two-camps "from 153 to 418 of 500 people within 10 steps" "at step 120 363 are left" "grows to 283" \
    "14 people to begin with, has shrunk to 4"
[[ "$(mean people_in_one newspaper 0) $(mean people_in_one newspaper 10) $(mean people_in_one newspaper 120)" == "153 418 363" ]] ||
    fail "the newspaper lifts it from 153 to 418, and 363 are left"
[[ "$(mean people_in_one do-nothing 120) $(mean people_in_one friends 120)" == "283 287" ]] ||
    fail "without it the camp grows to 283, with friends to 287"
[[ $(mean people_in_one friends 0) == 166 ]] || fail "friends make it 166 to begin with"

answer filter-bubble
quoted filter-bubble "win by 30 people (95 % interval 28 to 33)" "wins by 54 (51 to 57)" \
    "1 without bias, and 16 with bias 1.5"
grep -qE '^ +0 +0 +ambassadors +146\.9 +30\.4 +27\.8 to 33\.1' err || fail "ambassadors win by 30 without bias"
grep -qE '^ +2 +1 +leaflet +167\.5 +54\.0 +50\.6 to 57\.3' err || fail "the leaflet wins by 54 with bias 1"
[[ "$(ends opinion_clusters_major do-nothing 0) $(ends opinion_clusters_major do-nothing 3)" == "1.0 16.3" ]] ||
    fail "one camp without bias, 16 with"

answer open-minds
quoted open-minds "by 41 people (95 % interval 33 to 48) and by 84 (75 to 94)" "by 30 (27 to 33)" \
    "4.4 with 0.1, 2 with 0.2, one with 0.5" "although 124 people ever did"
grep -qE '^ +0 +0\.1 +leaflet +194\.9 +40\.5 +33\.4 to 47\.7' err || fail "the leaflet wins by 41 with 0.1"
grep -qE '^ +1 +0\.2 +leaflet +272\.4 +84\.1 +74\.6 to 93\.6' err || fail "the leaflet wins by 84 with 0.2"
grep -qE '^ +3 +0\.5 +devotees +176\.2 +30\.1 +27\.2 to 32\.9' err || fail "devotees win by 30 with 0.5"
[[ "$(ends opinion_clusters_major do-nothing 0) $(ends opinion_clusters_major do-nothing 1)" == "4.4 2.0" ]] ||
    fail "camps left alone: 4.4 and 2"
[[ "$(ends opinion_clusters_major do-nothing 3) $(ends final_adopters do-nothing 3)" == "1.0 124.2" ]] ||
    fail "one camp, and 124 adopters, with 0.5"

answer culture
quoted culture "76 people have ever had it with 2 traits, 63 with 10, 17 with 30" "with 30 in 93 of them" \
    "18 (95 % interval 6.4 to 29.7)"
[[ "$(ends final_adopters scattered 0) $(ends final_adopters scattered 2) $(ends final_adopters scattered 4)" == "76.0 63.5 17.4" ]] ||
    fail "76, 63 and 17 have it"
[[ $(ends cultures do-nothing 4) == 93.2 ]] || fail "93 cultures of 30 traits"
grep -qE '^ +1 +5 +scattered +73\.9 +18\.0 +6\.4 to 29\.7' err || fail "with 5 traits it matters where it begins"

answer luck
quoted luck "94 (95 % interval 86 to 103) and 104 (95 to 112)" "56 % of the launches" "51 % of the pairs"
says err "Too close to call"
expect 0 "$program" table "$folder"/results/luck/*
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         $2 != "do-nothing" {
             adopters = $(column["final_adopters"]); n++
             if ($(column["took_off"])) { off++; sum += adopters } else small += adopters
             mixed[$3] += $(column["took_off"])
         }
         END { for (r in mixed) pairs += mixed[r] == 1
               printf "%.0f %.0f %.0f %.0f\n", 100 * off / n, sum / off, small / (n - off),
                      100 * pairs / (n / 2) }' out >counted
[[ $(cat counted) == "56 173 3 51" ]] ||
    fail "56 % take off and win 173, the rest 3; 51 % of the pairs are mixed: $(cat counted)"

answer last-touch
quoted last-touch "62 customers (95 % interval 60 to 64), advertisements alone 46 (45 to 48)" \
    "38 % to advertisements and 17 % to stories" "62 % are missing, without advertisements 36 %"
grep -qE '^both +62\.3 +60\.4 to 64\.1' err || fail "both have 62.3 (60.4 to 64.1)"
grep -qE '^ads +46\.4 +45\.2 to 47\.5' err || fail "ads have 46.4 (45.2 to 47.5)"
tr '\n' ' ' <err >line
says line "credits “stories” with 17 %"
says line "without it 62 % (60 to 63 %) of them would be missing"
says line "“advertisements” with 38 % (37 to 39 %), and without it 36 %"
says line "With messages.story.weight below 1.53"

# by_group SETTING...: adopters of both groups where the young alone see the advertisements.
by_group() {
    answer friends-and-work "$@"
    expect 0 "$program" table "$(sed -n 's/^data *//p' err)"
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
             $2 == "young-only" { n++; young += $(column["adopters_by_group.young"])
                                  old += $(column["adopters_by_group.old"])
                                  seen += $(column["reach_by_group.old"]) }
             END { printf "%.0f %.0f %d\n", young / n, old / n, seen }' out
}
[[ $(by_group) == "62 28 0" ]] || fail "62 young and 28 old adopt, and no old person sees it"
[[ $(by_group --set model.layer=friends) == *" 9 0" ]] || fail "friends alone win 9 of the old"
[[ $(by_group --set model.layer=work) == *" 6 0" ]] || fail "colleagues alone win 6 of the old"
[[ $(by_group --set people.traits.group.homophily=0) == "56 35 0" ]] ||
    fail "where people mix, 35 of the old adopt"
quoted friends-and-work "93 (95 % interval 91 to 96)" "90 (88 to 93)" "62 are young and 28 old" \
    "9 old people are won, along colleagues alone 6" "35 of 91 are old"

answer rumour-with-doubt
quoted rumour-with-doubt "1,992 of 2,000 (95 % interval 1,991 to 1,993) against 1,315 (1,277 to 1,354)"
grep -qE '^friends +1,315 +1,277 to 1,354' err || fail "friends have 1,315 (1,277 to 1,354)"
grep -qE '^newspaper +1,992 +1,991 to 1,993' err || fail "the newspaper has 1,992"
answer rumour-with-doubt --set model.rules.2.p=0
grep -qE '^friends +90\.3 +82\.0 to 98\.6' err || fail "without television friends have 90"
grep -qE '^newspaper +0\.0 ' err || fail "without television the newspaper wins nobody"

answer memes-compete
quoted memes-compete "yours too: 53" "35 % of all memes" "In 38 % of its lives" "make 92 % of all your postings" \
    "posted 3,544 times, and by 973 of 1,000 people"
expect 0 "$program" table "$folder"/results/memes-compete/*
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         $2 == "a-post" { n++; posts[n] = $(column["message_posts"]); sum += posts[n]
                          once += posts[n] == 1; born += $(column["meme_share_once"])
                          top += $(column["meme_popularity_999"])
                          people = $(column["final_adopters"]) > people ? $(column["final_adopters"]) : people }
         END { for (a = 1; a <= n; a++) { # the tenth with most postings
                   above = 0
                   for (b = 1; b <= n; b++) above += posts[b] > posts[a]
                   if (above < n / 10) best += posts[a]
                   most = posts[a] > most ? posts[a] : most
               }
               printf "%.0f %.0f %.0f %.0f %d %d %d\n", sum / n, 100 * born / n, 100 * once / n,
                      100 * best / sum, most, people, (top / n > 5000) }' out >counted
[[ $(cat counted) == "53 35 38 92 3544 973 1" ]] || fail "what became of the posts: $(cat counted)"
holds "where more is new there is less fame" "$(answer memes-compete --set model.mu=0.2; customers a-post) < 10"

answer crowded-feeds
quoted crowded-feeds "636 (95 % interval 605 to 667) and 661 (630 to 692)" "328 (290 to 366)" "436 customers against 142" \
    "broadcast has 100, partners 218" "a strength above 0.029"
grep -qE '^partners +636 +605 to 667' err || fail "partners have 636 (605 to 667)"
grep -qE '^friends +661 +630 to 692' err || fail "friends have 661 (630 to 692)"
grep -qE '^broadcast +328 +290 to 366' err || fail "broadcast has 328 (290 to 366)"
says err "Too close to call"
says err "tactics.broadcast.strength above 0.029 "
answer crowded-feeds --set model.mu=0.2
grep -qE '^broadcast +99\.7 ' err || fail "where more is new broadcast has 100"
grep -qE '^partners +218 ' err || fail "and partners 218"
sed '/^clock/d; s/model: .*/model: {kind: independent_cascade, p: 0.05}/; s/attention, //' \
    "$source/scenarios/crowded-feeds.yaml" >alone.yaml
expect 0 "$program" compare alone.yaml
grep -qE '^broadcast +436 ' err || fail "where nothing competes broadcast has 436"
grep -qE '^partners +142 ' err || fail "and partners 142"

answer school-day
quoted school-day "18 pupils laugh (95 % interval 17 to 20)" "18 (16 to 19)" "30 (29 to 31) against 19 (19 to 20)" \
    "41 laugh (38 to 43)" "63 (61 to 65)"
grep -qE '^anybody +18\.4 +17\.1 to 19\.6' err || fail "anybody reaches 18.4 (17.1 to 19.6)"
grep -qE '^popular +17\.5 +16\.3 to 18\.8' err || fail "the popular reach 17.5 (16.3 to 18.8)"
answer school-day --set network.skip=170
grep -qE '^anybody +19\.4 +18\.7 to 20\.2' err || fail "before the break anybody reaches 19.4"
grep -qE '^popular +29\.8 +28\.9 to 30\.7' err || fail "before the break the popular reach 29.8"
answer school-day --set network.order=times_shuffled
grep -qE '^anybody +40\.8 +38\.3 to 43\.3' err || fail "other times: 40.8 (38.3 to 43.3)"
answer school-day --set network.order=ticks_shuffled
grep -qE '^anybody +63\.0 +60\.8 to 65\.3' err || fail "other minutes: 63.0 (60.8 to 65.3)"
expect 0 "$program" net import "$source/scenarios/school-day.yaml" -o "$folder/all-day.tsv"
sed -e "s|kind: contacts|kind: edge_list|; s|file: .*|file: $folder/all-day.tsv|" \
    -e '/^  \(tick\|durations\|begin\):/d; /^contest:/,/skip/d' "$source/scenarios/school-day.yaml" >all-day.yaml
expect 0 "$program" compare all-day.yaml --output "$folder/results"
grep -qE '^anybody +100 +100 to 100' err || fail "ties that stand all day reach all 100"
answer rival-brands
quoted rival-brands "2,510 people (95 % interval 2,475 to 2,546)" "743 people (720 to 765)" "they win 74"
grep -qE '^do-nothing +2,510 +2,475 to 2,546' err || fail "without samples a brand has 2,510"
tr '\n' ' ' <err >line
says line "743 more than doing nothing (95 % interval 720 to 765)"
expect 0 "$program" table "$folder"/results/rival-brands/*
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
         $2 == "samples" { n++
                           won += $(column["adopters_gained"])
                           lost += $(column["adopters_lost"])
                           more += $(column["expansion"])
                           sooner += $(column["acceleration"]) }
         END { told = sprintf("%.0f %.0f %.0f %.0f", won / n, lost / n, more / n, sooner / n)
               exit told != "754 12 426 109" }' out || fail "754 are won, 12 lost; 426 more, 109 sooner"
quoted rival-brands "754 are ours" "426 by expansion and 109 by acceleration"
answer rival-brands --set model.q=0.001 --set model.rival_q=0.001
says err "74 more than doing nothing"

answer talk-of-the-network
quoted talk-of-the-network "2,892 people (95 % interval 2,888 to 2,897), late 1,347 (1,323 to 1,371)" \
    "not at all 272 (233 to 310)" "with strong ties alone bring 1,246" "with weak ones alone 637"
grep -qE '^early +2,892 +2,888 to 2,897' err || fail "early advertisements have 2,892"
grep -qE '^late +1,347 +1,323 to 1,371' err || fail "late ones have 1,347"
grep -qE '^do-nothing +272 +233 to 310' err || fail "without them 272 are informed"
answer talk-of-the-network --set model.beta_w=0
[[ $(customers early) == 1246 ]] || fail "strong ties alone have 1,246"
answer talk-of-the-network --set model.beta_s=0
[[ $(customers early) == 637 ]] || fail "weak ties alone have 637"

# adopters_at POINT: of the winner there, where sweeps put it before lead, interval and pairs won.
adopters_at() { awk -v point="$1" '$1 == point { for (i = NF; $i != "to"; i--); print $(i - 3); exit }' plain; }

answer test-and-isolate
quoted test-and-isolate "1,771 instead of 1,930" "467; at .4 there are 53" \
    "199 less (95 % interval 136 to 262) at .2"
[[ $(for point in 0 1 3 4; do adopters_at $point; done | xargs) == "1930.0 1771.0 467 52.5" ]] ||
    fail "1,930, 1,771, 467 and 52.5 fall ill"
grep -qE '199 +136 to 262' err || fail "one village infects 199 less (136 to 262)"
says err "one-village (not sure)"

answer epidemic-by-events
quoted epidemic-by-events "9.1 people in the mean, 7.8 more than anybody; at .2 148 against 16" \
    "464 (95 % interval 401 to 526)" "1,401 people at .8"
[[ $(for point in 0 2 4; do adopters_at $point; done | xargs) == "9.1 148 1401" ]] ||
    fail "the hub infects 9.1, 148 and 1,401"
[[ $(lead_at 0) == 7.8 && $(lead_at 2) == 132 ]] || fail "the hub leads by 7.8 and 132"
grep -qE '464 +401 to 526' err || fail "the hub leads by 464 (401 to 526) at .4"

answer immune
quoted immune "five samples 1,987 adopt" "970 where 30 % are, but 43 at 45 % and 15 at 60 %" \
    "767 more than one does (95 % interval 675 to 858)" "1 in 10,000 a step it is 1,311"
[[ $(for point in 0 2 3 4; do adopters_at $point; done | xargs) == "1987 970 42.8 14.7" ]] ||
    fail "five samples have 1,987, 970, 42.8 and 14.7"
grep -qE '767 +675 to 858' err || fail "five samples lead by 767 (675 to 858) at 30 %"
answer immune --set model.adopter_rate=0.0001
[[ $(adopters_at 2) == 1311 && $(lead_at 0) == 0.0 ]] || fail "who begins alone helps to 1,311"

answer walls
quoted walls "36 customers more (95 % interval 27 to 44)" "the lead is 12 (2.6 to 20.6)" "593 people instead of 181"
grep -qE '35\.8 +27\.4 to 44\.2' err || fail "one to each town leads by 35.8 (27.4 to 44.2)"
grep -qE '11\.6 +2\.6 to 20\.6' err || fail "then by 11.6 (2.6 to 20.6)"
[[ $(winner_at 0 1) == one-each ]] || fail "one to each town wins behind walls"
[[ $(adopters_at 0) == 180.9 && $(adopters_at 4) == 592.5 ]] || fail "181 behind walls, 593 without"
answer short-memory
quoted short-memory "2.3 customers (95 % interval 1.9 to 2.8)" "31 (27 to 34)" "partners win 54" "with p_m = 0.8 only 28"
grep -qE '^ +0 +0\.25 +partners +4\.0 +2\.3 +1\.9 to 2\.8' err || fail "partners lead by 2.3 with t_w 0.25"
grep -qE '^ +3 +1\.5 +partners +41\.4 +30\.7 +27\.2 to 34\.1' err || fail "partners lead by 31 with t_w 1.5"
answer short-memory --set model.p_m=0
grep -qE '^ +3 +1\.5 +partners +53\.8 ' err || fail "without habits partners have 54"
answer short-memory --set model.p_m=0.8
grep -qE '^ +3 +1\.5 +partners +28\.2 ' err || fail "with many habits partners have 28"
finish
