# The subcommands.

## What can be typed after `daftar`.

cli-usage =
    Daftar: facility reporting to DHIS2, by keyboard

    daftar                      open the screens
    daftar demo                 see the main job played by itself
    daftar status [--json]      what is due, overdue and waiting
    daftar send                 send what waits
    daftar export --form F --period P [--unit U] --format json|csv
                                one report, written to the output
    daftar backup FILE          copy everything to a file, and check the copy
    daftar restore FILE         take everything from such a file
    daftar doctor               what is wrong here, and what to do
    daftar bundle build --from URL|FILE --out FILE [--data-set D] [--unit U]
                                make a form package of a server's metadata
    daftar bundle show FILE, daftar bundle check FILE
                                what is in it; what a national team should know
    daftar practice --metadata FILE
                                practise with a server's own forms
    daftar terminal             which terminal this is, and a test card
    daftar terminal cells --base rtl|ltr
                                lines read, and the cells they are drawn in
    daftar terminal font --load|--restore|--write FILE
                                the font of Daftar on the Linux console
    daftar receive              receive reports: for sshd, a file, or a pasted picture
    daftar serve|forward [--config FILE]
                                the gateway: open the doors and forward to DHIS2
    daftar admin …              enrol, revoke, devices, missing, held, release,
                                bundle add, key draw|use, backup, restored

    --language CODE             the language of this run: { $languages }
    --home DIR                  the folder that holds the data
    --practice                  the practice world: nothing real can be reached
    --today DATE                the day it is (only with --practice)
    --server NAME               how the practice server behaves: well, offline, slow, cut-off, busy,
                                failing, malformed, login-refused, login-page, portal, proxy, locked,
                                approved, conflict, foreign (only with --practice)
    --bidi direct|inverse|no-forms
                                how right-to-left text is sent to the terminal
    --help, --version

cli-needs-terminal =
    Daftar needs a terminal for its screens.
    Without one: daftar demo, daftar status, daftar send.
cli-unknown = Not known: { $what }. See daftar --help.
cli-missing = Missing: { $what }. See daftar --help.
cli-value = { $option } does not take { $value }. See daftar --help.
cli-value-choices = { $option } does not take { $value }. It takes: { $choices }.
cli-needs-practice = { $option } can only be used with --practice: it means nothing in the real world.


## daftar status

cli-status-no-register = There is no register of a facility on this PC yet. What follows is the practice world, which opens with daftar --practice.
cli-status-nothing = Nothing is owed.
cli-status-owed = { $state }: { $form }, { $unit }, { $period } – due { $due }
cli-status-late =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
cli-status-counts = Owed: { $owed } · overdue: { $overdue } · waiting to be sent: { $unsent }
cli-status-clock = The clock of this PC stands before the day this program was made. Set the date.

## daftar send

cli-send-nothing = Nothing waits to be sent.
cli-send-row = { $form }, { $unit }, { $period }: { $answer }
cli-send-all = Everything is sent.
cli-send-remains =
    { $count ->
        [one] { $count } report still waits. It is kept and will be tried again.
       *[other] { $count } reports still wait. They are kept and will be tried again.
    }
cli-send-person =
    { $count ->
        [one] { $count } report waits for a person: open Daftar and look at the outbox.
       *[other] { $count } reports wait for a person: open Daftar and look at the outbox.
    }
cli-send-elsewhere = A Daftar that is open on this PC does the sending; it was told to try now.

## daftar export, backup, restore

cli-export-no-form = No form of this world is called { $form }. There are: { $known }
cli-export-no-unit = No unit that fills this form is called { $unit }. There are: { $known }
cli-export-which-unit = Several units fill this form; say which with --unit: { $known }
cli-export-no-period = { $period } is no period of this form.
cli-export-nothing = Nothing was keyed for { $period }.
cli-backup-done = Copied and checked: { $file } ({ $reports } reports).
cli-restore-done = Restored from { $file }.
cli-restore-kept = Restored from { $file }. What was here before lies in { $kept }.
cli-restore-unsent =
    { $count ->
        [one] In what was here before, { $count } report had not been sent. It may have to be keyed again.
       *[other] In what was here before, { $count } reports had not been sent. They may have to be keyed again.
    }

## daftar doctor: what was looked at, how it is, and the fact.

cli-doctor-head = Daftar { $version } · { $world } · { $folder }
cli-doctor-line = { $verdict } · { $what }: { $fact }
cli-doctor-bare = { $verdict } · { $what }
cli-verdict-good = well
cli-verdict-not-there = –
cli-verdict-doubtful = look
cli-verdict-bad = BAD
cli-what-database = Database
cli-what-space = Disk space
cli-what-privacy = Privacy of the data folder
cli-what-clock = Clock
cli-what-forms = Forms
cli-what-outbox = Outbox
cli-what-server = Server
cli-what-token = Token
cli-world-practice = Practice world
cli-world-national = National world
cli-fact-free = { $megabytes } MB free
cli-fact-readable = others can read { $files }: they should belong to their owner alone
cli-fact-built-on = it stands before { $day }, the day this program was made; set the date
cli-fact-server-ahead = the server’s clock differs by { $minutes } minutes
cli-fact-filled = { $forms } forms, { $units } units
cli-fact-waiting =
    { $count ->
        [one] { $count } report waits
       *[other] { $count } reports wait
    }
cli-fact-version = DHIS2 { $version }
cli-fact-days-left =
    { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
cli-fact-run-out = it has run out: connect again in the settings
