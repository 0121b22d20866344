# البوابة: ما يكتبه الفريق الوطني وما يقرؤه.

gateway-closed = البوابة مغلقة.
gateway-no-device = لا يوجد هنا حاسوب رقمه: { $number }
gateway-no-held = لا يوجد تقرير محفوظ جانبًا رقمه: { $number }
gateway-no-unit = { $name }: ليس معرّف وحدة.
gateway-no-next-key = لم يُنشأ مفتاح تالٍ.
gateway-no-key-number = استُعملت كل أرقام المفاتيح.
gateway-bundle-refused = لم تُقبل الحزمة: { $said }

## serve, forward

gateway-listens = الاستقبال على { $address }.
gateway-forwards-nothing = لم يُحدَّد خادم DHIS2: تُستلم التقارير وتُحفظ ولا تُرسل إليه.
gateway-forwards-elsewhere = عملية أخرى تتولى الإرسال إلى DHIS2.

## receive

gateway-paste-taken =
    { $verdict }
    الرمز الذي يُكتب في الحاسوب: { $code }
gateway-paste-no-packet = هذا ليس تقريرًا من دفتر. انسخ النص كاملاً مرة أخرى.
gateway-paste-not-taken = لم يُستلم التقرير. أعد المحاولة لاحقًا؛ وإن تكرر ذلك فالحاسوب غير مسجل هنا.
gateway-file-taken =
    { $count ->
        [zero] لم يُستلم أي تقرير.
        [one] استُلم تقرير واحد.
        [two] استُلم تقريران.
        [few] استُلمت { $count } تقارير.
        [many] استُلم { $count } تقريرًا.
       *[other] استُلم { $count } تقرير.
    }
    الأجوبة في { $file }: أعدها إلى المؤسسة.
gateway-file-cut = الملف مقطوع. استُلم ما كان كاملاً، ويجب إحضار الباقي مرة أخرى.
gateway-file-not-taken =
    { $count ->
        [zero] استُلم كل شيء.
        [one] لم يُستلم واحد، والجواب يذكر السبب.
        [two] لم يُستلم اثنان، والأجوبة تذكر السبب.
        [few] لم تُستلم { $count }، والأجوبة تذكر السبب.
        [many] لم يُستلم { $count }، والأجوبة تذكر السبب.
       *[other] لم يُستلم { $count }، والأجوبة تذكر السبب.
    }

gateway-verdict-accepted = استُلم التقرير.
gateway-verdict-overtaken = استُلم، وقد سبقه تقرير أحدث من الحاسوب نفسه.
gateway-verdict-waits-for-base = استُلم، وهو ينتظر التقرير الذي قبله.
gateway-verdict-superseded = وصل تقرير آخر قبله: على الموظف أن يختار.
gateway-verdict-fork = استعمل الحاسوب هذا الرقم من قبل: يجب أن يبدأ من جديد.
gateway-verdict-held-for-schema = استُلم، وهو ينتظر استمارته.
gateway-verdict-not-its-unit = لا يحق لهذا الحاسوب الإبلاغ عن هذه المؤسسة.
gateway-verdict-unreadable = استُلم ولكن لا يمكن قراءته.
gateway-verdict-noted = سُجّل.
gateway-verdict-revoked = أُوقف هذا الحاسوب.

## admin

gateway-enrol-written =
    الحاسوب { $device }: ملف التسجيل هو { $file }. يُستعمل مرة واحدة حتى { $until }.
    سلّمه باليد إلى المؤسسة؛ فمن يملكه يستطيع التسجيل.
gateway-enrol-code = أو اكتب هذا الرمز في الحاسوب:
gateway-revoked = أُوقف الحاسوب { $device }. ما أرسله وما يرسله من الآن يُحفظ جانبًا.
gateway-released = يُتابَع إرسال التقرير { $packet }.
gateway-bundle-added =
    { $schemas ->
        [zero] الحزمة { $number }: لا استمارة فيها.
        [one] الحزمة { $number }: استمارة واحدة معروفة.
        [two] الحزمة { $number }: استمارتان معروفتان.
        [few] الحزمة { $number }: { $schemas } استمارات معروفة.
        [many] الحزمة { $number }: { $schemas } استمارة معروفة.
       *[other] الحزمة { $number }: { $schemas } استمارة معروفة.
    }
gateway-bundle-freed =
    { $count ->
        [zero] لا تقرير كان ينتظر استمارته.
        [one] يمكن الآن قراءة تقرير كان ينتظر استمارته.
        [two] يمكن الآن قراءة تقريرين كانا ينتظران استمارتهما.
        [few] يمكن الآن قراءة { $count } تقارير كانت تنتظر استمارتها.
        [many] يمكن الآن قراءة { $count } تقريرًا كانت تنتظر استمارتها.
       *[other] يمكن الآن قراءة { $count } تقرير كانت تنتظر استمارتها.
    }
gateway-key-drawn = أُنشئ المفتاح { $epoch }. تعرفه الحواسيب عند اتصالها التالي. أعد تشغيل البوابة الآن.
gateway-key-used = المفتاح التالي قيد الاستعمال. المفاتيح القديمة ما زالت تفتح ما خُتم بها.
gateway-backed-up = نُسخ السجل إلى { $file }. انسخ مجلد المفاتيح أيضًا.
gateway-restored = سترسل الحواسيب مرة أخرى ما نسيه هذا السجل.
gateway-devices-none = لا يوجد حاسوب مسجل.
gateway-device = الحاسوب { $device }، { $how }: { $units }
gateway-device-enrolled = مسجل
gateway-device-awaited = لم يُسجل بعد
gateway-device-revoked = موقوف
gateway-device-seen = آخر اتصال في { $day }
gateway-device-alarm = انتبه: استعمل حاسوب آخر ملف تسجيله أيضًا.
gateway-missing-nothing = لا شيء ناقص.
gateway-missing = الحاسوب { $device } ({ $incarnation }): ينقص { $numbers }
gateway-held-nothing = لا شيء ينتظر قرار أحد.
gateway-held =
    { $packet }: الحاسوب { $device }، { $report }
    { $why } – منذ { $since }.
gateway-held-report = { $form } { $unit }، { $period }
gateway-held-unread = لا يمكن قراءته بعد
gateway-held-other-figures = في DHIS2 أرقام أخرى، وقد سُئلت المؤسسة.
gateway-held-locked-in-time = أُكّد في وقته ولكن الفترة مقفلة: يحتاج إلى استثناء في DHIS2.
gateway-held-locked = الفترة مقفلة: يحتاج إلى استثناء في DHIS2.
gateway-held-failed = رفضه DHIS2 ثلاث مرات.
gateway-held-schema = استمارته غير معروفة هنا: أضف حزمتها.
gateway-held-base = لم يصل التقرير الذي يبني عليه منذ أسبوع.
gateway-held-revoked = أُوقف حاسوبه.
