// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flows/report_step.h"

#include "core/base/text.h"
#include "core/quality/match_error.h"
#include "ui/flows/issue_list.h"
#include "ui/review/match_report.h"
#include "ui/review/panel_parts.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_values.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int kPlacesWidth = 408;
constexpr int kCountsWidth = 392;
/// More are counted, not listed.
constexpr std::size_t kMostIssues = 200;

QString levelName(const std::string& level) {
    const std::pair<const char*, const char*> names[] = {
        {"given", QT_TRANSLATE_NOOP("MatchLevels", "Given by the file")},
        {"rooftop", QT_TRANSLATE_NOOP("MatchLevels", "Rooftop or point")},
        {"parcel", QT_TRANSLATE_NOOP("MatchLevels", "Parcel")},
        {"interpolated", QT_TRANSLATE_NOOP("MatchLevels", "Interpolated")},
        {"street", QT_TRANSLATE_NOOP("MatchLevels", "Street")},
        {"zip", QT_TRANSLATE_NOOP("MatchLevels", "ZIP")},
        {"city", QT_TRANSLATE_NOOP("MatchLevels", "City")},
        {"none", QT_TRANSLATE_NOOP("MatchLevels", "None")}};
    for (const auto& [id, name] : names) {
        if (level == id) {
            return QCoreApplication::translate("MatchLevels", name);
        }
    }
    return QString::fromStdString(level);
}

bool isDoubtful(const std::string& level) {
    return level == "zip" || level == "city" || level == "none";
}

std::vector<geo::PreviewIssue> issuesOf(const std::vector<core::Issue>& issues) {
    std::vector<geo::PreviewIssue> listed;
    for (const core::Issue& issue : issues) {
        if (listed.size() == kMostIssues) {
            break;
        }
        geo::PreviewIssue line;
        line.id = "report";
        line.severity = issue.severity;
        line.row = issue.row;
        const std::string what = issue.subject.empty()
                                     ? issue.message
                                     : core::format("{} {}", issue.subject, issue.message);
        line.title = issue.row > 0 ? core::format("Row {}: {}", issue.row, what) : what;
        line.text = issue.hint;
        listed.push_back(std::move(line));
    }
    return listed;
}

} // namespace

std::vector<LevelRow> levelRows(const geo::LevelCounts& levels) {
    std::vector<LevelRow> rows;
    for (const std::string& level : geo::matchLevels()) {
        rows.push_back({QString::fromStdString(level), levelName(level),
                        core::quality::usualErrorM(level), levels.of(level), isDoubtful(level)});
    }
    return rows;
}

ReportStep::ReportStep(const Theme& theme, bool canReview, QWidget* parent)
    : QWidget(parent), theme_(theme), canReview_(canReview), levels_(new MatchReport(theme)),
      review_(new QPushButton(tr("Review locations"))), counts_(new KeyValues(theme)),
      issues_(new IssueList(theme)), save_(new QPushButton(tr("Save the report…"))) {
    auto* places = new SidePanel(theme, kPlacesWidth, this);
    places_ = places;
    placesDetail_ = places->addHead(tr("Match report"));
    places->add(levels_);
    placesNote_ = places->addNote();
    review_->setObjectName("import.review");
    setLook(review_, Look::Plain);
    auto* reviewRow = new QWidget;
    auto* reviewLine = new QHBoxLayout(reviewRow);
    reviewLine->setContentsMargins(12, 0, 12, 12);
    reviewLine->addWidget(review_, 0, Qt::AlignLeft);
    places->add(reviewRow);
    connect(review_, &QPushButton::clicked, this, &ReportStep::reviewAsked);
    auto* rest = new QWidget;
    places->add(rest, 1);

    auto* counts = new SidePanel(theme, kCountsWidth, this);
    counts->addHead(tr("Rows"));
    counts->add(counts_);
    counts->add(new QWidget, 1);

    auto* doubts = new SidePanel(theme, 0, this);
    issueDetail_ = doubts->addHead(tr("Issues"));
    auto* scroll = new ScrollColumn;
    auto* holder = new QWidget;
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(issues_);
    column->addStretch(1);
    scroll->setContent(holder);
    groundLikeTables(theme, *holder);
    doubts->add(scroll, 1);
    save_->setObjectName("import.saveReport");
    save_->setToolTip(
        tr("Every remark with its row, what is the matter and what to do, as a table"));
    connect(save_, &QPushButton::clicked, this, &ReportStep::saveAsked);
    doubts->addActs({}, {nullptr, save_});

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(places_);
    row->addWidget(new HairLine(theme, Qt::Vertical));
    row->addWidget(counts);
    row->addWidget(new HairLine(theme, Qt::Vertical));
    row->addWidget(doubts, 1);
}

void ReportStep::setReport(core::records::Kind kind, const SpreadsheetReport& report) {
    const geo::ImportRecordsReport& r = report.records;
    const std::vector<LevelRow> rows = levelRows(r.byLevel);
    qint64 total = 0;
    qint64 doubtful = 0;
    for (const LevelRow& row : rows) {
        total += row.count;
        doubtful += row.doubtful ? row.count : 0;
    }
    places_->setVisible(geo::hasPlace(kind));
    levels_->setRows(rows);
    placesDetail_->setText(tr("%1 records").arg(groupedText(total)));
    placesNote_->setText(
        doubtful == 0
            ? tr("± is the error to expect. Every record is located well enough for routes.")
            : tr("± is the error to expect. %1 are located by ZIP or worse: they count in totals; "
                 "routes need an address that is found.")
                  .arg(groupedText(doubtful)));
    review_->setVisible(canReview_ && kind == core::records::Kind::Account && doubtful > 0);
    std::vector<KeyValue> counts = {
        {tr("Read"), groupedText(r.read), Tone::Text},
        {tr("Added"), groupedText(r.added), Tone::Text},
        {tr("Updated"), groupedText(r.updated), Tone::Text},
        {tr("Unchanged"), groupedText(r.unchanged), Tone::Text},
        {tr("Repeated an id, left out"), groupedText(r.repeated),
         r.repeated > 0 ? Tone::Warn : Tone::Text},
        {tr("Rejected"), groupedText(r.rejected), r.rejected > 0 ? Tone::Danger : Tone::Text}};
    if (!report.layer.empty()) {
        counts.push_back({tr("Approximate ZIP areas made"), groupedText(report.units), Tone::Text});
    }
    counts.push_back({tr("Time"), tr("%1 s").arg(decimalText(r.seconds, 1)), Tone::Text});
    counts_->setRows(counts);
    issues_->setIssues(issuesOf(r.issues));
    save_->setEnabled(!r.issues.empty());
    const auto listed = std::min(r.issues.size(), kMostIssues);
    issueDetail_->setText(listed < r.issues.size()
                              ? tr("%1 of %2")
                                    .arg(groupedText(static_cast<qint64>(listed)),
                                         groupedText(static_cast<qint64>(r.issues.size())))
                              : groupedText(static_cast<qint64>(listed)));
}

void ReportStep::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), theme_.tokens().base);
}

} // namespace ui
