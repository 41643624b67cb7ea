// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/clients/fake_crm.h"

namespace support {

std::map<std::string, std::function<std::unique_ptr<ServedFake>()>> fakeMakers() {
    return {{"dynamics", serveDynamics},
            {"hubspot", serveHubspot},
            {"pipedrive", servePipedrive},
            {"salesforce", serveSalesforce},
            {"zoho", serveZoho}};
}

} // namespace support
