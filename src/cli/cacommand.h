// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace swb {

/// "swb ca": prints where the certificate of the workbench's own authority is, which is made if it is
/// missing.
class CaCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
};

} // namespace swb
