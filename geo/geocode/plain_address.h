// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/duplicate_record.h"
#include "geo/geocode/address.h"

namespace geo {

/// An address as `core::quality` compares it with others.
core::quality::PlainAddress plainAddress(const Address& address);
/// The same from columns as they stand.
core::quality::PlainAddress plainAddress(const AddressFields& fields);

} // namespace geo
