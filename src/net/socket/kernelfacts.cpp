// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/kernelfacts.h"

#include <QCoreApplication>

namespace swb {

void noteNoKernelFacts(LogWriter &writer, const Subject &subject)
{
    const QString words = isStream(subject.transport)
        ? QCoreApplication::translate("KernelFacts", "there is no connection for the kernel to report on")
        : QCoreApplication::translate(
            "KernelFacts", "the kernel keeps no statistics for datagrams: they have no connection");
    writer.event(subject, EventKind::Note, Severity::Note, Direction::None, {words, {}, {}});
}

} // namespace swb
