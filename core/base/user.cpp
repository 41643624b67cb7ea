// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/user.h"

#include "core/base/text.h"

#include <cstdlib>

namespace core {

std::string userName() {
    for (const char* variable : {"EVENLODE_USER", "USER", "LOGNAME", "USERNAME"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            return cleanText(value);
        }
    }
    return "unknown";
}

} // namespace core
