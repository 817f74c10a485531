#!/bin/sh
# Prints the path of a Chromium that starts, for the browser tests. What is missing is installed for root on Debian;
# elsewhere the reader is told. CHROMIUM=/path/to/it names another one.
set -eu

cd -- "$(dirname -- "$0")/.."

quiet() { "$@" >/dev/null 2>&1 </dev/null; }

# To be there is not enough: Ubuntu's chromium-browser can be a note that points to snap.
find_chromium() {
    if [ -n "${CHROMIUM:-}" ]; then
        set -- "$CHROMIUM"
    else
        set -- chromium chromium-browser google-chrome google-chrome-stable \
            '/Applications/Chromium.app/Contents/MacOS/Chromium' \
            '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    fi
    for name; do
        if quiet "$name" --version; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Playwright's own Node needs a library that a small Debian lacks.
driver_starts() { quiet .venv/bin/python -I -m playwright --version; }

missing=
[ -n "${CHROMIUM:-}" ] || find_chromium >/dev/null || missing=chromium
driver_starts || missing="$missing libatomic1"
if [ -n "$missing" ]; then
    echo 'Looking for what the browser tests need (once)…' >&2
    # shellcheck disable=SC2086 # a list
    sh scripts/apt-install.sh $missing >>.venv/setup.log 2>&1 </dev/null || :
fi

if ! driver_starts; then
    echo 'The browser tests cannot start: install the package libatomic1 (apt install libatomic1).' >&2
elif find_chromium; then
    exit
elif [ -n "${CHROMIUM:-}" ]; then
    printf 'CHROMIUM=%s does not start.\n' "$CHROMIUM" >&2
else
    echo 'The browser tests need Chromium: install it (apt install chromium), or name one with CHROMIUM=/path/to/it.' >&2
fi
echo '“make test BROWSER=no” runs all the other tests.' >&2
exit 1
