// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/desk.h"

#include "core/base/text.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace e2e {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kStartSeconds = 60;
constexpr auto kLook = std::chrono::milliseconds(150);

/// A window manager that leaves all keys and buttons to the program.
constexpr const char* kManagerConfig =
    R"(<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <keyboard/>
  <mouse/>
</openbox_config>
)";

bool onPath(const std::string& program) {
    const char* path = std::getenv("PATH");
    for (const std::string& folder : core::split(path == nullptr ? "" : path, ':')) {
        if (access((folder + "/" + program).c_str(), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

/// Ends a process of ours and waits for it.
void end(pid_t& process, int signal) {
    if (process > 0) {
        ::kill(process, signal);
        waitpid(process, nullptr, 0);
        process = 0;
    }
}

[[noreturn]] void become(const std::vector<std::string>& command,
                         const std::map<std::string, std::string>& environment) {
    for (const auto& [name, value] : environment) {
        setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char*> words;
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
}

} // namespace

std::string Desk::whatIsMissing() {
    for (const char* program : {"Xvfb", "openbox", "xdotool"}) {
        if (!onPath(program)) {
            return std::string(program) + " is not installed";
        }
    }
    return {};
}

Desk::Desk() {
    folder_.write("rc.xml", kManagerConfig);
    environment_ = {{"HOME", folder_.path().string()},
                    {"XDG_CONFIG_HOME", folder_.file("config")},
                    {"XDG_DATA_HOME", folder_.file("data")},
                    {"XDG_CACHE_HOME", folder_.file("cache")},
                    {"XDG_RUNTIME_DIR", folder_.path().string()},
                    {"EVENLODE_DATA_DIR", folder_.file("reference")},
                    {"QT_QPA_PLATFORM", "xcb"},
                    {"QT_SCALE_FACTOR", "1"},
                    {"LC_ALL", "C.UTF-8"},
                    {"DBUS_SESSION_BUS_ADDRESS", "disabled:"}};
    for (const char* name : {"config", "data", "cache", "reference"}) {
        std::filesystem::create_directory(folder_.path() / name);
    }
    chmod(folder_.path().c_str(), 0700);
    // The server chooses a free number and writes it when it is ready.
    int ends[2];
    if (pipe(ends) != 0) {
        throw std::runtime_error("no pipe");
    }
    server_ = fork();
    if (server_ == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        ::close(ends[0]);
        become({"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", "1440x900x24",
                "-nolisten", "tcp"},
               {});
    }
    ::close(ends[1]);
    std::string number;
    char letter = 0;
    while (read(ends[0], &letter, 1) == 1 && letter != '\n') {
        number += letter;
    }
    ::close(ends[0]);
    if (number.empty()) {
        throw std::runtime_error("Xvfb did not start");
    }
    environment_["DISPLAY"] = ":" + number;
    manager_ = spawn({"openbox", "--config-file", folder_.file("rc.xml"), "--sm-disable"},
                     folder_.file("openbox.log"));
}

Desk::~Desk() {
    end(program_, SIGKILL);
    end(manager_, SIGTERM);
    end(server_, SIGTERM);
}

pid_t Desk::spawn(const std::vector<std::string>& command, const std::string& log) {
    const pid_t child = fork();
    if (child == 0) {
        const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(out, STDOUT_FILENO);
        dup2(out, STDERR_FILENO);
        become(command, environment_);
    }
    return child;
}

std::string Desk::run(const std::vector<std::string>& command) {
    int ends[2];
    if (pipe(ends) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_RDWR);
        dup2(ends[1], STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        ::close(ends[0]);
        become(command, environment_);
    }
    ::close(ends[1]);
    std::string out;
    char bytes[4096];
    for (ssize_t got = 0; (got = read(ends[0], bytes, sizeof bytes)) > 0;) {
        out.append(bytes, static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    waitpid(child, nullptr, 0);
    while (!out.empty() && out.back() == '\n') {
        out.pop_back();
    }
    return out;
}

void Desk::start(const std::vector<std::string>& arguments) {
    std::vector<std::string> command = {EVENLODE_DESKTOP, "--theme", "light", "--size", "1440x900"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    program_ = spawn(command, folder_.file("window.log"));
    findWindow();
}

void Desk::findWindow() {
    window_.clear();
    const bool found = until(
        [this] {
            const std::string list =
                run({"xdotool", "search", "--onlyvisible", "--name", "Evenlode$"});
            window_ = core::split(list, '\n').front();
            return !window_.empty();
        },
        kStartSeconds);
    if (!found) {
        throw std::runtime_error("the window did not appear: " + folder_.read("window.log"));
    }
    // At the corner of the screen, so that places in the window are places on the screen.
    run({"xdotool", "windowsize", "--sync", window_, "1440", "900"});
    run({"xdotool", "windowmove", window_, "0", "0"});
    run({"xdotool", "windowactivate", "--sync", window_});
}

void Desk::kill() {
    end(program_, SIGKILL);
}

bool Desk::running() {
    return program_ > 0 && waitpid(program_, nullptr, WNOHANG) == 0;
}

int Desk::waitForEnd() {
    int status = -1;
    const bool ended =
        until([&] { return waitpid(program_, &status, WNOHANG) == program_; }, kStartSeconds);
    program_ = ended ? 0 : program_;
    return ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Desk::title() {
    return run({"xdotool", "getwindowname", window_});
}

bool Desk::waitForTitle(const std::string& wanted, double seconds) {
    return until([&] { return title() == wanted; }, seconds);
}

std::string Desk::activeTitle() {
    return run({"xdotool", "getactivewindow", "getwindowname"});
}

bool Desk::waitForDialog(const std::string& wanted) {
    return until([&] { return activeTitle() == wanted; }, kStartSeconds);
}

void Desk::key(const std::string& keys) {
    run({"xdotool", "key", "--clearmodifiers", keys});
}

void Desk::type(const std::string& text) {
    run({"xdotool", "type", "--delay", "20", text});
}

void Desk::click(int x, int y) {
    run({"xdotool", "mousemove", "--window", window_, std::to_string(x), std::to_string(y), "click",
         "1"});
}

void Desk::drag(const std::vector<std::pair<int, int>>& path, const std::string& held) {
    std::vector<std::string> command = {"xdotool"};
    const auto add = [&](std::initializer_list<std::string> words) {
        command.insert(command.end(), words);
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        add({"mousemove", "--window", window_, std::to_string(path[i].first),
             std::to_string(path[i].second), "sleep", "0.02"});
        if (i == 0) {
            if (!held.empty()) {
                add({"keydown", held});
            }
            add({"mousedown", "1"});
        }
    }
    add({"mouseup", "1"});
    if (!held.empty()) {
        add({"sleep", "0.1", "keyup", held});
    }
    run(command);
}

std::pair<int, int> Desk::size() {
    std::pair<int, int> size;
    for (const std::string& line :
         core::split(run({"xdotool", "getwindowgeometry", "--shell", window_}), '\n')) {
        if (line.starts_with("WIDTH=")) {
            size.first = std::atoi(line.c_str() + 6);
        } else if (line.starts_with("HEIGHT=")) {
            size.second = std::atoi(line.c_str() + 7);
        }
    }
    return size;
}

void Desk::keepPicture(const std::string& name) {
    if (const char* folder = std::getenv("EVENLODE_PICTURES"); folder != nullptr) {
        run({"import", "-window", "root", std::string(folder) + "/" + name + ".png"});
    }
}

core::Json Desk::evenlode(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), EVENLODE_PROGRAM);
    arguments.emplace_back("--json");
    return core::Json::parse(run(arguments), nullptr, false);
}

bool Desk::until(const std::function<bool()>& so, double seconds,
                 const std::function<void()>& again) {
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    while (Clock::now() < end) {
        if (so()) {
            return true;
        }
        if (again) {
            again();
        }
        std::this_thread::sleep_for(kLook);
    }
    return so();
}

} // namespace e2e
