#!/usr/bin/env bash
# Who denied or disputed what, as tab-separated lines, with nothing but curl and jq:
#
#     test/examples/denials.sh [actor] [address of the service]
#
# NDJSON is every match, one statement a line, so there are no pages to follow.
set -euo pipefail

address=${2:-http://127.0.0.1:3000}
set -- --data-urlencode 'relation=denies,disputes' ${1:+--data-urlencode "actor=$1"}

# A refusal is one JSON object too: its `detail` says what may have been meant.
curl --silent --show-error --get "$@" "$address/statements.ndjson" | jq --raw-output '
  if .detail then error(.detail) else . end
  | . as $statement
  | .relations[]
  | select(.direction == "outgoing" and (.type == "denies" or .type == "disputes"))
  | [$statement.said.edtf // "undated", $statement.actor.name, .type, .label.en]
  | @tsv'
