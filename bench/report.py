"""From samples to a table of text, a CSV file, pictures and a page."""

import csv
import html
import os
import statistics

from peers import EXECUTE, FORK, NONE, OURS


class Table:
    """The samples of one scenario: by row (who) and column (what)."""

    def __init__(self, name, title, unit, columns=("",), is_lower_better=False,
                 reference=OURS):
        self.name = name
        self.title = title
        self.unit = unit
        self.columns = list(columns)
        self.is_lower_better = is_lower_better
        self.reference = reference
        self.rows = {}  # name: kind of process
        self.samples = {}  # (row, column): [value of round 0, 1, ...]
        self.failed = {}  # row: requests that failed
        self.missing = {}  # row: why

    def row(self, name, kind=""):
        self.rows.setdefault(name, kind)

    def add(self, row, column, value, failed=0):
        self.samples.setdefault((row, column), []).append(value)
        self.failed[row] = self.failed.get(row, 0) + failed

    def median(self, row, column):
        values = self.samples.get((row, column))
        return statistics.median(values) if values else None

    def ratios(self, row, column):
        """To the reference in the same round: what else the machine did at
        that time cancels out."""
        pairs = zip(self.samples.get((row, column), ()),
                    self.samples.get((self.reference, column), ()))
        return [value / base for value, base in pairs if base]


def figure(value):
    if value is None:
        return "-"
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def has_spread(table):
    """Where columns are many, the spread is in the CSV file only."""
    return len(table.columns) <= 2


def cells(table, row):
    """The columns of text for one row."""
    if row in table.missing:
        return ["missing: " + table.missing[row]]
    out = []
    for column in table.columns:
        out.append(figure(table.median(row, column)))
        ratios = table.ratios(row, column)
        out.append(f"{statistics.median(ratios):.2f}" if ratios else "")
        if has_spread(table):
            out.append(f"{min(ratios):.2f}-{max(ratios):.2f}"
                       if ratios else "")
    failed = table.failed.get(row)
    if failed:
        out.append(f"{failed} failed")
    return out


def text(table):
    """The table in characters, without its title."""
    head = [table.name, ""]
    for column in table.columns:
        head += [f"{column} {table.unit}".strip(), "ratio"]
        head += ["spread"] if has_spread(table) else []
    lines = [head] + [[row, table.rows[row]] + cells(table, row)
                      for row in table.rows]
    count = len(head)
    widths = [max((len(line[i]) for line in lines
                   if i < len(line) and not line[i].startswith("missing")),
                  default=0) for i in range(count)]
    out = []
    for line in lines:
        parts = [cell.ljust(widths[i]) if i < 2 else
                 cell.rjust(widths[i]) if i < count else cell
                 for i, cell in enumerate(line)]
        out.append("  ".join(parts).rstrip())
    return "\n".join(out) + "\n"


def write_csv(path, tables):
    with open(path, "w", newline="", encoding="ascii") as out:
        rows = csv.writer(out)
        rows.writerow(["scenario", "peer", "process", "column", "unit",
                       "round", "value"])
        for table in tables:
            for (row, column), values in table.samples.items():
                for number, value in enumerate(values):
                    rows.writerow([table.name, row, table.rows[row], column,
                                   table.unit, number, f"{value:.6g}"])
            for row, why in table.missing.items():
                rows.writerow([table.name, row, table.rows[row], "",
                               "missing: " + why, "", ""])


# ------------------------------------------------------------------ pictures

STYLE = """
svg { font: 13px system-ui, sans-serif; max-width: 100%; height: auto; }
svg text { fill: CanvasText; }
svg .soft { opacity: .65; }
svg line { stroke: CanvasText; stroke-width: 1; }
svg .grid { opacity: .15; }
.ours { fill: #c2410c; stroke: #c2410c; }
.floor { fill: #71717a; stroke: #71717a; }
.none { fill: #0369a1; stroke: #0369a1; }
.fork { fill: #4d7c0f; stroke: #4d7c0f; }
.execute { fill: #a16207; stroke: #a16207; }
polyline { fill: none !important; stroke-width: 2; }
"""

PAGE_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; }
pre { overflow-x: auto; font-size: 13px; line-height: 1.35; }
figure { margin: 1rem 0; overflow-x: auto; }
.key span { padding: 0 .5rem; color: #fff; border-radius: .2rem; }
.key .ours { background: #c2410c; } .key .floor { background: #71717a; }
.key .none { background: #0369a1; } .key .fork { background: #4d7c0f; }
.key .execute { background: #a16207; }
"""

LEFT, RIGHT, BAR, WIDTH = 260, 150, 22, 860


def colour(row, kind):
    """The class of a bar: ours, the floor, or what the server does."""
    if row.startswith("floor"):
        return "floor"
    if "httpd-once" in row or kind not in (NONE, FORK, EXECUTE):
        return "ours"
    return {NONE: "none", FORK: "fork", EXECUTE: "execute"}[kind]


def element(name, content=None, **attributes):
    text_ = "".join(f' {key.rstrip("_").replace("_", "-")}="{value}"'
                    for key, value in attributes.items())
    if content is None:
        return f"<{name}{text_}/>"
    return f"<{name}{text_}>{html.escape(str(content))}</{name}>"


def document(height, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
            f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
            f'height="{height}"><style>{STYLE}</style>'
            + "".join(parts) + "</svg>\n")


def bars(table):
    """A bar for the median of each row, a line for its spread."""
    column = table.columns[0]
    rows = [row for row in table.rows if table.median(row, column)]
    if not rows:
        return ""
    most = max(max(table.samples[row, column]) for row in rows)
    scale = (WIDTH - LEFT - RIGHT) / most
    parts = []
    for place, row in enumerate(rows):
        top = place * BAR
        values = table.samples[row, column]
        median = table.median(row, column)
        middle = top + BAR / 2
        parts.append(element("text", row, x=LEFT - 8, y=top + 15,
                             text_anchor="end"))
        parts.append(element("rect", x=LEFT, y=top + 3,
                             width=f"{median * scale:.1f}", height=BAR - 6,
                             class_=colour(row, table.rows[row])))
        parts.append(element("line", x1=f"{LEFT + min(values) * scale:.1f}",
                             x2=f"{LEFT + max(values) * scale:.1f}",
                             y1=middle, y2=middle, class_="soft"))
        ratios = table.ratios(row, column)
        label = figure(median)
        if ratios and row != table.reference:
            label += f"  ({statistics.median(ratios):.2f})"
        parts.append(element("text", label, class_="soft", y=top + 15,
                             x=f"{LEFT + max(values) * scale + 8:.1f}"))
    return document(len(rows) * BAR + 4, parts)


def curves(table):
    """A line for each row over the columns, which are evenly spaced."""
    rows = [row for row in table.rows
            if table.median(row, table.columns[0]) is not None]
    if not rows:
        return ""
    height = 360
    most = max(max(values) for values in table.samples.values())
    step = (WIDTH - 60 - LEFT) / max(1, len(table.columns) - 1)

    def across(number):
        return 60 + number * step

    def down(value):
        return height - 30 - value / most * (height - 50)

    parts = []
    for part in range(5):
        y = down(most * part / 4)
        parts.append(element("line", x1=60, x2=WIDTH - LEFT, y1=f"{y:.1f}",
                             y2=f"{y:.1f}", class_="grid"))
        parts.append(element("text", figure(most * part / 4), x=52,
                             y=f"{y + 4:.1f}", text_anchor="end",
                             class_="soft"))
    for number, column in enumerate(table.columns):
        parts.append(element("text", column, x=f"{across(number):.1f}",
                             y=height - 8, text_anchor="middle",
                             class_="soft"))
    labels = []
    for row in rows:
        points = [(across(number), down(table.median(row, column)))
                  for number, column in enumerate(table.columns)
                  if table.median(row, column) is not None]
        parts.append(element(
            "polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
            class_=colour(row, table.rows[row])))
        labels.append((points[-1][1], row))
    last = 0.0
    for y, row in sorted(labels):  # no label upon another
        last = max(y + 4, last + 15)
        parts.append(element("text", row, x=WIDTH - LEFT + 8,
                             y=f"{last:.1f}"))
    return document(height, parts)


def picture(table):
    return curves(table) if table.name == "clients" else bars(table)


def write_page(path, tables, facts):
    key = "".join(f'<span class="{name}">{words}</span> ' for name, words in (
        ("ours", "httpd-once"), ("floor", "the floor"),
        ("execute", "executes a program per connection"),
        ("fork", "forks per connection"), ("none", "no process at all")))
    parts = ["<!DOCTYPE html><html lang=en><meta charset=utf-8>"
             "<meta name=viewport content='width=device-width'>"
             "<title>httpd-once beside other servers</title>"
             f"<style>{PAGE_STYLE}</style>"
             "<h1>httpd-once beside other servers</h1>"
             f"<p class=key>{key}</p>"
             "<p>Medians of interleaved runs. The number in brackets is the "
             "ratio to the reference, taken round by round. What each number "
             "means is in <code>bench/NOTES.md</code>; every sample is in "
             "<a href=results.csv>results.csv</a>.</p>"]
    for table in tables:
        direction = "less is better" if table.is_lower_better \
            else "more is better"
        words = f"{table.columns[0]} {table.unit}".strip()
        parts.append(f"<h2 id={table.name}>{html.escape(table.title)}</h2>"
                     f"<p>{html.escape(words)}: {direction}.</p>"
                     f"<figure>{picture(table)}</figure>"
                     f"<pre>{html.escape(text(table))}</pre>")
    parts.append("<h2>The machine</h2><pre>"
                 + html.escape("\n".join(facts)) + "</pre>\n")
    with open(path, "w", encoding="utf-8") as out:
        out.write("".join(parts))


def write_all(folder, tables, facts):
    os.makedirs(folder, exist_ok=True)
    write_csv(os.path.join(folder, "results.csv"), tables)
    for table in tables:
        image = picture(table)
        if image:
            with open(os.path.join(folder, table.name + ".svg"), "w",
                      encoding="utf-8") as out:
                out.write(image)
    with open(os.path.join(folder, "report.txt"), "w",
              encoding="utf-8") as out:
        out.write("\n".join(facts) + "\n\n"
                  + "\n".join(f"{table.title}\n{text(table)}"
                              for table in tables))
    write_page(os.path.join(folder, "index.html"), tables, facts)
