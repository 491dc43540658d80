// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/byname.h"
#include "support/fakeengine.h"
#include "support/patience.h"
#include "widgets/common/inlinemessage.h"
#include "widgets/common/runnabletable.h"
#include "widgets/settings/workbenchsettings.h"

#include <QComboBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <optional>

namespace swb {

/// A panel with its table of servers, relays or clients, operated with real keys and clicks as a user would,
/// over an engine without a network. Controls are found by their accessible names.
template <typename Panel>
class PanelTest
{
protected:
    /// `table`: the table's accessible name.
    PanelTest(QString table, QSize size)
        : m_tableName(std::move(table))
        , m_size(size)
    { }

    /// With the settings that an earlier panel left in the folder.
    void open(const QString &folder)
    {
        m_engine.emplace();
        m_settings.emplace(folder);
        m_panel.emplace(&*m_engine, &*m_settings);
        m_panel->resize(m_size);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(&*m_panel));
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&*m_panel));
    }
    void open()
    {
        m_folder.emplace();
        open(m_folder->path());
    }
    void close()
    {
        m_panel.reset();
        m_settings.reset();
        m_engine.reset();
    }
    void reopen()
    {
        close();
        open(m_folder->path());
    }

    template <typename Control = QWidget>
    [[nodiscard]] Control *control(const QString &name) const
    {
        return byName<Control>(&*m_panel, name);
    }
    void click(const QString &name) const
    {
        QTest::mouseClick(control(name), Qt::LeftButton, {}, QPoint(8, control(name)->height() / 2));
    }
    void choose(const QString &name, const QString &word) const
    {
        control<QComboBox>(name)->setCurrentText(word);
    }

    [[nodiscard]] RunnableTable *table() const { return control<RunnableTable>(m_tableName); }
    /// The contents of a column, row by row.
    [[nodiscard]] QStringList column(int number) const { return cells(table(), number); }
    [[nodiscard]] static QStringList cells(const QAbstractItemView *table, int column)
    {
        QStringList words;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            words.append(table->model()->index(row, column).data().toString());
        return words;
    }
    /// Presses the button that starts or stops a row.
    void clickRow(int row) const
    {
        auto *button = qobject_cast<QToolButton *>(
            table()->indexWidget(table()->model()->index(row, table()->model()->columnCount() - 1)));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] InlineMessage *message(const QString &objectName) const
    {
        return m_panel->template findChild<InlineMessage *>(objectName);
    }

    /// Beside another panel in a window 1024 pixels wide.
    void checkHalfOfASmallScreen(const QString &moreButton)
    {
        m_panel->resize(500, 330);
        QVERIFY(m_panel->widget()->minimumSizeHint().width() <= 500);
        QVERIFY(m_panel->widget()->minimumSizeHint().height() <= 330);
        control<QAbstractButton>(moreButton)->setChecked(true);
        QVERIFY(m_panel->widget()->minimumSizeHint().height() <= 330); // it overlays the rest
    }
    void checkLargeTextBreaksRows(int pixels, const QString &button)
    {
        m_panel->resize(500, 330);
        enlarge(pixels);
        QCOMPARE(control(button)->font().pixelSize(), pixels);
        QVERIFY2(m_panel->widget()->minimumSizeHint().width() <= 484,
                 qPrintable(QString::number(m_panel->widget()->minimumSizeHint().width())));
    }
    void checkLargeTextScrolls()
    {
        enlarge(39);
        QTRY_VERIFY(m_panel->widget()->minimumSizeHint().height() > 768 / 2);
        QVERIFY(m_panel->minimumSizeHint().width() <= 1024 / 2);
        // the page scrolls, not the panel
        QVERIFY(m_panel->minimumSizeHint().height() >= m_panel->widget()->minimumSizeHint().height());
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<FakeEngine> m_engine;
    std::optional<WorkbenchSettings> m_settings;
    std::optional<Panel> m_panel;

private:
    void enlarge(int pixels)
    {
        QFont large = m_panel->font();
        large.setPixelSize(pixels);
        m_panel->setFont(large);
    }

    const QString m_tableName;
    const QSize m_size;
};

} // namespace swb
