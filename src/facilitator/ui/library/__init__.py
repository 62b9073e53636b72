"""The library: finding, importing and keeping lesson plans.

`LibraryView` is made without a shell, for the first frame; `LibraryPresenter` joins it later.
"""
