// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/run_cli.h"
#include "core/base/issue.h"
#include "core/base/job.h"
#include "core/base/json.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace app {

/// What a running command may use: the job, and the way its answer goes out.
class Console {
public:
    Console(const Streams& streams, core::Job& job, bool json)
        : streams_(streams), job_(job), json_(json) {}

    core::Job& job() { return job_; }
    bool json() const { return json_; }
    /// The answer of a verb: one JSON object with --json, otherwise the text for people.
    void answer(const core::Json& json, const std::string& text);
    /// Trouble with single records, for people only: JSON answers carry it themselves.
    void issues(const std::vector<core::Issue>& issues);
    /// Makes the run end with this status although nothing was thrown (an infeasible plan is
    /// saved).
    void setStatus(int status) { status_ = status; }
    int status() const { return status_; }

private:
    const Streams& streams_;
    core::Job& job_;
    bool json_;
    int status_ = 0;
};

/// The commands of the program. Each is added by one file in commands/.
class CommandLine {
public:
    using Action = std::function<void(Console&)>;

    CommandLine();

    /// Adds a command such as "units import"; groups are made as needed, and a command may be the
    /// group of others if it comes before them. `example` is shown by
    /// --help. `anytime` commands keep their best result on Ctrl-C.
    CLI::App& add(const std::string& name, const std::string& summary, const std::string& example,
                  Action action, bool anytime = false);

    int run(const std::vector<std::string>& arguments, const Streams& streams);
    /// Names of all commands, as typed.
    std::vector<std::string> names() const;

private:
    struct Entry {
        std::string name;
        CLI::App* app;
        Action action;
        bool anytime;
    };
    CLI::App& group(CLI::App& parent, const std::string& name);
    const Entry* parsedEntry() const;
    int execute(const Entry& entry, const Streams& streams);
    int explain(const std::exception& error, const Streams& streams) const;
    std::string helpTarget(const std::vector<std::string>& arguments) const;

    CLI::App app_;
    std::vector<Entry> entries_;
    bool json_ = false;
    bool quiet_ = false;
};

/// Adds every command of commands/.
void addAllCommands(CommandLine& line);

/// The path made absolute, as paths are in JSON answers.
std::string absolutePath(const std::string& path);

} // namespace app
