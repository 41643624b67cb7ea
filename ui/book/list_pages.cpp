// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/list_pages.h"

#include <memory>

namespace ui {

void addListPages(std::vector<BookPage>& pages, std::vector<FlowBlock> blocks, int columns,
                  double height, const MakeHead& head) {
    const FlowRoom room{columns, height - kBookFoot - 16 - kBookTop, Sheet::kMargin, kBookWidth};
    const auto shared = std::make_shared<const std::vector<FlowBlock>>(std::move(blocks));
    for (auto& pieces : flowColumns(*shared, room)) {
        pages.push_back([shared, room, head, pieces = std::move(pieces)](Sheet& sheet) {
            paintHead(sheet, head(sheet));
            paintFlow(sheet, *shared, room, kBookTop, pieces);
        });
    }
}

} // namespace ui
