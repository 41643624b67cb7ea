// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/align/member_centre.h"

#include <cmath>

namespace core::align {

double steppedSquare(const Problem& problem, UnitIx unit, Point local) {
    const Point p = problem.localPosition(unit);
    const double dx = p.x - local.x;
    const double dy = p.y - local.y;
    const double square = dx * dx + dy * dy;
    const double step = problem.data().distanceStep;
    if (step <= 0) {
        return square;
    }
    const double rounded = std::floor(std::sqrt(square) / step + 0.5) * step;
    return rounded * rounded;
}

double steppedSquare(const Problem& problem, UnitIx a, UnitIx b) {
    return steppedSquare(problem, a, problem.localPosition(b));
}

double momentAbout(const Problem& problem, std::span<const UnitIx> members, UnitIx centre) {
    const Point local = problem.localPosition(centre);
    double moment = 0;
    for (const UnitIx unit : members) {
        moment += problem.weight(unit) * steppedSquare(problem, unit, local);
    }
    return moment;
}

MemberCentre bestMember(const Problem& problem, std::span<const UnitIx> members) {
    MemberCentre best;
    for (const UnitIx candidate : members) {
        const double moment = momentAbout(problem, members, candidate);
        if (best.unit < 0 || moment < best.moment) {
            best = {candidate, moment};
        }
    }
    return best;
}

} // namespace core::align
