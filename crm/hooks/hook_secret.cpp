// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/hooks/hook_secret.h"

#include <cctype>
#include <cstdlib>

namespace crm {

std::string hookSecret(const std::string& name) {
    std::string variable = "EVENLODE_HOOK_SECRET_";
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        variable +=
            std::isalnum(byte) != 0 && byte < 0x80 ? static_cast<char>(std::toupper(byte)) : '_';
    }
    const char* value = std::getenv(variable.c_str());
    return value == nullptr ? std::string() : std::string(value);
}

} // namespace crm
