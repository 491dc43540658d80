// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QComboBox;

namespace swb {

/// Fills an editable box with the most common addresses to listen on, and explains each: in its item, and in
/// the box's own tooltip once it is chosen or typed. `dual` is what the form calls both families together;
/// empty if that is not offered.
void offerListenAddresses(QComboBox &box, const QString &dual = {});

} // namespace swb
