// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>
#include <memory>
#include <vector>

namespace swb {

/// Items side by side like words in a line, continuing in the next line when there is no space left. A label
/// stays with its buddy field. An item that may grow (a text field, a spacer) takes the rest of its line. The
/// height depends on the width, so that it works in splitters as well as in scroll areas.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override; ///< takes ownership
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect &rect) override;
    [[nodiscard]] int heightFor(int width) const;

private:
    using Line = QList<QLayoutItem *>;

    [[nodiscard]] QList<Line> words() const;
    [[nodiscard]] QList<Line> lines(int width) const;
    [[nodiscard]] int widthOf(const Line &line) const;
    void place(const Line &line, const QRect &rect) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace swb
