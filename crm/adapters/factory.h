// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/sync/connection_store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace crm {

/// The kinds of connections that this version knows, in order.
std::vector<std::string> knownKinds();

/// The adapter that speaks to a connection's CRM. Throws Error(Input) for a kind that this version
/// does not know.
std::unique_ptr<Adapter> makeAdapter(const CrmConnection& connection);
/// The same, with other tools than those of the program.
std::unique_ptr<Adapter> makeAdapterWith(const CrmConnection& connection,
                                         const AdapterTools& tools);

/// Whether a kind of connection has to be signed in to.
bool needsSignIn(const CrmConnection& connection);
/// The name of a connection's account in the store of secrets.
std::string accountKey(const CrmConnection& connection);

/// A configuration as a user wrote it, in the form it is stored in: complete and checked, paths
/// absolute. `base` is the folder that relative paths in it start from, `baseUrl` the address that
/// was given beside it.
core::Json checkedConfig(const std::string& kind, const core::Json& config,
                         const std::filesystem::path& base, const std::string& baseUrl = {});

} // namespace crm
