// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace crm {

/// What a CRM has no field for in its activities; it stands in the last line of their text, where
/// people see it: "[Evenlode visit-7; Europe/Berlin; Wants a quote]". Each part comes back as it
/// was.
struct ActivityMark {
    std::string key;
    std::string zone;
    std::string outcome;
    std::string kind; ///< where the CRM has no such kind

    bool empty() const { return key.empty() && zone.empty() && outcome.empty() && kind.empty(); }
    /// Empty for an empty mark.
    std::string text() const;
    /// A text with the mark as its last line.
    std::string under(const std::string& note) const;
    /// Takes the mark off the end of a text; what is none stays.
    static ActivityMark takenFrom(std::string& note);
};

} // namespace crm
