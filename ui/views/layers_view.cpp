// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/layers_view.h"

#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

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
    Symbol(const Theme& theme, LegendSymbol symbol, QWidget* parent)
        : QWidget(parent), theme_(theme), symbol_(symbol) {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {24, 14}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = theme_.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        switch (symbol_) {
        case LegendSymbol::Territory:
            painter.setBrush(t.territoryFill(2));
            painter.setPen(QPen(t.outline, 1.5));
            painter.drawRect(box);
            break;
        case LegendSymbol::OutOfBand: paintShares(painter); break;
        case LegendSymbol::Selected: {
            QColor tint = t.selectionLine;
            tint.setAlphaF(0.16F);
            painter.setBrush(tint);
            painter.setPen(QPen(t.selectionLine, 2.4));
            painter.drawRect(box.adjusted(1, 1, -1, -1));
            break;
        }
        case LegendSymbol::UnitBorder:
        case LegendSymbol::ApproximateBorder: {
            painter.fillRect(box, t.territoryFill(2));
            QPen line(t.unitLine, 1.2);
            if (symbol_ == LegendSymbol::ApproximateBorder) {
                line.setDashPattern({3, 2});
            }
            painter.setPen(line);
            painter.drawLine(QPointF(box.center().x(), box.top()),
                             QPointF(box.center().x(), box.bottom()));
            break;
        }
        case LegendSymbol::Account:
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.point);
            painter.drawEllipse(QPointF(5, 7), 2.9, 2.9);
            painter.drawEllipse(QPointF(13, 7), 2.1, 2.1);
            painter.drawEllipse(QPointF(20, 7), 1.5, 1.5);
            break;
        }
    }

private:
    void paintShares(QPainter& painter) const {
        const Tokens& t = theme_.tokens();
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.over);
        painter.drawRoundedRect(QRectF(13, 3, 9, 8), 1, 1);
        painter.setBrush(t.under);
        painter.drawRoundedRect(QRectF(2, 3, 9, 8), 1, 1);
    }

    const Theme& theme_;
    LegendSymbol symbol_;
};

} // namespace

LayersView::LayersView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 2, 0, 2);
    column_->setSpacing(0);
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
    }
    column_->addStretch(1);
}

LegendView::LegendView(const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(12, 8, 12, 10);
    column_->setSpacing(6);
}

void LegendView::setRows(const std::vector<LegendRow>& rows) {
    clearLayout(column_);
    for (const LegendRow& legend : rows) {
        auto* line = new QWidget(this);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* text = new Label(theme_, TextRole::Small, Tone::Text, legend.text, line);
        text->setWordWrap(true);
        row->addWidget(new Symbol(theme_, legend.symbol, line));
        row->addWidget(text, 1);
        column_->addWidget(line);
    }
    column_->addStretch(1);
}

} // namespace ui
