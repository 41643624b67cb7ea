// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "ui/book/book_paper.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

namespace ui {

/// Pages that become a PDF.
struct PdfPages {
    std::string file;  ///< absolute
    std::string paper; ///< "a4" or "letter"; both landscape
    QString title;
    /// Makes the pages, for paper of that height (units of a Sheet).
    std::function<std::vector<BookPage>(double height)> pages;
    /// Draws what stands at the foot of each.
    std::function<void(Sheet&, int page, int pages)> foot;
};

/// Throws Error(Usage) for a paper that there is not.
void requirePaper(const std::string& paper);

/// Writes the pages, in the light theme, 300 dpi; returns their number. Throws Error(Usage) for
/// another paper, Error(Storage) if the file cannot be written.
int writePdf(const PdfPages& pdf, core::Job& job);

} // namespace ui
