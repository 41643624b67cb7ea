// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/shape.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geo {

/// A row of a map file or table, with its shape.
struct Feature {
    std::vector<std::string> values; ///< as text, trimmed; empty where there is none
    /// Degrees of EPSG:4326. One position for a point or area (a point inside it), at least two for
    /// a line; of several lines the longest. Empty without a shape that can be used.
    std::vector<core::Point> shape;
    bool area = false;
};

/// Reads the rows of any vector layer or table with their shapes, in a stream. In text files, a
/// column with well-known text is the shape. A layer that names no CRS is taken for degrees.
class FeatureReader {
public:
    /// Opens what `gdalName` makes of the source. Throws Error(Input) where it cannot be read.
    explicit FeatureReader(const std::string& source);
    ~FeatureReader();
    FeatureReader(FeatureReader&&) noexcept;
    FeatureReader& operator=(FeatureReader&&) noexcept;

    std::size_t layerCount() const;
    std::string layerName(std::size_t layer) const;
    /// Reads from this layer on, from its first row. The first layer is chosen at the start.
    void choose(std::size_t layer);

    const std::vector<std::string>& columns() const;
    /// The column of that name, whatever its capitals.
    std::optional<std::size_t> column(std::string_view name) const;
    /// Whether the layer says that its shapes are areas.
    bool hasAreas() const;
    bool hasLines() const;

    /// False at the end. Throws Error(Input) when the source breaks off.
    bool next(Feature& feature);
    /// Rows of the layer where the format tells without reading them, else -1.
    std::int64_t expectedRows() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace geo
