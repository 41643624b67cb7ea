// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/vendor_rig.h"

namespace crm::test {

std::map<std::string, RigMaker> vendorRigs() {
    return {{"dynamics", dynamicsRig()},     {"hubspot", hubspotRig()},
            {"pipedrive", pipedriveRig()},   {"rest", restRig()},
            {"salesforce", salesforceRig()}, {"zoho", zohoRig()}};
}

} // namespace crm::test
