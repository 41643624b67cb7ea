// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/base/error.h"
#include "tests/support/temp_dir.h"

#include <gtest/gtest.h>

using namespace core;
using support::TempDir;

namespace {

void addForce(Edit& edit, const std::string& name) {
    edit.db()
        .prepare("INSERT INTO plan_forces (id, name) VALUES (?, ?)")
        .run(nextId(edit.db(), "plan_forces"), name);
}

void addForce(Workspace& ws, const std::string& name) {
    ws.edit({"Add " + name, "test"}, [&](Edit& edit) { addForce(edit, name); });
}

std::string forces(const Workspace& ws) {
    return ws.reader()
        .text("SELECT group_concat(id || name, ' ') FROM (SELECT * FROM plan_forces ORDER BY id)")
        .value_or("");
}

template <class Call> Code codeOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.code();
    }
    return Code::Bug;
}

} // namespace

TEST(Workspace, StepsCanBeUndoneAndRedoneAlsoAfterReopening) {
    const TempDir dir;
    {
        Workspace ws = Workspace::create(dir.file("plan.gpkg"));
        addForce(ws, "A");
        addForce(ws, "B");
    }
    Workspace ws = Workspace::open(dir.file("plan.gpkg"));
    EXPECT_EQ(forces(ws), "1A 2B");
    const auto undone = ws.undo();
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->entry.label, "Add B");
    ASSERT_EQ(undone->changes.rows.size(), 1U);
    EXPECT_EQ(undone->changes.rows[0].table, "plan_forces");
    EXPECT_EQ(undone->changes.rows[0].key, std::vector<std::int64_t>{2});
    EXPECT_EQ(forces(ws), "1A");
    Workspace other = Workspace::open(dir.file("plan.gpkg"));
    EXPECT_TRUE(other.redo());
    EXPECT_EQ(forces(ws), "1A 2B");
    EXPECT_FALSE(ws.redo());
}

TEST(Workspace, ANewStepDropsWhatCouldBeRedoneAndIdsAreNeverReused) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    addForce(ws, "A");
    ws.undo();
    addForce(ws, "B");
    EXPECT_EQ(forces(ws), "2B");
    EXPECT_FALSE(ws.redo());
    EXPECT_EQ(ws.history().size(), 1U);
}

TEST(Workspace, AThrowingBodyLeavesNoTrace) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    const Revision before = ws.revision();
    EXPECT_THROW(ws.edit({"Fail", "test"},
                         [](Edit& edit) {
                             addForce(edit, "A");
                             throw Error(Code::Input, "no");
                         }),
                 Error);
    EXPECT_EQ(forces(ws), "");
    EXPECT_EQ(ws.revision(), before);
    EXPECT_TRUE(ws.history().empty());
}

TEST(Workspace, AnEditThatChangesNothingLeavesNoStep) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    ws.edit({"Nothing", "test"}, [](Edit&) {});
    EXPECT_TRUE(ws.history().empty());
}

TEST(Workspace, AnEditComputedOnAnOlderPlanIsRefused) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    const Revision computedAt = ws.planRevision();
    addForce(ws, "A");
    EXPECT_EQ(codeOf([&] {
                  ws.edit({"Late", "test", {}, computedAt}, [](Edit& e) { addForce(e, "B"); });
              }),
              Code::Conflict);
    EXPECT_EQ(forces(ws), "1A");
}

TEST(Workspace, CascadesAreUndoneWithTheirCause) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    ws.edit({"Set up", "test"}, [](Edit& edit) {
        edit.db().exec(
            "INSERT INTO plan_forces (id, name) VALUES (1, 'F');"
            "INSERT INTO plan_scenarios (id, force_id, name, layer_id, created_at) VALUES (1, 1, "
            "'S', 1, '');"
            "INSERT INTO plan_territories (id, scenario_id, position, code, name) VALUES (1, 1, 1, "
            "'T1', 'North');"
            "INSERT INTO plan_assignments (scenario_id, unit_id, territory_id) VALUES (1, 7, 1)");
    });
    ws.edit({"Delete", "test"}, [](Edit& edit) { edit.db().exec("DELETE FROM plan_scenarios"); });
    EXPECT_EQ(ws.reader().integer("SELECT count(*) FROM plan_assignments"), 0);
    ws.undo();
    EXPECT_EQ(ws.reader().integer("SELECT unit_id FROM plan_assignments"), 7);
    EXPECT_EQ(ws.reader().text("SELECT name FROM plan_territories"), "North");
}

TEST(Workspace, AForeignChangeMakesUndoRefuseAndChangeNothing) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    addForce(ws, "A");
    const Connection foreign(dir.file("plan.gpkg"), Connection::Mode::ReadWrite);
    foreign.exec("UPDATE plan_forces SET name = 'Z'");
    EXPECT_EQ(codeOf([&] { ws.undo(); }), Code::Conflict);
    EXPECT_EQ(forces(ws), "1Z");
    EXPECT_FALSE(ws.history().front().undone);
}

TEST(Workspace, RecordsMayNotTouchThePlan) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    addForce(ws, "A");
    EXPECT_EQ(codeOf([&] {
                  ws.record("import", [](Record& r) { r.db().exec("DELETE FROM plan_forces"); });
              }),
              Code::Bug);
    EXPECT_EQ(forces(ws), "1A");
}

TEST(Workspace, TheReaderSeesTheLastCommitWhileAWriteIsOpen) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    addForce(ws, "A");
    ws.edit({"Add B", "test"}, [&](Edit& edit) {
        addForce(edit, "B");
        EXPECT_EQ(forces(ws), "1A");
    });
    EXPECT_EQ(forces(ws), "1A 2B");
}

TEST(Workspace, FilesThatAreNotOursAreRefusedInPlainWords) {
    const TempDir dir;
    EXPECT_EQ(codeOf([&] { Workspace::open(dir.file("none.gpkg")); }), Code::Input);
    EXPECT_EQ(codeOf([&] { Workspace::open(dir.write("empty.gpkg", "")); }), Code::Input);
    EXPECT_EQ(codeOf([&] { Workspace::open(dir.write("text.gpkg", std::string(5000, 'x'))); }),
              Code::Storage);
    EXPECT_EQ(codeOf([&] { Workspace::open(dir.path().string()); }), Code::Input);
    Connection(dir.file("other.gpkg"), Connection::Mode::Create).exec("CREATE TABLE t (a)");
    EXPECT_EQ(codeOf([&] { Workspace::open(dir.file("other.gpkg")); }), Code::Input);
    EXPECT_EQ(codeOf([&] { Workspace::create(dir.file("other.gpkg")); }), Code::Input);
}

TEST(Workspace, AFileOfANewerProgramIsRefusedUntouched) {
    const TempDir dir;
    Workspace::create(dir.file("plan.gpkg"));
    Connection(dir.file("plan.gpkg"), Connection::Mode::ReadWrite)
        .exec("UPDATE evenlode_meta SET value = '999' WHERE key = 'schema_version'");
    EXPECT_EQ(codeOf([&] { Workspace::open(dir.file("plan.gpkg")); }), Code::Input);
}

TEST(Workspace, DamagedPagesGiveAnErrorNotACrash) {
    const TempDir dir;
    {
        Workspace ws = Workspace::create(dir.file("plan.gpkg"));
        for (int i = 0; i < 50; ++i) {
            addForce(ws, "Force " + std::to_string(i));
        }
    }
    const std::string sound = dir.read("plan.gpkg");
    for (std::size_t page = 1; page * 4096 < sound.size(); page += 3) {
        std::string bytes = sound;
        bytes.replace(page * 4096, 4096, std::string(4096, '\x5A'));
        dir.write("bad.gpkg", bytes);
        try {
            Workspace ws = Workspace::open(dir.file("bad.gpkg"));
            addForce(ws, "X");
            ws.undo();
            ws.history();
        } catch (const Error& error) {
            EXPECT_NE(error.code(), Code::Cancelled) << error.what();
        }
    }
}

TEST(Workspace, ARestorePointIsAWorkspaceOfItsOwn) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    addForce(ws, "A");
    const std::string copy = ws.restorePoint("Before import");
    addForce(ws, "B");
    EXPECT_EQ(forces(Workspace::open(copy)), "1A");
}

TEST(Connection, TypedExpressionsMayOnlyRead) {
    const TempDir dir;
    Workspace ws = Workspace::create(dir.file("plan.gpkg"));
    const auto check = [&](const std::string& expression) {
        return codeOf([&] {
            ws.reader().prepareRestricted("SELECT id FROM accounts WHERE (" + expression + ")",
                                          {"accounts", "base_accounts", "plan_pins",
                                           "plan_place_reviews", "plan_field_changes",
                                           "crm_sent_changes", "plan_duplicate_members",
                                           "plan_duplicate_groups"});
            throw Error(Code::Usage, "allowed");
        });
    };
    EXPECT_EQ(check("state = 'CT' AND length(zip) = 5"), Code::Usage);
    EXPECT_EQ(check("1); DROP TABLE plan_forces; --"), Code::Input);
    EXPECT_EQ(check("id IN (SELECT id FROM crm_connections)"), Code::Input);
    EXPECT_EQ(check("load_extension('x')"), Code::Input);
    EXPECT_EQ(check("no_such_column = 1"), Code::Input);
    EXPECT_EQ(check("randomblob(1000000000) > 1"), Code::Input);
}
