#!/bin/sh
# Makes .venv hold the newest Python of this machine, the locked packages and Keepwarm itself.
#
#     scripts/setup.sh run    what building a site needs    (requirements/run.txt)
#     scripts/setup.sh dev    that, and the tests' tools    (requirements/dev.txt)
#
# A stamp, written last, says what was installed; while it is true, nothing is done.
set -eu

cd -- "$(dirname -- "$0")/.."
lock=requirements/$1.txt
stamp=.venv/$1.stamp
place=.venv/place.stamp # a virtual environment holds its own path, so a moved one is of no use
log=.venv/setup.log
here=$(pwd -P)
wanted=$(cksum "$lock" pyproject.toml)

say() { printf '%s\n' "$1" >&2; }
stop() { say "$1"; exit 1; }
give_up() { tail -n 20 "$log" >&2; stop "$1 (All of the output: $log)"; }
logged() { "$@" >>"$log" 2>&1 </dev/null; }
holds() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

venv_works() { holds "$place" "$here" && .venv/bin/python -I -S -c '' 2>/dev/null; }

# Prints rank, minor version and path of a final CPython 3.11 or later; inside a virtual environment, of the one behind
# it. 3.14 is the newest that all locked packages are published for; a newer one would have to compile some of them,
# so it is taken only where there is no other. Of two of one version the system's own is taken: that is compiled with
# profile guidance, which one compiled at home rarely is (docs/performance.md).
probe='import sys
from importlib.util import find_spec
version = sys.version_info
if version >= (3, 11) and version.releaselevel == "final" and sys.implementation.name == "cpython":
    rank = 2 * version.minor if version <= (3, 15) else 1
    rank += sys.base_prefix == "/usr" and find_spec("ensurepip") is not None
    print(rank, version.minor, getattr(sys, "_base_executable", None) or sys.executable)'

# Sets python and minor. Every candidate on the PATH is run, since a pyenv shim may stand for nothing.
find_python() {
    rank=0
    old_ifs=$IFS
    IFS=:
    set -f
    # shellcheck disable=SC2086 # split at the colons
    set -- $PATH
    set +f
    IFS=$old_ifs
    for folder; do
        for candidate in "$folder"/python3.[1-9][0-9] "$folder"/python3 "$folder"/python; do
            [ -x "$candidate" ] || continue
            read -r its_rank its_minor its_path <<FOUND || continue
$("$candidate" -I -c "$probe" 2>/dev/null </dev/null)
FOUND
            case $its_rank in '' | *[!0-9]*) continue ;; esac # a shim may say anything
            if [ "$its_rank" -gt "$rank" ]; then
                rank=$its_rank minor=$its_minor python=$its_path
            fi
        done
    done
    [ "$rank" -gt 0 ] || stop 'Keepwarm needs Python 3.11 or newer and finds none: install it (on Debian: apt install python3 python3-venv) and try again.'
}

make_venv() {
    find_python
    say 'Setting up (once, about a minute)…'
    rm -rf .venv
    mkdir .venv
    if ! logged "$python" -I -c 'import ensurepip, venv'; then
        package=python3.$minor-venv # as Debian and its kin call it
        logged sh scripts/apt-install.sh "$package" || :
        logged "$python" -I -c 'import ensurepip, venv' ||
            stop "$python lacks the venv module: install the package $package (apt install $package) and try again."
    fi
    logged "$python" -I -m venv .venv || give_up 'The virtual environment could not be made.'
    printf '%s\n' "$here" >"$place"
}

pip_install() {
    # PIP_USER=0: pip refuses to install here where a machine's settings send it to the home folder.
    logged env PIP_USER=0 .venv/bin/python -I -m pip --disable-pip-version-check --no-input install "$@" && return
    if grep -qE 'NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Connection (refused|reset)' "$log"; then
        stop "The packages could not be downloaded: is this machine connected to the network? (Details: $log)"
    fi
    give_up 'The packages could not be installed.'
}

if venv_works; then
    holds "$stamp" "$wanted" && exit 0
    if [ -e "$stamp" ]; then say 'Bringing the packages up to date…'; else say 'Setting up (once, about a minute)…'; fi
    : >"$log"
else
    make_venv
fi
rm -f "$stamp"
# The lock names everything, so nothing is left to resolve; older pips would take a newer release for “coverage[toml]”.
pip_install --no-deps --require-hashes -r "$lock"
pip_install --no-deps --no-build-isolation --editable .
# Some machines are told to keep no byte code; every command would then compile all of this anew.
logged .venv/bin/python -m compileall -q builder || :
printf '%s\n' "$wanted" >"$stamp"
