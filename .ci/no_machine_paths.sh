#!/usr/bin/env bash
# Nothing in the repository may name a place on some machine, or a host of a registry.
set -euo pipefail
# Taken apart, so that this file does not find itself.
paths='/(w''ork|f''arm|r''oot|h''ome)/'
hosts='(py''pi\.org|python''hosted|deb\.''debian|npm''js\.org|index''-url)'
if git grep --untracked -nIE "$paths|$hosts" -- . ':!.ci/no_machine_paths.sh'; then
    echo "these name a place on a machine or a host of a registry" >&2
    exit 1
fi
echo "no machine paths"
