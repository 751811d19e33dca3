from manyuan.cli.language import gettext_noop

# How well the source of a rule is known, by the status of the pack.
STATUS = {
    "verified": gettext_noop("已核实"),
    "recalled": gettext_noop("待核实"),
    "proposed": gettext_noop("建议值"),
}
