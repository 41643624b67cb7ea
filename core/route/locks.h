// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/model.h"

namespace core::route {

/// Marks the stops of the problem's locks in the model. Where what is locked on a resource cannot
/// be kept (times, limits, two parts that both want to be first), its locks are given up with an
/// issue that names the resource, and their stops are planned like any others.
void applyLocks(Model& model, std::vector<Issue>& issues);

} // namespace core::route
