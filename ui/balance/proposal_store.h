// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace ui {

/// The proposal of this window that nobody has taken or thrown away yet, written down beside the
/// settings: what is left behind when a window is cut off is offered again. One per plan; a window
/// that shows a plan which another one has a proposal for keeps none.
class ProposalStore {
public:
    ProposalStore() = default;
    ~ProposalStore();
    ProposalStore(const ProposalStore&) = delete;
    ProposalStore& operator=(const ProposalStore&) = delete;

    /// Takes the place of a plan, and hands back what a window that was cut off has left there.
    /// Ends what was kept for the plan before.
    std::optional<core::Json> take(const QString& plan);
    /// Writes a proposal down; false where that cannot be done.
    bool keep(const core::Json& proposal);
    /// Strikes it out.
    void forget();

private:
    QString file_;
    std::unique_ptr<QLockFile> lock_;
};

} // namespace ui
