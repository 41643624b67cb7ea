// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QProgressBar;

namespace ui {

struct JobState;
class Label;
class Theme;

/// Work that is going on: what, how far, how long still. Its cancel is the one of the act row.
class WaitStep : public QWidget {
    Q_OBJECT

public:
    explicit WaitStep(const Theme& theme, QWidget* parent = nullptr);
    /// Before the first progress is known.
    void begin(const QString& title, const QString& promise);
    void setState(const JobState& job);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    Label* title_;
    QProgressBar* bar_;
    Label* percent_;
    Label* left_;
    Label* doing_;
    Label* promise_;
};

} // namespace ui
