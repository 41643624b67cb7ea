// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/crm/card_list.h"
#include "ui/crm/crm_page.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <QDateTime>
#include <QLocale>

namespace ui {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

void tellState(Card& card, const crm::CrmConnection& connection, const crm::SyncRun* run) {
    if (!connection.pausedUntil.empty()) {
        card.chip = CrmPage::tr("Paused");
        card.kind = ChipKind::Warn;
    } else if (run != nullptr && run->status == "failed") {
        card.chip = CrmPage::tr("Failed");
        card.kind = ChipKind::Danger;
    } else if (!connection.writeBack) {
        card.chip = CrmPage::tr("Write-back off");
        card.kind = ChipKind::Neutral;
    } else {
        card.chip = CrmPage::tr("Connected");
        card.kind = ChipKind::Ok;
    }
}

} // namespace

std::vector<Card> connectionCards(const CrmData& data, const std::map<QString, qint64>& calls) {
    std::vector<Card> cards;
    for (const crm::CrmConnection& connection : data.connections) {
        const auto run = data.lastRuns.find(connection.name);
        const crm::SyncRun* last = run == data.lastRuns.end() ? nullptr : &run->second;
        Card card;
        card.key = card.name = text(connection.name);
        tellState(card, connection, last);
        card.lines << CrmPage::tr("%1 · %2").arg(
            connectionKindName(connection.kind),
            connection.writeBack ? CrmPage::tr("read and write") : CrmPage::tr("read only"));
        QString when = connection.lastSync.empty()
                           ? CrmPage::tr("Not synced yet")
                           : CrmPage::tr("Synced %1").arg(momentText(text(connection.lastSync)));
        if (const auto left = calls.find(card.name); left != calls.end()) {
            when = CrmPage::tr("%1 · %2 calls left today").arg(when, groupedText(left->second));
        }
        card.lines << when;
        if (!connection.pausedUntil.empty()) {
            card.lines << CrmPage::tr("No calls left until %1")
                              .arg(momentText(text(connection.pausedUntil)));
        } else if (last != nullptr && last->status == "failed") {
            card.lines << coreText(last->message);
        }
        cards.push_back(std::move(card));
    }
    return cards;
}

QString publishName(const crm::EarlierPublish& earlier) {
    return earlier.entry > 0 ? QStringLiteral("P-%1").arg(earlier.entry, 3, 10, QChar('0'))
                             : CrmPage::tr("Publish");
}

std::vector<Card> publishCards(const std::vector<crm::EarlierPublish>& publishes) {
    const std::map<std::string, std::pair<QString, ChipKind>> states = {
        {"in force", {CrmPage::tr("In force"), ChipKind::Ok}},
        {"later", {CrmPage::tr("Later"), ChipKind::Accent}},
        {"scheduled", {CrmPage::tr("Scheduled"), ChipKind::Accent}},
        {"withdrawn", {CrmPage::tr("Withdrawn"), ChipKind::Neutral}},
        {"superseded", {CrmPage::tr("Superseded"), ChipKind::Neutral}},
        {"taken back", {CrmPage::tr("Rolled back"), ChipKind::Warn}},
        {"cut off", {CrmPage::tr("Cut off"), ChipKind::Danger}},
        {"empty", {CrmPage::tr("Nothing written"), ChipKind::Neutral}}};
    std::vector<Card> cards;
    for (const crm::EarlierPublish& earlier : publishes) {
        Card card;
        card.key = text(earlier.publish.id);
        card.name = publishName(earlier);
        card.beside = dayText(text(
            earlier.publish.effectiveOn.empty() ? earlier.startedAt : earlier.publish.effectiveOn));
        if (const auto state = states.find(earlier.state); state != states.end()) {
            card.chip = state->second.first;
            card.kind = state->second.second;
        }
        card.chipBelow = true;
        card.lines << countedText(earlier.written, CrmPage::tr("record"), CrmPage::tr("records"));
        cards.push_back(std::move(card));
    }
    return cards;
}

} // namespace ui
