// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/workspace/workspace.h"
#include "ui/verbs/pdf_pages.h"

#include <functional>
#include <string>
#include <vector>

namespace ui {

/// Where the pack of a review is written, and how.
struct PackFile {
    std::string file;         ///< ends in .pdf; replaced if it exists; empty = no pack
    std::string paper = "a4"; ///< or "letter"; both landscape
    std::string language;     ///< of the pack, "en" or "de"; empty = that of the program
};

struct WrittenPack {
    std::string file; ///< absolute; empty = none
    int pages = 0;
};
/// Adds "file" and "pages".
void addPackJson(core::Json& json, const WrittenPack& pack);

/// Checks before the work is done what would stop the pack from being written, and makes its path
/// absolute. Throws Error(Usage) for another kind of file, paper or language.
WrittenPack preparePack(const core::Workspace& ws, const PackFile& asked);

/// Writes the pages that `make` gives; it is called in the language of the pack. Nothing without a
/// file. Throws Error(Storage) if the file cannot be written.
void writePack(const PackFile& asked, WrittenPack& pack, const std::function<PdfPages()>& make,
               core::Job& job);

/// Places accounts and sums measures again as far as the workspace has changed since.
std::vector<core::Issue> bringUpToDate(core::Workspace& ws, core::Job& job);

} // namespace ui
