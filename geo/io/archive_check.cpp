// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/archive_check.h"

#include "geo/io/gdal_session.h"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <memory>
#include <vector>

namespace geo {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;

struct FileCloser {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// GDAL compares the checksum when a member has been read to its end.
bool isWholeMember(const std::string& name, const GdalErrors& errors) {
    VSIStatBufL status;
    if (VSIStatL(name.c_str(), &status) != 0) {
        return false;
    }
    if (VSI_ISDIR(status.st_mode)) {
        return true;
    }
    const std::unique_ptr<VSILFILE, FileCloser> file(VSIFOpenL(name.c_str(), "rb"));
    std::vector<char> block(kBlock);
    vsi_l_offset read = 0;
    while (file) {
        const std::size_t part = VSIFReadL(block.data(), 1, block.size(), file.get());
        read += part;
        if (part < block.size()) {
            break;
        }
    }
    return file && !errors.failed() && read == static_cast<vsi_l_offset>(status.st_size);
}

} // namespace

bool isWholeZip(const std::string& path) {
    prepareGdal();
    const GdalErrors errors;
    // In braces the name need not end in .zip.
    const std::string archive = "/vsizip/{" + path + "}";
    char** names = VSIReadDirRecursive(archive.c_str());
    bool whole = names != nullptr && names[0] != nullptr;
    for (int i = 0; whole && names[i] != nullptr; ++i) {
        whole = isWholeMember(archive + "/" + names[i], errors);
    }
    CSLDestroy(names);
    return whole;
}

} // namespace geo
