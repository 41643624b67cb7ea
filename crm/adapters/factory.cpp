// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/adapters/factory.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "crm/adapters/files_adapter.h"
#include "crm/sync/publish_fields.h"

namespace crm {

namespace {

[[noreturn]] void refuseKind(const std::string& kind) {
    throw core::Error(core::Code::Input,
                      core::format("there is no kind of CRM called \"{}\"", kind),
                      "known is: files");
}

} // namespace

std::unique_ptr<Adapter> makeAdapter(const CrmConnection& connection) {
    if (connection.kind == "files") {
        return std::make_unique<FilesAdapter>(FilesConfig::fromJson(connection.config, "/"));
    }
    refuseKind(connection.kind);
}

core::Json checkedConfig(const std::string& kind, const core::Json& config,
                         const std::filesystem::path& base) {
    if (kind != "files") {
        refuseKind(kind);
    }
    core::Json checked = FilesConfig::fromJson(config, base).toJson();
    checked["publish"] = PublishFields::fromJson(config).toJson();
    return checked;
}

} // namespace crm
