// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ui {

class Actions;
class Ask;
class JobRunner;
class PlanSession;
class Selection;
class Settings;
class Theme;

/// What the parts of the window share. All of it belongs to the window, or lives longer.
struct AppContext {
    Theme& theme;
    Actions& actions;
    JobRunner& runner;
    Selection& selection;
    PlanSession& session;
    Ask& ask;
    Settings& settings;
    QWidget* window; ///< parent of dialogs
};

} // namespace ui
