// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/http/url.h"
#include "tests/support/fake_zoho.h"

#include <optional>
#include <string>
#include <vector>

namespace support {

inline constexpr std::size_t kZohoBatch = 100;

inline std::string item(const crm::QueryItems& items, const std::string& name,
                        const std::string& otherwise = {}) {
    for (const auto& [key, value] : items) {
        if (key == name) {
            return value;
        }
    }
    return otherwise;
}

inline core::Json errorOf(const std::string& code, const std::string& message,
                          const core::Json& details = core::Json::object()) {
    return {{"code", code}, {"details", details}, {"message", message}, {"status", "error"}};
}

inline HttpAnswer error(int status, const std::string& code, const std::string& message) {
    return jsonAnswer(status, errorOf(code, message).dump());
}

inline core::InstantMs second(core::InstantMs moment) {
    return moment - moment % 1000;
}

inline bool isLookup(const std::string& type) {
    return type == "lookup" || type == "ownerlookup";
}

/// A request to a fake Zoho, taken apart.
struct FakeZoho::Asked {
    std::string method;
    std::vector<std::string> parts; ///< of the path behind the version
    crm::QueryItems query;
    core::Json body;
    std::optional<core::InstantMs> modifiedSince;
    std::optional<core::InstantMs> unmodifiedSince;

    const std::string& module() const { return parts.front(); }
    bool is(std::size_t place, const char* word) const {
        return parts.size() > place && parts[place] == word;
    }
};

} // namespace support
