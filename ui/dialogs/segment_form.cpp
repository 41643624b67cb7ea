// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/segment_form.h"

#include "core/base/text.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

using core::SegmentBy;

constexpr int kMostClasses = 26;
constexpr int kRuleNameWidth = 110;

std::string textOf(const QLineEdit* edit) {
    return edit->text().trimmed().toStdString();
}

/// "80, 15" as parts of the whole. What is no number counts as nothing, which is refused.
std::vector<double> sharesOf(const QString& text) {
    std::vector<double> shares;
    for (const std::string& part : core::split(text.toStdString(), ',')) {
        shares.push_back(core::parseNumber(part).value_or(0) / 100);
    }
    return shares;
}

QString textOf(const std::vector<double>& shares) {
    QStringList parts;
    for (const double share : shares) {
        parts << QString::number(share * 100, 'g', 6);
    }
    return parts.join(QStringLiteral(", "));
}

std::vector<std::string> namesOf(const QString& text) {
    std::vector<std::string> names;
    for (const std::string& part : core::split(text.toStdString(), ',')) {
        if (const auto name = core::trim(part); !name.empty()) {
            names.emplace_back(name);
        }
    }
    return names;
}

} // namespace

SegmentForm::SegmentForm(const Theme& theme, QWidget* parent)
    : QWidget(parent), form_(new QFormLayout(this)), name_(new QLineEdit(this)),
      by_(new QComboBox(this)), rules_(new QTableWidget(0, 2, this)), rulesField_(makeRules(theme)),
      otherwise_(new QLineEdit(this)), value_(new QComboBox(this)), shares_(new QLineEdit(this)),
      classes_(new QSpinBox(this)), labels_(new QLineEdit(this)), until_(new QLineEdit(this)),
      where_(new QLineEdit(this)) {
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    by_->addItem(tr("Shares of a value (A, B, C)"), static_cast<int>(SegmentBy::Shares));
    by_->addItem(tr("Ranks by a value"), static_cast<int>(SegmentBy::Quantiles));
    by_->addItem(tr("Rules"), static_cast<int>(SegmentBy::Rules));
    by_->addItem(tr("What they bought, and when"), static_cast<int>(SegmentBy::Buying));
    value_->setEditable(true);
    value_->setInsertPolicy(QComboBox::NoInsert);
    classes_->setRange(2, kMostClasses);
    labels_->setPlaceholderText(QStringLiteral("A, B, C"));
    otherwise_->setPlaceholderText(tr("none"));
    until_->setPlaceholderText(tr("today"));
    where_->setPlaceholderText(tr("all"));
    addField(name_, "segmentName", tr("Na&me"));
    addField(by_, "segmentBy", tr("Told apart &by"));
    addField(rulesField_, "segmentRules", tr("&Rules"));
    addField(otherwise_, "segmentOtherwise", tr("&Otherwise"));
    addField(value_, "segmentValue", tr("&Value"));
    addField(shares_, "segmentShares", tr("&Shares (%)"));
    addField(classes_, "segmentClasses", tr("&Classes"));
    addField(labels_, "segmentLabels", tr("Names, b&est first"));
    addField(until_, "segmentUntil", tr("&Until"));
    addField(where_, "segmentWhere", tr("Onl&y accounts"));
    until_->setToolTip(tr("The last day that counts, as 2026-03-31"));
    where_->setToolTip(tr("An expression over the columns of accounts: state = 'CT'"));
    shares_->setToolTip(tr("What the first segments make of the sum, as 80, 15"));
    connectFields();
    showFields();
}

void SegmentForm::addField(QWidget* field, const char* name, const QString& label) {
    if (field->objectName().isEmpty()) {
        field->setObjectName(QLatin1String(name));
    }
    form_->addRow(label, field);
    field->setAccessibleName(QString(label).remove('&'));
}

QWidget* SegmentForm::makeRules(const Theme& theme) {
    auto* field = new QWidget(this);
    field->setObjectName("segmentRulesField");
    rules_->setObjectName("segmentRules");
    rules_->setAccessibleName(tr("Rules"));
    rules_->setHorizontalHeaderLabels({tr("Segment"), tr("Accounts for which")});
    rules_->horizontalHeader()->setStretchLastSection(true);
    rules_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    rules_->horizontalHeader()->resizeSection(0, kRuleNameWidth);
    rules_->verticalHeader()->hide();
    rules_->verticalHeader()->setDefaultSectionSize(theme.metrics().row);
    rules_->setSelectionBehavior(QAbstractItemView::SelectRows);
    rules_->setSelectionMode(QAbstractItemView::SingleSelection);
    rules_->setTabKeyNavigation(false);
    rules_->setMinimumHeight(theme.metrics().row * 5);
    field->setFocusProxy(rules_);
    auto* column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(rules_, 1);
    auto* row = new QHBoxLayout;
    const auto add = [&](const char* name, const char* sign, const QString& words, auto act) {
        auto* button = new QToolButton(field);
        button->setObjectName(QLatin1String(name));
        button->setIcon(icon(theme, sign, Tone::Text2));
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setFocusPolicy(Qt::TabFocus);
        setLook(button, Look::Plain, true);
        connect(button, &QToolButton::clicked, this, act);
        row->addWidget(button);
    };
    add("addRule", "list-add", tr("Add a rule"), [this] {
        addRule({});
        rules_->setCurrentCell(rules_->rowCount() - 1, 0);
        rules_->setFocus();
        rules_->editItem(rules_->item(rules_->rowCount() - 1, 0));
    });
    add("removeRule", "list-remove", tr("Remove the rule"), [this] { removeRule(); });
    add("raiseRule", "go-up", tr("Ask this rule earlier"), [this] { raiseRule(); });
    row->addStretch(1);
    column->addLayout(row);
    return field;
}

void SegmentForm::connectFields() {
    const auto told = [this] {
        if (!filling_) {
            emit changed();
        }
    };
    for (QLineEdit* edit : {name_, otherwise_, shares_, labels_, until_, where_}) {
        connect(edit, &QLineEdit::textChanged, this, told);
    }
    connect(value_, &QComboBox::editTextChanged, this, told);
    connect(classes_, &QSpinBox::valueChanged, this, told);
    connect(rules_, &QTableWidget::itemChanged, this, told);
    connect(by_, &QComboBox::currentIndexChanged, this, [this, told] {
        showFields();
        told();
    });
}

void SegmentForm::setColumns(const std::vector<std::string>& columns) {
    const QString text = value_->currentText();
    filling_ = true;
    value_->clear();
    for (const std::string& column : columns) {
        value_->addItem(QString::fromStdString(column));
    }
    value_->setEditText(text);
    filling_ = false;
}

void SegmentForm::setScheme(const core::SegmentScheme& scheme) {
    filling_ = true;
    name_->setText(QString::fromStdString(scheme.name));
    by_->setCurrentIndex(by_->findData(static_cast<int>(scheme.by)));
    rules_->setRowCount(0);
    for (const core::SegmentRule& rule : scheme.rules) {
        addRule(rule);
    }
    otherwise_->setText(QString::fromStdString(scheme.otherwise));
    value_->setEditText(QString::fromStdString(scheme.value));
    shares_->setText(textOf(scheme.shares));
    classes_->setValue(scheme.classes);
    labels_->setText(QString::fromStdString(core::join(scheme.labels, ", ")));
    until_->setText(QString::fromStdString(scheme.until));
    where_->setText(QString::fromStdString(scheme.where));
    showFields();
    filling_ = false;
}

core::SegmentScheme SegmentForm::scheme() const {
    core::SegmentScheme scheme;
    scheme.name = textOf(name_);
    scheme.by = static_cast<SegmentBy>(by_->currentData().toInt());
    scheme.where = textOf(where_);
    switch (scheme.by) {
    case SegmentBy::Rules:
        scheme.otherwise = textOf(otherwise_);
        for (int row = 0; row < rules_->rowCount(); ++row) {
            core::SegmentRule rule{rules_->item(row, 0)->text().trimmed().toStdString(),
                                   rules_->item(row, 1)->text().trimmed().toStdString()};
            if (!rule.name.empty() || !rule.where.empty()) {
                scheme.rules.push_back(std::move(rule));
            }
        }
        return scheme;
    case SegmentBy::Buying: scheme.until = textOf(until_); return scheme;
    case SegmentBy::Shares: scheme.shares = sharesOf(shares_->text()); break;
    case SegmentBy::Quantiles: scheme.classes = classes_->value(); break;
    }
    scheme.value = value_->currentText().trimmed().toStdString();
    scheme.labels = namesOf(labels_->text());
    return scheme;
}

QString SegmentForm::missing() const {
    const core::SegmentScheme now = scheme();
    if (now.by == SegmentBy::Rules && now.rules.empty()) {
        return tr("Add a rule: a segment, and an expression over the columns of accounts.");
    }
    const bool byValue = now.by == SegmentBy::Shares || now.by == SegmentBy::Quantiles;
    return byValue && now.value.empty() ? tr("Choose the column that accounts are measured by.")
                                        : QString();
}

void SegmentForm::focusName() {
    name_->setFocus();
}

void SegmentForm::addRule(const core::SegmentRule& rule) {
    const bool filling = std::exchange(filling_, true);
    const int row = rules_->rowCount();
    rules_->insertRow(row);
    rules_->setItem(row, 0, new QTableWidgetItem(QString::fromStdString(rule.name)));
    rules_->setItem(row, 1, new QTableWidgetItem(QString::fromStdString(rule.where)));
    filling_ = filling;
}

void SegmentForm::removeRule() {
    if (rules_->currentRow() >= 0) {
        rules_->removeRow(rules_->currentRow());
        emit changed();
    }
}

void SegmentForm::raiseRule() {
    const int row = rules_->currentRow();
    if (row < 1) {
        return;
    }
    const bool filling = std::exchange(filling_, true);
    for (int column = 0; column < 2; ++column) {
        QTableWidgetItem* above = rules_->takeItem(row - 1, column);
        rules_->setItem(row - 1, column, rules_->takeItem(row, column));
        rules_->setItem(row, column, above);
    }
    rules_->setCurrentCell(row - 1, rules_->currentColumn());
    filling_ = filling;
    emit changed();
}

void SegmentForm::showFields() {
    const auto by = static_cast<SegmentBy>(by_->currentData().toInt());
    const bool value = by == SegmentBy::Shares || by == SegmentBy::Quantiles;
    form_->setRowVisible(rulesField_, by == SegmentBy::Rules);
    form_->setRowVisible(otherwise_, by == SegmentBy::Rules);
    form_->setRowVisible(value_, value);
    form_->setRowVisible(shares_, by == SegmentBy::Shares);
    form_->setRowVisible(classes_, by == SegmentBy::Quantiles);
    form_->setRowVisible(labels_, value);
    form_->setRowVisible(until_, by == SegmentBy::Buying);
}

} // namespace ui
