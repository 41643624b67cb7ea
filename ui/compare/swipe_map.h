// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <memory>

namespace ui {

class Label;
class MapCanvas;
class Theme;

enum class SidesShown { Swipe, SideBySide, Difference };

/// Two plans of the same units on maps that move together: one over the other with a handle between
/// them, beside each other, or the right one alone with its differences.
class SwipeMap : public QWidget {
    Q_OBJECT

public:
    explicit SwipeMap(const Theme& theme, QWidget* parent = nullptr);

    void setScenes(std::shared_ptr<const MapScene> left, std::shared_ptr<const MapScene> right);
    void setNames(const QString& left, const QString& right);
    void setMode(SidesShown mode);
    SidesShown mode() const { return mode_; }
    /// Where the handle is, as a share of the width.
    double split() const { return split_; }
    void setSplit(double share);
    MapCanvas& left() { return *left_; }
    MapCanvas& right() { return *right_; }
    bool isExact() const;
    void fitPlan();

signals:
    void splitChanged(double share);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Handle;

    void place();
    void keepLabelsWhole(int border);
    void follow(MapCanvas& moved, MapCanvas& other);

    const Theme& theme_;
    MapCanvas* left_;
    MapCanvas* right_;
    Handle* handle_;
    QWidget* leftCard_;
    QWidget* rightCard_;
    Label* leftName_;
    Label* rightName_;
    SidesShown mode_ = SidesShown::Swipe;
    double split_ = 0.5;
    bool following_ = false;
    bool fitted_ = false;
};

} // namespace ui
