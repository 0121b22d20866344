# The subcommands.

## What can be typed after `daftar`.

cli-usage =
    دفتر: إرسال تقارير المؤسسات الصحية إلى DHIS2 بلوحة المفاتيح

    daftar                      فتح الشاشات
    daftar demo                 مشاهدة العمل الرئيسي وهو يجري من تلقاء نفسه
    daftar status [--json]      ما هو مستحق ومتأخر وما ينتظر الإرسال
    daftar send                 إرسال ما ينتظر
    daftar export --form F --period P [--unit U] --format json|csv
                                كتابة تقرير واحد
    daftar backup FILE          نسخ كل شيء إلى ملف والتحقق من النسخة
    daftar restore FILE         استعادة كل شيء من ملف كهذا
    daftar doctor               ما الخلل هنا وما العمل
    daftar bundle build --from URL|FILE --out FILE [--data-set D] [--unit U]
                                إعداد حزمة نماذج من البيانات الوصفية لخادم
    daftar bundle show FILE, daftar bundle check FILE
                                ما فيها؛ وما ينبغي للفريق الوطني معرفته
    daftar practice --metadata FILE
                                التدرب على نماذج الخادم نفسه
    daftar terminal             ما هي هذه الطرفية، وبطاقة اختبار
    daftar terminal cells --base rtl|ltr
                                قراءة أسطر وكتابة الخانات التي تُرسم بها
    daftar terminal font --load|--restore|--write FILE
                                خط دفتر على وحدة تحكم Linux
    daftar receive              استلام التقارير: من sshd أو ملف أو صورة ملصقة
    daftar serve|forward [--config FILE]
                                البوابة: فتح الأبواب والإرسال إلى DHIS2
    daftar admin …              enrol, revoke, devices, missing, held, release,
                                bundle add, key draw|use, backup, restored

    --language CODE             لغة هذا التشغيل: { $languages }
    --home DIR                  المجلد الذي فيه البيانات
    --practice                  عالم التدريب: لا يصل إلى أي شيء حقيقي
    --today DATE                تاريخ اليوم (مع --practice فقط)
    --server NAME               كيف يتصرف خادم التدريب: well, offline, slow, cut-off, busy,
                                failing, malformed, login-refused, login-page, portal, proxy, locked,
                                approved, conflict, foreign (مع --practice فقط)
    --bidi direct|inverse|no-forms
                                كيف يُرسل النص من اليمين إلى اليسار إلى الطرفية
    --help, --version

cli-needs-terminal =
    يحتاج دفتر إلى طرفية لعرض شاشاته.
    من دونها: daftar demo, daftar status, daftar send.
cli-unknown = غير معروف: { $what }. انظر daftar --help.
cli-missing = ناقص: { $what }. انظر daftar --help.
cli-value = { $option } لا يقبل { $value }. انظر daftar --help.
cli-value-choices = { $option } لا يقبل { $value }، بل يقبل: { $choices }.
cli-needs-practice = لا يُستعمل { $option } إلا مع --practice: لا معنى له في العالم الحقيقي.


## daftar status

cli-status-no-register = لا يوجد سجل لمؤسسة على هذا الحاسوب بعد. ما يلي من عالم التدريب، ويُفتح بالأمر daftar --practice.
cli-status-nothing = لا يوجد تقرير مستحق.
cli-status-owed = { $state }: { $form }، { $unit }، { $period } – موعده { $due }
cli-status-late =
    { $days ->
        [zero] في موعده
        [one] متأخر يومًا واحدًا
        [two] متأخر يومين
        [few] متأخر { $days } أيام
        [many] متأخر { $days } يومًا
       *[other] متأخر { $days } يوم
    }
cli-status-counts = مستحق: { $owed } · متأخر: { $overdue } · ينتظر الإرسال: { $unsent }
cli-status-clock = ساعة هذا الحاسوب تسبق يوم صنع هذا البرنامج. اضبط التاريخ.

## daftar send

cli-send-nothing = لا شيء ينتظر الإرسال.
cli-send-row = { $form }، { $unit }، { $period }: { $answer }
cli-send-all = أُرسل كل شيء.
cli-send-remains =
    { $count ->
        [zero] لا تقرير ينتظر.
        [one] تقرير واحد ما زال ينتظر. هو محفوظ وستُعاد المحاولة.
        [two] تقريران ما زالا ينتظران. هما محفوظان وستُعاد المحاولة.
        [few] { $count } تقارير ما زالت تنتظر. هي محفوظة وستُعاد المحاولة.
        [many] { $count } تقريرًا ما زالت تنتظر. هي محفوظة وستُعاد المحاولة.
       *[other] { $count } تقرير ما زالت تنتظر. هي محفوظة وستُعاد المحاولة.
    }
cli-send-person =
    { $count ->
        [zero] لا تقرير ينتظر شخصًا.
        [one] تقرير واحد ينتظر شخصًا: افتح دفتر وانظر في صندوق الصادر.
        [two] تقريران ينتظران شخصًا: افتح دفتر وانظر في صندوق الصادر.
        [few] { $count } تقارير تنتظر شخصًا: افتح دفتر وانظر في صندوق الصادر.
        [many] { $count } تقريرًا تنتظر شخصًا: افتح دفتر وانظر في صندوق الصادر.
       *[other] { $count } تقرير تنتظر شخصًا: افتح دفتر وانظر في صندوق الصادر.
    }
cli-send-elsewhere = دفتر المفتوح على هذا الحاسوب يتولى الإرسال، وقد طُلب منه أن يحاول الآن.

## daftar export, backup, restore

cli-export-no-form = لا استمارة في هذا العالم اسمها { $form }. الموجود: { $known }
cli-export-no-unit = لا مؤسسة تملأ هذه الاستمارة اسمها { $unit }. الموجود: { $known }
cli-export-which-unit = عدة مؤسسات تملأ هذه الاستمارة؛ حدّد إحداها مع --unit: { $known }
cli-export-no-period = { $period } ليست فترة لهذه الاستمارة.
cli-export-nothing = لم يُدخل شيء للفترة { $period }.
cli-backup-done = نُسخ وفُحص: { $file } (التقارير: { $reports }).
cli-restore-done = استُعيد من { $file }.
cli-restore-kept = استُعيد من { $file }. ما كان هنا من قبل محفوظ في { $kept }.
cli-restore-unsent =
    { $count ->
        [zero] كل ما كان هنا من قبل قد أُرسل.
        [one] فيما كان هنا من قبل تقرير واحد لم يُرسل. قد يلزم إدخاله من جديد.
        [two] فيما كان هنا من قبل تقريران لم يُرسلا. قد يلزم إدخالهما من جديد.
        [few] فيما كان هنا من قبل { $count } تقارير لم تُرسل. قد يلزم إدخالها من جديد.
        [many] فيما كان هنا من قبل { $count } تقريرًا لم تُرسل. قد يلزم إدخالها من جديد.
       *[other] فيما كان هنا من قبل { $count } تقرير لم تُرسل. قد يلزم إدخالها من جديد.
    }

## daftar doctor: what was looked at, how it is, and the fact.

cli-doctor-head = دفتر { $version } · { $world } · { $folder }
cli-doctor-line = { $verdict } · { $what }: { $fact }
cli-doctor-bare = { $verdict } · { $what }
cli-verdict-good = سليم
cli-verdict-not-there = –
cli-verdict-doubtful = انتبه
cli-verdict-bad = خلل
cli-what-database = قاعدة البيانات
cli-what-space = مساحة القرص
cli-what-privacy = خصوصية مجلد البيانات
cli-what-clock = الساعة
cli-what-forms = الاستمارات
cli-what-outbox = صندوق الصادر
cli-what-server = الخادم
cli-what-token = رمز الدخول
cli-world-practice = عالم التدريب
cli-world-national = العالم الوطني
cli-fact-free = { $megabytes } ميغابايت خالية
cli-fact-readable = يستطيع آخرون قراءة { $files }: يجب أن تكون لصاحبها وحده
cli-fact-built-on = تسبق { $day }، يوم صنع هذا البرنامج؛ اضبط التاريخ
cli-fact-server-ahead = ساعة الخادم تختلف بالدقائق: { $minutes }
cli-fact-filled = الاستمارات: { $forms }، المؤسسات: { $units }
cli-fact-waiting =
    { $count ->
        [zero] لا تقرير ينتظر
        [one] تقرير واحد ينتظر
        [two] تقريران ينتظران
        [few] { $count } تقارير تنتظر
        [many] { $count } تقريرًا تنتظر
       *[other] { $count } تقرير تنتظر
    }
cli-fact-version = DHIS2 { $version }
cli-fact-days-left =
    { $days ->
        [zero] آخر يوم
        [one] بقي يوم واحد
        [two] بقي يومان
        [few] بقيت { $days } أيام
        [many] بقي { $days } يومًا
       *[other] بقي { $days } يوم
    }
cli-fact-run-out = انتهى: اتصل من جديد من الإعدادات
