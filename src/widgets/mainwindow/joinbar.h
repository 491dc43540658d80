// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mainwindow/activitymeter.h"

#include <QWidget>

class QLabel;

namespace swb {

/// The address that a class connects to, in large text, while a server or relay is open to the network: one
/// of this computer's addresses, with the interface if there are several. Visible only while presenting.
/// Engine and meter must outlive it.
class JoinBar : public QWidget
{
    Q_OBJECT

public:
    JoinBar(const Engine *engine, const ActivityMeter *meter, QWidget *parent = nullptr);

    void setPresenting(bool presenting);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showPlaces();
    void read();
    [[nodiscard]] QString wordsFor(const ActivityMeter::Place &place, const QList<LocalAddress> &own) const;
    void applyFont();

    const Engine *m_engine;
    const ActivityMeter *m_meter;
    QLabel *m_text;
    QList<ActivityMeter::Place> m_places; ///< the places now shown
    bool m_presenting = false;
};

} // namespace swb
