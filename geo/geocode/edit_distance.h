// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace geo {

/// Fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the
/// other, each place edited once (optimal string alignment; Damerau 1964). Any number above `most`
/// is given as `most` + 1, and costs less to find.
int editDistance(std::string_view a, std::string_view b, int most);

/// Which letters and digits a text has, in 64 bits. Texts within `d` edits differ in at most 2 `d`
/// bits (a replacement takes one letter away and adds another), so most others can be passed over.
std::uint64_t letterSet(std::string_view text);

} // namespace geo
