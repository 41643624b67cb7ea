// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/review_sentence.h"

#include "core/base/text.h"
#include "core/verbs/json_list.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::size_t kNamed = 3;

} // namespace

Json jsonOf(const std::vector<ReviewHead>& heads) {
    return listOf(heads, [](const ReviewHead& head) {
        return Json{{"kind", head.kind},
                    {"figure", head.figure},
                    {"text", head.text},
                    {"facts", head.facts}};
    });
}

Json jsonOf(const std::vector<ReviewDecision>& decisions) {
    return listOf(decisions, [](const ReviewDecision& decision) {
        return Json{{"about", decision.about},
                    {"kind", decision.kind},
                    {"text", decision.text},
                    {"facts", decision.facts}};
    });
}

Json namedFacts(const std::vector<std::string>& names) {
    Json named = Json::array();
    for (std::size_t i = 0; i < std::min(kNamed, names.size()); ++i) {
        named.push_back(names[i]);
    }
    return {{"names", named}, {"more", names.size() - named.size()}};
}

std::string namedText(const Json& facts) {
    const auto names = facts.at("names").get<std::vector<std::string>>();
    const auto more = facts.at("more").get<std::size_t>();
    return join(names, ", ") + (more > 0 ? format(" and {} more", more) : std::string());
}

std::string shortAmount(double value, const std::string& unit) {
    const double size = std::abs(value);
    const std::string figure = size >= 999'500 ? format("{:.2f} M", size / 1e6)
                               : size >= 1000  ? grouped(std::llround(size / 1000)) + " k"
                                               : grouped(std::llround(size));
    const std::string sign = value < 0 && figure != "0" ? "−" : "";
    return unit == "$"    ? sign + "$" + figure
           : unit.empty() ? sign + figure
                          : sign + figure + " " + unit;
}

std::string shareText(std::int64_t part, std::int64_t of) {
    return of > 0 ? percent(static_cast<double>(part) / static_cast<double>(of), 0) : "–";
}

std::string hoursText(double hours) {
    return format("{:.1f} h", hours);
}

} // namespace core
