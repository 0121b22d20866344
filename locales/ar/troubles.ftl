# What went wrong. Three sentences each: trouble-NAME tells what happened, trouble-safe-… what is safe,
# trouble-NAME-now what to do. Calm, without blame; $said is what others said, in their own words.

trouble-disk = لم يقبل قرص هذا الحاسوب الكتابة: { $said }
trouble-disk-now = أفرغ مساحة على القرص أو أعد توصيله، ثم أعد المحاولة.
trouble-database-newer = بيانات هذا الحاسوب كتبها إصدار أحدث من دفتر ({ $found }، وهذا الإصدار يقرأ { $known }).
trouble-database-newer-now = شغّل الإصدار الأحدث من دفتر، أو اطلبه من القطاع.
trouble-database-damaged = تعذّرت قراءة ملف بيانات هذا الحاسوب: { $said }
trouble-database-damaged-now = لا تحذف شيئًا. استعد نسخة احتياطية أو اتصل بالقطاع.
trouble-no-home = لا يحدد هذا النظام مجلدًا لبياناتك.
trouble-no-home-now = حدّد مجلدًا: daftar --home FOLDER
trouble-screen-taken = دفتر مفتوح على هذا الحاسوب من قبل.
trouble-screen-taken-now = انتقل إلى النافذة الأخرى أو أغلقها أولًا.
trouble-still-connecting = ما زال هذا الحاسوب ينتظر جواب محاولة الاتصال الأولى.
trouble-still-connecting-now = انتظر حتى تظهر نتيجتها ثم اتصل من جديد.
trouble-offline = تعذّر الوصول إلى الخادم: { $said }
trouble-offline-now = لا حاجة إلى عمل شيء: ستُعاد المحاولة تلقائيًا. يمكن فحص كيبل الشبكة أو المودم.
trouble-timed-out = لم يُجب الخادم في الوقت المحدد.
trouble-timed-out-now = لا حاجة إلى عمل شيء: ستُعاد المحاولة تلقائيًا.
trouble-login-refused = لم يعد الخادم يقبل تسجيل دخول هذا الحاسوب.
trouble-login-refused-now = اتصل من جديد من الإعدادات باسم المستخدم أو برمز جديد.
trouble-not-allowed = لا يحق لحسابك القيام بهذا على الخادم: { $said }
trouble-not-allowed-now = اطلب من القطاع منح حسابك هذه الصلاحية، ثم أعد المحاولة.
trouble-not-dhis2 = أجابت جهة أخرى بدلًا من DHIS2 (الجواب { $status })، ربما صفحة دخول للشبكة.
trouble-not-dhis2-now = تحقق من عنوان الخادم، أو سجّل الدخول إلى هذه الشبكة أولًا، ثم أعد المحاولة.
trouble-login-page = أجابت صفحة دخول بدلًا من DHIS2 (الجواب { $status }): انتهت الجلسة، أو تطلب جهة قبل الخادم تسجيل الدخول.
trouble-login-page-now = افتح عنوان الخادم في متصفح على هذا الحاسوب لترى ما يُطلب، ثم اتصل من جديد من الإعدادات.
trouble-portal = تقود هذه الشبكة إلى صفحة خاصة بها (الجواب { $status }) قبل أن تسمح بمرور أي شيء.
trouble-portal-now = افتح متصفحًا وسجّل الدخول إلى الشبكة، ثم أعد المحاولة.
trouble-proxy = وسيط هذه الشبكة (Proxy) لا يسمح بمرور شيء من دون كلمة مرور خاصة به (الجواب { $status }).
trouble-proxy-now = اطلب من القائم على الشبكة أن يسمح بعنوان الخادم، أو استعمل خطًا آخر.
trouble-no-tokens = لا يعرف هذا الخادم الرموز. يجب حفظ الاسم وكلمة المرور على هذا الحاسوب، حيث يقرؤهما كل من يستطيع قراءة ملفاتك.
trouble-no-tokens-now = الأفضل أن تسأل القطاع عن طريقة أخرى. الضغط على Enter مرة أخرى يحفظهما هنا ويتصل.
trouble-server-failed = في الخادم خلل في الوقت الحاضر (الجواب { $status }): { $said }
trouble-server-failed-now = لا حاجة إلى عمل شيء: ستُعاد المحاولة تلقائيًا.
trouble-address-forbidden = لا يجوز استعمال هذا العنوان هنا: { $address }
trouble-address-forbidden-now = التدريب يبقى على هذا الحاسوب. للوصول إلى الخادم الحقيقي اتصل من الإعدادات.
trouble-not-encrypted = الاتصال بالعنوان { $address } غير مشفّر، وقد تُقرأ كلمة المرور في الطريق.
trouble-not-encrypted-now = استعمل العنوان الذي أوله https://
trouble-other-calendar = يحسب الخادم بتقويم آخر ({ $calendar })، فأشهره ليست أشهرنا.
trouble-other-calendar-now = أخبر القطاع: يحتاج دفتر إلى خادم بالتقويم الميلادي.
trouble-server-too-old = الخادم أقدم مما يحتاجه دفتر: الإصدار { $version }.
trouble-server-too-old-now = أخبر القطاع: يلزم الإصدار 2.38 أو أحدث للخادم.
trouble-file = تعذّرت قراءة الملف { $path } أو كتابته: { $said }
trouble-file-now = تحقق من اسم الملف ومن وجود القرص أو ذاكرة USB، ثم أعد المحاولة.
trouble-not-ours = الملف { $path } ليس كما ينبغي: { $why }
trouble-not-ours-now = اطلب الملف من مرسله مرة أخرى.
trouble-hard-findings =
    { $count ->
        [zero] لا أخطاء تمنع الإرسال.
        [one] يجب تصحيح خطأ واحد قبل إرسال التقرير.
        [two] يجب تصحيح خطأين قبل إرسال التقرير.
        [few] يجب تصحيح { $count } أخطاء قبل إرسال التقرير.
        [many] يجب تصحيح { $count } خطأً قبل إرسال التقرير.
       *[other] يجب تصحيح { $count } خطأ قبل إرسال التقرير.
    }
trouble-hard-findings-now = يعرض F9 الأخطاء، وينقلك Enter إلى الخلية.
trouble-soft-findings =
    { $count ->
        [zero] لا تحذيرات تنتظر جوابًا.
        [one] تحذير واحد ينتظر جوابًا قبل إرسال التقرير.
        [two] تحذيران ينتظران جوابًا قبل إرسال التقرير.
        [few] { $count } تحذيرات تنتظر جوابًا قبل إرسال التقرير.
        [many] { $count } تحذيرًا ينتظر جوابًا قبل إرسال التقرير.
       *[other] { $count } تحذير ينتظر جوابًا قبل إرسال التقرير.
    }
trouble-soft-findings-now = في المراجعة يقبل F8 التحذير مع ذكر السبب، وينقلك Enter إلى الخلية.
trouble-token-not-made = لا يسمح الخادم لحسابك بإنشاء رمز: { $said }
trouble-token-not-made-now = اطلب رمزًا من القطاع واتصل به.
trouble-nothing-to-report = لا يحق لحسابك ملء أي نموذج لأي مؤسسة.
trouble-nothing-to-report-now = اطلب من القطاع تخصيص مؤسستك ونماذجها للحساب.
trouble-inside = وقع خطأ في دفتر نفسه: { $said }
trouble-inside-now = أعد المحاولة. إذا تكرر الخطأ فاتصل بالقطاع واذكر الرقم أدناه.
trouble-try-again = تحقق من الاتصال ثم أعد المحاولة بالمفتاح Enter.

## A report that may not be changed or sent.

trouble-not-yet-open = لم يحن وقت هذا التقرير بعد.
trouble-not-yet-open-now = اختر فترة انتهت.
trouble-expired = انتهى وقت إدخال هذا التقرير.
trouble-expired-now = اطلب من القطاع إعادة فتح الفترة.
trouble-outside-window = لا يستقبل الخادم هذا التقرير في هذا اليوم.
trouble-outside-window-now = اسأل القطاع متى يكون النموذج مفتوحًا.
trouble-approved = وافق القطاع على هذا التقرير فأُقفل.
trouble-approved-now = اطلب من القطاع إعادة التقرير إذا لزم تغيير رقم.
trouble-unit-closed = لم تكن المؤسسة مفتوحة في هذه الفترة.
trouble-unit-closed-now = اختر فترة أخرى، أو اطلب من القطاع تصحيح التواريخ.
trouble-not-assigned = هذا النموذج ليس من نماذج هذه المؤسسة.
trouble-not-assigned-now = اطلب من القطاع تخصيص النموذج للمؤسسة.
trouble-read-only = يحق لمستخدمك قراءة بيانات هذا النموذج دون كتابتها.
trouble-read-only-now = اطلب من القطاع منح مستخدمك حق كتابة بيانات هذا النموذج، ثم اتصل من جديد.
trouble-attribute-read-only = لا يحق لمستخدمك كتابة بيانات ضمن الخيار المحدد لهذا التقرير.
trouble-attribute-read-only-now = حدد خيارًا آخر، أو اطلب الحق من القطاع.
trouble-attribute-elsewhere = الخيار المحدد لهذا التقرير غير متاح لهذه المؤسسة.
trouble-attribute-elsewhere-now = حدد خيارًا آخر، أو اطلب من القطاع إتاحته للمؤسسة.
trouble-attribute-time = الخيار المحدد لهذا التقرير لم يكن مستعملًا في هذه الفترة.
trouble-attribute-time-now = حدد خيارًا آخر أو فترة أخرى.

## What is safe.

trouble-safe-kept = كل ما أُدخل محفوظ على هذا الحاسوب.
trouble-safe-waits = كل ما أُدخل محفوظ على هذا الحاسوب، وما يُراد إرساله ينتظر في صندوق الصادر.
trouble-safe-screen = ما حُفظ من قبل في أمان. وما عليه علامة غير محفوظ موجود على الشاشة فقط.
trouble-safe-copy = لم يتغير شيء. توجد نسخة في { $copy }
trouble-safe-unchanged = لم يتغير شيء.
trouble-safe-file = كل ما أُدخل محفوظ على هذا الحاسوب، ولم يؤخذ شيء من الملف.

## The number that finds the failure in the log.

trouble-number = الرقم الذي يُذكر في الهاتف: { $number }
