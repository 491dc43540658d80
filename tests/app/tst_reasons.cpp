// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/availability.h"
#include "widgets/common/rowmenu.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace swb;
using namespace Qt::StringLiterals;

/// A disabled control says why it is disabled, wherever it is and in every state of the window.
class TstReasons : public QObject
{
    Q_OBJECT

private:
    struct Program
    {
        explicit Program(const QString &folder)
            : settings(folder)
            , theme(qApp)
            , window(&engine, &experiments, &settings, &theme)
        {
            window.resize(1280, 900);
            window.show();
        }
        template <typename Kind>
        [[nodiscard]] Kind *named(const QString &name) const
        {
            for (Kind *widget : window.findChildren<Kind *>()) {
                if (widget->accessibleName() == name)
                    return widget;
            }
            return nullptr;
        }
        void click(const QString &name) const
        {
            QTest::mouseClick(named<QAbstractButton>(name), Qt::LeftButton);
        }

        NetEngine engine;
        NetExperiments experiments{engine.log()};
        WorkbenchSettings settings;
        Theme theme;
        MainWindow window;
    };

    static bool isControl(const QWidget *widget)
    {
        return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget);
    }
    /// The visible controls that are disabled without an explanation.
    static QStringList speechless(const QWidget &window)
    {
        QStringList names;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (isControl(widget) && widget->isVisible() && !widget->isEnabled()
                && whyUnavailable(widget).isEmpty())
                names.append(widget->accessibleName() + u" / "_s + widget->objectName());
        }
        for (const QAction *action : window.findChildren<QAction *>()) {
            if (!action->isSeparator() && !action->isEnabled() && !action->text().isEmpty()
                && action->isVisible() && !qobject_cast<const QLineEdit *>(action->parent())
                && whyUnavailable(action).isEmpty())
                names.append(action->text());
        }
        return names;
    }
    void verify(const QWidget &window)
    {
        QApplication::processEvents();
        const QStringList names = speechless(window);
        QVERIFY2(names.isEmpty(), qPrintable(names.join(u", "_s)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("SWB_DATA_DIR", m_folder->path().toLocal8Bit());
        m_program = std::make_unique<Program>(m_folder->path());
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
    }

    void formsOfEveryProtocol()
    {
        for (const QString &more : {u"Server More"_s, u"Client More"_s}) {
            if (auto *button = m_program->named<QAbstractButton>(more))
                button->click();
        }
        for (const QString &side : {u"Server"_s, u"Client"_s}) {
            auto *box = m_program->named<QComboBox>(side + u" protocol"_s);
            QVERIFY(box);
            for (int protocol = 0; protocol < box->count(); ++protocol) {
                box->setCurrentIndex(protocol);
                verify(m_program->window);
                auto *tls = m_program->named<QAbstractButton>(side + u" TLS"_s);
                QVERIFY(tls);
                if (!tls->isEnabled())
                    continue;
                tls->click();
                verify(m_program->window);
                tls->click();
            }
        }
    }

    void everyPage()
    {
        QTRY_VERIFY(m_program->window.findChild<QTabBar *>());
        for (auto *bar = m_program->window.findChild<QTabBar *>(); int page : {0, 1, 2}) {
            bar->setCurrentIndex(page);
            verify(m_program->window);
        }
    }

    void beforeDuringAndAfterAConnection()
    {
        m_program->named<QSpinBox>(u"Server port"_s)->setValue(0);
        verify(m_program->window);
        m_program->click(u"Start server"_s);
        QSignalSpy opened(&m_program->engine, &Engine::clientChanged);
        const QAbstractItemModel *servers = m_program->named<QTableView>(u"Servers"_s)->model();
        QTRY_VERIFY(!servers->match(servers->index(0, 0), Qt::DisplayRole, u"listening"_s).isEmpty());
        verify(m_program->window);
        m_program->click(u"Connect"_s);
        QTRY_VERIFY(!opened.isEmpty());
        QTRY_VERIFY(m_program->named<QAbstractButton>(u"Disconnect"_s)->isEnabled());
        verify(m_program->window);
        m_program->click(u"Disconnect"_s);
        QTRY_VERIFY(!m_program->named<QAbstractButton>(u"Disconnect"_s)->isEnabled());
        verify(m_program->window);
    }

    /// The log has its own menu.
    void everyTableAnswersARightClick()
    {
        QTRY_VERIFY(m_program->window.findChild<QTabBar *>());
        for (auto *bar = m_program->window.findChild<QTabBar *>(); int page : {0, 1, 2})
            bar->setCurrentIndex(page);
        for (const QAbstractItemView *view : m_program->window.findChildren<QAbstractItemView *>()) {
            const bool isTable
                = qobject_cast<const QTableView *>(view) || qobject_cast<const QTreeView *>(view);
            if (!isTable || view->window() != &m_program->window)
                continue; // in a popup list
            QVERIFY2(view->contextMenuPolicy() == Qt::CustomContextMenu, qPrintable(view->accessibleName()));
        }
    }
};

QTEST_MAIN(TstReasons)
#include "tst_reasons.moc"
