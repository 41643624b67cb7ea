// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <string>
#include <vector>

namespace geo {

/// A reference index of its own for one run, in the folder for temporary files; gone afterwards.
class TemporaryIndex {
public:
    /// Adds the sources. Throws as `addReference` does.
    TemporaryIndex(const std::vector<std::string>& sources, core::Job& job);
    ~TemporaryIndex();
    TemporaryIndex(const TemporaryIndex&) = delete;
    TemporaryIndex& operator=(const TemporaryIndex&) = delete;

    const std::string& path() const { return path_; }

private:
    struct Folder {
        std::string path;
        ~Folder();
    };
    Folder folder_;
    std::string path_;
};

} // namespace geo
