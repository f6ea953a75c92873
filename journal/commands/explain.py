"""`journal explain`: what a code of a problem means."""

import click

from journal.commands.exits import Misused
from journal.commands.voice import answering
from journal.diagnostics import Code
from journal.manual import explained
from journal.spelling import nearest


@click.command(help="Says what a code of a problem means, and what to do about it.")
@click.argument("code")
def command(*, code: str) -> None:
    with answering():
        wanted = code.strip().strip("[]").lower().replace("_", "-")
        codes = [each.value for each in Code]
        if wanted not in codes:
            near = nearest(wanted, codes)
            more = f"; did you mean `{near}`?" if near else "; each problem is shown with its code in brackets"
            raise Misused(f"Invalid value: there is no code `{code}`{more}")
        print(explained(Code(wanted)), flush=True)
