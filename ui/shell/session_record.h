// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace ui {

/// Which plan this window has open, written down while it runs and struck out when it ends: what is
/// left behind was not ended but cut off. Several windows may run; each has a record of its own.
class SessionRecord {
public:
    /// Takes a free record in `folder`; with `recover`, rather one that was left behind. Without a
    /// folder that can be written nothing is recorded.
    explicit SessionRecord(const QString& folder, bool recover);
    /// Ends the session in order.
    ~SessionRecord();
    SessionRecord(const SessionRecord&) = delete;
    SessionRecord& operator=(const SessionRecord&) = delete;

    /// The plan that was open when the window before was cut off, empty = none was.
    const QString& leftOpen() const { return leftOpen_; }
    /// Writes down what is open now; empty = nothing.
    void setOpen(const QString& plan);

private:
    QString file_;
    QString leftOpen_;
    std::unique_ptr<QLockFile> lock_;
};

} // namespace ui
