// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/heat_kernel.h"
#include "core/analysis/heat_points.h"

#include <memory>
#include <optional>
#include <vector>

namespace core::analysis {

/// Square cells over a part of a plane, north up.
struct HeatView {
    Point topLeft;   ///< metres
    double cell = 1; ///< side of a cell, metres
    int width = 0;   ///< cells
    int height = 0;

    std::size_t cells() const {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }
    Point middleOf(int column, int row) const {
        return {topLeft.x + (column + 0.5) * cell, topLeft.y - (row + 0.5) * cell};
    }
    bool operator==(const HeatView&) const = default;
};

/// The view of about `width` x `height` cells that holds a box and `margin` metres around it.
HeatView heatViewFor(const Box& box, double margin, int width, int height);

/// How a value is laid on the cells before it is spread.
enum class HeatBinning {
    Bilinear, ///< on the four cells around the place, by nearness
    Nearest   ///< on the cell that holds it: up to half a cell off
};

struct HeatOptions {
    HeatKernel kernel = HeatKernel::Gaussian;
    double radius = 1; ///< metres; for a radius of pixels multiply by the cell
    HeatBinning binning = HeatBinning::Bilinear;
    int threads = 0; ///< 0 = all cores; the result is the same with any number
};

/// What lies in each cell once everything is spread, row by row from the north: an amount in the
/// unit of the values. Divided by the area of a cell it is a density.
struct HeatSurface {
    HeatView view;
    std::vector<float> amounts;

    /// Density per square kilometre.
    double density(std::size_t index) const {
        return static_cast<double>(amounts[index]) / (view.cell * view.cell / 1e6);
    }
    /// Density at a place, empty outside of the view: what hovering shows.
    std::optional<double> densityAt(Point metres) const;
    /// Sum over the cells.
    double total() const;
};

/// Computes surfaces; keeps its memory from one to the next, because to be given fresh pages takes
/// as long as to compute a city. One thread at a time.
///
/// The surface is the exact convolution of the binned values with the kernel, in single precision:
/// all values within the radius of the view take part. The Gaussian is done in two passes, one
/// along the rows and one along the columns; other kernels, and views with few points, value by
/// value.
class HeatMaker {
public:
    HeatMaker();
    ~HeatMaker();
    HeatMaker(HeatMaker&&) noexcept;
    HeatMaker& operator=(HeatMaker&&) noexcept;

    /// The answer lives until the next call. Throws Error(Usage) for a view without cells, with
    /// more than 100 million, or a radius that fits no kernel (`kernelTable`).
    const HeatSurface& make(const HeatPoints& points, const HeatView& view,
                            const HeatOptions& options);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The density per square kilometre that the colours end at: exceeded by 5 % of the cells that are
/// not empty (by their size, for differences). To be kept while panning, so that the same colour
/// means the same. 0 for an empty surface.
double heatScale(const HeatSurface& surface, double share = 0.95);

} // namespace core::analysis
