// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

class PlanSession;

/// A name that no scenario has yet for a draft of the one that is shown.
QString draftName(const PlanSession& session);

} // namespace ui
