// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstddef>
#include <future>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ui {

/// Decodes geometry blobs and projects them while further ones are being read: in batches, each in
/// a thread of its own, two at a time.
class ShapeProjector {
public:
    /// `shapes` must stay where it is until `finish`.
    ShapeProjector(std::string crs, std::vector<core::MultiPolygon>& shapes);

    /// The shape at `place` is to be made of this blob (see core/workspace/gpkg.h). Throws what
    /// decoding or projecting an earlier blob threw.
    void add(std::size_t place, std::span<const std::byte> blob);
    /// Waits for all. Throws as `add`.
    void finish();

private:
    struct Batch {
        std::vector<std::byte> bytes;
        std::vector<std::pair<std::size_t, std::size_t>> ends; ///< place, and end in `bytes`
    };
    void start();

    std::string crs_;
    std::vector<core::MultiPolygon>& shapes_;
    Batch batch_;
    std::vector<std::future<void>> running_;
};

} // namespace ui
