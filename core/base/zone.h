// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Whether a name is that of a time zone in the IANA data base ("Europe/Berlin").
bool isZone(std::string_view name);

/// The zone that this computer keeps; "UTC" where it keeps none.
std::string homeZone();

/// The moment at which the clocks of a zone show a time ("2026-03-29 14:00", with or without
/// seconds, or with a T). A time that is shown twice, when clocks go back, is the first of the two.
/// Throws Error(Usage) for what is no time, for a zone that is not known, and for a time that is
/// never shown, because clocks went forward over it.
InstantMs instantIn(std::string_view zone, std::string_view localTime);

/// The same; empty for what is no time, and for a time that is never shown. Throws Error(Usage) for
/// a zone that is not known.
std::optional<InstantMs> findInstantIn(std::string_view zone, std::string_view localTime);

/// What the clocks of a zone show at a moment, as "2026-03-29 14:00".
std::string localText(std::string_view zone, InstantMs moment);

} // namespace core
