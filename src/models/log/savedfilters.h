// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/workbenchstate.h"

#include <QObject>

namespace swb {

/// The filters kept under a name, for every view of a log. What was deleted can come back.
class SavedFilters : public QObject
{
    Q_OBJECT

public:
    explicit SavedFilters(const QList<SavedFilter> &filters, QObject *parent = nullptr);

    [[nodiscard]] const QList<SavedFilter> &filters() const { return m_filters; }
    /// Takes the place of one of the same name. False where there is no room for more, or the name is blank.
    bool save(const QString &name, const QString &text);
    /// False where the name is blank or another's.
    bool rename(qsizetype row, const QString &name);
    void remove(qsizetype row);
    /// The name of the one deleted last; empty where none was.
    [[nodiscard]] QString lastRemoved() const;
    void undoRemove();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] qsizetype rowOf(const QString &name) const;

    struct Removed
    {
        qsizetype row;
        SavedFilter filter;
    };
    QList<SavedFilter> m_filters;
    QList<Removed> m_removed;
};

} // namespace swb
