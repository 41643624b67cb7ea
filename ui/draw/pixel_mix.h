// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

#include <cstdint>

namespace ui {

/// `colour` over `below`, `share` of 256; opaque, or both premultiplied. Two channels at a time.
inline QRgb mixed(QRgb colour, QRgb below, std::uint32_t share) {
    const std::uint32_t rest = 256 - share;
    const std::uint32_t even =
        ((colour & 0xff00ff) * share + (below & 0xff00ff) * rest + 0x800080) >> 8;
    const std::uint32_t odd =
        ((colour >> 8) & 0xff00ff) * share + ((below >> 8) & 0xff00ff) * rest + 0x800080;
    return (odd & 0xff00ff00) | (even & 0xff00ff);
}

/// Premultiplied `top` over `bottom`, which is opaque or premultiplied too.
inline QRgb over(QRgb top, QRgb bottom) {
    const std::uint32_t rest = 255 - (top >> 24);
    std::uint32_t even = (bottom & 0xff00ff) * rest;
    even = ((even + ((even >> 8) & 0xff00ff) + 0x800080) >> 8) & 0xff00ff;
    std::uint32_t odd = ((bottom >> 8) & 0xff00ff) * rest;
    odd = (odd + ((odd >> 8) & 0xff00ff) + 0x800080) & 0xff00ff00;
    return top + (even | odd);
}

} // namespace ui
