// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/captureexporter.h"

#include <QCoreApplication>

namespace swb {

std::unique_ptr<EventExporter> makeCaptureExporter()
{
    return nullptr;
}

QString whyNoCaptureExporter()
{
    return QCoreApplication::translate(
        "swb::CaptureExporter", "This program cannot write capture files: it was built without libpcap.");
}

} // namespace swb
