#!/bin/sh
# Makes .venv from the lock: without root, and without touching anything outside the checkout.
set -eu
cd "$(dirname "$0")/.."
venv=.venv
unset PYTHONHOME PYTHONPATH
export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf '%s\n' "$*" >&2; }

# A name on the PATH is not enough: pyenv leaves shims that only say they are not installed.
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3.11 python3.12 python3.13 python3
    fi
    for name in "$@"; do
        if new_enough "$name"; then
            printf '%s' "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed, and none of these is one: $*"
    say "Install it, or say where it is: make PYTHON=/path/to/python3.11"
    return 1
}

usable() {
    new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1 &&
        grep -qF -- "$(pwd -P)/$venv" "$venv/bin/activate"
}

# Debian keeps ensurepip in python3-venv; a pip that is there anyway can fill the environment.
without_ensurepip() {
    if ! "$1" -m pip --version >/dev/null 2>&1; then
        say "This Python can make no environment: it has neither ensurepip nor pip."
        say "On Debian and Ubuntu one line brings it: sudo apt-get install python3-venv"
        return 1
    fi
    "$1" -m venv --clear --without-pip "$venv"
    "$1" -m pip --python "$venv/bin/python" install -qq pip
}

make_environment() {
    if "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        "$1" -m venv --clear "$venv"
    else
        without_ensurepip "$1"
    fi
}

install() { "$venv/bin/python" -m pip install "$@"; }

# Behind a link lies somebody else's folder; what it holds is not ours to clear.
not_ours() { [ -L "$venv" ] && [ -n "$(ls -A "$venv/" 2>/dev/null)" ]; }

if ! usable; then
    if not_ours; then
        say "$venv is a link to an environment of another place, which is left as it is."
        say "Remove the link, and an environment of this checkout will be made: rm $venv"
        exit 1
    fi
    python=$(find_python)
    say "Setting up in $venv with $("$python" --version). This is done once and loads packages from the internet."
    make_environment "$python"
fi
# On a terminal pip shows how far it is; a log gets errors only.
if [ -t 2 ]; then quiet=-q; verbose=; else quiet=-qq; verbose=-qq; fi
if ! install $verbose -r requirements/dev.txt || ! install $quiet --no-deps --no-build-isolation -e .; then
    say "Setting up stopped; the lines above say why. Without internet, try again once there is some:"
    say "what was loaded is kept, and afterwards nothing needs the internet any more."
    exit 1
fi
