// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace resources {

/// The bytes of a file of resources/data as it is on disk (gzip), by its name ("us_zips.csv.gz").
/// Empty if there is no such file. They live as long as the program.
std::span<const std::byte> embeddedFile(std::string_view name);

} // namespace resources
