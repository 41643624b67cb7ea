// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/book_lists.h"

#include "ui/book/book_paper.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapBook)
};

/// "$ k", "Potential, k": what a column of amounts is of, so that its figures need not say it.
QString amountTitle(const BookData& data, const ValueScale& scale) {
    const QString suffix = scale.suffix.trimmed();
    if (scale.money) {
        return (scale.prefix + QLatin1Char(' ') + suffix).trimmed();
    }
    return suffix.isEmpty() ? measureTitle(data.measure)
                            : measureTitle(data.measure) + QStringLiteral(", ") + suffix;
}

/// The scale of all lists of the book, so that their figures can be compared: thousands where some
/// unit holds hundreds of them.
ValueScale amountScale(const BookData& data) {
    double largest = 0;
    bool whole = true;
    for (const double value : data.unitValues) {
        largest = std::max(largest, std::abs(value));
        whole = whole && value == std::round(value);
    }
    return scaleFor(largest >= 1e8 ? largest : std::min(largest, 9e5), data.measureUnit, whole);
}

QString amountCell(double value, ValueScale scale) {
    scale.prefix.clear();
    scale.suffix.clear();
    return scale.text(value);
}

/// One column of a list in the making.
struct Draft {
    SheetColumn column;
    std::vector<QString> cells;

    bool empty() const {
        return std::all_of(cells.begin(), cells.end(),
                           [](const QString& cell) { return cell.isEmpty(); });
    }
};

template <class Items, class Cell>
Draft draft(const QString& title, bool figures, const Items& items, Cell&& cell) {
    Draft made{{title, 0, figures}, {}};
    for (const auto& item : items) {
        made.cells.push_back(cell(item));
    }
    return made;
}

FlowBlock listOf(std::vector<Draft> drafts, const std::vector<bool>& bold) {
    FlowBlock block;
    block.rows.resize(bold.size());
    for (std::size_t row = 0; row < bold.size(); ++row) {
        block.rows[row].bold = bold[row];
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (i > 0 && drafts[i].empty()) {
            continue;
        }
        block.columns.push_back(drafts[i].column);
        for (std::size_t row = 0; row < bold.size(); ++row) {
            block.rows[row].cells.push_back(drafts[i].cells[row]);
        }
    }
    return block;
}

template <class Items, class Value>
Draft amounts(const BookData& data, const Items& items, Value&& value) {
    const bool known = std::any_of(items.begin(), items.end(),
                                   [&](const auto& item) { return std::isfinite(value(item)); });
    const ValueScale scale = amountScale(data);
    return draft(amountTitle(data, scale), true, items, [&](const auto& item) {
        return known ? amountCell(value(item), scale) : QString();
    });
}

/// Who had it, who has it, or both, as the list asks for.
template <class Items, class Before, class After>
void addCharge(std::vector<Draft>& drafts, const Items& items, Shown shown, Before&& before,
               After&& after) {
    if (shown == Shown::Gained || shown == Shown::Moves) {
        drafts.push_back(draft(Words::tr("From"), false, items, before));
    }
    if (shown == Shown::Lost || shown == Shown::Moves) {
        drafts.push_back(draft(Words::tr("To"), false, items, after));
    }
}

} // namespace

QString chargeText(const BookData& data, int territory) {
    return territory < 0 ? Words::tr("nobody") : data.inCharge(static_cast<std::size_t>(territory));
}

QString chargeText(const FormerTerritory* former) {
    if (former == nullptr) {
        return Words::tr("nobody");
    }
    return former->owner.isEmpty() ? former->name : former->owner;
}

FlowBlock unitList(const BookData& data, const std::vector<int>& units, Shown shown) {
    const auto of = [&](int unit) -> const MapUnit& { return data.scene->units->unit(unit); };
    std::vector<Draft> drafts;
    drafts.push_back(draft(data.zips ? Words::tr("ZIP") : Words::tr("Unit"), false, units,
                           [&](int unit) { return of(unit).key; }));
    drafts.push_back(draft(Words::tr("Place"), false, units, [&](int unit) {
        return of(unit).name == of(unit).key ? QString() : of(unit).name;
    }));
    addCharge(
        drafts, units, shown, [&](int unit) { return chargeText(data.formerOf(unit)); },
        [&](int unit) { return chargeText(data, data.ownerOf(unit)); });
    if (!data.accounts.empty()) {
        drafts.push_back(draft(Words::tr("Accounts"), true, units, [&](int unit) {
            return groupedText(data.unitAccounts[static_cast<std::size_t>(unit)]);
        }));
    }
    if (!data.measure.isEmpty()) {
        drafts.push_back(amounts(data, units, [&](int unit) {
            return data.unitValues[static_cast<std::size_t>(unit)];
        }));
    }
    std::vector<bool> bold;
    for (const int unit : units) {
        bold.push_back(shown == Shown::Here && data.moved(unit));
    }
    return listOf(std::move(drafts), bold);
}

FlowBlock accountList(const BookData& data, const std::vector<const BookAccount*>& accounts,
                      Shown shown) {
    using Account = const BookAccount*;
    std::vector<Draft> drafts;
    drafts.push_back(
        draft(Words::tr("Account"), false, accounts, [](Account a) { return a->name; }));
    drafts.push_back(
        draft(data.zips ? Words::tr("ZIP") : Words::tr("Unit"), false, accounts, [&](Account a) {
            return a->unit < 0 ? QString(QChar(0x2013)) : data.scene->units->unit(a->unit).key;
        }));
    if (shown == Shown::Here) {
        drafts.push_back(
            draft(Words::tr("Segment"), false, accounts, [](Account a) { return a->segment; }));
        drafts.push_back(
            draft(Words::tr("Class"), false, accounts, [](Account a) { return a->rank; }));
    }
    addCharge(
        drafts, accounts, shown, [&](Account a) { return chargeText(data.formerOf(*a)); },
        [&](Account a) { return chargeText(data, a->territory); });
    if (shown == Shown::Here && data.former) {
        drafts.push_back(draft(Words::tr("Until now"), false, accounts, [&](Account a) {
            const QString before = chargeText(data.formerOf(*a));
            return data.moved(*a)
                       ? before + QStringLiteral(" \u2192 ") + chargeText(data, a->territory)
                       : before;
        }));
    }
    if (!data.measure.isEmpty()) {
        drafts.push_back(amounts(data, accounts, [](Account a) { return a->value; }));
    }
    std::vector<bool> bold;
    for (const Account account : accounts) {
        bold.push_back(shown == Shown::Here && data.moved(*account));
    }
    return listOf(std::move(drafts), bold);
}

} // namespace ui
