// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/files/zip_archive.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/files/safe_file.h"

#include <zip.h>

#include <array>
#include <utility>

namespace crm {

using core::Code;
using core::Error;

namespace {

/// No workbook of real life comes near; what does is made to fill memory or disk.
constexpr std::uint64_t kLargestPart = std::uint64_t{4} << 30;
constexpr std::uint64_t kSuspiciousSize = std::uint64_t{100} << 20;
constexpr std::uint64_t kSuspiciousRatio = 250;
constexpr zip_int64_t kMostParts = 20'000;

constexpr std::string_view kOleMark = "\xD0\xCF\x11\xE0";
constexpr const char* kOpenAndSave = "open it in a spreadsheet program and save it again as .xlsx";

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using PartHandle = std::unique_ptr<zip_file_t, CloseFile>;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using ArchiveHandle = std::unique_ptr<zip_t, Discard>;

void refuseOle(const std::filesystem::path& path) {
    if (readStart(path, kOleMark.size()) == kOleMark) {
        throw Error(Code::Input,
                    core::format("{} is protected by a password, or is an old .xls workbook",
                                 path.filename().string()),
                    "save it as .xlsx without a password", path.string());
    }
}

ArchiveHandle openArchive(const std::filesystem::path& path, int flags) {
    int code = 0;
    ArchiveHandle archive(zip_open(path.c_str(), flags, &code));
    if (!archive) {
        refuseOle(path);
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throw Error(Code::Input,
                    core::format("{} cannot be opened: {}", path.filename().string(), reason),
                    kOpenAndSave, path.string());
    }
    return archive;
}

} // namespace

struct ZipArchive::Impl {
    std::string name;
    std::string path;
    ArchiveHandle archive;

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(Code::Input, name + ": " + what, kOpenAndSave, path);
    }

    zip_stat_t statOf(const std::string& part) const {
        zip_stat_t info;
        zip_stat_init(&info);
        if (zip_stat(archive.get(), part.c_str(), ZIP_FL_ENC_GUESS, &info) != 0) {
            fail("the part " + part + " is missing");
        }
        if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
            info.encryption_method != ZIP_EM_NONE) {
            fail("is encrypted");
        }
        const std::uint64_t packed = info.comp_size == 0 ? 1 : info.comp_size;
        if (info.size > kLargestPart ||
            (info.size > kSuspiciousSize && info.size / packed > kSuspiciousRatio)) {
            fail(core::format("the part {} would unpack from {} to {} bytes", part,
                              core::grouped(static_cast<std::int64_t>(info.comp_size)),
                              core::grouped(static_cast<std::int64_t>(info.size))));
        }
        return info;
    }
};

ZipArchive::ZipArchive(const std::filesystem::path& path)
    : impl_(std::make_unique<Impl>(
          Impl{path.filename().string(), path.string(), openArchive(path, ZIP_RDONLY)})) {
    if (zip_get_num_entries(impl_->archive.get(), 0) > kMostParts) {
        impl_->fail("has more parts than any workbook");
    }
}

ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(const std::string& part) const {
    return zip_name_locate(impl_->archive.get(), part.c_str(), ZIP_FL_ENC_GUESS) >= 0;
}

ZipArchive::Source ZipArchive::open(const std::string& part) const {
    const zip_stat_t info = impl_->statOf(part);
    std::shared_ptr<zip_file_t> handle(
        zip_fopen_index(impl_->archive.get(), info.index, ZIP_FL_UNCHANGED), [](zip_file_t* file) {
            if (file != nullptr) {
                zip_fclose(file);
            }
        });
    if (!handle) {
        impl_->fail("the part " + part + " cannot be read: " + zip_strerror(impl_->archive.get()));
    }
    // The size in the directory is only a claim: what comes is counted.
    return [this, handle, part, left = info.size](char* buffer, std::size_t size) mutable {
        const zip_int64_t count = zip_fread(handle.get(), buffer, size);
        if (count < 0) {
            impl_->fail("the part " + part + " is damaged: " + zip_file_strerror(handle.get()));
        }
        if (static_cast<std::uint64_t>(count) > left) {
            impl_->fail("the part " + part + " is longer than it says");
        }
        left -= static_cast<std::uint64_t>(count);
        if (count == 0 && left > 0) {
            impl_->fail("the part " + part + " ends too early");
        }
        return static_cast<std::size_t>(count);
    };
}

std::string ZipArchive::read(const std::string& part, std::uint64_t limit) const {
    if (impl_->statOf(part).size > limit) {
        impl_->fail("the part " + part + " is too large");
    }
    const Source source = open(part);
    std::string content;
    std::array<char, 16384> buffer;
    while (const std::size_t count = source(buffer.data(), buffer.size())) {
        content.append(buffer.data(), count);
    }
    return content;
}

void replacePart(const std::filesystem::path& path, const std::string& part,
                 const std::filesystem::path& content) {
    ArchiveHandle archive = openArchive(path, 0);
    const auto fail = [&](zip_t* handle) {
        throw Error(
            Code::Storage,
            core::format("cannot write {}: {}", path.filename().string(), zip_strerror(handle)),
            "check the space and the permissions of the folder", path.string());
    };
    zip_stat_t old;
    zip_stat_init(&old);
    if (zip_stat(archive.get(), part.c_str(), ZIP_FL_ENC_GUESS, &old) != 0) {
        fail(archive.get());
    }
    zip_source_t* source = zip_source_file(archive.get(), content.c_str(), 0, -1);
    if (source == nullptr) {
        fail(archive.get());
    }
    if (zip_file_replace(archive.get(), old.index, source, 0) != 0) {
        zip_source_free(source);
        fail(archive.get());
    }
    if (zip_file_set_mtime(archive.get(), old.index, old.mtime, 0) != 0) {
        fail(archive.get());
    }
    zip_t* closing = archive.get();
    if (zip_close(closing) != 0) {
        fail(closing);
    }
    (void)archive.release();
}

} // namespace crm
