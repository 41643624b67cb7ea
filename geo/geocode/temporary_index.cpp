// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/temporary_index.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "geo/geocode/reference_files.h"

#include <filesystem>
#include <random>
#include <system_error>

namespace geo {

namespace fs = std::filesystem;

namespace {

std::string newFolder() {
    std::random_device device;
    std::error_code failure;
    for (int tries = 0; tries < 100; ++tries) {
        const fs::path path = fs::temp_directory_path(failure) /
                              core::format("evenlode-index-{:08x}{:08x}", device(), device());
        if (!failure && fs::create_directory(path, failure)) {
            return path.string();
        }
    }
    throw core::Error(core::Code::Storage, "no folder for temporary files can be made",
                      "name one in TMPDIR");
}

} // namespace

TemporaryIndex::Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

TemporaryIndex::TemporaryIndex(const std::vector<std::string>& sources, core::Job& job)
    : folder_{newFolder()}, path_((fs::path(folder_.path) / "reference.sqlite").string()) {
    ReferenceIndex index(path_);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto count = static_cast<double>(sources.size());
        const core::Job::Part part(job, static_cast<double>(i) / count,
                                   static_cast<double>(i + 1) / count);
        addReference(index, sources[i], std::nullopt, job);
    }
}

TemporaryIndex::~TemporaryIndex() = default;

} // namespace geo
