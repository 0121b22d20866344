# The board of what is owed.

## On top of every screen of the practice world, so that nobody takes it for the real one.

heading-practice = مەشق

## What is owed first, and when it is due. $day is a number, $month a name.

home-reading = ڕاپۆرتە داواکراوەکان دەخوێنرێنەوە …
home-report = { $form }، { $period }
home-report-of = { $form }، { $period }: { $facility }
home-owed = یەکەم داواکراو: { $report }
home-due =
    { $days ->
        [one] { $days } ڕۆژی ماوە، { $weekday } { $day }ی { $month }
       *[other] { $days } ڕۆژی ماوە، { $weekday } { $day }ی { $month }
    }
# needs-native-reader: سبەی دوا ڕۆژە for due tomorrow
home-due-tomorrow = سبەی دوا ڕۆژە، { $weekday } { $day }ی { $month }
home-due-today = ئەمڕۆ دوا ڕۆژە، { $weekday } { $day }ی { $month }
home-late =
    { $days ->
        [one] { $days } ڕۆژ دواکەوتووە؛ دوا ڕۆژەکەی { $date } بوو
       *[other] { $days } ڕۆژ دواکەوتووە؛ دوا ڕۆژەکەی { $date } بوو
    }
home-nothing-owed = ئێستا هیچ ڕاپۆرتێک داوا نەکراوە. تیرەکان و Enter هەر ڕاپۆرتێکی تەختەکە دەکەنەوە.
home-no-forms = هێشتا هیچ فۆڕمێک نییە. F5 پەیوەندی بە سێرڤەر دەکات یان فایلی فۆڕمەکان دەهێنێت.
home-state-changed = { $state }، { $changed }
home-state-begun = { $state }، دەستپێکراوە

## What must not be overlooked.

home-unsent =
    { $count ->
        [one] { $count } ڕاپۆرت چاوەڕوانی ناردنە، { $since }.
       *[other] { $count } ڕاپۆرت چاوەڕوانی ناردنن، کۆنترینیان { $since }.
    }
home-since-today = لە ئەمڕۆوە
home-since-yesterday = لە دوێنێوە
home-since-days =
    { $days ->
        [one] { $days } ڕۆژە
       *[other] { $days } ڕۆژە
    }
home-clock = کاتژمێری ئەم کۆمپیوتەرە دەڵێت { $date }، کە نابێت وابێت. ڕاستی بکەرەوە؛ تا ئەوکات خۆت ماوەکە هەڵبژێرە.
home-token-ends =
    { $days ->
        [one] چوونەژوورەوەی ئەم کۆمپیوتەرە دوای { $days } ڕۆژ لە { $date } کۆتایی دێت. F5 نوێی دەکاتەوە.
       *[other] چوونەژوورەوەی ئەم کۆمپیوتەرە دوای { $days } ڕۆژ لە { $date } کۆتایی دێت. F5 نوێی دەکاتەوە.
    }
home-token-ended = چوونەژوورەوەی ئەم کۆمپیوتەرە لە { $date } کۆتایی هات. هیچ نانێردرێت تا F5 نوێی نەکاتەوە.

## The report the courier spoke of last. $ticks: one to three ticks.

home-sending = { $ticks } { $form }، { $period }: لە ڕێگایە …
home-sent = { $ticks } { $state }: { $form }، { $period }

## Leaving the program.

home-leave-title = لە دەفتەر دەردەچیت؟
home-leave-all-sent = هیچ شتێک چاوەڕوانی ناردن نییە.
home-leave-kept = هەموو ئەوەی تۆمار کراوە لەم کۆمپیوتەرەدا پارێزراوە. ئەوەی چاوەڕوانە کاتێک دەفتەر کرایەوە دەنێردرێت.
home-leave-yes = دەرچوون
home-leave-no = مانەوە
home-left-unsent = { $report }: هێشتا نەنێردراوە؛ لێرە پارێزراوە.
home-state-pulled = { $state }، هێنراوە

## How old a form is, by days; forms the server has changed.

home-form-of = فۆڕمی { $date }، تا { $checked } نەگۆڕاوە
home-forms-changed = نوێ یان گۆڕاو لە DHIS2: { $forms }. ڕاپۆرتەکانی لەمەودوا بەکاری دەهێنن؛ ئەوەی دەستی پێ کراوە دەمێنێتەوە.
