// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/routes/ring_data.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ui {

class Label;
class SidePanel;

/// The right side of the drive-time ring: what lies within each number of minutes, base by base
/// and of all bases with overlaps counted once, and what can be written to the accounts.
class RingFigures : public QWidget {
    Q_OBJECT

public:
    explicit RingFigures(const Theme& theme, QWidget* parent = nullptr);

    /// Null while there is nothing to show; then `why` says it.
    void setResult(const RingResult* result, const QString& why);
    void setBusy(bool busy, const QString& sentence);
    /// The figures as lines of tab-separated text, for tests and for those who copy them.
    QString text() const { return text_; }

signals:
    void exportAsked();
    void writeAsked();

private:
    void clear();
    void addTable(const QString& title, std::optional<int> colour,
                  std::span<const geo::IsochronePolygon> polygons, const RingResult& result);
    void addOverlapNote(const RingResult& result);
    void addBeyondNote(const RingResult& result);
    Label* addLine(const QString& text, Tone tone);
    void refreshActs();

    const Theme& theme_;
    QWidget* content_ = nullptr;
    QVBoxLayout* column_ = nullptr;
    Label* busyNote_ = nullptr;
    QPushButton* export_ = nullptr;
    QPushButton* write_ = nullptr;
    QString text_;
    std::int64_t reached_ = 0;
    bool busy_ = false;
    bool any_ = false;
};

} // namespace ui
