// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <utility>

namespace core {

const char* codeName(Code code) noexcept {
    switch (code) {
    case Code::Usage: return "usage";
    case Code::Input: return "input";
    case Code::Conflict: return "conflict";
    case Code::Remote: return "remote";
    case Code::Storage: return "storage";
    case Code::Infeasible: return "infeasible";
    case Code::Bug: return "bug";
    case Code::Cancelled: return "cancelled";
    }
    return "bug";
}

Error::Error(Code code, const std::string& message, std::string hint, std::string subject)
    : std::runtime_error(message), code_(code), hint_(std::move(hint)),
      subject_(std::move(subject)) {}

} // namespace core
