// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/hungarian.h"

#include <limits>

namespace core::align {

std::vector<int> assignmentOf(const std::vector<std::vector<double>>& cost) {
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    const std::size_t n = cost.size();
    // Index 0 stands for "none"; rows and columns count from 1.
    std::vector<double> rowPrice(n + 1, 0);
    std::vector<double> columnPrice(n + 1, 0);
    std::vector<std::size_t> rowOf(n + 1, 0);
    std::vector<std::size_t> previous(n + 1, 0);
    for (std::size_t row = 1; row <= n; ++row) {
        rowOf[0] = row;
        std::size_t column = 0;
        std::vector<double> slack(n + 1, kInfinite);
        std::vector<bool> used(n + 1, false);
        while (rowOf[column] != 0) {
            used[column] = true;
            double step = kInfinite;
            std::size_t next = 0;
            for (std::size_t j = 1; j <= n; ++j) {
                if (used[j]) {
                    continue;
                }
                const std::size_t r = rowOf[column];
                const double reduced = cost[r - 1][j - 1] - rowPrice[r] - columnPrice[j];
                if (reduced < slack[j]) {
                    slack[j] = reduced;
                    previous[j] = column;
                }
                if (slack[j] < step) {
                    step = slack[j];
                    next = j;
                }
            }
            for (std::size_t j = 0; j <= n; ++j) {
                if (used[j]) {
                    rowPrice[rowOf[j]] += step;
                    columnPrice[j] -= step;
                } else {
                    slack[j] -= step;
                }
            }
            column = next;
        }
        while (column != 0) {
            rowOf[column] = rowOf[previous[column]];
            column = previous[column];
        }
    }
    std::vector<int> columns(n, -1);
    for (std::size_t j = 1; j <= n; ++j) {
        columns[rowOf[j] - 1] = static_cast<int>(j - 1);
    }
    return columns;
}

} // namespace core::align
