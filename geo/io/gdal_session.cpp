// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/io/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include <mutex>

namespace geo {

namespace {

void CPL_STDCALL collect(CPLErr severity, CPLErrorNum, const char* message) {
    auto* errors = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
    errors->add(severity >= CE_Failure, message);
}

} // namespace

void prepareGdal() {
    static std::once_flag once;
    std::call_once(once, [] {
        CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0");
        CPLSetConfigOption("CPL_VSIL_GZIP_WRITE_PROPERTIES", "NO");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        GDALAllRegister();
    });
}

GdalErrors::GdalErrors() {
    CPLPushErrorHandlerEx(collect, this);
}

GdalErrors::~GdalErrors() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalErrors::add(bool failure, const char* message) {
    if (failure && firstFailure_.empty()) {
        firstFailure_ = message != nullptr && *message != '\0' ? message : "unknown error";
    }
}

} // namespace geo
