# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What packages say of the program beside its version, which stands in ../CMakeLists.txt. No domain belongs to the
# project yet, so its id and its address are of the domains that are nobody's (RFC 2606). A first release needs real ones.
set(SWB_APP_ID org.example.SocketWorkbench)
set(SWB_CONTACT "The Socket Workbench developers <developers@socketworkbench.example>")
set(SWB_DATE 2026-11-27) # of this version: in man pages, changelogs and the metainfo
