// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_canvas.h"

#include <QApplication>
#include <QElapsedTimer>

#include <vector>

namespace bench {

/// An application that notes how long the handling of each event took, and so how long the thread
/// of the window could not answer.
class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    /// Milliseconds of the longest event since the last call.
    double takeLongest();

private:
    int depth_ = 0;
    double longest_ = 0;
};

/// The application of a benchmark: made at the first call, without a display. Throws Error(Usage)
/// if the program runs another kind of application already.
WatchedApplication& watchedApplication();

/// Works a map as a hand would, with real events, and takes the time.
class CanvasDriver {
public:
    CanvasDriver(ui::MapCanvas& canvas, WatchedApplication& application)
        : canvas_(canvas), application_(application) {}

    /// Waits until the exact picture is on the screen; milliseconds. Throws Error(Bug) after a
    /// minute.
    double untilExact();
    /// Frames of a drag with the middle button, 60 a second on a winding way: milliseconds from
    /// each move of the pointer until it is painted.
    std::vector<double> pan(int frames);
    /// One notch at the place; milliseconds until the first picture, and until the exact one.
    struct Zoom {
        double first = 0;
        double exact = 0;
    };
    Zoom wheel(QPointF at, int delta);
    void move(QPointF at, Qt::MouseButtons buttons = Qt::NoButton);
    void press(QPointF at, Qt::MouseButton button);
    void release(QPointF at, Qt::MouseButton button);
    /// Keys held during what follows.
    void hold(Qt::KeyboardModifiers keys) { held_ = keys; }

    /// The longest that one event of each input took, milliseconds.
    const std::vector<double>& blocks() const { return blocks_; }

private:
    template <class Act> double painted(Act&& act);
    void idle(const QElapsedTimer& since, double milliseconds);
    void endInput();

    Qt::KeyboardModifiers held_ = Qt::NoModifier;
    ui::MapCanvas& canvas_;
    WatchedApplication& application_;
    std::vector<double> blocks_;
};

} // namespace bench
