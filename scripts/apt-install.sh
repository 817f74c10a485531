#!/bin/sh
# Installs Debian packages: scripts/apt-install.sh PACKAGE…
# Fails, having changed nothing, where apt-get is missing or we are not root.
set -eu

[ "$(id -u)" -eq 0 ] || exit 1
command -v apt-get || exit 1
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
apt-get update
exec apt-get install -y --no-install-recommends "$@"
