// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/json.h"
#include "crm/adapters/vendor_record.h"
#include "crm/adapters/zoho_config.h"

#include <string>
#include <vector>

namespace crm {

/// A value as text: of a lookup the id of what it points to, of territories their names, of several
/// values all of them, with ";" between.
std::string zohoValue(const core::Json& value);
/// A text as the value of a field of one of Zoho's types ("text", "double", "ownerlookup").
core::Json zohoJson(const std::string& text, const std::string& type);
/// "2026-03-29T08:00:00+00:00": Zoho wants an offset, and to the second.
std::string zohoMoment(core::InstantMs moment);

/// The version of a record. Zoho knows the last change to the second only, so a digest of the
/// values is part of it: two changes within one second are two versions. Empty where Zoho names no
/// time.
std::string zohoVersion(const VendorRecord& record);
/// A record of an answer, with the values of the fields that were asked for. Throws
/// RemoteError(Garbage) for what is no record.
VendorRecord zohoRecord(const ZohoConfig& config, const ZohoModule& module, const core::Json& json,
                        const std::vector<std::string>& asked);
/// The time of the last change that a version says; the version itself where it holds no digest.
std::string zohoVersionTime(const std::string& version);

/// A text as a literal of COQL, quotation marks included.
std::string coqlText(const std::string& text);

/// The list behind a name in an answer: empty where the answer has no body, as Zoho answers where
/// there is nothing. Throws RemoteError(Garbage) where something else stands there.
const core::Json& zohoList(const core::Json& answer, const char* name);

} // namespace crm
