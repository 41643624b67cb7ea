// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crm/child_process.h"

#include "core/base/error.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace bench {

ChildProcess::ChildProcess(const std::vector<std::string>& command,
                           const std::vector<std::string>& environment) {
    std::array<int, 2> toChild{};
    std::array<int, 2> fromChild{};
    if (::pipe2(toChild.data(), O_CLOEXEC) != 0 || ::pipe2(fromChild.data(), O_CLOEXEC) != 0) {
        throw core::Error(core::Code::Storage, "no pipe can be made", "close other programs");
    }
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, toChild[0], 0);
    ::posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1);
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    std::vector<char*> variables;
    for (const std::string& variable : environment) {
        variables.push_back(const_cast<char*>(variable.c_str()));
    }
    for (char** one = ::environ; *one != nullptr; ++one) {
        variables.push_back(*one);
    }
    variables.push_back(nullptr);
    const int failed =
        ::posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), variables.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(toChild[0]);
    ::close(fromChild[1]);
    in_ = toChild[1];
    out_ = fromChild[0];
    if (failed != 0) {
        pid_ = -1;
        throw core::Error(core::Code::Storage, command[0] + " cannot be started",
                          "give the path of the program", command[0]);
    }
}

ChildProcess::~ChildProcess() {
    if (in_ >= 0) {
        ::close(in_);
        in_ = -1;
    }
    if (pid_ > 0) {
        interrupt();
        wait();
    }
    ::close(out_);
}

void ChildProcess::write(const std::string& line) {
    const std::string text = line + "\n";
    if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
        throw core::Error(core::Code::Storage, "the program does not listen any more",
                          "run the benchmark again");
    }
}

std::string ChildProcess::readLine() {
    std::array<char, 4096> buffer{};
    for (;;) {
        const std::size_t end = rest_.find('\n');
        if (end != std::string::npos) {
            std::string line = rest_.substr(0, end);
            rest_.erase(0, end + 1);
            return line;
        }
        const ssize_t size = ::read(out_, buffer.data(), buffer.size());
        if (size <= 0) {
            return std::exchange(rest_, {});
        }
        rest_.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

std::string ChildProcess::readAll() {
    std::string text = std::exchange(rest_, {});
    std::array<char, 4096> buffer{};
    for (ssize_t size = 0; (size = ::read(out_, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return text;
}

void ChildProcess::interrupt() {
    ::kill(pid_, SIGINT);
}

ChildProcess::End ChildProcess::wait() {
    End end;
    rusage usage{};
    ::wait4(pid_, &end.status, 0, &usage);
    pid_ = -1;
    end.megabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return end;
}

} // namespace bench
