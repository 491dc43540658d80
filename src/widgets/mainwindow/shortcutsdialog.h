// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/taborder.h"

#include <QDialog>
#include <QList>
#include <QPair>

namespace swb {

/// The keys and what they do, for F1. Not modal.
class ShortcutsDialog : public TabOrdered<QDialog>
{
    Q_OBJECT

public:
    using Entry = QPair<QString, QString>; ///< keys, what they do

    explicit ShortcutsDialog(const QList<Entry> &entries, QWidget *parent = nullptr);
};

} // namespace swb
