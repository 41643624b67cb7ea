// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/route_files.h"

#include "core/base/instant.h"
#include "core/base/text.h"
#include "core/base/zone.h"

#include <algorithm>
#include <cmath>

namespace core {

using visits::DayRoute;
using visits::RouteStop;

namespace {

constexpr InstantMs kSecond = 1000;
constexpr std::size_t kLongestLine = 75; // octets of a line of iCalendar

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default:
            // XML 1.0 has no place for other control characters.
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') {
                out += c;
            }
        }
    }
    return out;
}

std::string accountName(const RouteReport& report, const RouteStop& stop) {
    const auto known = report.accounts.find(stop.account);
    return known == report.accounts.end() ? std::string() : known->second.name;
}

std::string routeName(const RouteReport& report, const DayRoute& route) {
    const auto rep = report.reps.find(route.rep);
    return format("{}, {}", rep == report.reps.end() ? "" : rep->second, route.day);
}

/// A time of day as a moment. Where clocks go forward over it, the moment so many seconds after
/// midnight.
InstantMs momentOf(const RouteReport& report, const DayRoute& route, visits::ClockTime time) {
    const std::string zone = isZone(report.plan.zone) ? report.plan.zone : "UTC";
    return instantIn(zone, route.day + " 00:00") + time * kSecond;
}

std::string driveText(const RouteReport& report, const RouteStop& stop) {
    return format("{:.0f} min, {:.1f} km{}", std::ceil(static_cast<double>(stop.driving) / 60),
                  static_cast<double>(stop.metres) / 1000,
                  report.plan.engine == "estimate" ? " (estimate)" : "");
}

std::string timesText(const RouteStop& stop) {
    return visits::clockTextOf(stop.starts) + "–" + visits::clockTextOf(stop.leaves);
}

/// Text of iCalendar: what separates is escaped (RFC 5545, 3.3.11).
std::string calendarText(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
        }
        if (c == '\n') {
            out += "\\n";
        } else if (c != '\r') {
            out += c;
        }
    }
    return out;
}

/// Lines end in CR LF and are folded between characters (RFC 5545, 3.1).
void addLine(std::string& out, const std::string& line) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t next = i + 1;
        while (next < line.size() && (static_cast<unsigned char>(line[next]) & 0xC0U) == 0x80U) {
            ++next;
        }
        if (used + next - i > kLongestLine) {
            out += "\r\n ";
            used = 1;
        }
        out.append(line, i, next - i);
        used += next - i;
        i = next;
    }
    out += "\r\n";
}

/// "20261130T083000Z".
std::string stampOf(InstantMs moment) {
    std::string text = instantText(moment / kSecond * kSecond);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

void addEvent(std::string& out, const RouteReport& report, const DayRoute& route,
              std::size_t position) {
    const RouteStop& stop = route.stops[position];
    addLine(out, "BEGIN:VEVENT");
    addLine(out, format("UID:{}-{}-{}@evenlode", route.id.value, stop.account.value, route.day));
    addLine(out, "DTSTAMP:" + stampOf(momentOf(report, route, 0)));
    addLine(out, "DTSTART:" + stampOf(momentOf(report, route, stop.starts)));
    addLine(out, "DTEND:" + stampOf(momentOf(report, route, stop.leaves)));
    addLine(out, "SUMMARY:" + calendarText(accountName(report, stop)));
    addLine(out,
            "DESCRIPTION:" + calendarText(format("Stop {} of {}. Drive {}", position + 1,
                                                 route.stops.size(), driveText(report, stop))));
    addLine(out, format("GEO:{:.6f};{:.6f}", stop.place.y, stop.place.x));
    addLine(out, "END:VEVENT");
}

void addPlacemark(std::string& out, const RouteReport& report, const RouteStop& stop,
                  std::size_t number) {
    out += format("<Placemark><name>{}. {}</name><description>{}; drive {}</description><Point>"
                  "<coordinates>{:.7f},{:.7f}</coordinates></Point></Placemark>\n",
                  number, escaped(accountName(report, stop)), timesText(stop),
                  driveText(report, stop), stop.place.x, stop.place.y);
}

void addPath(std::string& out, const DayRoute& route) {
    out += "<Placemark><name>Order of the stops, straight lines</name><LineString><coordinates>";
    const auto add = [&](const Point& place) { out += format("{:.7f},{:.7f} ", place.x, place.y); };
    if (route.base) {
        add(*route.base);
    }
    for (const RouteStop& stop : route.stops) {
        add(stop.place);
    }
    if (route.base) {
        add(*route.base);
    }
    out += "</coordinates></LineString></Placemark>\n";
}

} // namespace

std::string gpxOf(const RouteReport& report) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gpx version=\"1.1\" "
                      "creator=\"Evenlode\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n";
    for (const DayRoute& route : report.plan.routes) {
        out += format("<rte><name>{}</name>\n", escaped(routeName(report, route)));
        const auto base = [&](const char* name) {
            if (route.base) {
                out += format("<rtept lat=\"{:.7f}\" lon=\"{:.7f}\"><name>{}</name></rtept>\n",
                              route.base->y, route.base->x, name);
            }
        };
        base("Start");
        for (std::size_t i = 0; i < route.stops.size(); ++i) {
            const RouteStop& stop = route.stops[i];
            out += format("<rtept lat=\"{:.7f}\" lon=\"{:.7f}\"><time>{}</time><name>{}. {}</name>"
                          "<desc>{}; drive {}</desc></rtept>\n",
                          stop.place.y, stop.place.x,
                          instantText(momentOf(report, route, stop.starts)), i + 1,
                          escaped(accountName(report, stop)), timesText(stop),
                          driveText(report, stop));
        }
        base("End");
        out += "</rte>\n";
    }
    return out + "</gpx>\n";
}

std::string calendarOf(const RouteReport& report) {
    std::string out;
    addLine(out, "BEGIN:VCALENDAR");
    addLine(out, "VERSION:2.0");
    addLine(out, "PRODID:-//Evenlode//Routes//EN");
    for (const DayRoute& route : report.plan.routes) {
        for (std::size_t i = 0; i < route.stops.size(); ++i) {
            addEvent(out, report, route, i);
        }
    }
    addLine(out, "END:VCALENDAR");
    return out;
}

std::string kmlOf(const RouteReport& report) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
                      "xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>" +
                      escaped(report.plan.name) + "</name>\n";
    for (const DayRoute& route : report.plan.routes) {
        out += format("<Folder><name>{}</name>\n", escaped(routeName(report, route)));
        for (std::size_t i = 0; i < route.stops.size(); ++i) {
            addPlacemark(out, report, route.stops[i], i + 1);
        }
        addPath(out, route);
        out += "</Folder>\n";
    }
    return out + "</Document></kml>\n";
}

} // namespace core
