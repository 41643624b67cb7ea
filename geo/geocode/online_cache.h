// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"

#include <optional>
#include <string>

namespace geo {

/// Answers of geocoding servers, in an SQLite file of their own, so that nobody is asked twice.
/// What was asked is kept as a digest only. One thread at a time.
class OnlineCache {
public:
    /// Opens or makes the file. Throws Error(Storage).
    explicit OnlineCache(const std::string& path);

    struct Entry {
        std::string body;
        std::string askedOn; ///< "2026-03-01"
    };
    /// The answer of a server, if it is no older than `maxAgeDays`.
    std::optional<Entry> find(const std::string& server, const std::string& question,
                              double maxAgeDays) const;
    void keep(const std::string& server, const std::string& question, const std::string& body);

private:
    core::Connection db_;
};

} // namespace geo
