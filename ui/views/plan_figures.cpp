// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/plan_figures.h"

#include "ui/widgets/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(PlanFigures)
};

/// As printed, so that a territory shown at 5.0 % is not said to be outside 5 %.
bool within(double deviation, double tolerance) {
    return std::round(std::abs(deviation) * 1000) / 1000 <= tolerance + 1e-9;
}

} // namespace

int PlanFigures::inBand() const {
    return static_cast<int>(
        std::count_if(territories.begin(), territories.end(),
                      [this](const TerritoryRow& t) { return within(t.deviation(), tolerance); }));
}

const TerritoryRow* PlanFigures::farthest() const {
    const auto found = std::max_element(
        territories.begin(), territories.end(), [](const TerritoryRow& a, const TerritoryRow& b) {
            return std::abs(a.deviation()) < std::abs(b.deviation());
        });
    return found == territories.end() ? nullptr : &*found;
}

bool PlanFigures::contiguous() const {
    return std::all_of(territories.begin(), territories.end(),
                       [](const TerritoryRow& t) { return t.components <= 1; });
}

const TerritoryRow* PlanFigures::find(core::TerritoryId id) const {
    const auto found = std::find_if(territories.begin(), territories.end(),
                                    [id](const TerritoryRow& t) { return t.id == id; });
    return found == territories.end() ? nullptr : &*found;
}

double PlanFigures::largestValue() const {
    double largest = 0;
    for (const TerritoryRow& territory : territories) {
        largest = std::max(largest, std::abs(territory.value));
    }
    return largest;
}

void PlanFigures::setAfter(const std::map<int, double>& change) {
    for (std::size_t i = 0; i < territories.size(); ++i) {
        const auto found = change.find(static_cast<int>(i));
        territories[i].after = found == change.end()
                                   ? std::nullopt
                                   : std::optional(territories[i].value + found->second);
    }
}

ValueScale PlanFigures::valueScale() const {
    const bool whole =
        std::all_of(territories.begin(), territories.end(), [](const TerritoryRow& t) {
            return std::abs(t.value - std::round(t.value)) <
                   1e-9 * std::max(1.0, std::abs(t.value));
        });
    return scaleFor(largestValue(), unit, whole);
}

std::vector<IssueRow> planIssues(const PlanFigures& figures) {
    std::vector<IssueRow> issues;
    const int count = static_cast<int>(figures.territories.size());
    if (const int outside = count - figures.inBand(); outside > 0) {
        const QString band = QString(QChar(0x00B1)) + percentText(figures.tolerance, 0);
        const QString text =
            Words::tr("%Ln territories are outside %1", nullptr, static_cast<int>(outside))
                .arg(band);
        issues.push_back({IssueKind::Warning, text, Words::tr("Balance"), "plan.balance"});
    }
    for (const TerritoryRow& territory : figures.territories) {
        if (territory.components > 1) {
            issues.push_back(
                {IssueKind::Warning,
                 Words::tr("%1 is in %Ln parts", nullptr, territory.components).arg(territory.name),
                 Words::tr("Show"), "territory.islands"});
        }
    }
    if (figures.unassignedUnits > 0 && count > 0) {
        const int units = static_cast<int>(figures.unassignedUnits);
        const QString text = figures.zips
                                 ? Words::tr("%Ln ZIPs belong to no territory", nullptr, units)
                                 : Words::tr("%Ln units belong to no territory", nullptr, units);
        issues.push_back(
            {IssueKind::Warning, text, Words::tr("Select"), "territory.selectUnassigned"});
    }
    if (figures.accountsByZip > 0) {
        const QString text = Words::tr("%Ln accounts are located by ZIP only", nullptr,
                                       static_cast<int>(figures.accountsByZip));
        issues.push_back({IssueKind::Warning, text, Words::tr("Review"), "data.locations"});
    }
    if (figures.accountsOutside > 0) {
        const QString text = Words::tr("%Ln accounts lie outside all territories", nullptr,
                                       static_cast<int>(figures.accountsOutside));
        issues.push_back({IssueKind::Info, text, QString(), QString()});
    }
    if (figures.approximate) {
        issues.push_back({IssueKind::Info, Words::tr("ZIP areas are approximate, made from points"),
                          QString(), QString()});
    }
    return issues;
}

QString bandText(const ValueBand& band, double target, const ValueScale& scale) {
    if (!(target > 0)) {
        return QStringLiteral("%1–%2").arg(scale.text(band.low), scale.text(band.high));
    }
    return QStringLiteral("%1–%2").arg(decimalText(100 * band.low / target, 0),
                                       percentText(band.high / target, 0));
}

} // namespace ui
