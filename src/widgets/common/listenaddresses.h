// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QComboBox;

namespace swb {

/// Fills an editable box with the addresses that most listen on, and explains each: in its item, and in the
/// box's own tip once it is chosen or typed. `dual` is what the form calls both families at once; empty where
/// that is not offered.
void offerListenAddresses(QComboBox &box, const QString &dual = {});

} // namespace swb
