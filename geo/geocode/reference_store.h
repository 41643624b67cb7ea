// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/geocode/reference_index.h"

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace geo {

/// A street of one source in one ZIP.
struct KnownStreet {
    std::int64_t row = 0; ///< of its body
    std::int64_t source = 0;
    std::string key; ///< `nameKey` of its name
    StreetName name;
    std::string zip, city, state;
    bool zipKnown = true;
};

/// The streets of a ZIP in order of their key. Immutable.
class ZipStreets {
public:
    explicit ZipStreets(std::vector<KnownStreet> streets);

    std::span<const KnownStreet> all() const { return streets_; }
    std::span<const KnownStreet> named(std::string_view key) const;
    /// Calls `found(streets, edits)` for each other name within so many edits.
    template <class Found> void similar(std::string_view key, int most, const Found& found) const;
    bool empty() const { return streets_.empty(); }

private:
    struct Name {
        std::uint64_t letters = 0;
        std::uint32_t size = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    static bool mayBe(const Name& name, std::uint64_t letters, std::size_t size, int most);
    static int distance(std::string_view asked, std::string_view known, int most);
    static std::uint64_t lettersOf(std::string_view key);

    std::vector<KnownStreet> streets_;
    std::vector<Name> names_;
};

/// A reference index that is open for reading. Any number of threads may share it: each query
/// borrows a connection of its own; the streets of a ZIP are kept for the next one.
class ReferenceStore {
public:
    /// A path where there is no file gives an empty store. Throws Error(Storage) for a file that
    /// is no index.
    explicit ReferenceStore(std::string path);
    ~ReferenceStore();

    bool empty() const { return sources_.empty(); }
    const std::vector<ReferenceSource>& sources() const { return sources_; }
    const ReferenceSource* source(std::int64_t id) const;

    /// When the newest source with streets in the ZIP was added; empty if there is none.
    std::string newestIn(std::string_view zip) const;
    std::shared_ptr<const ZipStreets> streetsOf(std::string_view zip) const;
    StreetBody body(std::int64_t row) const;
    /// Streets of exactly this name anywhere in a state, at most `most`.
    std::vector<KnownStreet> named(std::string_view key, std::string_view state,
                                   std::size_t most) const;
    /// Streets whose key begins so, in a state or (where empty) anywhere, in order of their key, a
    /// dozen of each; it ends when there are `most` of them.
    std::vector<KnownStreet> beginning(std::string_view key, std::string_view state,
                                       std::size_t most) const;

private:
    struct Session;
    class Lease;
    struct Kept {
        std::string zip;
        std::shared_ptr<const ZipStreets> streets;
    };

    std::string path_;
    std::vector<ReferenceSource> sources_;
    mutable std::mutex sessionsLock_;
    mutable std::vector<std::unique_ptr<Session>> sessions_;
    mutable std::mutex zipsLock_;
    mutable std::list<Kept> recent_; ///< last used first
    mutable std::unordered_map<std::string_view, std::list<Kept>::iterator> zips_;
    mutable std::size_t keptStreets_ = 0;
};

template <class Found>
void ZipStreets::similar(std::string_view key, int most, const Found& found) const {
    const std::uint64_t letters = lettersOf(key);
    for (const Name& name : names_) {
        if (!mayBe(name, letters, key.size(), most)) {
            continue;
        }
        const int edits = distance(key, streets_[name.first].key, most);
        if (edits > 0 && edits <= most) {
            found(all().subspan(name.first, name.count), edits);
        }
    }
}

} // namespace geo
