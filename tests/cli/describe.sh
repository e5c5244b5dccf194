# `describe` tells a model as a paper's appendix: of every model, to stdout or into a file.
source "$(dirname "$0")/support.bash"

"$program" list models --names >names
while read -r model; do
    expect 0 "$program" describe "$model"
    says out "the model \`$model\` of grapevine"
    says out "## 7. Submodels"
done <names

# The same text goes into a file, whole; nothing else is written.
expect 0 "$program" describe market
mv out market.md
expect 0 "$program" describe market -o told.md
[[ ! -s out ]] || fail "with -o nothing goes to stdout"
says err "described in told.md"
cmp -s told.md market.md || fail "the file holds what stdout gets"
expect 0 "$program" describe market --format=markdown --quiet -o told.md
[[ ! -s err ]] || fail "--quiet is quiet"

expect 0 "$program" describe market --format=tex
says out '\begin{longtable}'
says out '\texttt{paid\_weight}'
says out '\end{document}'

# What stands nowhere else: equations beside their parameters.
says market.md 'hazard       h = (p + q customers / heard) e^(appeal V)'
says market.md '**Computed in:** `sim/model/market/buy.c`'

expect 2 "$program" describe
says err "MODEL is missing"
expect 2 "$program" describe marekt
says err "did you mean 'market'?"
expect 2 "$program" describe bass --format=pdf
says err "--format needs markdown or tex"
expect 4 "$program" describe bass -o nowhere/bass.md
finish
