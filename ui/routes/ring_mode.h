// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/routes/ring_data.h"
#include "ui/routes/ring_overlay.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace ui {

class FileWork;
class MapCanvas;
class MapLink;
class RingFigures;
class RingForm;

/// The drive-time ring of the routes workspace: computes rings in the background when a field or a
/// base changes, and draws them over the map of the routes.
class RingMode : public QObject {
    Q_OBJECT

public:
    RingMode(const AppContext& context, MapLink& map, MapCanvas& canvas, QObject* parent);

    RingForm& form() { return *form_; }
    RingFigures& figures() { return *figures_; }
    const RingOverlay* overlay() const { return overlay_.get(); }
    const RingResult* result() const { return result_ ? &*result_ : nullptr; }
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;
    /// No barrier is drawn any more, or bases that are tried elsewhere go home. False if there is
    /// nothing of the kind.
    bool putBack();

signals:
    void said(const QString& text);
    /// The pointer does something else on the map now.
    void toolChanged();

private:
    void load();
    void compute();
    void show(RingResult result);
    void showOverlay();
    void keep(bool write);
    void draw(bool drawing);
    void keepBarrier(const std::vector<core::Point>& metres);
    void removeBarrier(std::int64_t barrier);
    void exportRings();
    QString scenario() const;

    AppContext context_;
    MapLink& map_;
    MapCanvas& canvas_;
    RingForm* form_;
    RingFigures* figures_;
    FileWork* work_;
    std::shared_ptr<RingOverlay> overlay_;
    std::optional<RingResult> result_;
    QString plan_; ///< whose bases the form shows
    QTimer soon_;  ///< after a change: others may follow at once
    int asked_ = 0;
    int running_ = 0;
    JobId computing_ = 0; ///< the last of the jobs that compute rings
    bool open_ = false;
    bool drawing_ = false;   ///< the pointer draws a barrier
    std::size_t fitted_ = 0; ///< centres that the view was laid around
};

} // namespace ui
