#!/bin/sh
# Reads a folder of parts (JSON Lines, packed by gzip or not) by several processes, then makes one
# dossier of them: sh shell.sh PARTS OUT
#
# Each part is written under another name and renamed, so that what is there is whole: started again
# after a stop, only what is missing is read. DATELINE is the program, JOBS the number of processes.
set -eu
parts=$1 out=$2
export DATELINE="${DATELINE:-dateline}" OUT="$out"
mkdir -p "$out/facts"

find "$parts" -type f ! -name '.*' ! -name '_*' -print0 |
    xargs -0 -n 1 -P "${JOBS:-$(getconf _NPROCESSORS_ONLN)}" sh -c '
        facts="$OUT/facts/$(basename "$1").jsonl"
        [ -e "$facts" ] && exit 0
        "$DATELINE" --json --errors json --jobs 1 "$1" > "$facts.half" && mv "$facts.half" "$facts"
    ' part

"$DATELINE" dossier --json --errors json "$out/facts" > "$out/dossier.json.half"
mv "$out/dossier.json.half" "$out/dossier.json"
