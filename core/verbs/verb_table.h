// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace core {

/// One operation that the command line and the window both offer.
struct Verb {
    const char* id;      ///< as typed: "units import"
    const char* summary; ///< one line, imperative left out: "Basic units from any map file"
    bool readOnly;       ///< changes nothing in the workspace
};

/// Every verb there is. A policy test compares it with the command line and the user guide, so that
/// neither can fall behind.
std::span<const Verb> verbTable();

} // namespace core
