#!/usr/bin/env python3
"""Figures from a grapevine result: the way from file to figure, to use or to copy from.

    scripts/plot.py results/launch/<world hash>/result.h5
    scripts/plot.py result.h5 --output figures --formats png,svg,pdf --pair partners broadcast

writes curves, difference and distribution of one experiment (of a sweep: of one point, --point),
and a map where values were swept. Debian: python3-xarray python3-h5netcdf python3-matplotlib.
"""

import argparse
import sys
from pathlib import Path

try:
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    import numpy as np
    import xarray as xr
except ImportError as failure:
    sys.exit(f"scripts/plot.py: {failure}; "
             "Debian: python3-xarray python3-h5netcdf python3-matplotlib")

# Okabe and Ito (2008): told apart by everybody, and in grey by their lightness.
COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"]
GREY = "#7f7f7f"
BASELINE = "do-nothing"
DONE = 1  # in `status`: lives that came to their end
NORMAL_95 = 1.959964


class Foreign(Exception):
    """A file that is not what this script reads."""


def open_result(path):
    """The arrays and their summary, checked before anything is drawn."""
    try:
        result = xr.open_dataset(path, engine="h5netcdf")
    except (OSError, ValueError) as failure:
        raise Foreign(f"{path}: not a file that can be read ({failure})") from None
    kind = result.attrs.get("filetype")
    if kind != "grapevine-run":
        said = f"its filetype is {kind!r}" if kind else "it has no attribute 'filetype'"
        raise Foreign(f"{path}: not a result of grapevine: {said}; give it a result.h5")
    if int(np.atleast_1d(result.attrs["format_version"])[0]) != 1:
        raise Foreign(f"{path}: format {result.attrs['format_version']}, this script reads 1")
    if "adopters" not in result:
        raise Foreign(f"{path}: adopters were not measured: add 'adopters' to 'measure'")
    return result, xr.open_dataset(path, engine="h5netcdf", group="summary")


def strategies_of(result):
    return [str(name) for name in result["strategy"].values]


def colours_of(names):
    """Each strategy has its colour in every figure; the baseline is grey."""
    others = [name for name in names if name != BASELINE]
    colours = {name: COLOURS[k % len(COLOURS)] for k, name in enumerate(others)}
    colours[BASELINE] = GREY
    return colours


def swept_keys(result):
    """Dotted keys that stand along `point`: model.p, budget, ..."""
    return [key for key in result.coords if result[key].dims == ("point",) and key != "point"]


def values_at(result, point):
    keys = swept_keys(result)
    return ", ".join(f"{key} = {float(result[key][point]):g}" for key in keys)


# ---- statistics ------------------------------------------------------------------------


def independent(at, values):
    """Lives on one network share it: where several networks were lived on, each by several
    lives, what is independent are the means of networks. `values` is [replicate]."""
    done = np.isfinite(values)
    graphs = at["graph_hash"].values[done]
    _, which = np.unique(graphs, return_inverse=True)
    n_graphs = which.max() + 1 if which.size else 0
    if n_graphs in (0, 1, which.size):
        return values[done]
    return np.bincount(which, values[done]) / np.bincount(which)


def mean_and_half_width(sample):
    """Mean of independent values, and half of its 95 % interval."""
    if sample.size < 2:
        return (float(sample.mean()) if sample.size else np.nan), np.nan
    return float(sample.mean()), NORMAL_95 * float(sample.std(ddof=1)) / np.sqrt(sample.size)


def final_adopters(at):
    """[strategy, replicate], NaN where a life is missing or failed."""
    last = at["final_adopters"].astype(float)
    return last.where(at["status"] == DONE).transpose("strategy", "replicate").values


def contenders(at, pair):
    """The two strategies to tell apart: those named, or the best two."""
    names = strategies_of(at)
    if pair:
        for name in pair:
            if name not in names:
                raise Foreign(f"there is no strategy '{name}'; there are {', '.join(names)}")
        return names.index(pair[0]), names.index(pair[1])
    if len(names) < 2:
        return None
    with np.errstate(all="ignore"):
        means = np.nanmean(final_adopters(at), axis=1)
    best = np.argsort(-np.nan_to_num(means, nan=-1), kind="stable")
    return int(best[0]), int(best[1])


# ---- figures ---------------------------------------------------------------------------


def curves(at, summary, title):
    """Mean and the range of nine lives in ten, step by step."""
    names = strategies_of(at)
    colours = colours_of(names)
    figure, axes = plt.subplots(figsize=(7, 4.3))
    for k, name in enumerate(names):
        mean, low, high = (
            summary[f"adopters_{what}"].isel(strategy=k).values for what in ("mean", "q05", "q95")
        )
        axes.fill_between(at["step"], low, high, color=colours[name], alpha=0.18, linewidth=0)
        axes.plot(at["step"], mean, color=colours[name], linewidth=2, label=name)
    axes.set(xlabel="step", ylabel="adopters", title=title)
    axes.margins(x=0)
    axes.set_ylim(bottom=0)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.13), ncol=4, frameon=False,
                title="mean, and the range of 5 to 95 % of lives")
    return figure


def difference(at, title, pair):
    """What one strategy has more than another under the same luck, with the 95 % interval of
    the mean."""
    two = contenders(at, pair)
    if two is None:
        return None
    names = strategies_of(at)
    alive = (at["status"] == DONE).transpose("strategy", "replicate").values
    adopters = at["adopters"].transpose("strategy", "replicate", "step")
    first, second = (adopters.isel(strategy=k).values.astype(float) for k in two)
    apart = np.where((alive[two[0]] & alive[two[1]])[:, None], first - second, np.nan)
    mean, half = np.transpose(
        [mean_and_half_width(independent(at, apart[:, t])) for t in range(apart.shape[1])]
    )
    figure, axes = plt.subplots(figsize=(7, 4.3))
    colour = colours_of(names)[names[two[0]]]
    axes.axhline(0, color=GREY, linewidth=1)
    axes.fill_between(at["step"], mean - half, mean + half, color=colour, alpha=0.25, linewidth=0)
    axes.plot(at["step"], mean, color=colour, linewidth=2)
    axes.set(
        xlabel="step",
        ylabel=f"adopters: {names[two[0]]} less {names[two[1]]}",
        title=f"{title}\nmean of pairs with the same luck, 95 % interval",
    )
    axes.margins(x=0)
    return figure


def distribution(at, title):
    """How the lives of each strategy ended: an average may be nothing that ever happens."""
    names = [name for name in strategies_of(at) if name != BASELINE] or strategies_of(at)
    colours = colours_of(names)
    last = dict(zip(strategies_of(at), final_adopters(at)))
    ends = {name: last[name][np.isfinite(last[name])] for name in names}
    every = np.concatenate(list(ends.values()))
    if every.size == 0:
        return None
    bins = np.histogram_bin_edges(every, bins=min(40, max(5, int(np.sqrt(every.size)))))
    figure, rows = plt.subplots(
        len(names), 1, sharex=True, sharey=True, squeeze=False, figsize=(7, 1.2 + 1.3 * len(names))
    )
    for axes, name in zip(rows[:, 0], names):
        axes.hist(ends[name], bins=bins, color=colours[name], alpha=0.85)
        if ends[name].size:
            axes.axvline(ends[name].mean(), color="black", linewidth=1, linestyle="--")
        axes.set_ylabel("lives")
        axes.text(0.99, 0.85, name, transform=axes.transAxes, ha="right", va="top")
    rows[0, 0].set_title(f"{title}\nhow lives ended; dashed: their mean")
    rows[-1, 0].set_xlabel("adopters in the end")
    return figure


def along_one_key(result, key, title):
    """A line a strategy over the swept value."""
    names = strategies_of(result)
    colours = colours_of(names)
    x = result[key].values
    order = np.argsort(x, kind="stable")
    points = [final_adopters(result.isel(point=p)) for p in range(x.size)]
    figure, axes = plt.subplots(figsize=(7, 4.3))
    for k, name in enumerate(names):
        mean, half = np.transpose([
            mean_and_half_width(independent(result.isel(point=p), points[p][k])) for p in order
        ])
        axes.errorbar(x[order], mean, yerr=half, color=colours[name], marker="o", markersize=4,
                      linewidth=2, capsize=2, label=name)
    if x.size > 2 and x.min() > 0 and x.max() / x.min() >= 20:
        axes.set_xscale("log")
    axes.set(xlabel=key, ylabel="adopters in the end", title=f"{title}\nmean, 95 % interval")
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)
    return figure


def winners(result, summary):
    """Best strategy and lead over the second of every point, [point] each."""
    mean = summary["final_adopters_mean"].transpose("point", "strategy").values
    failed = ~np.isfinite(mean).all(axis=1)
    order = np.argsort(-np.nan_to_num(mean, nan=-1), axis=1, kind="stable")
    rows = np.arange(mean.shape[0])
    best = order[:, 0]
    second = order[:, 1] if mean.shape[1] > 1 else best
    lead = mean[rows, best] - mean[rows, second]
    return best, np.where(failed, np.nan, lead), failed


def over_two_keys(result, summary, keys, title):
    """Who wins where, and by how much: markers for the winner, shades for the lead."""
    names = strategies_of(result)
    colours = colours_of(names)
    best, lead, failed = winners(result, summary)
    x, y = (result[key].values for key in keys)
    columns, rows = np.unique(x), np.unique(y)
    column, row = np.searchsorted(columns, x), np.searchsorted(rows, y)
    figure, axes = plt.subplots(figsize=(7.6, 4.8))
    grid = np.full((rows.size, columns.size), np.nan)
    grid[row, column] = lead
    image = axes.imshow(grid, origin="lower", aspect="auto", cmap="viridis")
    figure.colorbar(image, label="lead of the winner over the second, adopters")
    room = min(380 / columns.size, 250 / rows.size)  # points that a cell has, about
    mark = {"s": min(60, (room / 3) ** 2), "edgecolors": "white", "linewidths": room / 40}
    even = (lead <= 0) & ~failed
    for k, name in enumerate(names):
        here = (best == k) & ~failed & ~even
        if here.any():
            axes.scatter(column[here], row[here], color=colours[name], label=name, **mark)
    if even.any():
        axes.scatter(column[even], row[even], color=GREY, label="a tie", **mark)
    if failed.any():
        axes.scatter(column[failed], row[failed], s=mark["s"], marker="x", color="black",
                     label="failed")
    for axis, values, key in ((axes.xaxis, columns, keys[0]), (axes.yaxis, rows, keys[1])):
        shown = np.unique(np.linspace(0, values.size - 1, min(values.size, 9)).round().astype(int))
        axis.set_ticks(shown, [f"{values[k]:g}" for k in shown])
        axis.set_label_text(key)
    axes.set_title(f"{title}\nwho wins where")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncol=4, frameon=False)
    return figure


def sweep_map(result, summary, title, keys):
    swept = swept_keys(result)
    for key in keys or []:
        if key not in swept:
            raise Foreign(f"'{key}' was not swept; swept were {', '.join(swept) or 'no values'}")
    keys = keys or [key for key in swept if np.unique(result[key].values).size > 1][:2]
    if not keys:
        return None
    others = [key for key in swept if key not in keys]
    if others:  # a slice: what else was swept stays as at the first point
        same = np.ones(result.sizes["point"], bool)
        for key in others:
            same &= result[key].values == result[key].values[0]
        result, summary = result.isel(point=same), summary.isel(point=same)
        fixed = ", ".join(f"{key} = {float(result[key][0]):g}" for key in others)
        title = f"{title}\n{fixed}"
    if len(keys) == 1:
        return along_one_key(result, keys[0], title)
    return over_two_keys(result, summary, keys, title)


# ---- the command -----------------------------------------------------------------------


def arguments():
    parser = argparse.ArgumentParser(
        description="Figures from a result of grapevine.",
        epilog="curves, difference, distribution; and a map of a sweep",
    )
    parser.add_argument("result", type=Path, help="a result.h5")
    parser.add_argument("--output", type=Path, default=Path("figures"), metavar="DIR",
                        help="where figures go (default: figures)")
    parser.add_argument("--formats", default="png,svg", metavar="LIST",
                        help="png, svg, pdf, separated by commas (default: png,svg)")
    parser.add_argument("--point", type=int, default=0, metavar="N",
                        help="which point of a sweep the first three show (default: 0)")
    parser.add_argument("--pair", nargs=2, metavar=("A", "B"),
                        help="the two strategies of the difference (default: the best two)")
    parser.add_argument("--keys", nargs="+", metavar="KEY",
                        help="the one or two swept keys of the map (default: the first two)")
    return parser, parser.parse_args()


def draw(options):
    result, summary = open_result(options.result)
    n_points = result.sizes["point"]
    if not 0 <= options.point < n_points:
        raise Foreign(f"there is no point {options.point}; points are 0 to {n_points - 1}")
    at = result.isel(point=options.point).load()
    title = str(result.attrs.get("title") or result.attrs["scenario_name"])
    here = values_at(result, options.point)
    local = f"{title}\n{here}" if here else title
    return {
        "curves": curves(at, summary.isel(point=options.point), local),
        "difference": difference(at, local, options.pair),
        "distribution": distribution(at, local),
        "map": sweep_map(result, summary, title, options.keys) if n_points > 1 else None,
    }


def main():
    parser, options = arguments()
    formats = options.formats.split(",")
    if not set(formats) <= {"png", "svg", "pdf"} or len(options.keys or []) > 2:
        parser.error("formats are png, svg and pdf; a map has one or two keys")
    plt.rcParams.update({
        "font.size": 10, "axes.titlesize": 10, "axes.spines.top": False, "axes.spines.right": False,
        "svg.hashsalt": "grapevine",  # the same result gives the same picture
        "svg.fonttype": "none",
    })
    try:
        figures = draw(options)
    except Foreign as failure:
        sys.exit(f"plot.py: {failure}")
    options.output.mkdir(parents=True, exist_ok=True)
    for name, figure in figures.items():
        if figure is None:
            continue
        for extension in formats:
            path = options.output / f"{name}.{extension}"
            metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(extension)
            figure.savefig(path, dpi=150, bbox_inches="tight", metadata=metadata)
            print(path)


if __name__ == "__main__":
    main()
