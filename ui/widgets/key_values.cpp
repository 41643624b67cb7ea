// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_values.h"

#include "ui/widgets/label.h"

#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int kGap = 10;
}

KeyValues::KeyValues(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    const int padding = theme.metrics().dockPadding;
    column_->setContentsMargins(padding, 10, padding, 10);
    column_->setSpacing(4);
}

void KeyValues::setRows(const std::vector<KeyValue>& rows) {
    while (rows_.size() < rows.size()) {
        Row row{new Label(theme_, TextRole::Small, Tone::Text2, {}, this),
                new Label(theme_, TextRole::SmallStrong, Tone::Text, {}, this)};
        row.key->setElided(true);
        row.key->setBuddy(row.value);
        row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto* line = new QHBoxLayout;
        line->setSpacing(kGap);
        line->addWidget(row.key, 1);
        line->addWidget(row.value);
        column_->addLayout(line);
        rows_.push_back(row);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i < rows.size();
        rows_[i].key->setVisible(used);
        rows_[i].value->setVisible(used);
        if (used) {
            if (rows_[i].key->text() != rows[i].key) {
                rows_[i].key->setText(rows[i].key);
                rows_[i].value->setMinimumSize(0, 0); // another figure, another width
            }
            rows_[i].value->setSteadyText(rows[i].value);
            rows_[i].value->setTone(rows[i].tone);
        }
    }
}

QString KeyValues::valueOf(const QString& key) const {
    for (const Row& row : rows_) {
        if (!row.key->isHidden() && row.key->text() == key) {
            return row.value->text();
        }
    }
    return {};
}

} // namespace ui
