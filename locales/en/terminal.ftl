# The terminal itself: which it is, how it is treated, and the test card.

## Asked where the terminal is not known.

terminal-question-heading = Press the number of the line that reads correctly: 1, 2 or 3. (Esc: not now)
terminal-question-line = If you can read this line, press { $number } (Type 2)

## daftar terminal

terminal-is = Terminal: { $name }
terminal-treated = Treated as: { $mode } – { $reason }
terminal-reason-option = told so with --bidi or DAFTAR_BIDI
terminal-reason-remembered = chosen by a person before
terminal-reason-recognised = recognised
terminal-reason-guessed = not recognised: this suits most
terminal-answered = It answered: { $answers }
terminal-answered-nothing = It answered nothing.
terminal-hint-kitty = In kitty.conf write: force_ltr yes. Then the order of letters and digits is right.
terminal-hint-putty = Or tick in PuTTY, Terminal, Features: disable bidirectional text display and Arabic shaping; then start with --bidi direct.
terminal-hint-tmux = Or before tmux is started: printf '\e[8l'
terminal-hint-console =
    For joined Arabic and Kurdish letters on this console:
    daftar terminal font --load

## The test card.

terminal-card-title = Test card: read out the number of a line that is not as described
terminal-card-arabic = Arabic, joined, right to left
terminal-card-kurdish = Kurdish, joined, right to left
terminal-card-bare = Letters that may stand unjoined
terminal-card-ligatures = Lam and alef in one place
terminal-card-marks = Vowel signs on their letters
terminal-card-brackets = Brackets open to the right word
terminal-card-digits = Digits rise from left to right
terminal-card-signs = Lines, signs and blocks
terminal-card-colours = Sixteen colours with their numbers
terminal-card-keys = The last keys pressed
terminal-card-end = F2 choose which line reads correctly · Esc end
terminal-sample = Monthly report of vaccination
terminal-sample-letters = office, fjord
terminal-sample-marks = naive
terminal-sample-brackets = (important) [A-1]

## daftar terminal font

font-offer = The font of this console has no Arabic letters. Show that of Daftar?
font-offer-yes = 1  Yes (back to this one: daftar terminal font --restore)
font-offer-no = 2  No: go on as it is (Esc)
font-question = The font of Daftar is on this console. Do these lines read correctly?
font-question-yes = 1  Yes: keep it
font-question-no = 2  No: show the font from before again (Esc)
font-loaded =
    The font of Daftar is on this console until the computer is started again. The one from before:
    daftar terminal font --restore
font-given-back = The font is as it was before.
font-restored = The font from before is back.
font-nothing-before = No font from before is kept for this console.
font-needs-console =
    This works only on the Linux console of this computer itself: not over SSH, in tmux or in a window. For others:
    daftar terminal font --write FILE
font-needs-setfont = The program setfont is missing. It is in the package kbd.
font-refused = The console did not take the font: { $said }
font-written =
    The font is in { $file }. Show it on a Linux console:
    setfont { $file }
font-not-written = { $file } could not be written: { $said }
