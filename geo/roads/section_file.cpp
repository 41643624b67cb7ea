// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/roads/section_file.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace geo {

using core::Code;
using core::Error;

namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::array<char, 8> kMagic = {'E', 'V', 'S', 'E', 'C', 'T', 'S', '1'};
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kMostSections = 64;

struct Header {
    std::array<char, 8> magic = kMagic;
    std::array<char, 8> kind{};
    std::uint32_t version = 0;
    std::uint32_t byteOrder = kByteOrder;
    std::uint32_t sections = 0;
    std::uint32_t unused = 0;
    std::uint64_t fileBytes = 0;
    std::uint64_t digest = 0; ///< of this header (with 0 here) and the table
    std::array<char, 16> padding{};
};
static_assert(sizeof(Header) == 64);

struct TableEntry {
    std::array<char, 16> name{};
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t digest = 0;
};

std::size_t aligned(std::size_t offset) {
    return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

template <std::size_t N> std::array<char, N> padded(std::string_view text) {
    std::array<char, N> bytes{};
    std::copy_n(text.begin(), std::min(text.size(), N), bytes.begin());
    return bytes;
}

std::uint64_t headDigest(Header header, std::span<const TableEntry> table) {
    header.digest = 0;
    return digestOf(std::as_bytes(table),
                    digestOf(std::as_bytes(std::span<const Header>(&header, 1))));
}

/// An open file; closed in the end, whatever happens.
class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) {
            ::close(value_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return value_; }

private:
    int value_;
};

/// A file under a name of its own until it is whole.
class NewFile {
public:
    explicit NewFile(const std::string& path)
        : path_(path), part_(core::format("{}.part{}", path, ::getpid())),
          file_(::open(part_.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644)) {
        if (file_.get() < 0) {
            fail();
        }
    }
    ~NewFile() {
        if (!done_) {
            ::unlink(part_.c_str());
        }
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) {
                fail();
            }
            bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
        }
    }
    void finish() {
        if (::fsync(file_.get()) != 0 || ::rename(part_.c_str(), path_.c_str()) != 0) {
            fail();
        }
        done_ = true;
    }

private:
    [[noreturn]] void fail() const {
        throw Error(Code::Storage,
                    core::format("{} cannot be written: {}", path_, std::strerror(errno)),
                    "make room on the disk, or allow writing in that folder", path_);
    }

    std::string path_;
    std::string part_;
    Descriptor file_;
    bool done_ = false;
};

/// The file in memory, until the last of those who use it lets go.
struct Mapping {
    Mapping(void* place, std::size_t length) : at(place), size(length) {}
    ~Mapping() {
        if (size > 0) {
            ::munmap(at, size);
        }
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    void* at;
    std::size_t size;
};

[[noreturn]] void damaged(const std::string& path, std::string_view what) {
    throw Error(Code::Storage, core::format("{} is damaged: {}", path, what),
                "import the roads again", path);
}

} // namespace

bool isWritableFolder(const std::string& folder) {
    return ::access(folder.c_str(), W_OK) == 0;
}

std::uint64_t digestOf(std::span<const std::byte> bytes, std::uint64_t seed) {
    // Four multiply-and-rotate lanes, so that the multiplications run beside each other.
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;
    std::array<std::uint64_t, 4> lanes = {seed + 1, seed ^ kFactor, seed * kFactor + 3, ~seed};
    const std::byte* at = bytes.data();
    std::size_t left = bytes.size();
    const auto mix = [](std::uint64_t lane, std::uint64_t word) {
        lane = (lane ^ word) * kFactor;
        return lane ^ (lane >> 29);
    };
    while (left >= 32) {
        std::array<std::uint64_t, 4> words;
        std::memcpy(words.data(), at, 32);
        for (std::size_t i = 0; i < 4; ++i) {
            lanes[i] = mix(lanes[i], words[i]);
        }
        at += 32;
        left -= 32;
    }
    std::array<std::uint64_t, 4> rest{};
    if (left > 0) {
        std::memcpy(rest.data(), at, left);
    }
    std::uint64_t digest = bytes.size();
    for (std::size_t i = 0; i < 4; ++i) {
        digest = mix(digest, mix(lanes[i], rest[i]));
    }
    return digest;
}

void writeSections(const std::string& path, std::string_view kind, std::uint32_t version,
                   const std::vector<FileSection>& sections) {
    Header header;
    header.kind = padded<8>(kind);
    header.version = version;
    header.sections = static_cast<std::uint32_t>(sections.size());
    std::vector<TableEntry> table;
    std::size_t offset = aligned(sizeof(Header) + sections.size() * sizeof(TableEntry));
    for (const FileSection& section : sections) {
        table.push_back(
            {padded<16>(section.name), offset, section.bytes.size(), digestOf(section.bytes)});
        offset = aligned(offset + section.bytes.size());
    }
    header.fileBytes = offset;
    header.digest = headDigest(header, table);
    NewFile file(path);
    std::size_t written = 0;
    const auto put = [&](std::span<const std::byte> bytes) {
        file.write(bytes);
        written += bytes.size();
    };
    const auto pad = [&](std::size_t to) {
        const std::array<std::byte, kAlignment> zeros{};
        put({zeros.data(), to - written});
    };
    put(std::as_bytes(std::span<const Header>(&header, 1)));
    put(std::as_bytes(std::span<const TableEntry>(table)));
    for (std::size_t i = 0; i < sections.size(); ++i) {
        pad(table[i].offset);
        put(sections[i].bytes);
    }
    pad(offset);
    file.finish();
}

MappedSections::MappedSections(const std::string& path, std::string_view kind,
                               std::uint32_t version)
    : path_(path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat state {};
    if (file.get() < 0 || ::fstat(file.get(), &state) != 0) {
        throw Error(Code::Input, core::format("{} cannot be read: {}", path, std::strerror(errno)),
                    "import the roads with `evenlode roads import`", path);
    }
    const auto size = static_cast<std::size_t>(state.st_size);
    if (size < sizeof(Header)) {
        damaged(path, "it is too short");
    }
    void* at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (at == MAP_FAILED) {
        throw Error(Code::Storage,
                    core::format("{} cannot be mapped: {}", path, std::strerror(errno)),
                    "close other programs to free memory", path);
    }
    map_ = std::make_shared<const Mapping>(at, size);
    bytes_ = {static_cast<const std::byte*>(at), size};

    Header header;
    std::memcpy(&header, bytes_.data(), sizeof(Header));
    if (header.magic != kMagic || header.byteOrder != kByteOrder ||
        header.kind != padded<8>(kind) || header.version != version) {
        throw Error(Code::Input,
                    core::format("{} was written by another version of Evenlode", path),
                    "import the roads again", path);
    }
    const std::size_t tableEnd = sizeof(Header) + header.sections * sizeof(TableEntry);
    if (header.sections > kMostSections || tableEnd > size || header.fileBytes != size) {
        damaged(path, "it is cut short");
    }
    std::vector<TableEntry> table(header.sections);
    std::memcpy(table.data(), bytes_.data() + sizeof(Header), header.sections * sizeof(TableEntry));
    if (headDigest(header, table) != header.digest) {
        damaged(path, "its table of contents is wrong");
    }
    for (const TableEntry& entry : table) {
        if (entry.offset % kAlignment != 0 || entry.offset > size ||
            entry.bytes > size - entry.offset) {
            damaged(path, "its table of contents is wrong");
        }
        const auto bytes = bytes_.subspan(entry.offset, entry.bytes);
        if (digestOf(bytes) != entry.digest) {
            damaged(path, "its checksum is wrong");
        }
        entries_.push_back(
            {std::string(entry.name.data(), ::strnlen(entry.name.data(), 16)), bytes});
    }
}

std::span<const std::byte> MappedSections::find(std::string_view name, std::size_t size) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.name == name; });
    if (found == entries_.end() || found->bytes.size() % size != 0) {
        damaged(path_, core::format("it has no {}", name));
    }
    return found->bytes;
}

bool MappedSections::has(std::string_view name) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&](const Entry& entry) { return entry.name == name; });
}

std::string MappedSections::text(std::string_view name) const {
    const std::span<const std::byte> bytes = find(name, 1);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace geo
