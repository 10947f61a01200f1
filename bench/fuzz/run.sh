#!/bin/sh
# Fuzz the reader for SECONDS (default 1200) on one core, in an environment of its own under FUZZ_HOME (default: .fuzz
# beside this script). What it finds is left there as crash-*, timeout-* and is printed; exit 77 when it found something.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
home=${FUZZ_HOME:-$here/.fuzz}
seconds=${1:-1200}
if [ ! -e "$home/venv/.made" ]; then
  "$root/.venv/bin/python" -m venv "$home/venv"
  "$home/venv/bin/pip" install --quiet atheris==3.0.0
  # the project's own dependencies, from where they are installed already
  site() { "$1" -c 'import sysconfig; print(sysconfig.get_path("purelib"))'; }
  site "$root/.venv/bin/python" >"$(site "$home/venv/bin/python")/project.pth"
  touch "$home/venv/.made"
fi
"$home/venv/bin/python" "$here/corpus.py" "$home"
cd "$home"
exec nice -n 10 "$home/venv/bin/python" "$here/reader.py" corpus -dict=words.dict -max_len=6000 -len_control=50 \
  -timeout=30 -rss_limit_mb=2000 -max_total_time="$seconds" -print_final_stats=1
