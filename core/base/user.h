// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace core {

/// Who works here, for the change log and the journals: EVENLODE_USER, else the system's user name.
std::string userName();

} // namespace core
