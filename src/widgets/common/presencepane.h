// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"

#include <QWidget>

class QLabel;
class QListView;

namespace swb {

class Engine;
class PresenceModel;
struct EndpointUrl;

/// A list of who is present, for protocols that know it; hidden for all others. Names are plain text.
class PresencePane : public QWidget
{
    Q_OBJECT

public:
    explicit PresencePane(Engine *engine, QWidget *parent = nullptr);

    /// The accessible name, replacing "Who is here" if there is another such pane beside it.
    void setListName(const QString &name);
    /// Shows who is present at this server or client; None if none is chosen or it does not exist yet.
    void setEndpoint(EndpointId endpoint, const EndpointUrl &url);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitNames();
    void adapt();
    void placeHint();

    PresenceModel *m_model;
    QLabel *m_title;
    QListView *m_list;
    QLabel *m_hint;
};

} // namespace swb
