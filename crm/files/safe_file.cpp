// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/safe_file.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

namespace crm {

namespace fs = std::filesystem;
using core::Code;
using core::Error;

namespace {

constexpr std::size_t kWriteBuffer = std::size_t{1} << 20;
constexpr auto kLockWait = std::chrono::seconds(10);
constexpr auto kLockPoll = std::chrono::milliseconds(20);
constexpr std::string_view kPrefix = ".evenlode-";

[[noreturn]] void failStorage(const std::string& what, const fs::path& path) {
    const int error = errno;
    const char* hint = error == ENOSPC || error == EDQUOT ? "free some space on that disk"
                       : error == EACCES || error == EPERM || error == EROFS
                           ? "check the permissions of the folder and the file"
                           : "check the disk or the network drive";
    throw Error(Code::Storage, core::format("{} {}: {}", what, path.string(), std::strerror(error)),
                hint, path.string());
}

FileStamp stampFrom(const struct stat& info) {
    const auto ns = [](const timespec& time) {
        return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    };
    return {info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size), ns(info.st_mtim),
            ns(info.st_ctim)};
}

struct stat statusOf(int fd, const fs::path& path) {
    struct stat info {};
    if (::fstat(fd, &info) != 0) {
        failStorage("cannot look at", path);
    }
    return info;
}

/// Closing a descriptor on a workspace would drop the locks that SQLite holds on it.
void refuseWorkspace(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (core::lower(real.extension().string()).starts_with(".gpkg")) {
        throw Error(Code::Input, core::format("{} is a workspace, not a table", real.string()),
                    "name a CSV or XLSX file", path.string());
    }
}

Descriptor openToRead(const fs::path& path) {
    refuseWorkspace(path);
    // O_NONBLOCK: opening a pipe that somebody put in the file's place must not hang.
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!descriptor) {
        failStorage("cannot read", path);
    }
    if (!S_ISREG(statusOf(descriptor.get(), path).st_mode)) {
        throw Error(Code::Input, core::format("{} is not an ordinary file", path.string()),
                    "name a file, not a folder, pipe or device", path.string());
    }
    return descriptor;
}

void writeAll(int fd, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            failStorage("cannot write", path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Temporary names are ".evenlode-XXXXXX-accounts.xlsx~", and with ".XXXXXX" more behind where a
/// library wrote beside ours.
constexpr std::size_t kRandomLetters = 6;

std::string temporarySuffix(const fs::path& target) {
    return core::format("-{}~", target.filename().string());
}

bool isLeftover(std::string_view name, std::string_view suffix) {
    if (!name.starts_with(kPrefix) || name.size() < kPrefix.size() + kRandomLetters) {
        return false;
    }
    const std::string_view rest = name.substr(kPrefix.size() + kRandomLetters);
    return rest == suffix || (rest.size() == suffix.size() + 1 + kRandomLetters &&
                              rest.starts_with(suffix) && rest[suffix.size()] == '.');
}

/// Both names last only when the folder itself is on disk. Some network file systems refuse to
/// sync folders (EINVAL); they do it with the rename.
void syncFolder(const fs::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor || (::fsync(descriptor.get()) != 0 && errno != EINVAL)) {
        failStorage("cannot save the folder", folder);
    }
}

} // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

void Descriptor::close() noexcept {
    if (fd_ >= 0) {
        ::close(std::exchange(fd_, -1));
    }
}

FileStamp stampOf(const fs::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? stampFrom(info) : FileStamp{};
}

fs::path realFile(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) {
        const bool dangling = fs::is_symlink(fs::symlink_status(path, error));
        throw Error(Code::Input,
                    dangling ? core::format("{} is a link that leads nowhere", path.string())
                             : core::format("there is no file {}", path.string()),
                    "check the name and the folder", path.string());
    }
    if (!fs::is_regular_file(real, error)) {
        throw Error(Code::Input, core::format("{} is not an ordinary file", real.string()),
                    "name a file, not a folder, pipe or device", path.string());
    }
    refuseWorkspace(real);
    return real;
}

std::string readStart(const fs::path& path, std::size_t limit) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        return {};
    }
    InputFile file(path);
    std::string bytes(limit, '\0');
    std::size_t have = 0;
    while (const std::size_t count = file.read(bytes.data() + have, limit - have)) {
        have += count;
    }
    bytes.resize(have);
    return bytes;
}

InputFile::InputFile(const fs::path& path) : path_(path), descriptor_(openToRead(path)) {
    ::posix_fadvise(descriptor_.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
}

std::size_t InputFile::read(char* buffer, std::size_t size) {
    while (true) {
        const ssize_t count = ::read(descriptor_.get(), buffer, size);
        if (count >= 0) {
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) {
            failStorage("cannot read", path_);
        }
    }
}

void InputFile::rewind() {
    if (::lseek(descriptor_.get(), 0, SEEK_SET) < 0) {
        failStorage("cannot read", path_);
    }
}

FileStamp InputFile::stamp() const {
    return stampFrom(statusOf(descriptor_.get(), path_));
}

FileLock::FileLock(const fs::path& path) {
    const auto giveUp = std::chrono::steady_clock::now() + kLockWait;
    while (!attempt(path)) {
        if (std::chrono::steady_clock::now() >= giveUp) {
            throw Error(Code::Conflict,
                        core::format("another run is writing {}", path.filename().string()),
                        "try again when it has finished", path.string());
        }
        std::this_thread::sleep_for(kLockPoll);
    }
}

FileLock FileLock::tryLock(const fs::path& path) {
    FileLock lock;
    lock.attempt(path);
    return lock;
}

bool FileLock::attempt(const fs::path& path) {
    descriptor_ = openToRead(path);
    if (::flock(descriptor_.get(), LOCK_EX | LOCK_NB) != 0) {
        // Without locks on this file system, the stamp that `commit` compares is the only guard.
        return errno == ENOLCK || errno == EOPNOTSUPP || errno == EBADF || errno == EINVAL;
    }
    // The holder before us may have put another file in this place: that one is to be locked.
    held_ = stampFrom(statusOf(descriptor_.get(), path)).inode == stampOf(path).inode;
    return held_;
}

void sweepLeftovers(const fs::path& target) {
    const std::string suffix = temporarySuffix(target);
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator it(target.parent_path(), error), end; !error && it != end;
         it.increment(error)) {
        if (isLeftover(it->path().filename().string(), suffix)) {
            found.push_back(it->path());
        }
    }
    for (const fs::path& leftover : found) {
        fs::remove(leftover, error);
    }
}

FileReplacement::FileReplacement(fs::path target) : target_(std::move(target)) {
    const Descriptor present = openToRead(target_);
    const struct stat info = statusOf(present.get(), target_);
    if (info.st_nlink > 1) {
        throw Error(
            Code::Input,
            core::format("{} is known under {} names (hard links); replacing it would leave "
                         "the others with the old content",
                         target_.string(), info.st_nlink),
            "make a copy of the file and name that", target_.string());
    }
    if (::faccessat(AT_FDCWD, target_.c_str(), W_OK, AT_EACCESS) != 0) {
        throw Error(Code::Input, core::format("{} is write-protected", target_.string()),
                    "allow writing to the file, or choose another", target_.string());
    }
    const std::string suffix = temporarySuffix(target_);
    const std::string pattern = core::format("{}XXXXXX{}", kPrefix, suffix);
    std::string name = (target_.parent_path() / pattern).string();
    descriptor_ = Descriptor(::mkostemps(name.data(), static_cast<int>(suffix.size()), O_CLOEXEC));
    if (!descriptor_) {
        failStorage("cannot write beside", target_);
    }
    temporary_ = name;
    buffer_.reserve(kWriteBuffer);
}

FileReplacement::~FileReplacement() {
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
}

void FileReplacement::write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > kWriteBuffer) {
        flush();
        if (bytes.size() > kWriteBuffer) {
            writeAll(descriptor_.get(), bytes, temporary_);
            return;
        }
    }
    buffer_.append(bytes);
}

void FileReplacement::flush() {
    writeAll(descriptor_.get(), buffer_, temporary_);
    buffer_.clear();
}

bool FileReplacement::commit(const FileStamp& expected) {
    flush();
    // A library that was given the path may have put another file there.
    descriptor_ = Descriptor(::open(temporary_.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!descriptor_) {
        failStorage("cannot write beside", target_);
    }
    {
        const Descriptor present = openToRead(target_);
        copyAttributes(present.get(), descriptor_.get());
    }
    if (::fsync(descriptor_.get()) != 0) {
        failStorage("cannot save", temporary_);
    }
    if (stampOf(target_) != expected) {
        return false;
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        failStorage("cannot replace", target_);
    }
    temporary_.clear();
    syncFolder(target_.parent_path());
    return true;
}

void FileReplacement::copyAttributes(int from, int to) const {
    const struct stat old = statusOf(from, target_);
    const struct stat fresh = statusOf(to, temporary_);
    const bool sameOwner = old.st_uid == fresh.st_uid && old.st_gid == fresh.st_gid;
    if (!sameOwner && ::fchown(to, old.st_uid, old.st_gid) != 0) {
        throw Error(Code::Storage,
                    core::format("{} belongs to another user, and replacing it would change that",
                                 target_.string()),
                    "have its owner run this, or work on a copy of your own", target_.string());
    }
    if (::fchmod(to, old.st_mode & 07777) != 0) {
        failStorage("cannot keep the permissions of", target_);
    }
    // Access lists, labels and tags: kept where the file system lets us, not worth failing for.
    std::vector<char> names(64 * 1024);
    const ssize_t length = ::flistxattr(from, names.data(), names.size());
    std::vector<char> value(64 * 1024);
    for (ssize_t at = 0; at < length;) {
        const char* name = names.data() + at;
        const ssize_t size = ::fgetxattr(from, name, value.data(), value.size());
        if (size >= 0) {
            (void)::fsetxattr(to, name, value.data(), static_cast<std::size_t>(size), 0);
        }
        at += static_cast<ssize_t>(std::strlen(name)) + 1;
    }
}

} // namespace crm
