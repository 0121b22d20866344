# The last look before sending.

screen-review = Review

review-title = Review: { $form }, { $period }
review-counts = Filled { $filled } of { $cells } · of these zero { $zero } · not available { $unavailable } · blank { $blank }
review-remarks = comments { $comments } · follow-up { $follow-ups }
review-totals = Totals: { $totals }
review-total = { $section }: { $total }
review-total-named = { $name } { $total }
review-ready = Ready: F9 confirms and sends.
review-already-sent = Sent as it stands here; nothing was changed since.
review-go-on = The first of them is lit: Enter goes to its cell, F1 explains it.
review-sending = Confirming …
review-all-answered = Everything is answered: F9 confirms and sends.
review-not-saved = Cells of this report are not on the disk of this PC yet. F9 tries again; nothing is sent without them.
review-now-saved = Everything is on the disk now: F9 confirms and sends.
review-nothing-found = The checks found nothing. F9 confirms and sends.
review-left-to-server =
    { $count ->
        [one] One rule can only be checked by the server; it does so after sending.
       *[other] { $count } rules can only be checked by the server; it does so after sending.
    }

## The list.

review-group-hard = Must be put right ({ $count })
review-group-soft = Warnings ({ $count })
review-group-note = Worth knowing ({ $count })
review-f8 = Enter goes to the cell; F8 lets it stand, with a reason.
review-must = Enter goes to the cell. As long as this stands, the report cannot be sent.
review-only-note = Only shown; nothing needs to be done. Enter goes to the cell.
review-accepted = Accepted: { $reason }. F8 takes this back.
review-accepted-by = Accepted: { $reason } ({ $person }). F8 takes this back.
review-hard-stays = This cannot be accepted: the number itself must be put right. Enter goes to the cell.
review-note-stays = This is only worth knowing and needs no answer.

## What a check means.

review-check = Check { $check }
review-cells = Cells: { $cells }
review-keys = Keys of this screen
review-hard-about = This cannot be right, or the server would not take it. It stops sending until it is put right.
review-soft-about = Unusual, but possible. Compare with the paper; then put it right, or accept it with F8 and a reason.
review-note-about = Worth knowing. It stops nothing.

## Why a warning may stand.

review-why = Why may this stand?
review-words = In your own words
review-words-keys = Enter: keep · Esc: give up
accept-checked = Compared with the paper; it says so
accept-physical-count = The shelf was counted
accept-event = A campaign, an outbreak or another event
accept-no-service = The service was not given
accept-paper-missing = The paper is lost or cannot be read
accept-other = Another reason, in your own words
