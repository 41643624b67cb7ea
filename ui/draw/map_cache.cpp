// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/map_cache.h"

#include "ui/draw/topology_columns.h"

#include <QFile>
#include <QSaveFile>

#include <bit>
#include <cstring>

namespace ui {

namespace {

/// A new format, or another base map in the program, makes old caches void.
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlign = 16;
constexpr std::uint64_t kMostRows = 1000;

struct FileHead {
    char magic[8] = {'E', 'V', 'L', 'N', 'M', 'A', 'P', '\0'};
    std::uint32_t version = kVersion;
    std::uint32_t byteOrder = kByteOrder;
    std::array<std::uint64_t, 2> fingerprint{};
    std::uint64_t bytes = 0;    ///< of the whole file
    std::uint64_t checksum = 0; ///< of all that follows this head
    std::uint64_t rows = 0;     ///< how many; a table of them follows
    std::uint64_t reserved = 0;
};
static_assert(sizeof(FileHead) % kAlign == 0);

/// Where a row of bytes lies in the file.
struct Row {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

/// Four sums side by side, so that a file of tens of megabytes takes a few milliseconds. Against
/// accidents, not against malice: what numbers point at is checked by itself.
class Checksum {
public:
    void add(std::span<const std::byte> bytes) {
        std::size_t i = 0;
        for (; i + 32 <= bytes.size(); i += 32) {
            for (std::size_t lane = 0; lane < 4; ++lane) {
                std::uint64_t word = 0;
                std::memcpy(&word, bytes.data() + i + lane * 8, 8);
                lanes_[lane] = (std::rotl(lanes_[lane], 23) ^ word) * 0x9e3779b97f4a7c15ULL;
            }
        }
        for (; i < bytes.size(); ++i) {
            lanes_[0] = (std::rotl(lanes_[0], 23) ^ std::to_integer<std::uint64_t>(bytes[i])) *
                        0x9e3779b97f4a7c15ULL;
        }
    }
    std::uint64_t value() const {
        std::uint64_t sum = 0;
        for (const std::uint64_t lane : lanes_) {
            sum = (std::rotl(sum, 17) ^ lane) * 0xbf58476d1ce4e5b9ULL;
        }
        return sum ^ (sum >> 31);
    }

private:
    std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
};

std::span<const std::byte> bytesOf(const QByteArray& text) {
    return std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
}

QByteArray joined(const std::vector<QString>& names) {
    QByteArray text;
    for (const QString& name : names) {
        text += name.toUtf8() + '\n';
    }
    return text;
}

std::vector<QString> split(std::span<const std::byte> bytes) {
    std::vector<QString> names;
    const QByteArray text(reinterpret_cast<const char*>(bytes.data()),
                          static_cast<qsizetype>(bytes.size()));
    for (const QByteArray& line : text.split('\n')) {
        names.push_back(QString::fromUtf8(line));
    }
    names.pop_back(); // after the last line's end
    return names;
}

/// A file in memory for as long as somebody refers to it.
struct MappedFile {
    QFile file;
    std::span<const std::byte> bytes;
};

std::shared_ptr<MappedFile> mapFile(const std::string& path) {
    auto mapped = std::make_shared<MappedFile>();
    mapped->file.setFileName(QString::fromStdString(path));
    if (!mapped->file.open(QIODevice::ReadOnly)) {
        return nullptr;
    }
    const auto size = static_cast<std::size_t>(mapped->file.size());
    uchar* memory = size >= sizeof(FileHead) ? mapped->file.map(0, mapped->file.size()) : nullptr;
    if (memory == nullptr) {
        return nullptr;
    }
    mapped->bytes = std::as_bytes(std::span(memory, size));
    return mapped;
}

/// The rows of a file that is what its head says; empty if it is not.
std::vector<std::span<const std::byte>> rowsOf(std::span<const std::byte> file,
                                               const MapFingerprint& fingerprint) {
    FileHead head;
    std::memcpy(&head, file.data(), sizeof head);
    const FileHead known;
    const bool ours = std::memcmp(head.magic, known.magic, sizeof head.magic) == 0 &&
                      head.version == kVersion && head.byteOrder == kByteOrder &&
                      head.fingerprint == fingerprint.hash && head.bytes == file.size() &&
                      head.rows <= kMostRows &&
                      sizeof head + head.rows * sizeof(Row) <= file.size();
    if (!ours) {
        return {};
    }
    Checksum checksum;
    checksum.add(file.subspan(sizeof head));
    if (checksum.value() != head.checksum) {
        return {};
    }
    std::vector<std::span<const std::byte>> rows;
    for (std::uint64_t i = 0; i < head.rows; ++i) {
        Row row;
        std::memcpy(&row, file.data() + sizeof head + i * sizeof row, sizeof row);
        if (row.offset % kAlign != 0 || row.offset > file.size() ||
            row.bytes > file.size() - row.offset) {
            return {};
        }
        rows.push_back(file.subspan(row.offset, row.bytes));
    }
    return rows;
}

void mix(MapFingerprint& fingerprint, const void* data, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    std::uint64_t& a = fingerprint.hash[0];
    std::uint64_t& b = fingerprint.hash[1];
    for (std::size_t i = 0; i < size; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i, std::min<std::size_t>(8, size - i));
        a = (std::rotl(a, 23) ^ word) * 0x9e3779b97f4a7c15ULL;
        b = (std::rotl(b, 29) + word) * 0xbf58476d1ce4e5b9ULL;
    }
    a ^= size;
}

} // namespace

MapFingerprint fingerprintOf(const std::string& crs, std::int64_t layer,
                             std::span<const core::BasicUnit> units) {
    MapFingerprint fingerprint{{1, 2}};
    mix(fingerprint, crs.data(), crs.size());
    mix(fingerprint, &layer, sizeof layer);
    for (const core::BasicUnit& unit : units) {
        const double values[] = {unit.lonLat.x,   unit.lonLat.y, unit.position.x,
                                 unit.position.y, unit.areaM2,   unit.perimeterM};
        mix(fingerprint, &unit.id.value, sizeof unit.id.value);
        mix(fingerprint, unit.key.data(), unit.key.size());
        mix(fingerprint, values, sizeof values);
    }
    return fingerprint;
}

std::string mapCachePath(const std::string& workspace, std::int64_t layer) {
    return workspace + "-map" + std::to_string(layer);
}

std::optional<CachedMap> readMapCache(const std::string& path, const MapFingerprint& fingerprint) {
    const std::shared_ptr<MappedFile> file = mapFile(path);
    if (!file) {
        return std::nullopt;
    }
    const auto rows = rowsOf(file->bytes, fingerprint);
    std::size_t next = 0;
    const auto take = [&] {
        return next < rows.size() ? rows[next++] : std::span<const std::byte>();
    };
    CachedMap map;
    map.base = std::make_shared<BaseMap>();
    if (rows.empty() || !TopologyColumns::read(take, file, map.units) ||
        !TopologyColumns::read(take, file, map.base->states) ||
        !TopologyColumns::read(take, file, map.base->counties)) {
        return std::nullopt;
    }
    const auto centroids = take();
    map.base->stateNames = split(take());
    map.base->countyNames = split(take());
    map.base->attribution =
        QString::fromUtf8(QByteArray(reinterpret_cast<const char*>(rows.back().data()),
                                     static_cast<qsizetype>(rows.back().size())));
    if (centroids.size() !=
        static_cast<std::size_t>(map.units.polygonCount()) * sizeof(core::Point)) {
        return std::nullopt;
    }
    map.centroids.resize(static_cast<std::size_t>(map.units.polygonCount()));
    std::memcpy(map.centroids.data(), centroids.data(), centroids.size());
    return map;
}

bool writeMapCache(const std::string& path, const MapFingerprint& fingerprint,
                   const MapUnits& units, const BaseMap& base) {
    std::vector<core::Point> centroids;
    for (int unit = 0; unit < units.count(); ++unit) {
        centroids.push_back(units.unit(unit).centroid);
    }
    const QByteArray states = joined(base.stateNames);
    const QByteArray counties = joined(base.countyNames);
    const QByteArray attribution = base.attribution.toUtf8();
    // Small rows are made on the way: they are copied, as the head's table must come first.
    std::vector<QByteArray> copies;
    std::vector<std::span<const std::byte>> rows;
    const auto put = [&](std::span<const std::byte> bytes) {
        if (bytes.size() <= 64) {
            copies.emplace_back(reinterpret_cast<const char*>(bytes.data()),
                                static_cast<qsizetype>(bytes.size()));
            bytes = bytesOf(copies.back());
        }
        rows.push_back(bytes);
    };
    copies.reserve(kMostRows);
    for (const Topology* topology : {&units.topology(), &base.states, &base.counties}) {
        TopologyColumns::write(*topology, put);
    }
    put(std::as_bytes(std::span(centroids)));
    put(bytesOf(states));
    put(bytesOf(counties));
    put(bytesOf(attribution));

    const auto padded = [](std::uint64_t size) { return (size + kAlign - 1) / kAlign * kAlign; };
    std::vector<Row> table;
    std::uint64_t offset = padded(sizeof(FileHead) + rows.size() * sizeof(Row));
    for (const auto& row : rows) {
        table.push_back({offset, row.size()});
        offset = padded(offset + row.size());
    }
    QByteArray payload(static_cast<qsizetype>(offset - sizeof(FileHead)), '\0');
    std::memcpy(payload.data(), table.data(), table.size() * sizeof(Row));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].empty()) {
            std::memcpy(payload.data() + (table[i].offset - sizeof(FileHead)), rows[i].data(),
                        rows[i].size());
        }
    }
    FileHead head;
    head.fingerprint = fingerprint.hash;
    head.bytes = offset;
    head.rows = rows.size();
    Checksum checksum;
    checksum.add(bytesOf(payload));
    head.checksum = checksum.value();
    QSaveFile file(QString::fromStdString(path));
    return file.open(QIODevice::WriteOnly) &&
           file.write(reinterpret_cast<const char*>(&head), sizeof head) == sizeof head &&
           file.write(payload) == payload.size() && file.commit();
}

} // namespace ui
