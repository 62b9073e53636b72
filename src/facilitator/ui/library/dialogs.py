"""What the library page asks in windows of their own; none of them is made before it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from facilitator.ui.counting import counted
from facilitator.ui.turns import after_turns
from facilitator.ui.widgets.confirming import confirmation
from facilitator.ui.widgets.scrim import Scrim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QDialog

    from facilitator.ui.library.landing_dialog import LandingDialog
    from facilitator.ui.library.landing_model import LandingShown
    from facilitator.ui.library.package_dialog import PackageDialog
    from facilitator.ui.library.package_model import PackageShown
    from facilitator.ui.library.result_dialog import ResultDialog
    from facilitator.ui.library.result_model import ImportResult
    from facilitator.ui.library.sheet_dialog import SheetDialog
    from facilitator.ui.library.tags_dialog import TagsDialog


PLAN_PATTERNS = "*.txt *.md *.markdown *.docx *.docm *.odt *.xlsx *.xlsm *.csv *.tsv *.xml *.json"
PACKAGE_PATTERN = "*.facilitator"


class LibraryDialogs(QObject):
    """Opens dialogs over the page's window; what they answer comes by their signals."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def choose_files(self, folder: str) -> tuple[Path, ...]:
        """Lesson plans, beginning in `folder`; none when the user thinks better of it."""
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            self.tr("Import lesson plans"),
            folder,
            f"{self.tr('Lesson plans and packages')} ({PLAN_PATTERNS} {PACKAGE_PATTERN});;"
            f"{self.tr('All files')} (*)",
        )
        return tuple(Path(name) for name in names)

    def choose_folder(self, folder: str) -> tuple[Path, ...]:
        name = QFileDialog.getExistingDirectory(
            self._page, self.tr("Import all lesson plans in a folder"), folder
        )
        return (Path(name),) if name else ()

    def show_package(self, shown: PackageShown) -> PackageDialog:
        from facilitator.ui.library.package_dialog import PackageDialog

        dialog = PackageDialog(shown, self._page)
        self._open(dialog)
        return dialog

    def show_result(self, result: ImportResult) -> ResultDialog:
        from facilitator.ui.library.result_dialog import ResultDialog

        dialog = ResultDialog(result, self._page)
        dialog.example_requested.connect(lambda: self._show_example(dialog))
        self._open(dialog)
        return dialog

    def settle_sheet(self, name: str) -> SheetDialog:
        """The dialog for the columns of a spreadsheet, to be filled before it is seen."""
        from facilitator.ui.library.sheet_dialog import SheetDialog

        dialog = SheetDialog(name, self._page)
        self._open(dialog)
        return dialog

    def show_landing(self, shown: LandingShown, over: QWidget) -> LandingDialog:
        """What became of a document, over the results of the import."""
        from facilitator.ui.library.landing_dialog import LandingDialog

        dialog = LandingDialog(shown, over)
        self._open(dialog, dim=False)
        return dialog

    def _show_example(self, over: QWidget) -> None:
        from facilitator.ui.library.example_dialog import ExampleDialog

        self._open(ExampleDialog(over), dim=False)

    def edit_tags(self, about: str, tags: Mapping[str, bool | None]) -> TagsDialog:
        from facilitator.ui.library.tags_dialog import TagsDialog

        dialog = TagsDialog(about, tags, self._page)
        self._open(dialog)
        return dialog

    def confirm_empty_trash(self, number: int, wanted: Callable[[], None]) -> None:
        one, many = self.tr("Delete 1 plan for good?"), self.tr("Delete {count} plans for good?")
        box = confirmation(
            self._page,
            counted(number, one, many),
            yes=self.tr("Empty trash"),
            no=self.tr("Keep them"),
            on_yes=wanted,
        )
        box.setWindowTitle(self.tr("Empty trash"))
        box.setIcon(QMessageBox.Icon.Warning)
        box.setInformativeText(
            self.tr("This cannot be undone. Plans with sessions stay in the trash.")
        )
        self._open(box)

    def _open(self, dialog: QDialog, *, dim: bool = True) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if dim:
            after_turns(1, dialog, lambda: self._dim_behind(dialog))

    def _dim_behind(self, dialog: QDialog) -> None:
        """A turn later: it paints the whole window anew, which is enough for one turn."""
        if dialog.isVisible():
            scrim = Scrim(self._page.window())
            dialog.finished.connect(scrim.hide)
            dialog.finished.connect(scrim.deleteLater)
