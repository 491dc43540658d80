// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace swb {

/// Keeps the wheel from changing a field that happens to be under the pointer while the user scrolls: combo
/// boxes, spin boxes and sliders accept it only while they have the focus, which the wheel does not give
/// them. Installed on the application, for all of its windows.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace swb
