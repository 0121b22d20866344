# The demonstration: what it tells when nobody can watch it.

demo-report = { $form } · { $unit } · { $period }
demo-keyed =
    { $cells ->
        [one] { $cells } خانە نووسرا
       *[other] { $cells } خانە نووسران
    } { $keys ->
        [one] بە { $keys } کلیل. ئەوەی لەم کۆمپیوتەرە پارێزراوە:
       *[other] بە { $keys } کلیل. ئەوەی لەم کۆمپیوتەرە پارێزراوە:
    }
demo-section = { $number }. { $section }: { $cells } ژمارە، کۆیان { $sum }
demo-frozen = لە سندووقی ناردن بە ژمارە { $number }: { $ticks }
demo-answer = { $status }: { $answer }
demo-took = { $seconds } چرکەی خایاند، لەسەر شاشە ڕاستەقینەکان و بە نێرەری ڕاستەقینە؛ سێرڤەر جێگرەوەی جیهانی مەشق بوو.
