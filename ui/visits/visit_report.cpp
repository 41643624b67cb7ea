// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/visits/visit_report.h"

#include "ui/crm/card_list.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/visits/visit_rows.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"

#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr std::size_t kMostIssues = 200;

} // namespace

VisitReport::VisitReport(const Theme& theme, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* panel = new SidePanel(theme, kVisitsSideWidth, this);
    source_ = panel->addTitle();
    figures_ = new KeyValues(theme);
    figures_->setObjectName("visitReport");
    panel->add(figures_);
    count_ = panel->addHead(tr("What could not be used"));
    issues_ = new CardList(theme, tr("What could not be used"));
    issues_->setObjectName("visitIssues");
    panel->add(issues_, 1);
    auto* done = new QPushButton(tr("Done"));
    done->setObjectName("visitReportDone");
    settle_ = new QPushButton(tr("Say whose they are"));
    settle_->setObjectName("visitReportSettle");
    setLook(settle_, Look::Primary);
    panel->addActs({}, {nullptr, done, settle_});
    column->addWidget(panel);
    connect(settle_, &QPushButton::clicked, this, &VisitReport::settleAsked);
    connect(done, &QPushButton::clicked, this, &VisitReport::done);
}

void VisitReport::setReport(const geo::ImportVisitsReport& report) {
    using core::EntryFate;
    const core::TakeVisitsReport& taken = report.taken;
    source_->setText(QFileInfo(QString::fromStdString(report.source)).fileName());
    const std::int64_t open = taken.count(EntryFate::Unmatched);
    figures_->setRows(
        {{report.log.tracks > 0 ? tr("Stays in tracks") : tr("Lines read"),
          groupedText(report.log.tracks > 0 ? static_cast<qint64>(report.log.entries.size())
                                            : report.log.read),
          Tone::Text},
         {tr("Visits added"), groupedText(taken.count(EntryFate::Added)), Tone::Ok},
         {tr("Planned ones carried out"), groupedText(taken.count(EntryFate::Completed)), Tone::Ok},
         {tr("Without an account"), groupedText(open), open > 0 ? Tone::Warn : Tone::Text},
         {tr("Taken in before"), groupedText(taken.count(EntryFate::Known) + taken.repeated),
          Tone::Text2},
         {tr("On the timeline already"), groupedText(taken.count(EntryFate::Noted)), Tone::Text2},
         {tr("Not made, by the log"), groupedText(report.log.notDone), Tone::Text2},
         {tr("Could not be used"), groupedText(report.log.rejected),
          report.log.rejected > 0 ? Tone::Danger : Tone::Text2}});
    std::vector<Card> cards;
    for (const auto* list : {&report.log.issues, &report.taken.issues}) {
        for (const core::Issue& issue : *list) {
            if (cards.size() < kMostIssues) {
                Card card;
                card.key = QString::number(cards.size());
                card.name = issue.subject.empty() ? tr("Row %1").arg(issue.row)
                                                  : QString::fromStdString(issue.subject);
                card.lines << coreText(issue.message);
                cards.push_back(std::move(card));
            }
        }
    }
    count_->setText(groupedText(static_cast<qint64>(cards.size())));
    issues_->setCards(std::move(cards));
    settle_->setVisible(open > 0);
}

} // namespace ui
