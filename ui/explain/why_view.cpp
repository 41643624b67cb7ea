// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/why_view.h"

#include "ui/review/panel_parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/label.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/swatch.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kOthers = 2; ///< territories beside the present one

std::size_t shownOf(const core::ExplainReport& report) {
    return std::min(kOthers, report.alternatives.size());
}

/// A territory's swatch before a word.
class SwatchWord : public QWidget {
public:
    SwatchWord(const Theme& theme, int fill, const QString& word) : theme_(theme), fill_(fill) {
        auto* label = new Label(theme, TextRole::Small, Tone::Text3, word);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(16, 0, 0, 0);
        row->addStretch(1);
        row->addWidget(label);
        label_ = label;
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        paintSwatch(&painter, QRect(label_->x() - 16, (height() - 11) / 2, 11, 11), fill_,
                    theme_.tokens());
    }

private:
    const Theme& theme_;
    int fill_;
    QWidget* label_;
};

QString changeText(double difference, int decimals) {
    return std::abs(difference) < 0.5 * std::pow(10, -decimals)
               ? QCoreApplication::translate("ui::WhyView", "no change")
               : signedText(difference, decimals);
}

const TerritoryRow* rowOf(const PlanFigures& figures, const std::string& name) {
    const auto found =
        std::find_if(figures.territories.begin(), figures.territories.end(),
                     [&](const auto& row) { return row.name == QString::fromStdString(name); });
    return found == figures.territories.end() ? nullptr : &*found;
}

Tone toneOf(double deviation, double tolerance) {
    return std::abs(deviation) <= tolerance + 1e-9 ? Tone::Text
           : deviation > 0                         ? Tone::Over
                                                   : Tone::Under;
}

} // namespace

WhyView::WhyView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), title_(new Label(theme, TextRole::BodyStrong, Tone::Text)),
      summary_(new Label(theme, TextRole::Small, Tone::Text)), grid_(new QGridLayout),
      holds_(new QVBoxLayout), body_(new QWidget) {
    title_->setContentsMargins(12, 8, 12, 0);
    title_->setElided(true);
    summary_->setWordWrap(true);
    summary_->setContentsMargins(12, 2, 12, 8);
    grid_->setContentsMargins(12, 4, 12, 4);
    grid_->setHorizontalSpacing(6);
    grid_->setVerticalSpacing(0);
    grid_->setColumnStretch(0, 1);
    holds_->setContentsMargins(12, 6, 12, 6);
    holds_->setSpacing(4);
    auto* inner = new QVBoxLayout(body_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(new HairLine(theme, Qt::Horizontal));
    inner->addLayout(grid_);
    inner->addWidget(new HairLine(theme, Qt::Horizontal));
    inner->addLayout(holds_);
    foot_ = buildFoot();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title_);
    column->addWidget(summary_);
    auto* area = new ScrollColumn(body_);
    area->setFocusPolicy(Qt::StrongFocus); // there is nothing in it to lead the keyboard through
    area->setAccessibleName(tr("Why here?"));
    inner->addStretch(1);
    column->addWidget(area, 1);
    column->addWidget(foot_);
    clear(tr("Select a unit and press W: its figures in other territories stand here."));
}

QWidget* WhyView::buildFoot() {
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(12, 8, 12, 8);
    lock_ = new QPushButton(tr("Lock here"));
    lock_->setIcon(icon(theme_, "object-locked"));
    move_ = new QPushButton;
    lock_->setObjectName("whyLock");
    move_->setObjectName("whyMove");
    setLook(lock_, Look::Plain, true);
    setLook(move_, Look::Plain, true);
    row->addWidget(lock_);
    row->addStretch(1);
    row->addWidget(move_);
    connect(lock_, &QPushButton::clicked, this, &WhyView::lockAsked);
    connect(move_, &QPushButton::clicked, this, [this] { emit moveAsked(runnerUp_); });
    return foot;
}

void WhyView::empty() {
    for (QLayout* layout : {static_cast<QLayout*>(grid_), static_cast<QLayout*>(holds_)}) {
        while (QLayoutItem* item = layout->takeAt(0)) {
            if (item->widget() != nullptr) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
    }
    rows_ = 0;
    cells_.clear();
}

void WhyView::clear(const QString& text) {
    empty();
    title_->setText({});
    title_->hide();
    summary_->setText(text);
    summary_->setTone(Tone::Text3);
    body_->hide();
    foot_->hide();
}

QString WhyView::cell(int row, int column) const {
    return cells_.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column));
}

void WhyView::addHead(const core::ExplainReport& report, const PlanFigures& figures) {
    const auto head = [&](int column, const std::string& name, const QString& word) {
        const TerritoryRow* row = rowOf(figures, name);
        auto* label = new Label(theme_, TextRole::SmallStrong, Tone::Text,
                                name.empty() ? tr("nobody") : QString::fromStdString(name));
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        label->setElided(true);
        grid_->setColumnMinimumWidth(column, 76);
        grid_->addWidget(label, 0, column);
        grid_->addWidget(new SwatchWord(theme_, row ? row->fill : 0, word), 1, column);
    };
    grid_->addWidget(new Label(theme_, TextRole::Small, Tone::Text3, tr("If it were in")), 0, 0);
    head(1, report.territoryName, tr("as it is"));
    const QString places[] = {tr("runner-up"), tr("third")};
    for (std::size_t i = 0; i < shownOf(report); ++i) {
        head(2 + static_cast<int>(i), report.alternatives[i].name, places[i]);
    }
}

std::vector<WhyView::Line> WhyView::linesOf(const core::ExplainReport& report,
                                            const PlanFigures& figures) const {
    std::vector<Line> lines;
    const std::size_t others = shownOf(report);
    const double tolerance = figures.tolerance;
    // The share of each of the shown territories, in each case.
    std::vector<std::string> names{report.territoryName};
    for (std::size_t i = 0; i < others; ++i) {
        names.push_back(report.alternatives[i].name);
    }
    for (const std::string& name : names) {
        const TerritoryRow* row = rowOf(figures, name);
        if (row == nullptr) {
            continue;
        }
        Line line{row->name,
                  tr("% of target"),
                  {decimalText(row->index())},
                  {QString()},
                  {toneOf(row->deviation(), tolerance)}};
        for (std::size_t i = 0; i < others; ++i) {
            const core::MeasureChange& change = report.alternatives[i].measures.front();
            const double after = name == report.territoryName          ? change.loser.after
                                 : name == report.alternatives[i].name ? change.winner.after
                                                                       : row->deviation();
            line.values.push_back(decimalText(100 * (1 + after)));
            line.changes.push_back(changeText(100 * (after - row->deviation()), 1));
            line.tones.push_back(toneOf(after, tolerance));
        }
        lines.push_back(std::move(line));
    }
    const auto add = [&](const QString& about, const QString& unit, double now, int decimals,
                         auto after) {
        Line line{about, unit, {decimalText(now, decimals)}, {QString()}, {Tone::Text}};
        for (std::size_t i = 0; i < others; ++i) {
            const double value = after(report.alternatives[i]);
            line.values.push_back(decimalText(value, decimals));
            line.changes.push_back(changeText(value - now, decimals));
            line.tones.push_back(Tone::Text);
        }
        lines.push_back(std::move(line));
    };
    if (others == 0) {
        return lines;
    }
    const core::ExplainedMove& first = report.alternatives.front();
    const QString ofAll = tr("of %1 territories").arg(figures.territories.size());
    const std::size_t measures = first.measures.size();
    for (std::size_t m = 0; m < measures && measures > 1; ++m) {
        add(tr("In band, %1").arg(QString::fromStdString(first.measures[m].name)), ofAll,
            first.measures[m].inBand.before, 0,
            [m](const auto& move) { return move.measures[m].inBand.after; });
    }
    add(measures > 1 ? tr("In band in all") : tr("In band"), ofAll, first.inBand.before, 0,
        [](const auto& move) { return move.inBand.after; });
    add(tr("Largest deviation"), tr("% from target"),
        100 * first.measures.front().maxDeviation.before, 1,
        [](const auto& move) { return 100 * move.measures.front().maxDeviation.after; });
    add(tr("Units moved"), tr("against its basis"), first.disruptedUnits.before, 0,
        [](const auto& move) { return move.disruptedUnits.after; });
    Line drive{
        tr("Mean drive"), tr("min, estimate"), {QStringLiteral("–")}, {QString()}, {Tone::Text}};
    Line whole{tr("Contiguous"), {}, {tr("yes")}, {QString()}, {Tone::Text}};
    for (std::size_t i = 0; i < others; ++i) {
        const core::ExplainedMove& move = report.alternatives[i];
        drive.values.push_back(decimalText(move.meanMinutes.after));
        drive.changes.push_back(changeText(move.meanMinutes.difference(), 2));
        drive.tones.push_back(Tone::Text);
        whole.values.push_back(move.contiguous ? tr("yes") : tr("no"));
        whole.changes.push_back({});
        whole.tones.push_back(move.contiguous ? Tone::Text : Tone::Warn);
    }
    lines.push_back(std::move(drive));
    lines.push_back(std::move(whole));
    return lines;
}

void WhyView::addLine(const Line& line) {
    const int at = 2 + 2 * rows_;
    auto* about = new Label(theme_, TextRole::Small, Tone::Text, line.about);
    about->setContentsMargins(0, 4, 0, 0);
    grid_->addWidget(about, at, 0);
    grid_->addWidget(new Label(theme_, TextRole::Micro, Tone::Text3, line.unit), at + 1, 0);
    std::vector<QString> cells{line.about};
    for (std::size_t i = 0; i < line.values.size(); ++i) {
        auto* value = new Label(theme_, TextRole::SmallStrong, line.tones[i], line.values[i]);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setContentsMargins(0, 4, 0, 0);
        auto* change = new Label(theme_, TextRole::Micro, Tone::Text3, line.changes[i]);
        change->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid_->addWidget(value, at, static_cast<int>(i) + 1);
        grid_->addWidget(change, at + 1, static_cast<int>(i) + 1);
        cells.push_back(line.values[i]);
    }
    cells_.push_back(std::move(cells));
    ++rows_;
}

void WhyView::addVerdict(const core::ExplainReport& report) {
    Line line{
        tr("Verdict"), {}, {report.locked ? tr("locked") : tr("kept")}, {QString()}, {Tone::Ok}};
    for (std::size_t i = 0; i < shownOf(report); ++i) {
        const bool open = report.alternatives[i].obstacles.empty();
        line.values.push_back(open ? tr("could move") : tr("breaks a rule"));
        line.changes.push_back({});
        line.tones.push_back(open ? Tone::Text2 : Tone::Warn);
    }
    addLine(line);
}

void WhyView::addHolds(const core::ExplainReport& report) {
    holds_->addWidget(
        new Label(theme_, TextRole::BodyStrong, Tone::Text, tr("What holds it here")));
    bool any = false;
    for (std::size_t i = 0; i < shownOf(report); ++i) {
        for (const std::string& obstacle : report.alternatives[i].obstacles) {
            auto* line =
                new Label(theme_, TextRole::Small, Tone::Text2,
                          tr("%1: %2").arg(QString::fromStdString(report.alternatives[i].name),
                                           coreText(obstacle)));
            line->setWordWrap(true);
            line->setMinimumWidth(40);
            holds_->addWidget(line);
            any = true;
        }
    }
    if (!any) {
        auto* line = new Label(theme_, TextRole::Small, Tone::Text2,
                               tr("No rule: it is here because the figures are better so, or "
                                  "because nobody moved it."));
        line->setWordWrap(true);
        holds_->addWidget(line);
    }
}

void WhyView::setReport(const core::ExplainReport& report, const PlanFigures& figures) {
    empty();
    const QString unit = QString::fromStdString(report.unit);
    const QString name = QString::fromStdString(report.unitName);
    title_->setText(tr("%1 is in %2")
                        .arg(name.isEmpty() ? unit : unit + QChar(' ') + name,
                             report.territoryName.empty()
                                 ? tr("no territory")
                                 : QString::fromStdString(report.territoryName)));
    title_->show();
    summary_->setTone(Tone::Text);
    summary_->setText(coreText(report.summary));
    addHead(report, figures);
    for (const Line& line : linesOf(report, figures)) {
        addLine(line);
    }
    addVerdict(report);
    addHolds(report);
    body_->show();
    foot_->show();
    lock_->setEnabled(!report.locked && !report.territory.empty());
    lock_->setToolTip(report.locked ? tr("It is locked already") : QString());
    const bool any = !report.alternatives.empty();
    runnerUp_ = any ? QString::fromStdString(report.alternatives.front().territory) : QString();
    move_->setVisible(any);
    if (any) {
        const core::ExplainedMove& first = report.alternatives.front();
        const QString to = QString::fromStdString(first.name);
        move_->setText(first.obstacles.empty() ? tr("Move to %1").arg(to)
                                               : tr("Move to %1 anyway").arg(to));
        move_->setEnabled(!report.locked);
        move_->setToolTip(report.locked ? tr("It is locked; unlock it first") : QString());
    }
}

} // namespace ui
