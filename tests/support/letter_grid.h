// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/align/problem.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace test {

/// A grid of square basic units drawn as letters, one row per '/': "AAB/ABB/CCC". Letters are the
/// territories in alphabetical order, '.' is a unit without a territory, '_' is no unit at all.
/// Squares have sides of 1 km; the first row is the northernmost. Corners do not touch.
struct LetterGrid {
    static constexpr double kSide = 1000;

    std::vector<core::Point> positions; ///< middles of the squares, metres
    std::vector<std::string> names;     ///< "r1c1", counted from 1
    std::vector<core::align::Border> borders;
    std::vector<std::string> territories; ///< "A", "B", ... up to the last letter that occurs
    core::align::Alignment alignment;

    explicit LetterGrid(const std::string& picture) {
        std::vector<std::string> rows(1);
        for (const char c : picture) {
            if (c == '/') {
                rows.emplace_back();
            } else {
                rows.back().push_back(c);
            }
        }
        std::vector<std::vector<int>> unitAt(rows.size());
        int highest = -1;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                const char letter = rows[r][c];
                if (letter == '_') {
                    unitAt[r].push_back(-1);
                    continue;
                }
                const int unit = static_cast<int>(positions.size());
                const int owner = letter == '.' ? core::align::kUnassigned : letter - 'A';
                unitAt[r].push_back(unit);
                highest = std::max(highest, owner);
                alignment.push_back(owner);
                names.push_back(core::format("r{}c{}", r + 1, c + 1));
                positions.push_back({(static_cast<double>(c) + 0.5) * kSide,
                                     (static_cast<double>(rows.size() - r) - 0.5) * kSide});
                if (c > 0 && unitAt[r][c - 1] >= 0) {
                    borders.push_back({unitAt[r][c - 1], unit, kSide, false});
                }
                if (r > 0 && c < unitAt[r - 1].size() && unitAt[r - 1][c] >= 0) {
                    borders.push_back({unitAt[r - 1][c], unit, kSide, false});
                }
            }
        }
        for (int t = 0; t <= highest; ++t) {
            territories.push_back(std::string(1, static_cast<char>('A' + t)));
        }
    }

    /// A problem on this grid with the drawn alignment as the current one, every unit holding 1 of
    /// the measure "work", and as many territories as letters (at least `least`).
    core::align::ProblemData problem(int least = 1) const {
        core::align::ProblemData data;
        data.positions = positions;
        data.names = names;
        data.borders = borders;
        data.areas.assign(positions.size(), kSide * kSide);
        data.perimeters.assign(positions.size(), 4 * kSide);
        data.measures = {{"work", std::vector<core::align::Amount>(positions.size(), 1), 1}};
        data.current = alignment;
        const auto count = std::max(territories.size(), static_cast<std::size_t>(least));
        for (std::size_t t = 0; t < count; ++t) {
            data.territories.push_back(
                {std::string(1, static_cast<char>('A' + t)), {}, {}, {}, {}, {}});
        }
        return data;
    }

    /// The alignment drawn by another picture of the same grid.
    static core::align::Alignment align(const std::string& picture) {
        return LetterGrid(picture).alignment;
    }
};

} // namespace test
