# Scenarios made to hurt whoever reads them: refused with exit 3, in words, at once and in little memory.
source "$(dirname "$0")/soak.bash"
write_scenario s.yaml 2 20
limit=$(sample_or 2000 100)

# bomb WORDS [LEGAL]: bomb.yaml is refused (or, where legal, read) within the limit.
bomb() {
    local code=0 begin took
    begin=$(date +%s%N)
    (ulimit -v 1000000; exec timeout 20 "$program" check bomb.yaml --quiet >out 2>err </dev/null) || code=$?
    took=$((($(date +%s%N) - begin) / 1000000))
    [[ " ${2:-3} " == *" $code "* ]] || fail "$1 exits ${2:-3} (it exits $code: $(head -c 200 err))"
    ((code == 0)) || [[ -s err ]] || fail "$1 is told"
    (($(stat -c %s err) < 20000)) || fail "$1 is told in few words"
    ((took < limit)) || fail "$1 takes less than $limit ms (it takes $took)"
    tried=$((tried + 1))
}
repeat() { head -c "$2" </dev/zero | sed "s|\x00|$1|g"; } # TEXT TIMES

{ echo 'a: &a [x, x]'; for k in b c d e f g h i; do echo "$k: &$k [*a, *a, *a]"; done; } >bomb.yaml && bomb "nested aliases"
echo 'a: &a {b: *a}' >bomb.yaml && bomb "an alias of itself"
repeat '[' 100000 >bomb.yaml && bomb "100,000 open brackets"
repeat '{' 100000 >bomb.yaml && bomb "100,000 open braces"
{ repeat '[' 100000; repeat ']' 100000; } >bomb.yaml && bomb "100,000 brackets"
{ repeat '{a: ' 50000; repeat '}' 50000; } >bomb.yaml && bomb "50,000 groups"
repeat '- ' 100000 >bomb.yaml && bomb "100,000 nested lists"
repeat '? ' 100000 >bomb.yaml && bomb "100,000 question marks"
repeat '&a ' 100000 >bomb.yaml && bomb "100,000 anchors"
repeat '!!str ' 100000 >bomb.yaml && bomb "100,000 tags"
repeat '--- \n' 50000 >bomb.yaml && bomb "50,000 documents"
repeat '# nothing\n' 200000 >bomb.yaml && bomb "200,000 comments"
{ echo 'grapevine: 1'; repeat 'x: 1\n' 100000; } >bomb.yaml && bomb "the same key 100,000 times"
{ echo 'grapevine: 1'; seq -f 'k%.0f: 1' 100000; } >bomb.yaml && bomb "100,000 unknown keys"
{ printf 'title: '; head -c 100000000 </dev/zero | tr '\0' x; } >bomb.yaml && bomb "a word of 100 MB"
{ printf 'title: "'; head -c 4000000 </dev/zero | tr '\0' x; } >bomb.yaml && bomb "an open quote of 4 MB"
{ printf 'title: |\n'; repeat ' x\n' 1000000; } >bomb.yaml && bomb "a text of a million lines"
{ printf 'seed: '; head -c 1000000 </dev/zero | tr '\0' 9; } >bomb.yaml && bomb "a number of a million digits"
{ printf 'seed: 0.'; head -c 1000000 </dev/zero | tr '\0' 0; echo 1; } >bomb.yaml && bomb "a million zeros"
echo 'budget: 1e999999999' >bomb.yaml && bomb "a number that has no place"
head -c 4000000 </dev/zero >bomb.yaml && bomb "zeros"
head -c 4000000 </dev/zero | tr '\0' '\377' >bomb.yaml && bomb "bytes that are no text"
head -c 3000000 </dev/zero | tr '\0' '\t' >bomb.yaml && bomb "tabs"
head -c 3000000 </dev/zero | tr '\0' ' ' >bomb.yaml && bomb "spaces"
head -c 3000000 </dev/zero | tr '\0' '\n' >bomb.yaml && bomb "empty lines"
: >bomb.yaml && bomb "nothing"
printf '\xef\xbb\xbf' >bomb.yaml && bomb "a byte order mark alone"
{ printf '\xef\xbb\xbf'; cat s.yaml; } >bomb.yaml && bomb "a byte order mark" "0 3"
iconv -t UTF-16 s.yaml >bomb.yaml && bomb "UTF-16"
sed 's/$/\r/' s.yaml >bomb.yaml && bomb "lines of Windows" 0
{ cat s.yaml; printf 'title: \0'; } >bomb.yaml && bomb "a NUL"
{ cat s.yaml; printf '%%YAML 9.9\n---\n'; } >bomb.yaml && bomb "a directive at the end"
rm bomb.yaml && mkfifo bomb.yaml && { yes '# more' >bomb.yaml 2>/dev/null & } && bomb "a pipe without end"
kill $! 2>/dev/null
rm bomb.yaml && ln -s /dev/zero bomb.yaml && bomb "an endless device" "3"
rm bomb.yaml && ln -s /dev/urandom bomb.yaml && bomb "an endless device of noise" "3"
row 23 "scenarios made to hurt"
