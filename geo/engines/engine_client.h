// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "core/base/json.h"
#include "geo/engines/engine_address.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace geo {

/// Whom to ask, and how.
struct EngineServer {
    EngineAddress address;
    std::string key;      ///< goes into a header only; empty = none
    double perMinute = 0; ///< requests that its rules allow; 0 = any number
    /// It may think so long before the first byte comes: large tables and plans take a while.
    double thinkSeconds = 120;
    /// Waits; empty = really. For tests.
    std::function<void(double seconds, core::Job&)> wait = {};
};

/// Asks a server for JSON, no faster than its rules allow. Trying again, and waiting as long as the
/// server asks for, is left to the function that was handed down (`crm::retrying`).
class EngineClient {
public:
    EngineClient(EngineServer server, core::Fetch fetch);

    struct Answer {
        int status = 0;
        core::Json json; ///< discarded where it is no JSON
        bool good() const { return status >= 200 && status < 300; }
    };
    /// `path` follows the base. Throws Error(Remote) without an answer.
    Answer get(const std::string& path, core::Job& job);
    /// A question, so it may be asked twice.
    Answer post(const std::string& path, const core::Json& body, core::Job& job);

    /// Throws Error(Remote) for an answer that cannot be used, with what the server said of it
    /// (`said`), shortened and without the key.
    [[noreturn]] void refuse(const Answer& answer, const std::string& said) const;
    /// Throws Error(Remote): the answer makes no sense.
    [[noreturn]] void garbage(const std::string& what) const;

    const EngineServer& server() const { return server_; }

private:
    Answer send(core::FetchRequest request, core::Job& job);
    void keepPace(core::Job& job);

    EngineServer server_;
    core::Fetch fetch_;
    std::optional<std::chrono::steady_clock::time_point> next_;
};

/// A text of an answer; empty where there is none at that key.
std::string textAt(const core::Json& json, const char* key);

} // namespace geo
