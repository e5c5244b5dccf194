# What is there is not made again, and a report can be written again from its result alone.
source "$(dirname "$0")/support.bash"
write_scenario s.yaml 40 300
echo 'contest: {model.p: [0.02, 0.3]}' >>s.yaml
echo 'record: {cascades: first 3}' >>s.yaml

expect 0 "$program" run s.yaml --quiet
home=$(dirname results/s/*/result.h5)
[[ -f $home/contest.h5 && -f $home/cascades.h5 ]] || fail "a run keeps trials and trees"
[[ ! -e $home/report.html ]] || fail "a run writes no report"

# compare after run: the same files, untouched.
stat -c '%i %Y %s' "$home/result.h5" "$home/contest.h5" >before
expect 0 "$program" compare s.yaml --quiet
stat -c '%i %Y %s' "$home/result.h5" "$home/contest.h5" >after
cmp -s before after || fail "compare after run simulates nothing"

# One page, without anything from elsewhere.
page=$home/report.html
[[ -f $page ]] || fail "compare writes report.html"
grep -qiE '<link|src="|@import|url\(http' "$page" && fail "the page loads something"
says "$page" "default-src 'none'"
says "$page" 'id="replay-data"'
expect 0 "$program" compare s.yaml --set network.people=301 --output many --quiet
grep -q '<script' many/s/*/report.html && fail "more people than can be followed need no script"
tail -c 20 "$page" | grep -q '</html>' || fail "the page is whole"

# report writes the same page, from the file, from its folder, and where the result was moved to.
cp "$page" first.html
expect 0 "$program" report "$home/result.h5" --quiet
cmp -s first.html "$page" || fail "report writes the page that compare wrote"
rm "$page"
expect 0 "$program" report "$home/" --quiet
cmp -s first.html "$page" || fail "a folder does as well as its result.h5"
mkdir elsewhere
cp "$home/result.h5" elsewhere/
expect 0 "$program" report elsewhere --quiet
sed "s|elsewhere/result.h5|$home/result.h5|g" elsewhere/report.html >moved.html
cmp -s first.html moved.html || fail "a moved result gives the same page"

# What was set over the scenario belongs to how the numbers are made again.
settings=(--set model.p=0.07 --set "title=Who's first?")
expect 0 "$program" compare s.yaml "${settings[@]}" --output set --quiet
page=$(echo set/s/*/report.html)
grep -qF "s.yaml --set model.p=0.07 --set &#39;title=Who&#39;\\&#39;&#39;s first?&#39;" "$page" ||
    fail "the page tells the settings to give again"
cp "$page" first.html
expect 0 "$program" report "${page%/*}" --quiet
cmp -s first.html "$page" || fail "a result knows what was set over its scenario"

# Digests do not depend on where or when a file was written.
expect 0 "$program" compare s.yaml --output again --quiet
for file in result contest cascades; do
    [[ $("$program" digest "$home/$file.h5") == $("$program" digest again/s/*/"$file.h5") ]] ||
        fail "$file.h5 has the same digest when made again"
done
finish
