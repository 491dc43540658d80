// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

class QSpinBox;

namespace swb {

/// A slider for the number of a spin box beside it. Wide ranges are covered in round steps that grow with the
/// number; any number in between can be typed into the box. It takes range, name and tooltip from the box,
/// which must outlive it.
class NumberSlider : public QSlider
{
    Q_OBJECT

public:
    explicit NumberSlider(QWidget *parent = nullptr);

    void setSpinBox(QSpinBox *box);

    /// The numbers that it stops at, including both ends: 0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30 and so on.
    /// `from` is 0 or more.
    [[nodiscard]] static QList<int> stops(int from, int to);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void takeNumber();

    QSpinBox *m_box = nullptr;
    QList<int> m_stops;
};

} // namespace swb
