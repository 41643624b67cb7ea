// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/connection.h"
#include "geo/geocode/street_batch.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace geo {

/// What kind of data a source is.
enum class ReferenceKind : std::uint8_t {
    TigerEdges,    ///< Census TIGER/Line EDGES
    TigerAddrfeat, ///< Census TIGER/Line ADDRFEAT
    OpenAddresses, ///< points in the columns of openaddresses.io
    Points,        ///< any other points with address columns; OpenStreetMap
    Parcels,       ///< the same as areas: the point is inside the parcel, not at the door
    Ranges,        ///< lines with from, to and interpolation columns
    Zip            ///< ZIP codes and places: built in
};
/// "tiger-edges", "points", ...
const char* kindName(ReferenceKind kind);
/// Throws Error(Usage) for a word that is none of them.
ReferenceKind parseReferenceKind(const std::string& word);

/// A source of the index.
struct ReferenceSource {
    std::int64_t id = 0;
    /// What stays the same from one vintage to the next: "tiger-edges 37143". Unique.
    std::string identity;
    std::string name; ///< of the file, for people
    ReferenceKind kind = ReferenceKind::Points;
    std::string digest;  ///< of the content
    std::string vintage; ///< "2020", or the date of the file
    std::string addedAt; ///< UTC
    ReferenceCounts counts;
};

/// The file with reference data for geocoding, shared between workspaces: streets by ZIP, from any
/// number of sources. One SQLite file; why it has this form is in decision 0019.
class ReferenceIndex {
public:
    /// `reference.sqlite` in `core::dataFolder()`; empty where there is none.
    static std::string standardPath();

    /// Opens the index for writing; makes it where there is none. Throws Error(Storage) for a file
    /// that is no index or was made by a newer program.
    explicit ReferenceIndex(const std::string& path);

    std::vector<ReferenceSource> sources() const;
    std::optional<ReferenceSource> findIdentity(const std::string& identity) const;
    std::optional<ReferenceSource> findDigest(const std::string& digest) const;

    /// Removes the sources whose identity or file name is `name`; how many there were.
    std::int64_t remove(const std::string& name);

    /// Adds one source in one transaction: what is not committed never was. A source of the same
    /// identity is replaced.
    class Addition {
    public:
        Addition(ReferenceIndex& index, const ReferenceSource& source);
        ~Addition();
        Addition(const Addition&) = delete;
        Addition& operator=(const Addition&) = delete;

        /// Writes streets; the same street may come in several batches.
        void put(const StreetBatch& batch);
        /// Ends it; `skipped` rows of the source gave nothing.
        ReferenceSource commit(std::int64_t skipped);

    private:
        struct State;
        std::unique_ptr<State> state_;
    };

    const core::Connection& db() const { return db_; }

private:
    core::Connection db_;
};

/// Opens an index for reading. Throws as `ReferenceIndex` does.
core::Connection openIndex(const std::string& path);
/// Sources of an index that is open for reading.
std::vector<ReferenceSource> loadSources(const core::Connection& db);

} // namespace geo
