// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QPainter;
class QVBoxLayout;

namespace ui {

class AccountViewForm;
class Label;
class Theme;

/// A layer of the map that can be shown or hidden.
struct LayerRow {
    QString id;
    QString name;
    QString detail; ///< how much it holds
    bool visible = true;
};

/// The layers of the map, in drawing order, the topmost first.
class LayersView : public QWidget {
    Q_OBJECT

public:
    explicit LayersView(const Theme& theme, QWidget* parent = nullptr);
    /// Rows are made anew only when the layers are other ones.
    void setLayers(const std::vector<LayerRow>& layers);
    /// Below the line of the accounts, where there are some.
    AccountViewForm& accounts() { return *accounts_; }

signals:
    void toggled(const QString& layer, bool visible);

private:
    struct Line {
        QString id;
        QCheckBox* box;
        Label* detail;
    };
    void build(const std::vector<LayerRow>& layers);

    const Theme& theme_;
    QVBoxLayout* column_;
    AccountViewForm* accounts_;
    std::vector<Line> lines_;
};

/// A sign of the map and the words for it. The map itself paints its signs.
struct LegendLine {
    QString words;
    std::function<void(QPainter& painter, const QRectF& rect)> paint;
};

/// What the signs on the map mean: one line per sign that is drawn.
class LegendView : public QWidget {
    Q_OBJECT

public:
    explicit LegendView(const Theme& theme, QWidget* parent = nullptr);
    void setLines(const std::vector<LegendLine>& lines);

signals:
    /// There are other signs than before, and so more or less room is wanted.
    void signsChanged();

private:
    QStringList shown_;
    const Theme& theme_;
    QVBoxLayout* column_;
};

} // namespace ui
