// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/roads/shared_array.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace geo {

/// A part of a file on its way out.
struct FileSection {
    std::string name; ///< at most 15 bytes
    std::span<const std::byte> bytes;
};

template <class T> FileSection sectionOf(std::string name, std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    return {std::move(name), std::as_bytes(values)};
}
template <class T> FileSection sectionOf(std::string name, const SharedArray<T>& values) {
    return sectionOf(std::move(name), values.span());
}

/// Writes named arrays into one file: a header with a version, a table of sections with their
/// checksums, then the sections, each on a boundary of 64 bytes, in the byte order of this machine.
/// The file appears under its name, in place of an older one, only when it is complete.
/// `kind` (at most 8 bytes) and `version` say what the file is. Throws Error(Storage).
void writeSections(const std::string& path, std::string_view kind, std::uint32_t version,
                   const std::vector<FileSection>& sections);

/// A file of `writeSections`, mapped into memory and checked.
class MappedSections {
public:
    /// Throws Error(Input) where there is no such file, or one of another kind or version, and
    /// Error(Storage) where it is damaged.
    MappedSections(const std::string& path, std::string_view kind, std::uint32_t version);

    /// The section as an array. Throws Error(Storage) if it is not there or holds no whole number
    /// of values.
    template <class T> SharedArray<T> array(std::string_view name) const {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 64);
        const std::span<const std::byte> bytes = find(name, sizeof(T));
        return {{reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)}, map_};
    }
    bool has(std::string_view name) const;
    /// The section as text.
    std::string text(std::string_view name) const;
    std::uint64_t fileBytes() const { return bytes_.size(); }

private:
    struct Entry {
        std::string name;
        std::span<const std::byte> bytes;
    };
    std::span<const std::byte> find(std::string_view name, std::size_t size) const;

    std::string path_;
    std::shared_ptr<const void> map_;
    std::span<const std::byte> bytes_;
    std::vector<Entry> entries_;
};

/// Whether files can be made in a folder.
bool isWritableFolder(const std::string& folder);

/// A 64-bit digest of bytes that finds damage, not malice; the same on every machine of one byte
/// order.
std::uint64_t digestOf(std::span<const std::byte> bytes, std::uint64_t seed = 0);

} // namespace geo
