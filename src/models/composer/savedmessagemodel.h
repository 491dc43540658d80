// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/draft.h"

#include <QAbstractTableModel>
#include <QList>

namespace swb {

/// The messages kept under a name: names and notes are edited in place, and deleting can be undone.
class SavedMessageModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Note, Format, Payload, ColumnCount };

    explicit SavedMessageModel(const QList<SavedMessage> &messages, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// A name must not be empty; a note may be.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// Keeps a draft under a name made from its beginning; returns its row.
    int add(const Draft &draft);
    /// Keeps a message unchanged, under its own name.
    void append(const SavedMessage &message) { insert(rowCount(), message); }
    void remove(int row);
    [[nodiscard]] bool canUndo() const { return !m_removed.isEmpty(); }
    /// Restores what was removed last, at its old place; returns its row.
    int undoRemove();
    [[nodiscard]] const QList<SavedMessage> &messages() const { return m_messages; }

Q_SIGNALS:
    void edited(); ///< the messages have changed

private:
    struct Removed
    {
        int row;
        SavedMessage message;
    };

    [[nodiscard]] QString text(const SavedMessage &message, int column) const;
    void insert(int row, const SavedMessage &message);

    QList<SavedMessage> m_messages;
    QList<Removed> m_removed;
};

} // namespace swb
