// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/match_reasons.h"

#include "core/base/text.h"

namespace geo {

namespace {

void addPart(std::vector<std::string>& reasons, const char* what, PartMatch match,
             const std::string& asked, const std::string& known) {
    switch (match) {
    case PartMatch::Same: break;
    case PartMatch::NotAsked:
        reasons.push_back(core::format("{} missing: {} assumed", what, known));
        break;
    case PartMatch::NotKnown:
        reasons.push_back(core::format("{} {} is not in the reference", what, asked));
        break;
    case PartMatch::Moved:
        reasons.push_back(core::format("{} stands on the other side of the name", what));
        break;
    case PartMatch::Generic:
        reasons.push_back(core::format("{}: {} taken for {}", what, asked, known));
        break;
    case PartMatch::Different:
        reasons.push_back(core::format("{}: {} for {}", what, known, asked));
        break;
    }
}

std::string directionsOf(const StreetName& street) {
    return street.preDirection +
           (street.postDirection.empty() || street.preDirection.empty() ? "" : " ") +
           street.postDirection;
}

std::string cityOf(const KnownStreet& street, const ZipPlaces& zips) {
    const ZipPlace* place = zips.table().find(street.zip);
    return !street.city.empty() ? street.city
           : place != nullptr   ? core::upper(place->place)
                                : std::string();
}

} // namespace

std::vector<std::string> reasonsFor(const StreetCandidate& candidate, const Address& address,
                                    const ZipPlaces& zips) {
    std::vector<std::string> reasons;
    const StreetName& known = candidate.street.name;
    const StreetAgreement& agreement = candidate.agreement;
    if (agreement.letters > 0) {
        reasons.push_back(core::format("street: {} for {}", known.name, address.street.name));
    }
    addPart(reasons, "direction", agreement.direction, directionsOf(address.street),
            directionsOf(known));
    addPart(reasons, "suffix", agreement.type, address.street.type, known.type);
    addPart(reasons, "road class", agreement.route, address.street.preType, known.preType);
    switch (candidate.zip) {
    case ZipFit::Same: break;
    case ZipFit::NotAsked:
        reasons.push_back(core::format("ZIP missing: {} found", candidate.street.zip));
        break;
    default:
        reasons.push_back(address.zip.empty()
                              ? core::format("ZIP missing: {} found", candidate.street.zip)
                              : core::format("ZIP {} not {}", candidate.street.zip, address.zip));
    }
    if (candidate.city == CityFit::Other || candidate.city == CityFit::Unknown) {
        const std::string city = cityOf(candidate.street, zips);
        reasons.push_back(
            core::format("city: {} for {}", city.empty() ? "another" : city, address.city));
    }
    if (!candidate.place.reason.empty()) {
        reasons.push_back(candidate.place.reason);
    }
    return reasons;
}

std::string placeLabel(const KnownStreet& street, const ZipPlaces& zips) {
    const std::string city = cityOf(street, zips);
    std::string label = city.empty() ? "" : city + ", ";
    label += street.state;
    if (street.zipKnown) {
        label += " " + street.zip;
    }
    return label;
}

std::string labelOf(const StreetCandidate& candidate, const Address& address,
                    const ZipPlaces& zips) {
    std::string label = streetText(candidate.street.name);
    if (candidate.onNumber() && address.house) {
        label = houseNumberText(*address.house) + " " + label;
    }
    return label + ", " + placeLabel(candidate.street, zips);
}

std::string providerOf(const ReferenceSource& source) {
    switch (source.kind) {
    case ReferenceKind::TigerEdges:
    case ReferenceKind::TigerAddrfeat: return "Census TIGER/Line";
    case ReferenceKind::OpenAddresses: return "OpenAddresses";
    case ReferenceKind::Zip: return "GeoNames";
    default: break;
    }
    const bool openStreetMap = core::lower(source.name).find("osm") != std::string::npos ||
                               core::lower(source.name).ends_with(".pbf");
    return openStreetMap ? "OpenStreetMap contributors" : source.name;
}

} // namespace geo
