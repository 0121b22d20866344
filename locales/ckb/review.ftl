# The last look before sending.

screen-review = پێداچوونەوە

review-title = پێداچوونەوە: { $form }، { $period }
review-counts = پڕ { $filled } لە { $cells } · لەوانە سفر { $zero } · بەردەست نییە { $unavailable } · بەتاڵ { $blank }
review-remarks = تێبینی { $comments } · بەدواداچوون { $follow-ups }
review-totals = کۆکان: { $totals }
review-total = { $section }: { $total }
review-total-named = { $name } { $total }
review-ready = ئامادەیە: F9 دووپاتی دەکاتەوە و دەینێرێت.
review-already-sent = وەک لێرەیە نێردراوە؛ لەو کاتەوە هیچ نەگۆڕدراوە.
review-go-on = یەکەمیان ڕووناکە: Enter دەچێتە خانەکەی، F1 ڕوونی دەکاتەوە.
review-sending = دووپات دەکرێتەوە …
review-all-answered = هەمووی وەڵام دراونەتەوە: F9 دووپاتی دەکاتەوە و دەینێرێت.
review-not-saved = چەند خانەیەکی ئەم ڕاپۆرتە هێشتا لەسەر دیسکی ئەم کۆمپیوتەرە نین. F9 دووبارە هەوڵ دەداتەوە؛ بەبێ ئەوان هیچ نانێردرێت.
review-now-saved = ئێستا هەموو شتێک لەسەر دیسکە: F9 دووپاتی دەکاتەوە و دەینێرێت.
review-nothing-found = پشکنینەکان هیچیان نەدۆزییەوە. F9 دووپاتی دەکاتەوە و دەینێرێت.
review-left-to-server =
    { $count ->
        [one] { $count } یاسا تەنها سێرڤەر دەتوانێت بیپشکنێت؛ دوای ناردن ئەوە دەکات.
       *[other] { $count } یاسا تەنها سێرڤەر دەتوانێت بیانپشکنێت؛ دوای ناردن ئەوە دەکات.
    }

## The list.

review-group-hard = دەبێت ڕاست بکرێنەوە ({ $count })
review-group-soft = ئاگادارییەکان ({ $count })
review-group-note = بۆ زانین ({ $count })
review-f8 = Enter دەچێتە خانەکە؛ F8 بە هۆکارەوە پەسندی دەکات.
review-must = Enter دەچێتە خانەکە. تا ئەمە مابێت، ڕاپۆرتەکە نانێردرێت.
review-only-note = تەنها بۆ زانینە؛ پێویست بە هیچ ناکات. Enter دەچێتە خانەکە.
review-accepted = پەسندکراوە: { $reason }. F8 دەیکشێنێتەوە.
review-accepted-by = پەسندکراوە: { $reason } ({ $person }). F8 دەیکشێنێتەوە.
review-hard-stays = ئەمە پەسند ناکرێت: دەبێت ژمارەکە خۆی ڕاست بکرێتەوە. Enter دەچێتە خانەکە.
review-note-stays = ئەمە تەنها بۆ زانینە و وەڵامی ناوێت.

## What a check means.

review-check = پشکنینی { $check }
review-cells = خانەکان: { $cells }
review-keys = کلیلەکانی ئەم شاشەیە
review-hard-about = ئەمە ناکرێت ڕاست بێت، یان سێرڤەر وەریناگرێت. تا ڕاست نەکرێتەوە ناردن ڕادەگرێت.
review-soft-about = نائاساییە، بەڵام دەکرێت. لەگەڵ کاغەزەکە بەراوردی بکە؛ ڕاستی بکەرەوە، یان بە F8 و هۆکارێک پەسندی بکە.
review-note-about = بۆ زانینە. هیچ ڕاناگرێت.

## Why a warning may stand.

review-why = بۆچی ئەمە وەک خۆی بمێنێت؟
review-words = بە وشەی خۆت
review-words-keys = کلیلی Enter: هێشتنەوە · کلیلی Esc: وازهێنان
accept-checked = لەگەڵ کاغەزەکە بەراورد کرا؛ وایە
accept-physical-count = کۆگاکە ژمێردرا
accept-event = هەڵمەت، بڵاوبوونەوەی نەخۆشی یان ڕووداوێکی تر
accept-no-service = خزمەتگوزارییەکە نەدراوە
accept-paper-missing = کاغەزەکە ونبووە یان ناخوێنرێتەوە
accept-other = هۆکارێکی تر، بە وشەی خۆت
