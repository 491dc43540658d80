// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/patience.h"
#include "support/strictwarnings.h"
#include "widgets/common/filedialogs.h"
#include "widgets/settings/workbenchsettings.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace swb;
using namespace Qt::StringLiterals;

class TstFileDialogs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QWidget m_parent;

    /// The open dialog; it is gone once closed.
    QFileDialog *dialog() { return m_parent.findChildren<QFileDialog *>().constLast(); }
    QString folder(const QString &name)
    {
        const bool made = QDir(m_folder->path()).mkpath(name);
        return made ? m_folder->filePath(name) : QString();
    }
    void choose(const QString &path)
    {
        QFileDialog *open = dialog();
        Q_EMIT open->fileSelected(path);
        open->close();
        QTRY_VERIFY(m_parent.findChildren<QFileDialog *>().isEmpty());
    }

private Q_SLOTS:
    void init()
    {
        failOnOurWarnings();
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_folder = std::make_unique<QTemporaryDir>();
        rememberFilesIn(nullptr);
    }

    void eachKindComesBackToItsFolderAndType()
    {
        const FileQuestion captures{u"captures"_s, u"Open"_s, {u"All (*)"_s, u"Captures (*.pcap)"_s}};
        QString chosen;
        const auto take = [&chosen](const QString &path) { chosen = path; };
        askWhatToOpen(&m_parent, captures, take);
        QCOMPARE(dialog()->directory().path(), QDir::homePath());
        dialog()->selectNameFilter(captures.types[1]);
        choose(folder(u"a"_s) + u"/x.pcap"_s);
        QCOMPARE(chosen, m_folder->filePath(u"a/x.pcap"_s));
        askWhatToOpen(&m_parent, captures, take);
        QCOMPARE(dialog()->directory().path(), m_folder->filePath(u"a"_s));
        QCOMPARE(dialog()->selectedNameFilter(), captures.types[1]);
        dialog()->close();
        askWhatToOpen(&m_parent, {u"keys"_s, u"Open"_s, {}}, take);
        QCOMPARE(dialog()->directory().path(), QDir::homePath()); // another kind has its own folder
        dialog()->close();
        QCOMPARE(rememberedFileType(u"captures"_s), captures.types[1]);
    }

    void settingsBringThemBackAtTheNextStart()
    {
        {
            WorkbenchSettings settings(m_folder->path());
            rememberFilesIn(&settings);
            askWhereToSave(&m_parent, {u"session"_s, u"Save"_s, {u"Sessions (*.swbs)"_s}}, u"x.swbs"_s,
                           [](auto) {});
            choose(folder(u"kept"_s) + u"/x.swbs"_s);
        }
        WorkbenchSettings again(m_folder->path());
        rememberFilesIn(&again);
        askWhereToSave(&m_parent, {u"session"_s, u"Save"_s, {u"Sessions (*.swbs)"_s}}, u"y.swbs"_s,
                       [](auto) {});
        QCOMPARE(dialog()->directory().path(), m_folder->filePath(u"kept"_s));
        dialog()->close();
        QVERIFY(QDir().rmdir(m_folder->filePath(u"kept"_s)));
        askWhereToSave(&m_parent, {u"session"_s, u"Save"_s, {}}, u"y.swbs"_s, [](auto) {});
        QCOMPARE(dialog()->directory().path(), QDir::homePath()); // a deleted folder is not opened
        dialog()->close();
        rememberFilesIn(nullptr);
    }

    /// A session named "lecture" is found again by its type.
    void nameWithoutASuffixGetsThatOfItsType()
    {
        const FileQuestion question{u"report"_s, u"Save"_s, {u"Pages (*.html)"_s, u"All files (*)"_s}};
        askWhereToSave(&m_parent, question, u"lecture"_s, [](auto) {});
        QCOMPARE(dialog()->defaultSuffix(), u"html"_s);
        Q_EMIT dialog()->filterSelected(question.types[1]);
        QCOMPARE(dialog()->defaultSuffix(), QString());
        dialog()->close();
    }

    void namesAreSeenWhole()
    {
        QFile file(m_folder->filePath(QString(50, u'n') + u".swbs"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        askWhatToOpen(
            &m_parent, {u"open"_s, u"Open"_s, {}}, [](auto) {}, m_folder->path());
        const auto *list = dialog()->findChild<QTreeView *>(u"treeView"_s);
        QVERIFY(list);
        QTRY_VERIFY(list->header()->sectionSize(0)
                    > list->fontMetrics().horizontalAdvance(QFileInfo(file).fileName()) + 24);
        dialog()->close();
    }
};

QTEST_MAIN(TstFileDialogs)
#include "tst_filedialogs.moc"
