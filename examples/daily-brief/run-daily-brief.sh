#!/usr/bin/env bash
# Started by cron on weekdays. Exit status: that of the client, or 1 when the environment is not as it should be.
set -euo pipefail
umask 077

export HOME=/home/agent
export PATH=/usr/local/bin:/usr/bin:/bin

project=/opt/agent/daily-brief
secrets="$HOME/.env.agent"
day=$(date +%F)
log="$project/logs/$day.log"

cd "$project"
mkdir -p logs reports

if [[ ! -f $secrets ]]; then
  echo "daily-brief: $secrets is missing" >&2
  exit 1
fi
set -a
# shellcheck source=/dev/null
source "$HOME/.env.agent"
set +a

redact() {
  sed -E \
    -e 's/(xox[a-z]|xapp)-[A-Za-z0-9-]+/[chat token]/g' \
    -e 's/sk-[A-Za-z0-9_-]+/[api key]/g' \
    -e 's/((TOKEN|KEY|PASSWORD)[=:][[:space:]]*)[^[:space:]]+/\1[secret]/g'
}

set +e
timeout 20m flock -n "$project/tmp.lock" \
  claude --print --permission-mode default --max-turns 40 "Write the daily brief." 2>&1 | redact | tee -a "$log"
status=${PIPESTATUS[0]}
set -e

echo "daily-brief: finished with status $status" | tee -a "$log"
exit "$status"
