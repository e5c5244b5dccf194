#!/usr/bin/env Rscript
# From file to figure in R: read a grapevine result with hdf5r, draw it with base graphics.
#
#     Rscript scripts/vignette.R results/launch/<world hash>/result.h5 [folder for figures]
#
# Written to be read from top to bottom, and copied from. Debian: r-cran-hdf5r.

library(hdf5r)

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1 || length(arguments) > 2) {
  stop("usage: Rscript vignette.R result.h5 [folder]", call. = FALSE)
}
folder <- if (length(arguments) == 2) arguments[2] else "figures"

# ---- 1. Open -----------------------------------------------------------------------------
# A result is a netCDF-4 file: arrays with named dimensions, and attributes that say what it is.

file <- tryCatch(
  H5File$new(arguments[1], mode = "r"),
  error = function(failure) stop(arguments[1], ": not a file that HDF5 reads", call. = FALSE)
)
if (!file$attr_exists("filetype") || h5attr(file, "filetype") != "grapevine-run") {
  stop(arguments[1], ": not a result of grapevine; give it a result.h5", call. = FALSE)
}
title <- h5attr(file, "title")
cat(title, "\n")

# ---- 2. Read -----------------------------------------------------------------------------
# On disk dimensions are (point, strategy, replicate, step). R turns the order round, so here
# they are [step, replicate, strategy, point]. One experiment has one point; a sweep has many,
# and reading [, , , 1] takes one of them without loading the others.

strategy <- file[["strategy"]]$read()
step <- file[["step"]]$read()
adopters <- file[["adopters"]][, , , 1, drop = FALSE]
status <- file[["status"]][, , 1, drop = FALSE]
final <- file[["final_adopters"]][, , 1, drop = FALSE]
adopters <- array(as.numeric(adopters), dim(adopters)[1:3])
status <- array(as.numeric(status), dim(status)[1:2])
final <- array(as.numeric(final), dim(final)[1:2])
dimnames(adopters) <- list(step, NULL, strategy)
dimnames(final) <- list(NULL, strategy)

# Lives that failed or were not lived (status 1 is: done) are missing, not zero.
for (s in seq_along(strategy)) {
  adopters[, status[, s] != 1, s] <- NA
  final[status[, s] != 1, s] <- NA
}

# ---- 3. Compare --------------------------------------------------------------------------
# The k-th lives of all strategies have the same network and the same luck. So strategies are
# compared pair by pair, and what luck does to both drops out.

mean_of <- colMeans(final, na.rm = TRUE)
best <- order(-mean_of)[1:2]
if (length(strategy) < 2) best <- c(1, 1)
pairs <- final[, best[1]] - final[, best[2]]
# Lives that share one of several networks are not independent: then networks are counted.
graph <- file[["graph_hash"]]
graph <- if (length(graph$dims) == 2) graph[, 1] else graph$read()
if (length(unique(graph)) > 1) pairs <- tapply(pairs, graph, mean, na.rm = TRUE)
if (sum(is.finite(pairs)) > 1 && diff(range(pairs, na.rm = TRUE)) > 0) {
  test <- t.test(pairs)
  cat(sprintf("%s has %.1f adopters more than %s (95 %% interval %.1f to %.1f)\n",
              strategy[best[1]], test$estimate, strategy[best[2]],
              test$conf.int[1], test$conf.int[2]))
} else {
  cat(sprintf("%s and %s: the same in every pair\n", strategy[best[1]], strategy[best[2]]))
}

# ---- 4. Draw -----------------------------------------------------------------------------

palette <- c("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442")
colour <- rep("#7f7f7f", length(strategy))  # the baseline; the others: Okabe and Ito (2008)
colour[strategy != "do-nothing"] <- rep(palette, length.out = sum(strategy != "do-nothing"))

# Draw a figure twice: as picture elements, and as lines that can be scaled.
figure <- function(name, draw) {
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  for (kind in c("png", "svg")) {
    path <- file.path(folder, paste0(name, ".", kind))
    if (kind == "png") {
      png(path, width = 1050, height = 690, res = 150, type = "cairo")
    } else {
      svg(path, width = 7, height = 4.6)
    }
    par(mar = c(4.2, 4.2, 2.5, 1), las = 1, bty = "l", cex.main = 1, font.main = 1)
    draw()
    dev.off()
    cat(path, "\n")
  }
}

figure("curves", function() {
  mean_curve <- apply(adopters, c(1, 3), mean, na.rm = TRUE)
  low <- apply(adopters, c(1, 3), quantile, 0.05, na.rm = TRUE)
  high <- apply(adopters, c(1, 3), quantile, 0.95, na.rm = TRUE)
  matplot(step, mean_curve, type = "n", ylim = c(0, max(high)), xlab = "step",
          ylab = "adopters", main = title)
  for (s in seq_along(strategy)) {
    polygon(c(step, rev(step)), c(low[, s], rev(high[, s])), border = NA,
            col = adjustcolor(colour[s], alpha.f = 0.18))
  }
  matlines(step, mean_curve, lty = 1, lwd = 2, col = colour)
  legend("topleft", strategy, col = colour, lwd = 2, bty = "n",
         title = "mean, and 5 to 95 % of lives", title.adj = 0)
})

figure("difference", function() {
  apart <- adopters[, , best[1]] - adopters[, , best[2]]
  if (length(unique(graph)) > 1) {
    apart <- t(apply(apart, 1, function(row) tapply(row, graph, mean, na.rm = TRUE)))
  }
  middle <- rowMeans(apart, na.rm = TRUE)
  half <- 1.959964 * apply(apart, 1, sd, na.rm = TRUE) / sqrt(rowSums(is.finite(apart)))
  plot(step, middle, type = "n", ylim = range(0, middle - half, middle + half, na.rm = TRUE),
       xlab = "step", main = "mean of pairs with the same luck, 95 % interval",
       ylab = paste("adopters:", strategy[best[1]], "less", strategy[best[2]]))
  polygon(c(step, rev(step)), c(middle - half, rev(middle + half)), border = NA,
          col = adjustcolor(colour[best[1]], alpha.f = 0.25))
  abline(h = 0, col = "#7f7f7f")
  lines(step, middle, lwd = 2, col = colour[best[1]])
})

figure("distribution", function() {
  shown <- strategy[strategy != "do-nothing"]
  if (length(shown) == 0) shown <- strategy
  set.seed(1)  # of the jitter
  stripchart(as.data.frame(final[, shown, drop = FALSE], optional = TRUE), vertical = TRUE,
             method = "jitter", jitter = 0.25, pch = 16, cex = 0.5,
             col = adjustcolor(colour[match(shown, strategy)], 0.4),
             ylab = "adopters in the end", main = "how lives ended; bars: their mean")
  k <- seq_along(shown)
  segments(k - 0.35, mean_of[shown], k + 0.35, mean_of[shown], lwd = 2)
})

# ---- 5. A sweep --------------------------------------------------------------------------
# Swept values stand along `point` under their dotted keys. What was taken together over the
# lives of each point stands in the group `summary`, small even for a thousand points.

n_points <- length(file[["point"]]$read())
swept <- setdiff(names(file), c("point", "strategy", "replicate", "step"))
swept <- Filter(function(name) grepl("^(budget|ticks|seed|.*[.].*)$", name), swept)
if (n_points > 1 && length(swept) > 0) {
  at <- file[[swept[1]]]$read()
  mean_at <- file[["summary/final_adopters_mean"]]$read()  # [strategy, point]
  if (length(strategy) == 1) mean_at <- matrix(mean_at, 1)
  figure("sweep", function() {
    # With several swept values: the mean over the others.
    line <- apply(mean_at, 1, function(row) tapply(row, at, mean, na.rm = TRUE))
    values <- sort(unique(at))
    is_wide <- min(values) > 0 && max(values) / min(values) >= 20
    matplot(values, line, log = if (is_wide) "x" else "", type = "o", pch = 16, lty = 1, lwd = 2, col = colour,
            xlab = swept[1], ylab = "adopters in the end", main = title,
            ylim = c(0, max(line, na.rm = TRUE)))
    legend("topleft", strategy, col = colour, lwd = 2, bty = "n")
  })
}
file$close_all()
