// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/heat.h"

#include "core/analysis/bands.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

// Two versions of the innermost loops, chosen when the program starts. Without fused operations
// both give the same bytes.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define EVENLODE_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define EVENLODE_WIDE
#endif

namespace core::analysis {

namespace {

constexpr double kMostCells = 1e8;
constexpr int kChunk = 1024; ///< columns worked on at once: they stay in the first cache
constexpr int kBands = 16;
/// Values times cells of the kernel up to which single values are cheaper than two passes.
constexpr double kFewWork = 4e6;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

EVENLODE_WIDE void addScaled(float* out, const float* in, float factor, int count) {
    for (int i = 0; i < count; ++i) {
        out[i] += factor * in[i];
    }
}

/// Four rows at a time, so that the sums are loaded and stored less often.
EVENLODE_WIDE void addFour(float* out, const float* const* in, const float* factors, int count) {
    const float* a = in[0];
    const float* b = in[1];
    const float* c = in[2];
    const float* d = in[3];
    for (int i = 0; i < count; ++i) {
        out[i] += (factors[0] * a[i] + factors[1] * b[i]) + (factors[2] * c[i] + factors[3] * d[i]);
    }
}

void checkView(const HeatView& view) {
    const double cells = static_cast<double>(view.width) * view.height;
    if (view.width < 1 || view.height < 1 || cells > kMostCells || !(view.cell > 0) ||
        !std::isfinite(view.cell)) {
        throw Error(Code::Usage,
                    format("a surface of {} x {} cells of {:.4g} m cannot be made", view.width,
                           view.height, view.cell),
                    "choose 1 to 100 million cells with a side above 0");
    }
}

} // namespace

HeatView heatViewFor(const Box& box, double margin, int width, int height) {
    const double w = box.width() + 2 * margin;
    const double h = box.height() + 2 * margin;
    const double cell = std::max({w / width, h / height, 1e-3});
    HeatView view;
    view.cell = cell;
    view.width = std::max(1, static_cast<int>(std::ceil(w / cell - 1e-9)));
    view.height = std::max(1, static_cast<int>(std::ceil(h / cell - 1e-9)));
    const Point middle = box.centre();
    view.topLeft = {middle.x - view.width * cell / 2, middle.y + view.height * cell / 2};
    return view;
}

std::optional<double> HeatSurface::densityAt(Point metres) const {
    const double column = std::floor((metres.x - view.topLeft.x) / view.cell);
    const double row = std::floor((view.topLeft.y - metres.y) / view.cell);
    if (!(column >= 0 && column < view.width && row >= 0 && row < view.height)) {
        return std::nullopt;
    }
    return density(static_cast<std::size_t>(row) * at(view.width) +
                   static_cast<std::size_t>(column));
}

double HeatSurface::total() const {
    return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

/// The grid is widened by the reach of the kernel on all sides: "wide" rows and columns count from
/// its corner.
struct HeatMaker::State {
    HeatSurface surface;
    HeatOptions options;
    KernelTable kernel;
    const HeatPoints* points = nullptr;
    int threads = 1;
    int wideWidth = 0;
    int wideHeight = 0;
    std::vector<float> binned; ///< wide rows and columns
    std::vector<float> across; ///< wide rows after the pass along them, columns of the view
    struct Span {
        int begin = 0;
        int end = 0;
    };
    std::vector<Span> spans; ///< of each wide row, columns that are not empty

    void prepare(const HeatPoints& wanted, const HeatView& view, const HeatOptions& how);
    Box boxOfRows(int begin, int end) const;
    std::size_t pointsInView() const;
    /// Calls add(column, row, amount) for every cell of the wide rows `begin` to `end` that a
    /// point lays something on, in the order of the points.
    template <class Add> void lay(int begin, int end, Add&& add) const;
    void binRows(int begin, int end);
    void spreadAlong(int begin, int end);
    void spreadDown(int begin, int end);
    void splatRows(int begin, int end);
    void splatBinned(int begin, int end);
    void addKernel(int column, int row, float amount, int begin, int end);
};

void HeatMaker::State::prepare(const HeatPoints& wanted, const HeatView& view,
                               const HeatOptions& how) {
    const double radius = how.radius / view.cell;
    if (kernel.shares.empty() || how.kernel != options.kernel ||
        radius != options.radius / surface.view.cell) {
        kernel = kernelTable(how.kernel, radius);
    }
    points = &wanted;
    options = how;
    threads = how.threads > 0 ? how.threads : usualThreads();
    surface.view = view;
    surface.amounts.resize(view.cells());
    wideWidth = view.width + 2 * kernel.half;
    wideHeight = view.height + 2 * kernel.half;
}

Box HeatMaker::State::boxOfRows(int begin, int end) const {
    const HeatView& view = surface.view;
    const int half = kernel.half + 1; // values just outside reach in by their second cell
    Box box;
    box.add(Point{view.topLeft.x - half * view.cell,
                  view.topLeft.y - (begin - kernel.half - 1) * view.cell});
    box.add(Point{view.topLeft.x + (view.width + half) * view.cell,
                  view.topLeft.y - (end - kernel.half + 1) * view.cell});
    return box;
}

std::size_t HeatMaker::State::pointsInView() const {
    const Box box = boxOfRows(0, wideHeight);
    std::size_t count = 0;
    for (const HeatPoints::Block& block : points->blocks()) {
        count += block.box.intersects(box) ? block.end - block.begin : 0;
    }
    return count;
}

template <class Add> void HeatMaker::State::lay(int begin, int end, Add&& add) const {
    const HeatView& view = surface.view;
    const double west = view.topLeft.x - kernel.half * view.cell;
    const double north = view.topLeft.y + kernel.half * view.cell;
    const double scale = 1 / view.cell;
    const bool bilinear = options.binning == HeatBinning::Bilinear;
    const double shift = bilinear ? 0.5 : 0; // middles of cells, not their corners
    const Box box = boxOfRows(begin, end);
    const auto layOn = [&](int column, int row, float amount) {
        if (column >= 0 && column < wideWidth && row >= begin && row < end) {
            add(column, row, amount);
        }
    };
    for (const HeatPoints::Block& block : points->blocks()) {
        if (!block.box.intersects(box)) {
            continue;
        }
        for (const HeatPoints::Placed& p : points->of(block)) {
            const double x = (p.x - west) * scale - shift;
            const double y = (north - p.y) * scale - shift;
            if (!(x > -2 && x < wideWidth + 1 && y > begin - 2 && y < end + 1)) {
                continue;
            }
            // Above -2: cutting off is rounding down once 2 is added.
            const int column = static_cast<int>(x + 2) - 2;
            const int row = y >= 0 ? static_cast<int>(y) : static_cast<int>(y + 2) - 2;
            if (!bilinear) {
                layOn(column, row, p.value);
                continue;
            }
            // Shares from both sides, so that small ones are as exact as large ones.
            const auto right = static_cast<float>(x - column);
            const auto left = static_cast<float>(column + 1 - x);
            const float lower = p.value * static_cast<float>(y - row);
            const float upper = p.value * static_cast<float>(row + 1 - y);
            layOn(column, row, upper * left);
            layOn(column + 1, row, upper * right);
            layOn(column, row + 1, lower * left);
            layOn(column + 1, row + 1, lower * right);
        }
    }
}

void HeatMaker::State::binRows(int begin, int end) {
    std::fill(binned.begin() + static_cast<std::ptrdiff_t>(begin) * wideWidth,
              binned.begin() + static_cast<std::ptrdiff_t>(end) * wideWidth, 0.0F);
    lay(begin, end, [&](int column, int row, float amount) {
        binned[at(row) * at(wideWidth) + at(column)] += amount;
    });
}

/// What lies at a wide column is spread over the columns of the view around it. The row it is
/// added up in has as many further cells on both sides, so that nothing needs to be cut off.
void HeatMaker::State::spreadAlong(int begin, int end) {
    const int width = surface.view.width;
    const int side = kernel.side();
    std::vector<float> sums(at(wideWidth + 2 * kernel.half));
    for (int row = begin; row < end; ++row) {
        const float* in = binned.data() + at(row) * at(wideWidth);
        int first = -1;
        int last = -1;
        for (int column = 0; column < wideWidth; ++column) {
            if (in[column] != 0) {
                if (first < 0) {
                    first = column;
                    std::fill(sums.begin(), sums.end(), 0.0F);
                }
                last = column;
                addScaled(sums.data() + column, kernel.line.data(), in[column], side);
            }
        }
        // A wide column c reaches the columns c - 2 * half to c of the view.
        Span& span = spans[at(row)];
        span = first < 0 ? Span()
                         : Span{std::clamp(first - 2 * kernel.half, 0, width),
                                std::clamp(last + 1, 0, width)};
        std::copy(sums.begin() + 2 * kernel.half + span.begin,
                  sums.begin() + 2 * kernel.half + span.end,
                  across.begin() + static_cast<std::ptrdiff_t>(row) * width + span.begin);
        std::fill_n(across.begin() + static_cast<std::ptrdiff_t>(row) * width, span.begin, 0.0F);
        std::fill(across.begin() + static_cast<std::ptrdiff_t>(row) * width + span.end,
                  across.begin() + static_cast<std::ptrdiff_t>(row + 1) * width, 0.0F);
    }
}

void HeatMaker::State::spreadDown(int begin, int end) {
    const int width = surface.view.width;
    for (int left = 0; left < width; left += kChunk) {
        const int count = std::min(kChunk, width - left);
        for (int row = begin; row < end; ++row) {
            float* out = surface.amounts.data() + at(row) * at(width) + at(left);
            std::fill_n(out, count, 0.0F);
            const float* rows[4];
            float factors[4];
            int held = 0;
            for (int k = 0; k < kernel.side(); ++k) {
                const Span& span = spans[at(row + k)];
                if (span.begin >= left + count || span.end <= left) {
                    continue;
                }
                rows[held] = across.data() + at(row + k) * at(width) + at(left);
                factors[held] = kernel.line[at(k)];
                if (++held == 4) {
                    addFour(out, rows, factors, count);
                    held = 0;
                }
            }
            for (int i = 0; i < held; ++i) {
                addScaled(out, rows[i], factors[i], count);
            }
        }
    }
}

/// Rows `begin` to `end` of the view; column and row of the value are wide ones.
void HeatMaker::State::addKernel(int column, int row, float amount, int begin, int end) {
    const int width = surface.view.width;
    const int middle = column - kernel.half;
    const int half = kernel.half;
    for (int dy = -half; dy <= half; ++dy) {
        const int y = row - half + dy;
        if (y < begin || y >= end) {
            continue;
        }
        const int reach = kernel.reach[at(dy + half)];
        const int from = std::max(middle - reach, 0);
        const int to = std::min(middle + reach + 1, width);
        if (from < to) {
            addScaled(surface.amounts.data() + at(y) * at(width) + at(from),
                      kernel.row(dy) + half + (from - middle), amount, to - from);
        }
    }
}

void HeatMaker::State::splatRows(int begin, int end) {
    std::fill(surface.amounts.begin() + static_cast<std::ptrdiff_t>(begin) * surface.view.width,
              surface.amounts.begin() + static_cast<std::ptrdiff_t>(end) * surface.view.width,
              0.0F);
    lay(begin, end + 2 * kernel.half,
        [&](int column, int row, float amount) { addKernel(column, row, amount, begin, end); });
}

void HeatMaker::State::splatBinned(int begin, int end) {
    std::fill(surface.amounts.begin() + static_cast<std::ptrdiff_t>(begin) * surface.view.width,
              surface.amounts.begin() + static_cast<std::ptrdiff_t>(end) * surface.view.width,
              0.0F);
    for (int row = begin; row < end + 2 * kernel.half; ++row) {
        const float* in = binned.data() + at(row) * at(wideWidth);
        for (int column = 0; column < wideWidth; ++column) {
            if (in[column] != 0) {
                addKernel(column, row, in[column], begin, end);
            }
        }
    }
}

HeatMaker::HeatMaker() : state_(std::make_unique<State>()) {}
HeatMaker::~HeatMaker() = default;
HeatMaker::HeatMaker(HeatMaker&&) noexcept = default;
HeatMaker& HeatMaker::operator=(HeatMaker&&) noexcept = default;

const HeatSurface& HeatMaker::make(const HeatPoints& points, const HeatView& view,
                                   const HeatOptions& options) {
    checkView(view);
    State& s = *state_;
    s.prepare(points, view, options);
    const double side = s.kernel.side();
    const double splats = static_cast<double>(s.pointsInView()) *
                          (options.binning == HeatBinning::Bilinear ? 4 : 1) * side * side;
    if (splats <= kFewWork) {
        inBands(view.height, kBands, s.threads, [&](int a, int b) { s.splatRows(a, b); });
        return s.surface;
    }
    s.binned.resize(at(s.wideWidth) * at(s.wideHeight));
    if (options.kernel != HeatKernel::Gaussian) {
        inBands(s.wideHeight, kBands, s.threads, [&](int a, int b) { s.binRows(a, b); });
        inBands(view.height, kBands, s.threads, [&](int a, int b) { s.splatBinned(a, b); });
        return s.surface;
    }
    s.across.resize(at(view.width) * at(s.wideHeight));
    s.spans.resize(at(s.wideHeight));
    inBands(s.wideHeight, kBands, s.threads, [&](int a, int b) {
        s.binRows(a, b);
        s.spreadAlong(a, b);
    });
    inBands(view.height, kBands, s.threads, [&](int a, int b) { s.spreadDown(a, b); });
    return s.surface;
}

double heatScale(const HeatSurface& surface, double share) {
    std::vector<float> sizes;
    for (const float amount : surface.amounts) {
        if (amount != 0) {
            sizes.push_back(std::abs(amount));
        }
    }
    if (sizes.empty()) {
        return 0;
    }
    const auto place = static_cast<std::ptrdiff_t>(std::clamp(share, 0.0, 1.0) *
                                                   static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), sizes.begin() + place, sizes.end());
    return static_cast<double>(sizes[static_cast<std::size_t>(place)]) /
           (surface.view.cell * surface.view.cell / 1e6);
}

} // namespace core::analysis
