#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build_study.sh CLI SOURCES OUT: makes the sample study OUT from the folder samples/study with duiding-cli, the way a
# researcher with a coding script would. Findings of the import (exit code 1) are expected; anything worse stops.
set -eu
cli=$1
sources=$2
out=$3
making="$(dirname "$out")/making-$(basename "$out")"
mkdir -p "$(dirname "$out")"
rm -rf "$making"* "$out"

"$cli" new "$making" --template damour --language nl
"$cli" import "$making" "$sources"/bronnen/Interview* --as interview || [ $? -eq 1 ]
for paper in "$sources"/bronnen/*; do
  case "$(basename "$paper")" in
    Interview*) ;;
    *) "$cli" import "$making" "$paper" --as policy || [ $? -eq 1 ] ;;
  esac
done
"$cli" import "$making" "$sources"/beleid --as policy || [ $? -eq 1 ]
"$cli" describe "$making" "$sources/beleid.csv" || [ $? -eq 1 ]
"$cli" dictionary "$making" import "$sources/zoekvragen.csv"
"$cli" codes "$making" --from "$sources/codebook.tsv"
"$cli" code "$making" --from "$sources/codings.tsv"
"$cli" memo "$making" --from "$sources/memos.tsv"
"$cli" verify "$making"
"$cli" backup "$making" "$out"
rm -rf "$making"*
