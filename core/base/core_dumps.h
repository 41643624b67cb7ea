// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// From now on a crash of this process, or of one that it starts, writes no memory to a file: there
/// may be tokens in it.
void forbidCoreDumps();

} // namespace core
