// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/workbenchstate.h"

#include <QObject>

namespace swb {

/// The filters kept under a name, for all views of a log. Deleting can be undone.
class SavedFilters : public QObject
{
    Q_OBJECT

public:
    explicit SavedFilters(const QList<SavedFilter> &filters, QObject *parent = nullptr);

    [[nodiscard]] const QList<SavedFilter> &filters() const { return m_filters; }
    /// Replaces one of the same name. False if the limit is reached, or the name is blank.
    bool save(const QString &name, const QString &text);
    /// False if the name is blank or already in use.
    bool rename(qsizetype row, const QString &name);
    void remove(qsizetype row);
    /// The name of the one deleted last; empty if there is none.
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
