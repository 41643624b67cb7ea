// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/gpkg.h"

#include "core/base/error.h"
#include "core/base/time.h"

#include <bit>
#include <cstring>

static_assert(std::endian::native == std::endian::little, "geometry blobs are little-endian");

namespace core {

namespace {

constexpr std::int32_t kSrid = 4326;
constexpr std::uint32_t kPoint = 1;
constexpr std::uint32_t kPolygon = 3;
constexpr std::uint32_t kMultiPolygon = 6;

class Writer {
public:
    explicit Writer(std::size_t reserve) { bytes_.reserve(reserve); }
    template <class T> void put(T value) {
        const auto* p = reinterpret_cast<const std::byte*>(&value);
        bytes_.insert(bytes_.end(), p, p + sizeof value);
    }
    void header(std::uint8_t flags) {
        put('G');
        put('P');
        put(std::uint8_t{0});
        put(flags);
        put(kSrid);
    }
    void wkb(std::uint32_t type) {
        put(std::uint8_t{1});
        put(type);
    }
    Blob take() { return std::move(bytes_); }

private:
    Blob bytes_;
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}
    template <class T> T get() {
        if (bytes_.size() < sizeof(T)) {
            fail();
        }
        T value;
        std::memcpy(&value, bytes_.data(), sizeof value);
        bytes_ = bytes_.subspan(sizeof value);
        return value;
    }
    /// A count of items of at least `itemSize` bytes each: refused when they cannot fit.
    std::uint32_t count(std::size_t itemSize) {
        const auto n = get<std::uint32_t>();
        if (n > bytes_.size() / itemSize) {
            fail();
        }
        return n;
    }
    void skip(std::size_t n) {
        if (bytes_.size() < n) {
            fail();
        }
        bytes_ = bytes_.subspan(n);
    }
    [[noreturn]] static void fail() {
        throw Error(Code::Storage, "a geometry in the workspace is damaged",
                    "run `evenlode doctor` on it; open the newest restore point beside it");
    }

private:
    std::span<const std::byte> bytes_;
};

void skipHeader(Reader& reader) {
    const bool magic = reader.get<char>() == 'G' && reader.get<char>() == 'P';
    reader.get<std::uint8_t>();
    const auto flags = reader.get<std::uint8_t>();
    if (!magic || (flags & 1) == 0) {
        Reader::fail();
    }
    reader.get<std::int32_t>();
    static constexpr std::size_t kEnvelopeBytes[] = {0, 32, 48, 48, 64};
    const unsigned envelope = (flags >> 1) & 7U;
    if (envelope > 4) {
        Reader::fail();
    }
    reader.skip(kEnvelopeBytes[envelope]);
}

std::uint32_t wkbType(Reader& reader) {
    if (reader.get<std::uint8_t>() != 1) {
        Reader::fail();
    }
    return reader.get<std::uint32_t>();
}

Polygon readPolygonBody(Reader& reader) {
    Polygon polygon;
    const auto rings = reader.count(4);
    polygon.rings.resize(rings);
    for (Ring& ring : polygon.rings) {
        ring.resize(reader.count(sizeof(Point)));
        for (Point& point : ring) {
            point.x = reader.get<double>();
            point.y = reader.get<double>();
        }
    }
    return polygon;
}

std::size_t encodedSize(const MultiPolygon& shape) {
    std::size_t size = 64;
    for (const Polygon& polygon : shape.polygons) {
        size += 9;
        for (const Ring& ring : polygon.rings) {
            size += 4 + ring.size() * sizeof(Point);
        }
    }
    return size;
}

} // namespace

Blob encodeGpkg(const MultiPolygon& shape) {
    Writer out(encodedSize(shape));
    const Box box = shape.bounds();
    constexpr std::uint8_t kLittleEndian = 1;
    constexpr std::uint8_t kEnvelopeXy = 1 << 1;
    constexpr std::uint8_t kEmpty = 1 << 4;
    out.header(box.empty() ? kLittleEndian | kEmpty : kLittleEndian | kEnvelopeXy);
    if (!box.empty()) {
        out.put(box.minX);
        out.put(box.maxX);
        out.put(box.minY);
        out.put(box.maxY);
    }
    out.wkb(kMultiPolygon);
    out.put(static_cast<std::uint32_t>(shape.polygons.size()));
    for (const Polygon& polygon : shape.polygons) {
        out.wkb(kPolygon);
        out.put(static_cast<std::uint32_t>(polygon.rings.size()));
        for (const Ring& ring : polygon.rings) {
            out.put(static_cast<std::uint32_t>(ring.size()));
            for (const Point& point : ring) {
                out.put(point.x);
                out.put(point.y);
            }
        }
    }
    return out.take();
}

Blob encodeGpkg(Point point) {
    Writer out(29);
    out.header(1);
    out.wkb(kPoint);
    out.put(point.x);
    out.put(point.y);
    return out.take();
}

MultiPolygon decodeGpkgArea(std::span<const std::byte> blob) {
    Reader reader(blob);
    skipHeader(reader);
    MultiPolygon shape;
    const auto type = wkbType(reader);
    if (type == kPolygon) {
        shape.polygons.push_back(readPolygonBody(reader));
        return shape;
    }
    if (type != kMultiPolygon) {
        Reader::fail();
    }
    const auto parts = reader.count(9);
    shape.polygons.reserve(parts);
    for (std::uint32_t i = 0; i < parts; ++i) {
        if (wkbType(reader) != kPolygon) {
            Reader::fail();
        }
        shape.polygons.push_back(readPolygonBody(reader));
    }
    return shape;
}

Point decodeGpkgPoint(std::span<const std::byte> blob) {
    Reader reader(blob);
    skipHeader(reader);
    if (wkbType(reader) != kPoint) {
        Reader::fail();
    }
    const double x = reader.get<double>();
    return {x, reader.get<double>()};
}

void registerLayer(const Connection& db, const GpkgLayer& layer, const Box& extent) {
    std::optional<double> minX;
    std::optional<double> minY;
    std::optional<double> maxX;
    std::optional<double> maxY;
    if (!extent.empty()) {
        minX = extent.minX;
        minY = extent.minY;
        maxX = extent.maxX;
        maxY = extent.maxY;
    }
    db.prepare("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
               "last_change, min_x, min_y, max_x, max_y, srs_id) "
               "VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326) "
               "ON CONFLICT (table_name) DO UPDATE SET identifier = excluded.identifier, "
               "description = excluded.description, last_change = excluded.last_change, "
               "min_x = excluded.min_x, min_y = excluded.min_y, "
               "max_x = excluded.max_x, max_y = excluded.max_y")
        .run(layer.table, layer.title, layer.description, nowUtc(), minX, minY, maxX, maxY);
    db.prepare("INSERT OR REPLACE INTO gpkg_geometry_columns "
               "(table_name, column_name, geometry_type_name, srs_id, z, m) "
               "VALUES (?, ?, ?, 4326, 0, 0)")
        .run(layer.table, layer.geometryColumn, layer.geometryType);
}

void unregisterLayer(const Connection& db, const std::string& table) {
    db.prepare("DELETE FROM gpkg_geometry_columns WHERE table_name = ?").run(table);
    db.prepare("DELETE FROM gpkg_contents WHERE table_name = ?").run(table);
}

} // namespace core
