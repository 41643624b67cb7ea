// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/render/canvas_driver.h"

#include "core/base/error.h"

#include <QMouseEvent>
#include <QThread>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace bench {

namespace {

constexpr double kFrame = 1000.0 / 60;
constexpr double kTooLong = 60'000;

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    if (depth_ > 0) {
        return QApplication::notify(receiver, event);
    }
    QElapsedTimer timer;
    timer.start();
    ++depth_;
    const bool handled = QApplication::notify(receiver, event);
    --depth_;
    longest_ = std::max(longest_, milliseconds(timer));
    return handled;
}

double WatchedApplication::takeLongest() {
    return std::exchange(longest_, 0);
}

WatchedApplication& watchedApplication() {
    if (QCoreApplication::instance() == nullptr) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt keeps references to both for as long as the application lives.
        static int argc = 1;
        static char name[] = "evenlode";
        static char* argv[] = {name, nullptr};
        // Never deleted: at the program's end Qt's own statics may be gone before ours.
        static auto* application = new WatchedApplication(argc, argv);
        Q_UNUSED(application);
    }
    if (auto* watched = dynamic_cast<WatchedApplication*>(QCoreApplication::instance())) {
        return *watched;
    }
    throw core::Error(core::Code::Usage, "the map cannot be timed in this program",
                      "run it as a command of its own");
}

double CanvasDriver::untilExact() {
    QElapsedTimer timer;
    timer.start();
    while (!canvas_.isExact()) {
        QCoreApplication::processEvents();
        QThread::usleep(100); // leaves the core to the threads that draw
        if (milliseconds(timer) > kTooLong) {
            throw core::Error(core::Code::Bug, "the map was not drawn within a minute",
                              "report this with the command that was run");
        }
    }
    QCoreApplication::processEvents();
    return milliseconds(timer);
}

void CanvasDriver::endInput() {
    blocks_.push_back(application_.takeLongest());
}

/// What is posted by the act, painting included, is done when this returns.
template <class Act> double CanvasDriver::painted(Act&& act) {
    application_.takeLongest();
    QElapsedTimer timer;
    timer.start();
    act();
    QCoreApplication::processEvents();
    return milliseconds(timer);
}

void CanvasDriver::idle(const QElapsedTimer& since, double until) {
    while (milliseconds(since) < until) {
        QCoreApplication::processEvents();
        QThread::usleep(200);
    }
}

void CanvasDriver::move(QPointF at, Qt::MouseButtons buttons) {
    QMouseEvent event(QEvent::MouseMove, at, canvas_.mapToGlobal(at), Qt::NoButton, buttons, held_);
    QCoreApplication::sendEvent(&canvas_, &event);
}

void CanvasDriver::press(QPointF at, Qt::MouseButton button) {
    QMouseEvent event(QEvent::MouseButtonPress, at, canvas_.mapToGlobal(at), button, button, held_);
    QCoreApplication::sendEvent(&canvas_, &event);
}

void CanvasDriver::release(QPointF at, Qt::MouseButton button) {
    QMouseEvent event(QEvent::MouseButtonRelease, at, canvas_.mapToGlobal(at), button, Qt::NoButton,
                      held_);
    QCoreApplication::sendEvent(&canvas_, &event);
}

std::vector<double> CanvasDriver::pan(int frames) {
    std::vector<double> times;
    QPointF at(canvas_.width() / 2.0, canvas_.height() / 2.0);
    press(at, Qt::MiddleButton);
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        // 6 to 18 pixels a frame, turning slowly.
        const double angle = frame * 0.035;
        const double step = 12 + 6 * std::sin(frame * 0.11);
        at += QPointF(std::cos(angle), std::sin(angle)) * step;
        times.push_back(painted([&] { move(at, Qt::MiddleButton); }));
        idle(timer, kFrame);
        endInput();
    }
    release(at, Qt::MiddleButton);
    return times;
}

CanvasDriver::Zoom CanvasDriver::wheel(QPointF at, int delta) {
    Zoom zoom;
    QElapsedTimer timer;
    timer.start();
    zoom.first = painted([&] {
        QWheelEvent event(at, canvas_.mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&canvas_, &event);
    });
    untilExact();
    zoom.exact = milliseconds(timer);
    endInput();
    return zoom;
}

} // namespace bench
