# The demonstration: what it tells when nobody can watch it.

demo-report = { $form } · { $unit } · { $period }
demo-keyed =
    { $cells ->
        [zero] لم تُدخل أي خانة
        [one] أُدخلت خانة واحدة
        [two] أُدخلت خانتان
        [few] أُدخلت { $cells } خانات
        [many] أُدخلت { $cells } خانة
       *[other] أُدخلت { $cells } خانة
    } { $keys ->
        [zero] دون أي ضغطة. المحفوظ على هذا الحاسوب:
        [one] بضغطة واحدة. المحفوظ على هذا الحاسوب:
        [two] بضغطتين. المحفوظ على هذا الحاسوب:
        [few] بعدد ضغطات { $keys } ضغطات. المحفوظ على هذا الحاسوب:
        [many] بعدد ضغطات { $keys } ضغطة. المحفوظ على هذا الحاسوب:
       *[other] بعدد ضغطات { $keys } ضغطة. المحفوظ على هذا الحاسوب:
    }
demo-section = { $number }. { $section }: الأرقام { $cells }، مجموعها { $sum }
demo-frozen = في صندوق الصادر برقم { $number }: { $ticks }
demo-answer = { $status }: { $answer }
demo-took = المدة بالثواني: { $seconds }، على الشاشات الحقيقية وبالمرسل الحقيقي؛ والخادم هو البديل في عالم التدريب.
