# scripts/gallery: one folder and one zip of reports, which stand alone and tell nothing too early.
source "$(dirname "$0")/support.bash"
command -v python3 >/dev/null || {
    echo "SKIPPED: no python3 here"
    exit 77
}
write_scenario class.yaml 60 50
sed -i '1i # A class.\n#\n# QUESTION\n#   Who wins <b>here</b>,\n#   and why?\n#\n# HOW IT WORKS\n#   Somehow.\n' class.yaml
sed -i 's/^title.*/title: "<script>alert(1)<\/script> \& co"/' class.yaml
write_scenario grid.yaml 60 400
echo 'sweep: {model.p: [0.02, 0.1], budget: [50, 200]}' >>grid.yaml

expect 0 "$source/scripts/gallery" --program "$program" --output g class.yaml grid.yaml
says out "g/index.html"
for page in class grid; do
    says g/index.html "<a href=\"$page.html\">"
    cmp -s g/$page.html results/$page/*/report.html || fail "$page.html is its report"
done
says g/index.html "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"
says g/index.html "Who wins &lt;b&gt;here&lt;/b&gt;, and why?"
says g/index.html "2 questions"
grep -qE '<script|src="|<link|@import' g/index.html && fail "the index loads nothing and runs nothing"
[[ $(grep -c '<svg class="world"' g/index.html) == 1 ]] || fail "a page that asks first shows its network"
[[ $(grep -c '<svg class="narrow"' g/index.html) == 1 ]] || fail "a sweep shows its map"
grep -q '<details><summary>The answer</summary>' g/index.html || fail "the answer waits to be asked for"

# The zip holds the same pages, and the same bytes when it is made again.
python3 - <<'END' || fail "the zip holds the folder"
import pathlib, sys, zipfile
pages = {f"g/{page.name}": page.read_bytes() for page in pathlib.Path("g").iterdir()}
file = zipfile.ZipFile("g.zip")
sys.exit({name: file.read(name) for name in file.namelist()} != pages)
END
cp g.zip first.zip
expect 0 "$source/scripts/gallery" --program "$program" --output g class.yaml grid.yaml
cmp -s first.zip g.zip || fail "the same pages give the same zip"

# A scenario that is not valid does not keep the others from their pages.
echo 'title: nothing else' >broken.yaml
expect 1 "$source/scripts/gallery" --program "$program" --output h broken.yaml class.yaml
says err "broken.yaml ends with exit code 3"
[[ -f h/class.html && ! -e h/broken.html ]] || fail "valid scenarios have their pages"
finish
