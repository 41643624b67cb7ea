// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fetch.h"
#include "crm/http/time_source.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace crm {

/// Writes each request and its answer to a file, a block of text each, for finding out what goes
/// wrong with a connection. The file can be handed to a stranger: of addresses, headers and bodies
/// only what is known to be neither secret nor personal stays readable. Throws Error(Storage) if
/// the file cannot be written.
core::Fetch traced(core::Fetch fetch, const std::filesystem::path& file, TimeSource clock);

/// An address with the values of its query hidden, but for those that say how much is asked for.
std::string redactedUrl(std::string_view url);
/// A body with every value hidden that is not known to be harmless: of JSON and forms the shape
/// remains, of anything else the number of bytes.
std::string redactedBody(std::string_view body);

} // namespace crm
