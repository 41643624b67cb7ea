// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_form.h"

#include "ui/analysis/analysis_fields.h"
#include "ui/review/panel_parts.h"

#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kSoonMs = 250;

} // namespace

AnalysisForm::AnalysisForm(const Theme& theme, QWidget* parent)
    : QWidget(parent), fields_(makeAnalysisFields(theme)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* panel = new SidePanel(theme, 0);
    for (AnalysisFields* fields : fields_) {
        panel->add(fields);
        connect(fields, &AnalysisFields::changed, this, &AnalysisForm::take);
        connect(fields, &AnalysisFields::tableAsked, this, &AnalysisForm::tableAsked);
    }
    column->addWidget(panel);
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, &AnalysisForm::changed);
    setSources({});
}

void AnalysisForm::setSources(const AnalysisSources& sources) {
    const AnalysisQuery asked = query(); // by the choices there were
    sources_ = sources;
    setQuery(asked);
}

void AnalysisForm::setQuery(const AnalysisQuery& query) {
    query_ = query;
    for (AnalysisFields* fields : fields_) {
        const bool shown = fields->isOf(query.kind);
        fields->setVisible(shown);
        if (shown) {
            fields->show(sources_, query);
        }
    }
}

AnalysisQuery AnalysisForm::query() const {
    AnalysisQuery asked = query_;
    if (sources_.records.isEmpty() && sources_.measures.isEmpty()) {
        return asked; // nothing has been read yet that could be chosen
    }
    for (const AnalysisFields* fields : fields_) {
        if (fields->isOf(query_.kind)) {
            fields->read(asked);
        }
    }
    return asked;
}

/// Some fields show or hide others.
void AnalysisForm::take() {
    query_ = query();
    for (AnalysisFields* fields : fields_) {
        if (fields->isOf(query_.kind)) {
            fields->arrange(query_);
        }
    }
    soon_.start();
}

} // namespace ui
