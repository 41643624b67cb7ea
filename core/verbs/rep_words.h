// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/workspace/connection.h"

#include <map>
#include <optional>
#include <string>

namespace core {

/// Finds reps by what people call them: number, name or e-mail address, whatever their capitals.
class RepWords {
public:
    explicit RepWords(const Connection& db);
    std::optional<RepId> find(const std::string& word) const;
    /// Throws Error(Input) for a word that means nobody.
    RepId require(const std::string& word) const;
    /// What a rep is called; empty for one that there is not.
    const std::string& nameOf(RepId rep) const;
    const std::string& numberOf(RepId rep) const;

private:
    struct Rep {
        std::string number, name;
    };
    std::map<std::string, RepId> byWord_;
    std::map<RepId, Rep> reps_;
};

} // namespace core
