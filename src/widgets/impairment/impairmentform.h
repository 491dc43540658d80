// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairmentoptions.h"
#include "core/impairment/linecounters.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace swb {

class ImpairmentField;
class InlineMessage;

/// Which kinds of traffic an impairment is for.
struct ImpairedKinds
{
    bool datagrams = true;
    bool streams = true;
    [[nodiscard]] static ImpairedKinds of(Transport transport)
    {
        return {!isStream(transport), isStream(transport)};
    }
    bool operator==(const ImpairedKinds &) const = default;
};

/// What is done in one direction: every setting with what was measured beside it. Settings that the kind of
/// traffic cannot have are greyed out and say why.
class ImpairmentForm : public QWidget
{
    Q_OBJECT

public:
    explicit ImpairmentForm(RelayDirection direction, QWidget *parent = nullptr);

    /// Both: nothing is greyed out, and settings for one kind only say so.
    void setKinds(ImpairedKinds kinds);
    /// What is set and possible.
    [[nodiscard]] Impairment impairment() const;
    void setImpairment(const Impairment &impairment);
    /// What was measured of the current settings.
    void showMeasured(const LineCounters &counters);
    void clearMeasured();

Q_SIGNALS:
    void changed(); ///< by the user, to something valid
    void copyRequested(); ///< to the other direction

private:
    struct Row
    {
        ImpairmentField *field;
        QLabel *title;
        QLabel *beside; ///< what was measured, or why it is impossible
    };

    void addHead();
    void addRow(const ImpairmentOption &option);
    void adapt(const Row &row);
    [[nodiscard]] bool isPossible(const ImpairmentOption &option) const;

    RelayDirection m_direction;
    ImpairedKinds m_kinds;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    QToolButton *m_copy = nullptr;
    QLabel *m_reason; ///< why some settings are greyed out
    QLabel *m_totals;
    InlineMessage *m_message;
};

} // namespace swb
