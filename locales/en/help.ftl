# The keys and what they do.

## Keys: the word of the bar (few letters), and with -help the sentence of the help.

key-help = Help
key-help-help = Explain this screen and its keys
key-edit = Edit
key-edit-help = Change what stands in the cell; in an empty closing: what the book says
key-paper-total = Totals
key-paper-total-help = Key the paper's own total of the row, the column or the section
key-comment = Remark
key-comment-help = Write a comment on the cell
key-follow-up = Follow
key-follow-up-help = Mark the cell for follow-up, or take the mark off
key-section = Sect.
key-section-help = Go to a section
key-not-available = N/A
key-not-available-help = Not available: asks the reason
key-accept-finding = Accept
key-accept-finding-help = Accept a warning, with a reason; no other key ever does
key-confirm = Send
key-confirm-help = Review, confirm and send
key-leave = Leave
key-leave-help = Leave; everything is saved
key-back = Back
key-back-help = Go back
key-person = Person
key-person-help = Another person keys from now on
key-digits = Digits
key-digits-help = In a cell not yet touched: replace; after digits: append
key-enter = Next
key-enter-help = Accept and go on; a blank cell stays blank
key-point = Zero
key-point-help = Zero and next; in cells with decimals the decimal mark
key-minus = Not available
key-minus-help = Not available (asks the reason once, then repeats it); after digits: minus
key-slash = Rest is zero
key-slash-help = The row's blank cells become zero, next row
key-plus = History
key-plus-help = The cell's history; after digits: plus, 12+7+3 keeps its parts
key-star = Repeat
key-star-help = Repeat last period's number, where the form allows it; after digits: times
key-go-to = Go to
key-go-to-help = Go to a row by its printed number or a part of its name
key-undo = Undo
key-undo-help = Take back the newest step, also of yesterday
key-redo = Redo
key-redo-help = Do again what was taken back
key-zero-report = Zero report
key-zero-report-help = Declare that there is nothing to report, where the form knows that
key-notify = Notified
key-notify-help = Record when and by whom the district was notified at once
key-next = By order
key-next-help = To the next cell by order, whatever Enter does
key-previous = Back by order
key-previous-help = To the cell before by order
key-blank = Blank
key-blank-help = Make the cell blank again
key-open = Open
key-open-help = Open
key-outbox = Outbox
key-outbox-help = What waits and what was sent
key-settings = Settings
key-settings-help = Language, digits, colours and the server
key-to-cell = To cell
key-to-cell-help = Go to the cell
key-try-now = Try now
key-try-now-help = Try to send now
key-export = Export
key-export-help = Write to a file
key-answers = Answers
key-answers-help = What the server said at each try, word for word
key-pick = This cell
key-pick-help = For this cell: 1 what was keyed here, 2 what DHIS2 holds, 3 what both last had
key-pick-all = All cells
key-pick-all-help = For all cells: 4 what was keyed here, 5 what DHIS2 holds, 6 what both last had
key-settle = Done
key-settle-help = Let the choice stand and send
key-carry-over = Carry over
key-carry-over-help = Carry the values over to the newer form
key-stay-old = Keep old
key-stay-old-help = Go on with the older version of the form
key-try-all = Try all
key-try-all-help = Try to send everything that waits now
key-connect = Connect
key-connect-help = Get to know the national server, or take a bundle file
key-to-report = Report
key-to-report-help = Open the report; where the server refused a cell, at that cell
key-change = Change
key-change-help = Change the choice
key-choose = Choose
key-choose-help = Choose
key-arrows = Arrows
key-arrows-help = Move by sight
key-home = First
key-home-help = To the first
key-end = Last
key-end-help = To the last
key-page-up = Page up
key-page-up-help = A page up
key-page-down = Page down
key-page-down-help = A page down
key-cancel = Give up
key-cancel-help = Give up what was begun; before a digit: the function key of that digit
key-quit = Quit
key-quit-help = Save and end the program
key-after-escape = Esc: press a digit for its function key (1 is F1, 0 is F10)

## The window is too small.

screen-too-small = The window is too small for the form.
screen-too-small-size = It has { $width } × { $height }; at least { $least-width } × { $least-height } are needed.
screen-too-small-safe = Everything keyed is saved. Make the window larger, or F10 to leave.

## The help screen.

help-title = Help: { $screen }
help-more = more below
help-keys = Keys
help-escape = Where the terminal keeps an F-key for itself: the letter beside it, or Esc and then its digit (Esc 1 is F1, Esc 0 is F10). Letters are those of the key, whatever the keyboard layout.
help-signs = How far a report has come
help-ticks = One tick: kept on this PC and in the outbox. Two: the national server has it. Three: it stands in DHIS2 as it was keyed.
help-sample = Sample forms
help-sample-about = A form that says "sample" is built into Daftar for practice. The national form of your server replaces it; nothing keyed in practice is ever sent.
help-about = About
help-version = Daftar { $fact }
help-sqlite = Data are kept with SQLite { $fact }
help-folder = Data folder: { $fact }
help-server = National server: { $fact }

## Names of screens.

screen-entry = Keying a report
screen-home = The board
screen-first-run = Beginning
