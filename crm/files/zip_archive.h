// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crm {

/// A zip file, read part by part (libzip). Throws Error(Input) for what is broken, encrypted, or
/// unpacks to more than any honest file would; Error(Storage) when the disk fails.
class ZipArchive {
public:
    explicit ZipArchive(const std::filesystem::path& path);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    bool has(const std::string& part) const;
    /// A whole part; `limit` in bytes.
    std::string read(const std::string& part, std::uint64_t limit) const;
    /// A part in a stream: each call gives up to that many bytes, 0 at the end.
    using Source = std::function<std::size_t(char* buffer, std::size_t size)>;
    Source open(const std::string& part) const;

private:
    friend void replacePart(const std::filesystem::path&, const std::string&,
                            const std::filesystem::path&);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Puts the bytes of the file `content` in the place of one part of the archive at `path`. All
/// other parts keep their packed bytes, their order and their times. Not atomic: work on a copy.
void replacePart(const std::filesystem::path& path, const std::string& part,
                 const std::filesystem::path& content);

} // namespace crm
