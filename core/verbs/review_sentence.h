// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <string>
#include <vector>

namespace core {

/// One of the sentences on top of a review: what counts, and what is to be said of it. `kind` and
/// `facts` say the same without words, for whoever writes it in another language: names as they
/// are, amounts in their unit, shares of 1, hours.
struct ReviewHead {
    std::string kind;
    Json facts = Json::object();
    std::string figure, text; ///< in English
};

/// Something that the meeting should decide.
struct ReviewDecision {
    std::string about; ///< "balance", "load", "visits", "pipeline", "whitespace", "routes", ...
    std::string kind;
    Json facts = Json::object();
    std::string text; ///< in English
};

Json jsonOf(const std::vector<ReviewHead>& heads);
Json jsonOf(const std::vector<ReviewDecision>& decisions);

/// As many names of a list as a sentence takes, and how many more there are: `names` and `more`.
Json namedFacts(const std::vector<std::string>& names);
/// "North, East and 2 more", of such facts.
std::string namedText(const Json& facts);

/// "$10.30 M", "$127 k", "455 h": an amount as it stands in sentences.
std::string shortAmount(double value, const std::string& unit);
/// "33 %" of a whole; a dash where there is none.
std::string shareText(std::int64_t part, std::int64_t of);
/// "12.5 h".
std::string hoursText(double hours);

} // namespace core
