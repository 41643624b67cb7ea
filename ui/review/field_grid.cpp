// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/field_grid.h"

#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QPainter>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int kNameWidth = 128;
constexpr int kPlainIndent = 22; // the text of a cell without a button stands below the others

} // namespace

FieldGrid::FieldGrid(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(0);
    setAccessibleName(tr("Fields side by side"));
}

void FieldGrid::clear() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    delete survivors_;
    survivors_ = nullptr;
    cells_.clear();
    heads_.clear();
    kept_.clear();
}

void FieldGrid::setCase(const ClusterCase& cluster) {
    clear();
    survivor_ = 0;
    if (cluster.accounts.empty()) {
        return;
    }
    addHead(cluster);
    int row = 1;
    for (std::size_t field = 0; field < cluster.fields.size(); ++field) {
        kept_.push_back(cluster.fields[field].kept);
        addField(cluster.fields[field], row++, field);
    }
    grid_->setColumnMinimumWidth(0, kNameWidth);
    for (int record = 0; record < static_cast<int>(cluster.accounts.size()); ++record) {
        grid_->setColumnStretch(record + 1, 1);
    }
    emphasise();
}

void FieldGrid::addHead(const ClusterCase& cluster) {
    auto* name = new Label(theme_, TextRole::Small, Tone::Text3, tr("Field"), this);
    name->setContentsMargins(theme_.metrics().dockPadding, 0, 0, 0);
    grid_->addWidget(name, 0, 0);
    survivors_ = new QButtonGroup(this);
    for (std::size_t record = 0; record < cluster.names.size(); ++record) {
        auto* cell = new QWidget(this);
        auto* line = new QHBoxLayout(cell);
        line->setContentsMargins(6, 6, 6, 6);
        auto* radio = new QRadioButton(cell);
        radio->setAccessibleName(tr("%1 survives").arg(cluster.names[record]));
        radio->setChecked(record == 0);
        survivors_->addButton(radio, static_cast<int>(record));
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        auto* title =
            new Label(theme_, TextRole::SmallStrong, Tone::Text, cluster.names[record], cell);
        title->setElided(true);
        texts->addWidget(title);
        texts->addWidget(
            new Label(theme_, TextRole::Small, Tone::Text2, cluster.sources[record], cell));
        line->addWidget(radio);
        line->addLayout(texts, 1);
        auto* chip = new Chip(theme_, cell);
        chip->setState(tr("Survivor"), ChipKind::Accent);
        chip->setObjectName("survivorChip");
        line->addWidget(chip);
        grid_->addWidget(cell, 0, static_cast<int>(record) + 1);
        heads_.push_back(cell);
    }
    connect(survivors_, &QButtonGroup::idToggled, this, [this](int record, bool on) {
        if (on) {
            survivor_ = record;
            emphasise();
            emit survivorChanged(record);
        }
    });
}

void FieldGrid::addField(const FieldLine& line, int row, std::size_t field) {
    auto* name = new Label(theme_, TextRole::Small, Tone::Text2,
                           line.same ? line.name + QStringLiteral(" ≈") : line.name, this);
    name->setContentsMargins(theme_.metrics().dockPadding, 0, 6, 0);
    name->setMinimumHeight(theme_.metrics().row);
    grid_->addWidget(name, row, 0);
    auto* choices = new QButtonGroup(name);
    std::vector<QWidget*> cells;
    for (std::size_t record = 0; record < line.values.size(); ++record) {
        const QString& value = line.values[record];
        const int column = static_cast<int>(record) + 1;
        if (value.isEmpty() || line.kind == FieldLine::Kind::Shown) {
            auto* plain =
                new Label(theme_, TextRole::Small, value.isEmpty() ? Tone::Text3 : Tone::Text2,
                          value.isEmpty() ? QStringLiteral("–") : value, this);
            plain->setContentsMargins(kPlainIndent, 0, 0, 0);
            grid_->addWidget(plain, row, column);
            cells.push_back(nullptr);
            continue;
        }
        QAbstractButton* button = nullptr;
        if (line.kind == FieldLine::Kind::Together) {
            button = new QCheckBox(value, this);
            button->setChecked(true);
            button->setAttribute(
                Qt::WA_TransparentForMouseEvents); // says what is, cannot be changed
            button->setFocusPolicy(Qt::NoFocus);
            button->setToolTip(tr("kept from all records"));
        } else {
            button = new QRadioButton(value, this);
            button->setChecked(static_cast<int>(record) == line.kept);
            choices->addButton(button, static_cast<int>(record));
        }
        button->setAccessibleName(QStringLiteral("%1: %2").arg(line.name, value));
        button->setMinimumWidth(60);
        grid_->addWidget(button, row, column);
        cells.push_back(button);
    }
    connect(choices, &QButtonGroup::idToggled, this, [this, field](int record, bool on) {
        if (on) {
            kept_[field] = record;
            emphasise();
        }
    });
    cells_.push_back(std::move(cells));
}

void FieldGrid::emphasise() {
    for (std::size_t field = 0; field < cells_.size(); ++field) {
        for (std::size_t record = 0; record < cells_[field].size(); ++record) {
            QWidget* cell = cells_[field][record];
            if (cell == nullptr) {
                continue;
            }
            const bool all = qobject_cast<QCheckBox*>(cell) != nullptr;
            const bool strong = all || kept_[field] == static_cast<int>(record);
            cell->setFont(theme_.font(strong ? TextRole::SmallStrong : TextRole::Small));
        }
    }
    for (std::size_t record = 0; record < heads_.size(); ++record) {
        heads_[record]
            ->findChild<QWidget*>("survivorChip")
            ->setVisible(static_cast<int>(record) == survivor_);
    }
    update();
}

void FieldGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Tokens& t = theme_.tokens();
    painter.fillRect(rect(), t.base);
    if (heads_.empty()) {
        return;
    }
    painter.fillRect(heads_[static_cast<std::size_t>(survivor_)]->geometry(), t.rowSelection);
    for (int row = 0; row < grid_->rowCount(); ++row) {
        const QRect cell = grid_->cellRect(row, 0);
        painter.fillRect(QRect(0, cell.bottom(), width(), 1), row == 0 ? t.border : t.hair);
    }
}

} // namespace ui
