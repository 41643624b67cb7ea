// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/moves_pages.h"

#include "ui/book/book_lists.h"
#include "ui/book/list_pages.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapBook)
};

QString sumText(const BookData& data, const std::vector<int>& units) {
    double value = 0;
    for (const int unit : units) {
        value += data.unitValues[static_cast<std::size_t>(unit)];
    }
    QString text = groupedText(static_cast<qint64>(units.size()));
    return data.measure.isEmpty()
               ? text
               : text + QStringLiteral(", ") + amountText(value, data.measureUnit);
}

/// Units and accounts for which `wanted` says so, as two lists under two titles.
template <class Unit, class Account>
void addMoves(std::vector<FlowBlock>& blocks, const BookData& data, Shown shown,
              const std::pair<QString, QString>& titles, Unit&& wantedUnit,
              Account&& wantedAccount) {
    std::vector<int> units;
    for (int unit = 0; unit < data.scene->units->count(); ++unit) {
        if (data.moved(unit) && wantedUnit(unit)) {
            units.push_back(unit);
        }
    }
    std::stable_sort(units.begin(), units.end(), [&](int a, int b) {
        return data.unitValues[static_cast<std::size_t>(a)] >
               data.unitValues[static_cast<std::size_t>(b)];
    });
    std::vector<const BookAccount*> accounts;
    for (const BookAccount& account : data.accounts) {
        if (data.moved(account) && wantedAccount(account)) {
            accounts.push_back(&account);
        }
    }
    FlowBlock unitBlock = unitList(data, units, shown);
    unitBlock.title = titles.first;
    unitBlock.after = sumText(data, units);
    FlowBlock accountBlock = accountList(data, accounts, shown);
    accountBlock.title = titles.second;
    accountBlock.after = groupedText(static_cast<qint64>(accounts.size()));
    blocks.push_back(std::move(unitBlock));
    blocks.push_back(std::move(accountBlock));
}

} // namespace

std::vector<Exchange> exchanges(const BookData& data, std::size_t t, bool gained) {
    std::map<QString, Exchange> sums;
    const int self = static_cast<int>(t);
    for (int unit = 0; unit < data.scene->units->count(); ++unit) {
        const FormerTerritory* before = data.formerOf(unit);
        const int from = before == nullptr ? -1 : before->index;
        const int now = data.ownerOf(unit);
        if (!data.moved(unit) || (gained ? now : from) != self) {
            continue;
        }
        const QString other =
            gained ? (before == nullptr ? Words::tr("nobody") : before->name)
                   : (now < 0 ? Words::tr("nobody") : data.name(static_cast<std::size_t>(now)));
        Exchange& sum = sums[other];
        sum.name = other;
        ++sum.units;
        sum.accounts += data.unitAccounts[static_cast<std::size_t>(unit)];
        sum.value += data.unitValues[static_cast<std::size_t>(unit)];
    }
    std::vector<Exchange> list;
    for (auto& [name, sum] : sums) {
        list.push_back(std::move(sum));
    }
    std::stable_sort(list.begin(), list.end(),
                     [](const Exchange& a, const Exchange& b) { return a.value > b.value; });
    return list;
}

std::vector<FlowBlock> movesOf(const BookData& data, std::size_t t) {
    std::vector<FlowBlock> blocks;
    if (!data.former) {
        return blocks;
    }
    const int self = static_cast<int>(t);
    const auto was = [&](const FormerTerritory* before) {
        return before != nullptr && before->index == self;
    };
    addMoves(
        blocks, data, Shown::Gained,
        {Words::tr("%1 received").arg(unitsText(data)), Words::tr("Accounts received")},
        [&](int unit) { return data.ownerOf(unit) == self; },
        [&](const BookAccount& account) { return account.territory == self; });
    addMoves(
        blocks, data, Shown::Lost,
        {Words::tr("%1 given away").arg(unitsText(data)), Words::tr("Accounts given away")},
        [&](int unit) { return was(data.formerOf(unit)); },
        [&](const BookAccount& account) { return was(data.formerOf(account)); });
    return blocks;
}

std::vector<BookPage> movesPages(const BookData& data, std::size_t t, double height) {
    std::vector<BookPage> pages;
    addListPages(pages, movesOf(data, t), kListColumns, height, [&data, t](const Sheet& sheet) {
        BookHead head = territoryHead(sheet, data, t);
        const QString owner = data.owner(t);
        head.after = (owner.isEmpty() ? QString() : owner + QStringLiteral(" \u00B7 ")) +
                     Words::tr("what changes, %1 \u2192 %2").arg(data.former->label, data.scenario);
        return head;
    });
    return pages;
}

std::vector<BookPage> allMovesPages(const BookData& data, double height) {
    std::vector<BookPage> pages;
    if (!data.former) {
        return pages;
    }
    std::vector<FlowBlock> blocks;
    addMoves(
        blocks, data, Shown::Moves, {unitsText(data), Words::tr("Accounts")},
        [](int) { return true; }, [](const BookAccount&) { return true; });
    addListPages(pages, std::move(blocks), kListColumns, height, [&data](const Sheet&) {
        return BookHead{
            Words::tr("Moves"),
            Words::tr("%1 \u2192 %2, largest first").arg(data.former->label, data.scenario),
            {},
            {},
            {},
            {}};
    });
    return pages;
}

} // namespace ui
