// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace support {

/// The stand-in of one vendor, served for a client that we did not write.
class ServedFake {
public:
    virtual ~ServedFake() = default;
    /// Where it is, and what a client needs to get in: {"url", "token", ...}.
    virtual core::Json greeting() const = 0;
};

/// By vendor. Each is made in a file of its own.
std::map<std::string, std::function<std::unique_ptr<ServedFake>()>> fakeMakers();

std::unique_ptr<ServedFake> serveSalesforce();
std::unique_ptr<ServedFake> serveHubspot();

} // namespace support
