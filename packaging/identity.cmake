# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What packages say about the program besides its version, which is in ../CMakeLists.txt. The project has no domain yet,
# so its id and its address use reserved domains (RFC 2606). A first release needs real ones.
set(SWB_APP_ID org.example.SocketWorkbench)
set(SWB_CONTACT "The Socket Workbench developers <developers@socketworkbench.example>")
set(SWB_DATE 2026-11-27) # of this version, for man pages, changelogs and the metainfo
