// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/tasks/awaited.h"
#include "net/certificates/authority.h"

namespace swb {

/// "swb ca": prints the path of the certificate of the workbench's own authority, which is created if it is
/// missing.
class CaCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    void tell(const Result<LocalAuthority> &authority);

    std::unique_ptr<Awaited<Result<LocalAuthority>>> m_authority; ///< while waiting for it
};

} // namespace swb
