# Links, pipes, devices and folders where files belong, `..` and absolute names in a scenario's title:
# refused or kept inside; what they point at is left alone.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 5 50
expect 0 "$program" check s.yaml --json
world=$(sed -nE 's/.*"world_hash": "([0-9a-f]+)".*/\1/p' out)
home=wild/s/$world
mkdir outside
echo precious >outside/precious
expect 0 "$program" compare s.yaml --output calm --quiet

untouched() {
    [[ $(<outside/precious) == precious ]] || fail "what $1 leads to is left alone"
    [[ $(find outside | wc -l) == 2 ]] || fail "nothing is made where $1 leads"
    echo precious >outside/precious
    find outside -mindepth 1 -not -name precious -delete
}

# way WORDS CODES COMMAND...: make something in the way; then compare.
way() {
    local words=$1 codes=$2 code=0
    shift 2
    rm -rf wild && mkdir -p "$home"
    "$@"
    timeout 20 "$program" compare s.yaml --output wild --quiet 2>err >out </dev/null || code=$?
    [[ " $codes " == *" $code "* ]] || fail "$words exits one of $codes (it exits $code: $(head -n 1 err))"
    ((code == 0)) || [[ -s err ]] || fail "$words is told"
    untouched "$words"
    tried=$((tried + 1))
}

replace() { rm -rf "$2" && ln -s "$1" "$2"; }
way "a link for the result" "3 4" ln -s "$PWD/outside/precious" "$home/result.h5"
way "a link for the report" 4 ln -s "$PWD/outside/precious" "$home/report.html"
way "a link for the lock" 4 ln -s "$PWD/outside/precious" "$home/.lock"
way "a link for the shards" 4 ln -s "$PWD/outside" "$home/.shards"
way "a link for the folder of the run" 4 replace "$PWD/outside" "$home"
way "a link for the folder of the scenario" 4 replace "$PWD/outside" wild/s
way "a link to nowhere for the result" "3 4" ln -s nowhere "$home/result.h5"
way "a pipe for the result" "3 4" mkfifo "$home/result.h5"
way "a pipe for the report" 4 mkfifo "$home/report.html"
way "a folder for the result" "3 4" mkdir "$home/result.h5"
way "a pipe for the lock" 4 mkfifo "$home/.lock"
((EUID != 0)) || way "a device for the result" "3 4" mknod "$home/result.h5" c 1 5
# Renaming takes the name away from a hard link and leaves its bytes.
way "a hard link for the report" 0 ln outside/precious "$home/report.html"
way "a link for a temporary file" 0 ln -s "$PWD/outside/precious" "$home/.tmp-1-0"

# The name of a scenario is a name of a folder and nothing else.
for name in '..' '../outside/x' '/etc/x' '.hidden'; do
    rm -rf wild
    mkdir -p "in/$(dirname "$name")" 2>/dev/null
    cp s.yaml "in/x.yaml"
    sed -i "s|^title: .*|title: \"$name\"|" in/x.yaml
    expect 0 "$program" run in/x.yaml --output wild --quiet
    [[ $(ls -A wild) == x ]] || fail "a title of '$name' leads nowhere"
    untouched "a title of '$name'"
    tried=$((tried + 1))
done
cp s.yaml ...yaml
code=0
"$program" run ...yaml --output wild2 --quiet 2>err || code=$?
((code == 0 || code == 4)) || fail "a scenario called '..' is run inside or refused"
[[ -z $(find . -maxdepth 1 -name "$world") ]] || fail "a scenario called '..' stays inside"
tried=$((tried + 1))
row 11 "links, pipes, devices, folders, '..' in the way"
