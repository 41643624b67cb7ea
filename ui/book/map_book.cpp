// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/map_book.h"

#include "ui/book/moves_pages.h"
#include "ui/book/summary_page.h"
#include "ui/book/territory_page.h"

#include <memory>

namespace ui {

namespace {

void append(std::vector<BookPage>& pages, std::vector<BookPage> more) {
    for (BookPage& page : more) {
        pages.push_back(std::move(page));
    }
}

/// Those whose name, or whose rep's name, is the one asked for.
bool concerns(const BookData& data, std::size_t t, const QString& rep) {
    const QStringList owners = data.owner(t).split(QStringLiteral(", "));
    return rep.isEmpty() || data.name(t).compare(rep, Qt::CaseInsensitive) == 0 ||
           owners.contains(rep, Qt::CaseInsensitive);
}

} // namespace

std::vector<BookPage> bookPages(const BookData& data, double pageHeight, const BookParts& parts) {
    std::vector<BookPage> pages;
    if (parts.movesOnly && parts.rep.isEmpty()) {
        append(pages, allMovesPages(data, pageHeight));
    }
    const auto pageOf = std::make_shared<std::vector<int>>(data.count(), 0);
    if (!parts.movesOnly && parts.rep.isEmpty()) {
        pages.push_back(overviewPage(data, pageHeight));
        for (BookPage& page : summaryPages(data, pageHeight, *pageOf)) {
            pages.push_back([pageOf, page = std::move(page)](Sheet& sheet) { page(sheet); });
        }
    }
    for (std::size_t t = 0; t < data.count(); ++t) {
        if (concerns(data, t, parts.rep)) {
            (*pageOf)[t] = static_cast<int>(pages.size()) + 1;
            append(pages, parts.movesOnly ? movesPages(data, t, pageHeight)
                                          : territoryPages(data, t, pageHeight));
        }
    }
    if (!parts.movesOnly && parts.rep.isEmpty()) {
        append(pages, allMovesPages(data, pageHeight));
    }
    return pages;
}

} // namespace ui
