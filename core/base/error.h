// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace core {

/// Why something could not be done. The value is the exit status of the command line.
enum class Code {
    Usage = 2,      ///< the call itself is wrong: an unknown option, a missing argument
    Input = 3,      ///< a file, record or value from outside cannot be used
    Conflict = 4,   ///< the workspace changed meanwhile, or a plan is locked
    Remote = 5,     ///< a CRM, geocoder or router refused or did not answer
    Storage = 6,    ///< the disk or the workspace file failed
    Infeasible = 7, ///< no plan keeps all rules; the best one found was kept
    Bug = 70,       ///< ours to fix
    Cancelled = 130 ///< the user asked to stop
};

/// Stable lower-case name of a code, as in the `--json` error object ("input", "storage", ...).
const char* codeName(Code code) noexcept;

/// The one exception type. `what()` says what happened, to which record; `hint()` what to do;
/// `subject()` names the file, record or option that the message is about (may be empty).
class Error : public std::runtime_error {
public:
    Error(Code code, const std::string& message, std::string hint = {}, std::string subject = {});

    Code code() const noexcept { return code_; }
    const std::string& hint() const noexcept { return hint_; }
    const std::string& subject() const noexcept { return subject_; }
    int exitStatus() const noexcept { return static_cast<int>(code_); }

private:
    Code code_;
    std::string hint_;
    std::string subject_;
};

} // namespace core
