// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/http/versions.h"

#include <curl/curl.h>
#include <zip.h>

namespace crm {

std::vector<std::pair<std::string, std::string>> libraryVersions() {
    const curl_version_info_data* info = curl_version_info(CURLVERSION_NOW);
    return {{"curl", info->version},
            {"TLS", info->ssl_version == nullptr ? "none" : info->ssl_version},
            {"libzip", zip_libzip_version()}};
}

} // namespace crm
