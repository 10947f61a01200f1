#!/bin/sh
# Make one virtual environment for each peer under PEERS_HOME (default: .venvs beside this script); they are no
# dependencies of the project. Recognizers-Text needs an emoji older than 2, which it does not say.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${PEERS_HOME:-$here/.venvs}
python=${PYTHON:-python3}
peer() {
  name=$1; shift
  [ -e "$home/$name/.made" ] && return
  "$python" -m venv --clear "$home/$name"
  "$home/$name/bin/pip" install --quiet --disable-pip-version-check "$@"
  touch "$home/$name/.made"
}
peer jionlp jionlp==1.5.31
peer recognizers recognizers-text-suite==1.0.2a2 'emoji<2'
peer cpca cpca==0.5.5
