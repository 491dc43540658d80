// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mainwindow/activitymeter.h"

#include <QWidget>

class QLabel;

namespace swb {

/// Where a class connects to, large, while a server or a relay is open to the network: one of this computer's
/// addresses, with the interface where there are several. In sight while presenting only. Engine and meter
/// must outlive it.
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
    QList<ActivityMeter::Place> m_places; ///< whose words these are
    bool m_presenting = false;
};

} // namespace swb
