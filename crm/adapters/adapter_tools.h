// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "crm/auth/secret_store.h"
#include "crm/http/time_source.h"

#include <filesystem>
#include <memory>

namespace crm {

/// What adapters use of the world. All of it has a default; tests replace what they want to watch.
struct AdapterTools {
    std::shared_ptr<SecretStore> secrets = {}; ///< empty: the keychain
    TimeSource clock = systemClock();
    core::Fetch fetch = {};           ///< empty: libcurl
    std::filesystem::path trace = {}; ///< file that requests are noted in; empty: none
    /// For counts and locks that several programs share; empty: "crm" in `core::dataFolder`.
    std::filesystem::path folder = {};
};

} // namespace crm
