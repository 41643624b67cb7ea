// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "tests/support/temp_dir.h"

#include <sys/types.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace e2e {

/// A desktop of its own: an X server without a screen, a window manager, and the real window
/// program in it, with folders of its own for settings and data. Input goes through the X server
/// as if from mouse and keyboard; results are read by the command line.
class Desk {
public:
    /// Why a desktop cannot be had here; empty = it can.
    static std::string whatIsMissing();

    Desk();
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// Starts the window program and waits for its window.
    void start(const std::vector<std::string>& arguments = {});
    /// Ends the program as a power cut would.
    void kill();
    bool running();
    /// Waits until the program has ended by itself; returns its status, -1 if it does not end.
    int waitForEnd();

    /// Waits until the title of the window is that.
    [[nodiscard]] bool waitForTitle(const std::string& title, double seconds = 120);
    /// Waits until a window of that title is there, and gives it the keyboard.
    [[nodiscard]] bool waitForDialog(const std::string& title);
    std::string title();
    /// Title of the window that has the keyboard.
    std::string activeTitle();

    /// "ctrl+z", "1", "Return".
    void key(const std::string& keys);
    void type(const std::string& text);
    void click(int x, int y); ///< in the window
    /// Presses at the first place, moves through the others and releases, with a key held.
    void drag(const std::vector<std::pair<int, int>>& path, const std::string& held = {});
    /// Size of the window.
    std::pair<int, int> size();
    /// What the screen shows, for people, where EVENLODE_PICTURES names a folder.
    void keepPicture(const std::string& name);

    /// Runs the command line beside the window, with --json.
    core::Json evenlode(std::vector<std::string> arguments);

    /// Looks again and again until it is so, and tries `again` in between: for what a window does
    /// in its own time. False when the time is up.
    static bool until(const std::function<bool()>& so, double seconds,
                      const std::function<void()>& again = {});

    const support::TempDir& folder() const { return folder_; }
    std::string dataFolder() const { return folder_.file("data"); }

private:
    std::string run(const std::vector<std::string>& command);
    pid_t spawn(const std::vector<std::string>& command, const std::string& log);
    void findWindow();

    support::TempDir folder_;
    std::map<std::string, std::string> environment_;
    pid_t server_ = 0;
    pid_t manager_ = 0;
    pid_t program_ = 0;
    std::string window_;
};

} // namespace e2e
