#!/usr/bin/env bash
# Make sure that there is a Chromium for the browser tests; say loudly when there is none.
set -euo pipefail
command -v chromium >/dev/null 2>&1 && exit 0

als_beheerder() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1
  fi
}

if command -v apt-get >/dev/null 2>&1 \
  && als_beheerder apt-get update -qq \
  && als_beheerder env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then
  exit 0
fi
cat >&2 <<'EOT'
================================================================================
 No Chromium here, and no right to install it: every browser test is SKIPPED.
 Accessibility, layout and behaviour of the pages are NOT checked in this run.
 Install Debian's package `chromium`, or put a program `chromium` on the PATH.
================================================================================
EOT
[ "${MEERZORG_STRENG:-0}" = 0 ]
