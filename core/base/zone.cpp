// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zone.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <date/tz.h>

#include <chrono>
#include <stdexcept>

namespace core {

namespace {

using Local = date::local_time<std::chrono::milliseconds>;

const date::time_zone* zoneCalled(std::string_view name) {
    try {
        return date::locate_zone(std::string(name));
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

const date::time_zone& requireZone(std::string_view name) {
    const date::time_zone* zone = name.empty() ? nullptr : zoneCalled(name);
    if (zone == nullptr) {
        throw Error(Code::Usage, format("\"{}\" is not a time zone", name),
                    "give its name, such as America/New_York or Europe/Berlin", std::string(name));
    }
    return *zone;
}

std::optional<Local> localOf(std::string_view text) {
    // A time without a zone is read as if it were UTC: just its figures are wanted.
    const std::string_view plain = trim(text);
    const bool bare = plain.size() >= 16 && plain.size() <= 19 &&
                      plain.find_first_of("Zz+", 16) == std::string_view::npos;
    const auto moment = bare ? parseInstant(plain) : std::nullopt;
    return moment ? std::optional(Local(std::chrono::milliseconds(*moment))) : std::nullopt;
}

Local requireLocal(std::string_view text) {
    const auto local = localOf(text);
    if (!local) {
        throw Error(Code::Usage, format("\"{}\" is not a time", text),
                    "write it as \"2026-03-29 14:00\"", std::string(text));
    }
    return *local;
}

} // namespace

bool isZone(std::string_view name) {
    return !name.empty() && zoneCalled(name) != nullptr;
}

std::string homeZone() {
    try {
        return date::current_zone()->name();
    } catch (const std::runtime_error&) {
        return "UTC";
    }
}

InstantMs instantIn(std::string_view zone, std::string_view localTime) {
    const date::time_zone& where = requireZone(zone);
    const Local local = requireLocal(localTime);
    if (where.get_info(local).result == date::local_info::nonexistent) {
        throw Error(Code::Usage,
                    format("clocks in {} never show {}: they go forward over it", zone, localTime),
                    "give a time an hour later", std::string(localTime));
    }
    return where.to_sys(local, date::choose::earliest).time_since_epoch().count();
}

std::optional<InstantMs> findInstantIn(std::string_view zone, std::string_view localTime) {
    const date::time_zone& where = requireZone(zone);
    const auto local = localOf(localTime);
    if (!local || where.get_info(*local).result == date::local_info::nonexistent) {
        return std::nullopt;
    }
    return where.to_sys(*local, date::choose::earliest).time_since_epoch().count();
}

std::string localText(std::string_view zone, InstantMs moment) {
    const auto local = requireZone(zone).to_local(
        date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(moment)));
    std::string text = instantText(local.time_since_epoch().count()).substr(0, 16);
    text[10] = ' ';
    return text;
}

} // namespace core
