// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <string>

namespace core {

/// An account as people name it: its id in the CRM or file. The same id may come from several
/// sources; then "source/id" tells them apart. Throws Error(Input) for an id that is not there, or
/// that several have.
AccountId requireAccount(const Connection& db, const std::string& name);

/// What people call an account in sentences: its name, otherwise its id.
std::string accountTitle(const Connection& db, AccountId account);
/// Its id in the CRM or file.
std::string externalId(const Connection& db, AccountId account);

} // namespace core
