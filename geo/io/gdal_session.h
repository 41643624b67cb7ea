// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace geo {

/// Registers GDAL's drivers, once, and sets the options that all our reading relies on: no limit on
/// the size of a GeoJSON object, no files written beside the sources.
void prepareGdal();

/// Keeps what GDAL would print. While it lives, the errors and warnings that GDAL raises on this
/// thread are collected here instead; such objects nest.
class GdalErrors {
public:
    GdalErrors();
    ~GdalErrors();
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;

    /// True after an error (not a mere warning) since the last `clear`.
    bool failed() const { return !firstFailure_.empty(); }
    /// The first error, which names the cause where later ones name consequences.
    const std::string& text() const { return firstFailure_; }
    void clear() { firstFailure_.clear(); }
    /// Called by GDAL.
    void add(bool failure, const char* message);

private:
    std::string firstFailure_;
};

} // namespace geo
