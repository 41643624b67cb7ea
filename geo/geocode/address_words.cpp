// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/geocode/address_words.h"

#include "core/records/us_states.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace geo {

namespace {

struct Family {
    std::string_view standard;
    std::string_view words; ///< separated by blanks; the standard itself is added
};

// Publication 28, appendix C1, with the spellings it lists and a few that data has besides.
constexpr Family kTypes[] = {
    {"ALY", "ALLEE ALLEY ALLY"},
    {"ANX", "ANEX ANNEX ANNX"},
    {"ARC", "ARCADE"},
    {"AVE", "AV AVEN AVENU AVENUE AVN AVNUE"},
    {"BYU", "BAYOO BAYOU"},
    {"BCH", "BEACH"},
    {"BND", "BEND"},
    {"BLF", "BLUF BLUFF"},
    {"BLFS", "BLUFFS"},
    {"BTM", "BOT BOTTM BOTTOM"},
    {"BLVD", "BOUL BOULEVARD BOULV BLV BLVRD BVD"},
    {"BR", "BRNCH BRANCH"},
    {"BRG", "BRDGE BRIDGE"},
    {"BRK", "BROOK"},
    {"BRKS", "BROOKS"},
    {"BG", "BURG"},
    {"BGS", "BURGS"},
    {"BYP", "BYPA BYPAS BYPASS BYPS"},
    {"CP", "CAMP CMP"},
    {"CYN", "CANYN CANYON CNYN"},
    {"CPE", "CAPE"},
    {"CSWY", "CAUSEWAY CAUSWA CAUSEWY"},
    {"CTR", "CEN CENT CENTER CENTR CENTRE CNTER CNTR"},
    {"CTRS", "CENTERS"},
    {"CIR", "CIRC CIRCL CIRCLE CRCL CRCLE"},
    {"CIRS", "CIRCLES"},
    {"CLF", "CLIFF"},
    {"CLFS", "CLIFFS"},
    {"CLB", "CLUB"},
    {"CMN", "COMMON"},
    {"CMNS", "COMMONS"},
    {"COR", "CORNER"},
    {"CORS", "CORNERS"},
    {"CRSE", "COURSE"},
    {"CT", "COURT CRT"},
    {"CTS", "COURTS"},
    {"CV", "COVE"},
    {"CVS", "COVES"},
    {"CRK", "CREEK CK"},
    {"CRES", "CRESCENT CRSENT CRSNT CRESC"},
    {"CRST", "CREST"},
    {"XING", "CROSSING CRSSNG"},
    {"XRD", "CROSSROAD"},
    {"XRDS", "CROSSROADS"},
    {"CURV", "CURVE"},
    {"DL", "DALE"},
    {"DM", "DAM"},
    {"DV", "DIV DIVIDE DVD"},
    {"DR", "DRIV DRIVE DRV"},
    {"DRS", "DRIVES"},
    {"EST", "ESTATE"},
    {"ESTS", "ESTATES"},
    {"EXPY", "EXP EXPR EXPRESS EXPRESSWAY EXPW EXPWY"},
    {"EXT", "EXTENSION EXTN EXTNSN"},
    {"EXTS", "EXTENSIONS"},
    {"FALL", ""},
    {"FLS", "FALLS"},
    {"FRY", "FERRY FRRY"},
    {"FLD", "FIELD"},
    {"FLDS", "FIELDS"},
    {"FLT", "FLAT"},
    {"FLTS", "FLATS"},
    {"FRD", "FORD"},
    {"FRDS", "FORDS"},
    {"FRST", "FOREST FORESTS"},
    {"FRG", "FORG FORGE"},
    {"FRGS", "FORGES"},
    {"FRK", "FORK"},
    {"FRKS", "FORKS"},
    {"FT", "FORT FRT"},
    {"FWY", "FREEWAY FREEWY FRWAY FRWY"},
    {"GDN", "GARDEN GARDN GRDEN GRDN"},
    {"GDNS", "GARDENS GRDNS"},
    {"GTWY", "GATEWAY GATEWY GATWAY GTWAY"},
    {"GLN", "GLEN"},
    {"GLNS", "GLENS"},
    {"GRN", "GREEN"},
    {"GRNS", "GREENS"},
    {"GRV", "GROV GROVE"},
    {"GRVS", "GROVES"},
    {"HBR", "HARB HARBOR HARBR HRBOR"},
    {"HBRS", "HARBORS"},
    {"HVN", "HAVEN"},
    {"HTS", "HT HEIGHTS HGTS"},
    {"HWY", "HIGHWAY HIGHWY HIWAY HIWY HWAY HGWY HYWY"},
    {"HL", "HILL"},
    {"HLS", "HILLS"},
    {"HOLW", "HLLW HOLLOW HOLLOWS HOLWS"},
    {"INLT", "INLET"},
    {"IS", "ISLAND ISLND"},
    {"ISS", "ISLANDS ISLNDS"},
    {"ISLE", "ISLES"},
    {"JCT", "JCTION JCTN JUNCTION JUNCTN JUNCTON"},
    {"JCTS", "JCTNS JUNCTIONS"},
    {"KY", "KEY"},
    {"KYS", "KEYS"},
    {"KNL", "KNOL KNOLL"},
    {"KNLS", "KNOLLS"},
    {"LK", "LAKE"},
    {"LKS", "LAKES"},
    {"LAND", ""},
    {"LNDG", "LANDING LNDNG"},
    {"LN", "LANE LANES"},
    {"LGT", "LIGHT"},
    {"LGTS", "LIGHTS"},
    {"LF", "LOAF"},
    {"LCK", "LOCK"},
    {"LCKS", "LOCKS"},
    {"LDG", "LDGE LODG LODGE"},
    {"LOOP", "LOOPS LP"},
    {"MALL", ""},
    {"MNR", "MANOR"},
    {"MNRS", "MANORS"},
    {"MDW", "MEADOW"},
    {"MDWS", "MEADOWS MEDOWS"},
    {"MEWS", ""},
    {"ML", "MILL"},
    {"MLS", "MILLS"},
    {"MSN", "MISSN MISSION MSSN"},
    {"MTWY", "MOTORWAY"},
    {"MT", "MNT MOUNT"},
    {"MTN", "MNTAIN MNTN MOUNTAIN MOUNTIN MTIN"},
    {"MTNS", "MNTNS MOUNTAINS"},
    {"NCK", "NECK"},
    {"ORCH", "ORCHARD ORCHRD"},
    {"OVAL", "OVL"},
    {"OPAS", "OVERPASS"},
    {"PARK", "PRK PARKS PK"},
    {"PKWY", "PARKWAY PARKWY PKWAY PKY PKWYS PARKWAYS PRKWY"},
    {"PASS", ""},
    {"PSGE", "PASSAGE"},
    {"PATH", "PATHS"},
    {"PIKE", "PIKES"},
    {"PNE", "PINE"},
    {"PNES", "PINES"},
    {"PL", "PLACE PLC"},
    {"PLN", "PLAIN"},
    {"PLNS", "PLAINS"},
    {"PLZ", "PLAZA PLZA"},
    {"PT", "POINT"},
    {"PTS", "POINTS"},
    {"PRT", "PORT"},
    {"PRTS", "PORTS"},
    {"PR", "PRAIRIE PRR"},
    {"RADL", "RAD RADIAL RADIEL"},
    {"RAMP", ""},
    {"RNCH", "RANCH RANCHES RNCHS"},
    {"RPD", "RAPID"},
    {"RPDS", "RAPIDS"},
    {"RST", "REST"},
    {"RDG", "RDGE RIDGE"},
    {"RDGS", "RIDGES"},
    {"RIV", "RIVER RVR RIVR"},
    {"RD", "ROAD"},
    {"RDS", "ROADS"},
    {"RTE", "ROUTE"},
    {"ROW", ""},
    {"RUE", ""},
    {"RUN", ""},
    {"SHL", "SHOAL"},
    {"SHLS", "SHOALS"},
    {"SHR", "SHOAR SHORE"},
    {"SHRS", "SHOARS SHORES"},
    {"SKWY", "SKYWAY"},
    {"SPG", "SPNG SPRING SPRNG"},
    {"SPGS", "SPNGS SPRINGS SPRNGS"},
    {"SPUR", "SPURS"},
    {"SQ", "SQR SQRE SQU SQUARE"},
    {"SQS", "SQRS SQUARES"},
    {"STA", "STATION STATN STN"},
    {"STRA", "STRAV STRAVEN STRAVENUE STRAVN STRVN STRVNUE"},
    {"STRM", "STREAM STREME"},
    {"ST", "STR STREET STRT STREE"},
    {"STS", "STREETS"},
    {"SMT", "SUMIT SUMITT SUMMIT"},
    {"TER", "TERR TERRACE TERRAC TERACE"},
    {"TRWY", "THROUGHWAY"},
    {"TRCE", "TRACE TRACES"},
    {"TRAK", "TRACK TRACKS TRK TRKS"},
    {"TRFY", "TRAFFICWAY TRFCWY TRAFFICWY"},
    {"TRL", "TRAIL TRAILS TRLS TR"},
    {"TUNL", "TUNEL TUNLS TUNNEL TUNNELS TUNNL"},
    {"TPKE", "TRNPK TURNPIKE TURNPK TPK TNPK TRPK"},
    {"UPAS", "UNDERPASS"},
    {"UN", "UNION"},
    {"UNS", "UNIONS"},
    {"VLY", "VALLEY VALLY VLLY"},
    {"VLYS", "VALLEYS"},
    {"VIA", "VDCT VIADCT VIADUCT"},
    {"VW", "VIEW"},
    {"VWS", "VIEWS"},
    {"VLG", "VILL VILLAG VILLAGE VILLG VILLIAGE"},
    {"VLGS", "VILLAGES"},
    {"VL", "VILLE"},
    {"VIS", "VIST VISTA VST VSTA"},
    {"WALK", "WALKS"},
    {"WALL", ""},
    {"WAY", "WY"},
    {"WAYS", ""},
    {"WL", "WELL"},
    {"WLS", "WELLS"},
};

// Appendix B, with Spanish words of Puerto Rico left to the name.
constexpr Family kDirections[] = {
    {"N", "NORTH NO NRTH NTH"}, {"S", "SOUTH SO SOU STH"}, {"E", "EAST"},       {"W", "WEST"},
    {"NE", "NORTHEAST"},        {"NW", "NORTHWEST"},       {"SE", "SOUTHEAST"}, {"SW", "SOUTHWEST"},
};

// Appendix C2: units that carry a number, and words for them that are hardly ever a name.
constexpr Family kSureUnits[] = {
    {"APT", "APARTMENT APTMT APARTMENTS APTS"},
    {"STE", "SUITE SUITES STES SUIT SUTE"},
    {"UNIT", "UNITS UNT"},
    {"BLDG", "BUILDING BLDNG BLG BULD BLD BUILDINGS BLDGS"},
    {"DEPT", "DEPARTMENT"},
    {"FL", "FLOOR FLR"},
    {"HNGR", "HANGAR"},
    {"RM", "ROOM"},
    {"TRLR", "TRAILER"},
    {"PMB", ""},
};
constexpr Family kUnits[] = {
    {"LOT", ""},         {"KEY", ""},  {"PIER", ""},         {"SLIP", ""},
    {"SPC", "SPACE SP"}, {"STOP", ""}, {"BOX", "BX"},        {"BAY", ""},
    {"DOOR", ""},        {"PAD", ""},  {"KIOSK", ""},        {"SHOP", ""},
    {"STALL", ""},       {"GATE", ""}, {"TERM", "TERMINAL"}, {"CONC", "CONCOURSE"},
};
constexpr Family kLoneUnits[] = {
    {"BSMT", "BASEMENT"}, {"FRNT", "FRONT"}, {"LBBY", "LOBBY"},
    {"LOWR", "LOWER"},    {"OFC", "OFFICE"}, {"PH", "PENTHOUSE"},
    {"REAR", ""},         {"SIDE", ""},      {"UPPR", "UPPER"},
};

constexpr Family kOrdinals[] = {
    {"1ST", "FIRST"},        {"2ND", "SECOND"},      {"3RD", "THIRD"},       {"4TH", "FOURTH"},
    {"5TH", "FIFTH"},        {"6TH", "SIXTH"},       {"7TH", "SEVENTH"},     {"8TH", "EIGHTH"},
    {"9TH", "NINTH"},        {"10TH", "TENTH"},      {"11TH", "ELEVENTH"},   {"12TH", "TWELFTH"},
    {"13TH", "THIRTEENTH"},  {"14TH", "FOURTEENTH"}, {"15TH", "FIFTEENTH"},  {"16TH", "SIXTEENTH"},
    {"17TH", "SEVENTEENTH"}, {"18TH", "EIGHTEENTH"}, {"19TH", "NINETEENTH"}, {"20TH", "TWENTIETH"},
    {"30TH", "THIRTIETH"},   {"40TH", "FORTIETH"},   {"50TH", "FIFTIETH"},   {"60TH", "SIXTIETH"},
    {"70TH", "SEVENTIETH"},  {"80TH", "EIGHTIETH"},  {"90TH", "NINETIETH"},
};

struct Cardinal {
    std::string_view word;
    std::int16_t number;
};
constexpr Cardinal kCardinals[] = {
    {"ONE", 1},     {"TWO", 2},     {"THREE", 3},    {"FOUR", 4},    {"FIVE", 5},
    {"SIX", 6},     {"SEVEN", 7},   {"EIGHT", 8},    {"NINE", 9},    {"TEN", 10},
    {"ELEVEN", 11}, {"TWELVE", 12}, {"TWENTY", 20},  {"THIRTY", 30}, {"FORTY", 40},
    {"FIFTY", 50},  {"SIXTY", 60},  {"SEVENTY", 70}, {"EIGHTY", 80}, {"NINETY", 90},
};

std::size_t hashOf(std::string_view text) {
    std::size_t hash = 14695981039346656037U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    return hash ^ (hash >> 29U);
}

/// An open hash table that is filled once: a look-up touches one or two cache lines.
class WordTable {
public:
    WordTable() : slots_(kSlots) {
        addTypes();
        addFamilies(kDirections, [](AddressWord& word, std::string_view s) { word.direction = s; });
        addFamilies(kOrdinals, [](AddressWord& word, std::string_view s) { word.ordinal = s; });
        addFamilies(kUnits, [](AddressWord& word, std::string_view s) { word.unit = s; });
        addFamilies(kSureUnits, [](AddressWord& word, std::string_view s) {
            word.unit = s;
            word.unitSure = word.text != "FL" && word.text != "STE" && word.text != "RM";
        });
        addFamilies(kLoneUnits, [](AddressWord& word, std::string_view s) {
            word.unit = s;
            word.unitAlone = true;
        });
        for (const Cardinal& cardinal : kCardinals) {
            at(cardinal.word).number = cardinal.number;
        }
    }

    const AddressWord* find(std::string_view text) const {
        for (std::size_t i = hashOf(text) % kSlots;; i = (i + 1) % kSlots) {
            if (slots_[i].text.empty()) {
                return nullptr;
            }
            if (slots_[i].text == text) {
                return &slots_[i];
            }
        }
    }

private:
    static constexpr std::size_t kSlots = 2048;

    AddressWord& at(std::string_view text) {
        std::size_t i = hashOf(text) % kSlots;
        while (!slots_[i].text.empty() && slots_[i].text != text) {
            i = (i + 1) % kSlots;
        }
        slots_[i].text = text;
        return slots_[i];
    }

    template <std::size_t N, class Set> void addFamilies(const Family (&families)[N], Set set) {
        for (const Family& family : families) {
            set(at(family.standard), family.standard);
            std::string_view rest = family.words;
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                set(at(rest.substr(0, end)), family.standard);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }

    void addTypes() {
        addFamilies(kTypes, [](AddressWord& word, std::string_view s) { word.type = s; });
    }

    std::vector<AddressWord> slots_;
};

const WordTable& words() {
    static const WordTable table;
    return table;
}

/// Whether one letter put in, left out or exchanged, or two neighbours swapped, makes `b` of `a`.
bool oneSlipApart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return false;
    }
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) {
        ++i;
    }
    if (a.size() < b.size()) {
        return a.substr(i) == b.substr(i + 1);
    }
    if (i == a.size() || a.substr(i + 1) == b.substr(i + 1)) {
        return true;
    }
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
           a.substr(i + 2) == b.substr(i + 2);
}

} // namespace

const AddressWord* findAddressWord(std::string_view word) {
    return word.empty() ? nullptr : words().find(word);
}

bool isUsualType(std::string_view type) {
    static constexpr std::array<std::string_view, 23> kUsual = {
        "ST",  "AVE", "RD",   "DR", "LN",   "CT", "BLVD", "WAY",  "CIR",  "PL",  "HWY", "PKWY",
        "TER", "TRL", "PIKE", "SQ", "LOOP", "CV", "PLZ",  "TPKE", "EXPY", "FWY", "ALY"};
    return std::find(kUsual.begin(), kUsual.end(), type) != kUsual.end();
}

std::string_view misspeltType(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kLong = {{
        {"STREET", "ST"},
        {"AVENUE", "AVE"},
        {"BOULEVARD", "BLVD"},
        {"DRIVE", "DR"},
        {"COURT", "CT"},
        {"CIRCLE", "CIR"},
        {"PARKWAY", "PKWY"},
        {"HIGHWAY", "HWY"},
        {"TERRACE", "TER"},
        {"PLACE", "PL"},
        {"SQUARE", "SQ"},
        {"TRAIL", "TRL"},
        {"TURNPIKE", "TPKE"},
        {"CROSSING", "XING"},
        {"EXPRESSWAY", "EXPY"},
        {"FREEWAY", "FWY"},
        {"PLAZA", "PLZ"},
    }};
    static constexpr std::array<std::string_view, 16> kOwn = {
        "PALACE", "DRIVER",  "DRIVES",  "TRIAL",   "PLATE",  "PLANE", "PLACER", "COUNT",
        "COURTS", "SQUARES", "STREETS", "CIRCLES", "TRAILS", "TRAIN", "PEACE",  "SQUARED"};
    if (word.size() < 5 || std::find(kOwn.begin(), kOwn.end(), word) != kOwn.end()) {
        return {};
    }
    for (const auto& [full, standard] : kLong) {
        if (word.front() == full.front() && oneSlipApart(word, full)) {
            return standard;
        }
    }
    return {};
}

std::string_view misspeltDirection(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLong = {
        {{"NORTH", "N"},
         {"SOUTH", "S"},
         {"NORTHEAST", "NE"},
         {"NORTHWEST", "NW"},
         {"SOUTHEAST", "SE"},
         {"SOUTHWEST", "SW"}}};
    if (word.size() < 5 || word == "FORTH" || word == "WORTH" || word == "YOUTH" ||
        word == "MOUTH") {
        return {};
    }
    for (const auto& [full, standard] : kLong) {
        if (oneSlipApart(word, full)) {
            return standard;
        }
    }
    return {};
}

namespace {

/// Codes and names of states: read for every address, so a table.
class StateTable {
public:
    StateTable() {
        for (const auto& [name, code] : core::records::stateNames()) {
            known_[indexOf(code)] = code;
            std::string capitals;
            for (const char c : name) {
                capitals += c == ' ' ? c : static_cast<char>(c - 'a' + 'A');
            }
            names_.emplace(std::move(capitals), code);
        }
    }
    std::string_view ofCode(std::string_view code) const {
        const bool letters = code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
        return letters ? known_[indexOf(code)] : std::string_view();
    }
    std::string_view ofName(std::string_view name) const {
        const auto found = names_.find(name);
        return found == names_.end() ? std::string_view() : found->second;
    }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return hashOf(text); }
    };
    static std::size_t indexOf(std::string_view code) {
        return static_cast<std::size_t>(code[0] - 'A') * 26 +
               static_cast<std::size_t>(code[1] - 'A');
    }

    std::array<std::string_view, 26 * 26> known_;
    std::unordered_map<std::string, std::string_view, Hash, std::equal_to<>> names_;
};

} // namespace

std::string_view stateOfWords(std::string_view words) {
    static const StateTable states;
    if (words.size() == 2) {
        return states.ofCode(words);
    }
    return words.size() < 3 || words.size() > 30 ? std::string_view() : states.ofName(words);
}

} // namespace geo
