// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/zonal_sum.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/areas/pixel_cover.h"
#include "geo/geometry/box_index.h"
#include "geo/io/gdal_session.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr double kStepDegrees = 0.02;
constexpr std::int64_t kPixelsAtOnce = 4'000'000;
constexpr double kNoShare = 1e-12;

std::string rasterName(const std::string& source) {
    const std::string end = core::lower(std::filesystem::path(source).extension().string());
    const bool ours = !source.starts_with("/vsi");
    return ours && end == ".gz"    ? "/vsigzip/" + source
           : ours && end == ".zip" ? "/vsizip/" + source
                                   : source;
}

/// Points along a ring so dense that straight lines between them follow any projection.
core::Ring dense(const core::Ring& ring) {
    core::Ring out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (i > 0) {
            const core::Point a = ring[i - 1];
            const core::Point b = ring[i];
            const double steps =
                std::ceil(std::max(std::abs(b.x - a.x), std::abs(b.y - a.y)) / kStepDegrees);
            for (double s = 1; s < steps; ++s) {
                // Weighted from both ends alike, so that neighbours get the same points.
                out.push_back(
                    {(a.x * (steps - s) + b.x * s) / steps, (a.y * (steps - s) + b.y * s) / steps});
            }
        }
        out.push_back(ring[i]);
    }
    return out;
}

class Raster {
public:
    explicit Raster(const std::string& source) : source_(source) {
        prepareGdal();
        const GdalErrors errors;
        data_.reset(
            GDALDataset::Open(rasterName(source).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
        if (!data_ || data_->GetRasterCount() == 0) {
            throw Error(Code::Input,
                        core::format("{} cannot be read as a raster: {}", source,
                                     core::cleanText(errors.text().empty() ? "it has no band"
                                                                           : errors.text())),
                        "Give a GeoTIFF or another raster that GDAL knows.", source);
        }
        band_ = data_->GetRasterBand(1);
        if (GDALDataTypeIsComplex(band_->GetRasterDataType()) != 0) {
            refuse("holds complex numbers", "Give a raster of plain numbers.");
        }
        std::array<double, 6> forth{};
        if (data_->GetGeoTransform(forth.data()) != CE_None ||
            GDALInvGeoTransform(forth.data(), toPixels_.data()) == 0) {
            refuse("does not say where its pixels lie",
                   "Georeference it with gdal_translate -a_ullr.");
        }
        prepareTransformation(errors);
    }

    int width() const { return data_->GetRasterXSize(); }
    int height() const { return data_->GetRasterYSize(); }

    /// To pixel coordinates, in place; false if a point has no image in the raster's projection.
    bool toPixels(core::MultiPolygon& shape) const {
        const GdalErrors quiet;
        for (core::Polygon& polygon : shape.polygons) {
            for (core::Ring& ring : polygon.rings) {
                ring = geographic_ ? ring : dense(ring);
                for (core::Point& point : ring) {
                    double x = point.x;
                    double y = point.y;
                    if (transformation_->Transform(1, &x, &y) == 0 || !std::isfinite(x) ||
                        !std::isfinite(y)) {
                        return false;
                    }
                    point = {toPixels_[0] + x * toPixels_[1] + y * toPixels_[2],
                             toPixels_[3] + x * toPixels_[4] + y * toPixels_[5]};
                }
            }
        }
        return true;
    }

    /// Values of a window; not a number where there is none.
    std::vector<double> read(const PixelWindow& window) const {
        const GdalErrors errors;
        const auto count =
            static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height);
        std::vector<double> values(count);
        std::vector<unsigned char> mask(count, 255);
        const bool masked = (band_->GetMaskFlags() & GMF_ALL_VALID) == 0;
        const auto fetch = [&](GDALRasterBand* band, void* to, GDALDataType type) {
            return band->RasterIO(GF_Read, window.x, window.y, window.width, window.height, to,
                                  window.width, window.height, type, 0, 0, nullptr) == CE_None;
        };
        if (!fetch(band_, values.data(), GDT_Float64) ||
            (masked && !fetch(band_->GetMaskBand(), mask.data(), GDT_Byte))) {
            refuse(
                core::format("breaks off at row {}: {}", window.y, core::cleanText(errors.text())),
                "Copy the file again.");
        }
        const double scale = band_->GetScale();
        const double offset = band_->GetOffset();
        for (std::size_t i = 0; i < count; ++i) {
            values[i] = mask[i] == 0 ? std::nan("") : values[i] * scale + offset;
        }
        return values;
    }

    /// Windows that follow the blocks in which the file is stored.
    std::vector<PixelWindow> windows() const {
        int blockWidth = 1;
        int blockHeight = 1;
        band_->GetBlockSize(&blockWidth, &blockHeight);
        const auto fit = [](std::int64_t block, std::int64_t whole, std::int64_t wanted) {
            const std::int64_t blocks = std::max<std::int64_t>(1, wanted / block);
            return static_cast<int>(std::min(whole, blocks * block));
        };
        const int wide = fit(blockWidth, width(), 4096);
        const int high =
            fit(blockHeight, height(), std::max<std::int64_t>(1, kPixelsAtOnce / wide));
        std::vector<PixelWindow> all;
        for (int y = 0; y < height(); y += high) {
            for (int x = 0; x < width(); x += wide) {
                all.push_back({x, y, std::min(wide, width() - x), std::min(high, height() - y)});
            }
        }
        return all;
    }

private:
    [[noreturn]] void refuse(const std::string& what, const std::string& hint) const {
        throw Error(Code::Input, core::format("the raster {} {}", source_, what), hint, source_);
    }

    void prepareTransformation(const GdalErrors& errors) {
        const OGRSpatialReference* own = data_->GetSpatialRef();
        if (own == nullptr || own->IsEmpty()) {
            refuse("names no projection", "Set one with gdal_edit.py -a_srs EPSG:4326.");
        }
        OGRSpatialReference raster(*own);
        raster.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        geographic_ = raster.IsGeographic() != 0;
        OGRSpatialReference degrees;
        degrees.importFromEPSG(4326);
        degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        transformation_.reset(OGRCreateCoordinateTransformation(&degrees, &raster));
        if (!transformation_) {
            refuse(core::format("has a projection that cannot be used: {}",
                                core::cleanText(errors.text())),
                   "Reproject it with gdalwarp.");
        }
    }

    struct Closer {
        void operator()(GDALDataset* data) const { GDALClose(data); }
    };

    std::string source_;
    std::unique_ptr<GDALDataset, Closer> data_;
    GDALRasterBand* band_ = nullptr;
    std::array<double, 6> toPixels_{};
    bool geographic_ = false;
    std::unique_ptr<OGRCoordinateTransformation> transformation_;
};

/// The part of a window in which a shape may have pixels; empty if there is none.
PixelWindow overlap(const PixelWindow& window, const core::Box& box) {
    const auto low = [](double value, int from, int size) {
        return static_cast<int>(std::clamp(std::floor(value), 1.0 * from, 1.0 * from + size));
    };
    const auto high = [](double value, int from, int size) {
        return static_cast<int>(std::clamp(std::ceil(value), 1.0 * from, 1.0 * from + size));
    };
    const int x = low(box.minX, window.x, window.width);
    const int y = low(box.minY, window.y, window.height);
    return {x, y, high(box.maxX, window.x, window.width) - x,
            high(box.maxY, window.y, window.height) - y};
}

void addWindow(const std::vector<double>& values, const PixelWindow& window,
               const core::MultiPolygon& shape, const PixelWindow& part, ZonalSum& sum) {
    const std::vector<double> shares = pixelCover(shape, part);
    for (int row = 0; row < part.height; ++row) {
        for (int column = 0; column < part.width; ++column) {
            const double share = shares[static_cast<std::size_t>(row) * part.width + column];
            const double value =
                values[static_cast<std::size_t>(part.y - window.y + row) * window.width +
                       static_cast<std::size_t>(part.x - window.x + column)];
            if (share > kNoShare && std::isfinite(value)) {
                sum.sum += share * value;
                sum.pixels += share;
            }
        }
    }
}

} // namespace

std::vector<ZonalSum> sumByZone(const std::string& source, std::vector<core::MultiPolygon> shapes,
                                core::Job& job) {
    const Raster raster(source);
    std::vector<ZonalSum> sums(shapes.size());
    std::vector<core::Box> boxes;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        job.checkpoint();
        const bool placed = raster.toPixels(shapes[i]);
        boxes.push_back(placed ? shapes[i].bounds() : core::Box());
        orientForCover(shapes[i]);
    }
    const BoxIndex index(boxes);
    const std::vector<PixelWindow> windows = raster.windows();
    for (std::size_t w = 0; w < windows.size(); ++w) {
        const PixelWindow& window = windows[w];
        job.step(static_cast<double>(w) / static_cast<double>(windows.size()),
                 "summing the raster");
        std::vector<std::size_t> here;
        index.query({1.0 * window.x, 1.0 * window.y, 1.0 * window.x + window.width,
                     1.0 * window.y + window.height},
                    [&](std::size_t i) { here.push_back(i); });
        const std::vector<double> values =
            here.empty() ? std::vector<double>() : raster.read(window);
        for (const std::size_t i : here) {
            const PixelWindow part = overlap(window, boxes[i]);
            if (part.width > 0 && part.height > 0) {
                addWindow(values, window, shapes[i], part, sums[i]);
            }
        }
    }
    return sums;
}

} // namespace geo
