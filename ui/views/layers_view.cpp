// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/layers_view.h"

#include "ui/theme/theme.h"
#include "ui/views/account_view_form.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

void clearLayout(QVBoxLayout* column) {
    while (QLayoutItem* item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// The sign itself, as the map draws it.
class Symbol : public QWidget {
public:
    Symbol(LegendLine line, QWidget* parent) : QWidget(parent), line_(std::move(line)) {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {24, 14}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        line_.paint(painter, QRectF(rect()).adjusted(1, 1, -1, -1));
    }

private:
    LegendLine line_;
};

} // namespace

LayersView::LayersView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)),
      accounts_(new AccountViewForm(theme, this)) {
    column_->setContentsMargins(0, 2, 0, 2);
    column_->setSpacing(0);
    accounts_->hide();
}

void LayersView::setLayers(const std::vector<LayerRow>& layers) {
    const bool same = std::equal(layers.begin(), layers.end(), lines_.begin(), lines_.end(),
                                 [](const LayerRow& row, const Line& line) {
                                     return row.id == line.id && row.name == line.box->text();
                                 });
    if (!same) {
        build(layers);
    }
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const QSignalBlocker quiet(lines_[i].box);
        lines_[i].box->setChecked(layers[i].visible);
        lines_[i].detail->setText(layers[i].detail);
    }
}

void LayersView::build(const std::vector<LayerRow>& layers) {
    column_->removeWidget(accounts_); // it stays
    accounts_->hide();
    clearLayout(column_);
    lines_.clear();
    for (const LayerRow& layer : layers) {
        auto* line = new QWidget(this);
        line->setMinimumHeight(theme_.metrics().row - 1);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(12, 0, 12, 0);
        auto* box = new QCheckBox(layer.name, line);
        box->setFont(theme_.font(TextRole::Small));
        auto* detail = new Label(theme_, TextRole::Small, Tone::Text3, {}, line);
        row->addWidget(box, 1);
        row->addWidget(detail);
        connect(box, &QCheckBox::toggled, this,
                [this, id = layer.id](bool on) { emit toggled(id, on); });
        column_->addWidget(line);
        lines_.push_back({layer.id, box, detail});
        if (layer.id == QLatin1String("accounts")) {
            column_->addWidget(accounts_);
            accounts_->show();
        }
    }
    column_->addStretch(1);
}

LegendView::LegendView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(12, 8, 12, 10);
    column_->setSpacing(6);
}

void LegendView::setLines(const std::vector<LegendLine>& lines) {
    clearLayout(column_);
    QStringList shown;
    for (const LegendLine& legend : lines) {
        shown << legend.words;
        auto* line = new QWidget(this);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* words = new Label(theme_, TextRole::Small, Tone::Text, legend.words, line);
        words->setWordWrap(true);
        row->addWidget(new Symbol(legend, line));
        row->addWidget(words, 1);
        column_->addWidget(line);
    }
    column_->addStretch(1);
    if (shown != shown_) {
        shown_ = shown;
        emit signsChanged();
    }
}

} // namespace ui
