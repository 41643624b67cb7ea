// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace crm {

/// A file descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    void close() noexcept;

private:
    int fd_ = -1;
};

/// What tells one state of a file from another without reading it. A write moves the times, a
/// replacement moves the inode.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modifiedNs = 0;
    std::int64_t changedNs = 0;
    bool operator==(const FileStamp&) const = default;
};

/// The stamp of the file that a path leads to now; all zero where there is none.
FileStamp stampOf(const std::filesystem::path& path);

/// The real file behind a path: links are followed once, here, so that a link stays a link when its
/// target is replaced. Throws Error(Input) for what is missing, not a regular file, or a workspace,
/// which nothing but SQLite may open.
std::filesystem::path realFile(const std::filesystem::path& path);

/// A file read from the beginning to the end, as often as wanted. Throws Error(Storage) when the
/// disk fails.
class InputFile {
public:
    explicit InputFile(const std::filesystem::path& path);

    /// Reads up to `size` bytes; 0 only at the end.
    std::size_t read(char* buffer, std::size_t size);
    void rewind();
    FileStamp stamp() const;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    Descriptor descriptor_;
};

/// The first bytes of a file, at most `limit`; empty if there is no such file.
std::string readStart(const std::filesystem::path& path, std::size_t limit);

/// Keeps our own programs from replacing one file at the same time (an advisory lock on the file
/// itself; where the file system has no locks, there is none). Waits up to ten seconds, then throws
/// Error(Conflict).
class FileLock {
public:
    explicit FileLock(const std::filesystem::path& path);
    /// Does not wait: empty-handed when somebody else holds it.
    static FileLock tryLock(const std::filesystem::path& path);

    bool held() const { return held_; }

private:
    FileLock() = default;
    bool attempt(const std::filesystem::path& path);

    Descriptor descriptor_;
    bool held_ = false;
};

/// Removes what a killed run left beside a file. Call it with the lock held: only then is a
/// temporary file nobody's.
void sweepLeftovers(const std::filesystem::path& target);

/// The next content of a file: written beside it, then put in its place in one step, so that
/// whoever looks sees the old bytes or the new, never half of them, also after a crash.
class FileReplacement {
public:
    /// `target` is a real file (see `realFile`) whose lock is held. Throws Error(Storage) where the
    /// folder cannot be written, Error(Input) where replacing would lose something: the file is
    /// write-protected, or has other hard links.
    explicit FileReplacement(std::filesystem::path target);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;

    void write(std::string_view bytes);
    /// Passes on what `write` still holds; the file at `temporary()` is then complete.
    void flush();
    /// The file being written, for libraries that want a path. They may replace it.
    const std::filesystem::path& temporary() const { return temporary_; }

    /// Puts the new content in place with the old file's permissions, owner and attributes, and
    /// makes it last. False, and nothing done, if the target is no longer in the `expected` state.
    bool commit(const FileStamp& expected);

private:
    void copyAttributes(int from, int to) const;

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    Descriptor descriptor_;
    std::string buffer_;
};

} // namespace crm
