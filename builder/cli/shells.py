"""What shells need to complete words: the scripts that they read once, and the answer on every press of Tab."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import BashComplete, ZshComplete, add_completion_class, get_completion_class, shell_complete

from builder.cli import COMPLETE

_PROGRAM = "keepwarm"
SHELLS = ("bash", "zsh", "fish")


class Bash(BashComplete):
    """Completion for bash: names with spaces are quoted, and what was typed stays where several names fit."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n' type value first
    COMPREPLY=()
    while IFS=, read -r type value; do
        case $type in
            plain) COMPREPLY+=("$value"); [[ $value == *[^[:alnum:]._=-]* ]] && compopt -o filenames ;;
            dir|file) compopt -o default ;;
        esac
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" %(complete_var)s=bash_complete "$1" 2>/dev/null)
    # Bash puts what all of them begin with in place of what was typed, which may be a part from the middle of a name;
    # one more that begins with nothing of the kind keeps it from doing so.
    (( ${#COMPREPLY[@]} > 1 )) || return 0
    first=${COMPREPLY[0]:0:1}
    for value in "${COMPREPLY[@]}"; do
        [[ $value == "$first"* ]] || return 0
    done
    for value in "${COMPREPLY[@]}"; do
        [[ $value == "$2"* ]] || { COMPREPLY+=(" "); return 0; }
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one to complete, and that one; bash makes three of ``--contact=ada``."""
        args, incomplete = super().get_completion_args()
        if args and args[-1] == "=":
            return args[:-1], incomplete
        return args, "" if incomplete == "=" else incomplete


class Zsh(ZshComplete):
    """Completion for zsh: what was typed stays where several names fit, and they are listed.

    Else zsh would put what all of them begin with in its place, which may be nothing.
    """

    source_template = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local -a plain described response
    local type key descr found=0 elsewhere=0
    (( ! $+commands[%(prog_name)s] )) && return 1
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \
%(complete_var)s=zsh_complete %(prog_name)s)}")
    for type key descr in ${response}; do
        case $type in
            plain)
                (( found += 1 ))
                [[ $key == "$PREFIX"* ]] || elsewhere=1
                if [[ $descr == _ ]]; then plain+=("$key"); else described+=("$key:$descr"); fi ;;
            dir) _path_files -/ ;;
            file) _path_files -f ;;
        esac
    done
    [[ -n $described ]] && _describe -V unsorted described -U
    [[ -n $plain ]] && compadd -U -V unsorted -a plain
    if (( elsewhere && found > 1 )); then
        compstate[insert]=
        compstate[list]='list force'
    fi
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


@click.command("completion", short_help="Print what makes your shell complete names.")
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the script that makes a shell complete commands, options and names when you press Tab.

    SHELL is bash, zsh or fish. Let the shell read it when it starts: eval "$(keepwarm completion bash)"
    """
    from builder.cli.group import keepwarm

    click.echo(script(keepwarm, shell), nl=False)


def answer(group: click.Command, instruction: str) -> int:
    """Print what completes the words that a shell passes on; return the exit status. Whatever is wrong, stay silent."""
    _replace_scripts()
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
    with suppress(Exception):
        return shell_complete(group, {}, _PROGRAM, COMPLETE, instruction)
    return 1


def script(group: click.Command, shell: str) -> str:
    """Return the script that makes a shell complete the words of *group*; none for a shell that click does not know."""
    _replace_scripts()
    chosen = get_completion_class(shell)
    return chosen(group, {}, _PROGRAM, COMPLETE).source() if chosen else ""


def _replace_scripts() -> None:
    add_completion_class(Bash)
    add_completion_class(Zsh)
