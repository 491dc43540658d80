// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/authoritypath.h"

#include "core/values/datafolder.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct AuthorityWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::AuthorityPath)
};

} // namespace

bool concernsAuthority(ErrorCode code)
{
    return code == ErrorCode::PeerRejectedCertificate;
}

void copyAuthorityPath()
{
    QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(authorityFile()));
}

QAction *makeCopyAuthorityAction(QObject *parent)
{
    auto *action = new QAction(themeIcon(u"copy"_s), AuthorityWords::tr("Copy CA path"), parent);
    action->setToolTip(
        AuthorityWords::tr("Copy the path of the workbench's CA certificate, for curl --cacert or "
                           "Python's ssl.create_default_context(cafile=…)"));
    QObject::connect(action, &QAction::triggered, action, [] { copyAuthorityPath(); });
    return action;
}

} // namespace swb
