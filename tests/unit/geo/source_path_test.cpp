// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/source_path.h"

#include "core/base/error.h"

#include <gtest/gtest.h>

using namespace geo;

TEST(SourcePath, ADatabaseIsNamedAsItWasTyped) {
    for (const char* source :
         {"PG:dbname=field", "PG:host=db port=5432 user=ann dbname=field", "PG:service=field",
          "postgresql://ann@db/field", "postgresql://db:5432/field"}) {
        EXPECT_EQ(gdalName(source, ""), source);
    }
}

TEST(SourcePath, APasswordInASourceIsRefusedAndNotRepeated) {
    for (const char* source :
         {"PG:dbname=field password=hunter2", "PG:dbname=field PASSWORD = hunter2",
          "postgresql://ann:hunter2@db/field", "postgresql://db/field?password=hunter2",
          "MSSQL:server=db;pwd=hunter2"}) {
        try {
            gdalName(source, "");
            ADD_FAILURE() << source;
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::Usage);
            for (const std::string& text :
                 {std::string(error.what()), error.hint(), error.subject()}) {
                EXPECT_EQ(text.find("hunter2"), std::string::npos);
            }
        }
    }
}
