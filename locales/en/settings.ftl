# What a person may choose.

screen-settings = Settings

settings-language = Language
settings-language-about = The language of all screens. It changes at once, also in the middle of a report.
settings-digits = Digits
settings-digits-about = How numbers are shown. All three kinds can be keyed whatever is chosen here.
settings-colours = Colours
settings-colours-about = Meaning never hangs on colour alone; choose what your eyes and this screen like best.
settings-colours-auto = By themselves
settings-colours-dark = For a dark background
settings-colours-light = For a light background
settings-colours-none = None
settings-enter = Enter goes
settings-enter-about = Where the cursor goes after a cell. Tab goes by the order of the form in any case.
settings-enter-row = along the row
settings-enter-column = down the column
settings-auto-advance = Move on when a cell is full
settings-auto-advance-about = A number as long as its cell is wide needs no Enter. A digit keyed too fast afterwards is put back where it belongs, and the cell is marked.
settings-person = Person
settings-person-about = The name that stands beside what is confirmed and accepted. Enter changes it.
settings-nobody = nobody named yet
settings-server = National server
settings-server-about = Enter connects again, with a user name, a token or a bundle file.
settings-no-server = none: practice
settings-pull = Earlier figures
settings-pull-value = Fetch from DHIS2
settings-pull-about = Enter fetches what DHIS2 holds of your last thirteen periods, so that history and the board are right. What was keyed on this PC is never touched.
settings-pulling = Fetching what DHIS2 holds …
settings-pulled =
    { $count ->
        [one] { $count } report was fetched; what was here already was left alone.
       *[other] { $count } reports were fetched; what was here already was left alone.
    }
settings-mood = The practice server
settings-mood-about = How the server of the practice world behaves: let it fail, and see what Daftar says and keeps. Nothing here reaches the national server.

## How the practice server can behave.

mood-well = works well
mood-offline = cannot be reached
mood-slow = is slow
mood-cut-off = cut off in the answer
mood-busy = is busy (503)
mood-failing = has a fault (500)
mood-malformed = answers nonsense
mood-login-refused = refuses the login
mood-login-page = shows a login page
mood-portal = network portal
mood-proxy = proxy wants a password
mood-locked = period is closed
mood-approved = report is approved
mood-conflict = refuses one value
mood-foreign = others change a figure
