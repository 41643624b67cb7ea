// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/street_body.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>

namespace geo {

using core::Point;

namespace {

constexpr double kSteps = 1e7;
constexpr std::uint64_t kVersion = 1;

class Writer {
public:
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) {
            bytes_.push_back(static_cast<std::byte>(value | 0x80));
        }
        bytes_.push_back(static_cast<std::byte>(value));
    }
    void signedNumber(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        number((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void text(std::string_view text) {
        number(text.size());
        for (const char c : text) {
            bytes_.push_back(static_cast<std::byte>(c));
        }
    }
    void point(Point point) {
        const std::int64_t x = std::llround(point.x * kSteps);
        const std::int64_t y = std::llround(point.y * kSteps);
        signedNumber(x - x_);
        signedNumber(y - y_);
        x_ = x;
        y_ = y;
    }
    std::vector<std::byte> take() { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
    std::int64_t x_ = 0;
    std::int64_t y_ = 0;
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<std::uint64_t>(next());
            value |= (byte & 0x7F) << shift;
            if (byte < 0x80) {
                return value;
            }
        }
        damaged();
    }
    std::int64_t signedNumber() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }
    /// A count of things that take at least a byte each.
    std::size_t count() {
        const std::uint64_t value = number();
        if (value > bytes_.size() - at_) {
            damaged();
        }
        return static_cast<std::size_t>(value);
    }
    std::string text() {
        const std::size_t size = count();
        std::string text(size, '\0');
        for (char& c : text) {
            c = static_cast<char>(next());
        }
        return text;
    }
    Point point() {
        x_ += signedNumber();
        y_ += signedNumber();
        return {static_cast<double>(x_) / kSteps, static_cast<double>(y_) / kSteps};
    }
    [[noreturn]] static void damaged() {
        throw core::Error(core::Code::Storage, "a street of the reference index is damaged",
                          "remove its source with `geocode reference remove` and add it again");
    }

private:
    std::byte next() {
        if (at_ >= bytes_.size()) {
            damaged();
        }
        return bytes_[at_++];
    }

    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    std::int64_t x_ = 0;
    std::int64_t y_ = 0;
};

auto orderOf(const HousePoint& house) {
    return std::tie(house.prefix, house.number, house.suffix, house.point.x, house.point.y);
}

bool samePlace(const HousePoint& a, const HousePoint& b) {
    return a.prefix == b.prefix && a.number == b.number && a.suffix == b.suffix &&
           std::llround(a.point.x * kSteps) == std::llround(b.point.x * kSteps) &&
           std::llround(a.point.y * kSteps) == std::llround(b.point.y * kSteps);
}

AddressRange readRange(Reader& reader, std::size_t lines) {
    AddressRange range;
    range.from = reader.signedNumber();
    range.to = range.from + reader.signedNumber();
    const std::uint64_t flags = reader.number();
    if (flags >= 9) {
        Reader::damaged();
    }
    range.parity = static_cast<Parity>(flags % 3);
    range.side = static_cast<Side>(flags / 3);
    range.prefix = reader.text();
    range.line = static_cast<std::uint32_t>(reader.number());
    if (range.line >= lines) {
        Reader::damaged();
    }
    return range;
}

} // namespace

void tidy(StreetBody& body) {
    std::sort(body.points.begin(), body.points.end(),
              [](const HousePoint& a, const HousePoint& b) { return orderOf(a) < orderOf(b); });
    body.points.erase(std::unique(body.points.begin(), body.points.end(), samePlace),
                      body.points.end());
}

std::vector<std::byte> encodeStreet(const StreetBody& body) {
    Writer writer;
    writer.number(kVersion);
    writer.number(body.lines.size());
    for (const auto& line : body.lines) {
        writer.number(line.size());
        for (const Point& vertex : line) {
            writer.point(vertex);
        }
    }
    writer.number(body.ranges.size());
    for (const AddressRange& range : body.ranges) {
        writer.signedNumber(range.from);
        writer.signedNumber(range.to - range.from);
        writer.number(static_cast<std::uint64_t>(range.parity) +
                      (3 * static_cast<std::uint64_t>(range.side)));
        writer.text(range.prefix);
        writer.number(range.line);
    }
    writer.number(body.points.size());
    std::int64_t last = 0;
    for (const HousePoint& house : body.points) {
        writer.signedNumber(house.number - last);
        writer.text(house.prefix);
        writer.text(house.suffix);
        writer.point(house.point);
        last = house.number;
    }
    return writer.take();
}

StreetBody decodeStreet(std::span<const std::byte> bytes) {
    Reader reader(bytes);
    StreetBody body;
    if (reader.number() != kVersion) {
        Reader::damaged();
    }
    body.lines.resize(reader.count());
    for (auto& line : body.lines) {
        line.resize(reader.count());
        for (Point& vertex : line) {
            vertex = reader.point();
        }
    }
    body.ranges.resize(reader.count());
    for (AddressRange& range : body.ranges) {
        range = readRange(reader, body.lines.size());
    }
    body.points.resize(reader.count());
    std::int64_t last = 0;
    for (HousePoint& house : body.points) {
        house.number = last += reader.signedNumber();
        house.prefix = reader.text();
        house.suffix = reader.text();
        house.point = reader.point();
    }
    return body;
}

} // namespace geo
