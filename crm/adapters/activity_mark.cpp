// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/activity_mark.h"

#include "core/base/text.h"
#include "crm/http/url.h"

#include <array>

namespace crm {

namespace {

constexpr std::string_view kOpen = "[Evenlode ";
constexpr const char* kNothing = "-";

/// A part of a mark must not end it, and must not be taken for nothing.
std::string written(const std::string& part) {
    if (part == kNothing) {
        return "%2D";
    }
    std::string text;
    for (const char c : part) {
        const bool ends = c == ';' || c == ']' || c == '%' || c == '\n' || c == '\r';
        text += ends ? percentEncoded(std::string(1, c)) : std::string(1, c);
    }
    return text.empty() ? kNothing : text;
}

std::string read(const std::string& part) {
    const std::string text(core::trim(part));
    return text == kNothing ? std::string() : percentDecoded(text);
}

} // namespace

std::string ActivityMark::text() const {
    const std::array<const std::string*, 4> parts = {&key, &zone, &outcome, &kind};
    std::string text;
    std::string gap; // parts at the end that hold nothing are left out
    for (const std::string* part : parts) {
        gap += (gap.empty() && text.empty() ? "" : "; ") + written(*part);
        if (!part->empty()) {
            text += gap;
            gap.clear();
        }
    }
    return text.empty() ? text : std::string(kOpen) + text + "]";
}

std::string ActivityMark::under(const std::string& note) const {
    return note + (note.empty() || empty() ? "" : "\n") + text();
}

ActivityMark ActivityMark::takenFrom(std::string& note) {
    ActivityMark mark;
    const std::size_t at = note.rfind(kOpen);
    const std::size_t end = at == std::string::npos ? at : note.find(']', at);
    if (end == std::string::npos) {
        return mark;
    }
    const std::size_t inner = at + kOpen.size();
    const auto parts = core::split(note.substr(inner, end - inner), ';');
    const std::array<std::string*, 4> into = {&mark.key, &mark.zone, &mark.outcome, &mark.kind};
    for (std::size_t i = 0; i < std::min(parts.size(), into.size()); ++i) {
        *into[i] = read(parts[i]);
    }
    const std::size_t from = at > 0 && note[at - 1] == '\n' ? at - 1 : at;
    note.erase(from, end + 1 - from);
    return mark;
}

} // namespace crm
