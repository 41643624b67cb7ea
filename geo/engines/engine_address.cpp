// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/engines/engine_address.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::array<std::pair<const char*, const char*>, 4> kKinds = {
    {{"osrm", "OSRM"}, {"valhalla", "Valhalla"}, {"ors", "openrouteservice"}, {"vroom", "VROOM"}}};

/// "127.0.0.1" of "http://127.0.0.1:5000/x".
std::string hostOf(const std::string& base) {
    const auto begin = base.find("//") + 2;
    std::string host = base.substr(begin, base.find('/', begin) - begin);
    if (host.starts_with('[')) {
        return host.substr(0, host.find(']') + 1);
    }
    return host.substr(0, host.find(':'));
}

bool isThisMachine(const std::string& host) {
    const bool number = host.find_first_not_of("0123456789.") == std::string::npos;
    return host == "localhost" || (number && host.starts_with("127.")) || host == "[::1]";
}

} // namespace

std::string EngineAddress::text() const {
    for (const auto& [name, said] : kKinds) {
        if (kind == name) {
            return core::format("{} at {}", said, base);
        }
    }
    return base;
}

std::optional<EngineAddress> parseEngineAddress(const std::string& word) {
    const auto colon = word.find(':');
    const std::string kind = core::lower(word.substr(0, colon));
    if (colon == std::string::npos ||
        std::none_of(kKinds.begin(), kKinds.end(),
                     [&](const auto& known) { return kind == known.first; })) {
        return std::nullopt;
    }
    EngineAddress address{kind, word.substr(colon + 1), false};
    if (address.base.empty() && kind == "ors") {
        address.base = kPublicOrs;
    }
    while (address.base.ends_with('/')) {
        address.base.pop_back();
    }
    const bool http = address.base.starts_with("http://") || address.base.starts_with("https://");
    if (!http || hostOf(address.base).empty() ||
        address.base.find_first_of(" \t\r\n\"<>\\") != std::string::npos) {
        throw Error(Code::Usage, core::format("that is no address of a server for {}", kind),
                    core::format("write {}:http://127.0.0.1:5000", kind), kind);
    }
    if (address.base.find_first_of("@?#") != std::string::npos) {
        throw Error(Code::Usage,
                    core::format("the address for {} holds more than a server and a path", kind),
                    "keys belong in the keychain or the environment, never in an address", kind);
    }
    address.local = isThisMachine(hostOf(address.base));
    return address;
}

} // namespace geo
