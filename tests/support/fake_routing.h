// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/plan/shape.h"
#include "tests/support/fake_http.h"

#include <memory>
#include <string>
#include <vector>

namespace support {

/// A routing server that answers as OSRM, Valhalla and openrouteservice do, on a plane without
/// roads: a drive takes a second for each thousandth of a degree along both axes, and is 100 m for
/// each of them. What lies east of 10 degrees cannot be reached; what lies north of 80 is near no
/// road. Places move to the nearest hundred thousandth of a degree.
class FakeRouting {
public:
    struct Settings {
        std::size_t mostCells = 10'000; ///< in one table
        std::string data = "2026-01-01";
        std::string key; ///< asked for where it is not empty
        bool locate = true;
        bool terse = false;      ///< Valhalla's plain tables
        std::string answer = {}; ///< instead of every answer
        int status = 200;        ///< of that
    };
    FakeRouting();

    std::string url() const { return http_->url(); }
    /// Requests for tables so far, and the cells in them.
    int tables() const { return tables_; }
    std::size_t cells() const { return cells_; }
    FakeHttp& http() { return *http_; }
    Settings settings;

    static double seconds(core::Point a, core::Point b);

private:
    HttpAnswer answer(const HttpAsked& asked);
    HttpAnswer osrm(const std::string& path);
    HttpAnswer valhalla(const std::string& path, const core::Json& body);
    HttpAnswer ors(const std::string& path, const core::Json& body);
    bool tooBig(std::size_t rows, std::size_t columns);

    int tables_ = 0;
    std::size_t cells_ = 0;
    std::unique_ptr<FakeHttp> http_;
};

} // namespace support
