# The board of what is owed.

## On top of every screen of the practice world, so that nobody takes it for the real one.

heading-practice = تدريب

## What is owed first, and when it is due. $day is a number, $month a name.

home-reading = جارٍ قراءة التقارير المطلوبة …
home-report = { $form }، { $period }
home-report-of = { $form }، { $period }: { $facility }
# needs-native-reader: المطلوب أولًا for what is owed first
home-owed = المطلوب أولًا: { $report }
home-due =
    { $days ->
        [zero] موعده اليوم، { $weekday } { $day } { $month }
        [one] موعده بعد يوم واحد، { $weekday } { $day } { $month }
        [two] موعده بعد يومين، { $weekday } { $day } { $month }
        [few] موعده بعد { $days } أيام، { $weekday } { $day } { $month }
        [many] موعده بعد { $days } يومًا، { $weekday } { $day } { $month }
       *[other] موعده بعد { $days } يوم، { $weekday } { $day } { $month }
    }
home-due-tomorrow = موعده غدًا، { $weekday } { $day } { $month }
home-due-today = موعده اليوم، { $weekday } { $day } { $month }
home-late =
    { $days ->
        [zero] كان موعده { $date }
        [one] متأخر يومًا واحدًا؛ كان موعده { $date }
        [two] متأخر يومين؛ كان موعده { $date }
        [few] متأخر { $days } أيام؛ كان موعده { $date }
        [many] متأخر { $days } يومًا؛ كان موعده { $date }
       *[other] متأخر { $days } يوم؛ كان موعده { $date }
    }
home-nothing-owed = لا تقارير مطلوبة الآن. الأسهم مع Enter تفتح أي تقرير من اللوحة.
home-no-forms = لا نماذج معروفة هنا بعد. يتصل F5 بالخادم أو يأخذ ملف حزمة النماذج.
home-state-changed = { $state }، { $changed }
home-state-begun = { $state }، بُدئ به

## What must not be overlooked.

home-unsent =
    { $count ->
        [zero] لا تقارير تنتظر الإرسال.
        [one] تقرير واحد ينتظر الإرسال { $since }.
        [two] تقريران ينتظران الإرسال، أقدمهما { $since }.
        [few] { $count } تقارير تنتظر الإرسال، أقدمها { $since }.
        [many] { $count } تقريرًا ينتظر الإرسال، أقدمها { $since }.
       *[other] { $count } تقرير ينتظر الإرسال، أقدمها { $since }.
    }
home-since-today = منذ اليوم
home-since-yesterday = منذ أمس
home-since-days =
    { $days ->
        [zero] منذ اليوم
        [one] منذ يوم واحد
        [two] منذ يومين
        [few] منذ { $days } أيام
        [many] منذ { $days } يومًا
       *[other] منذ { $days } يوم
    }
home-clock = تقول ساعة هذا الحاسوب { $date } وهذا غير ممكن. صحّحها، وحتى ذلك الحين اختر الفترة بنفسك.
home-token-ends =
    { $days ->
        [zero] ينتهي دخول هذا الحاسوب اليوم، { $date }. يجدده F5.
        [one] ينتهي دخول هذا الحاسوب بعد يوم واحد، في { $date }. يجدده F5.
        [two] ينتهي دخول هذا الحاسوب بعد يومين، في { $date }. يجدده F5.
        [few] ينتهي دخول هذا الحاسوب بعد { $days } أيام، في { $date }. يجدده F5.
        [many] ينتهي دخول هذا الحاسوب بعد { $days } يومًا، في { $date }. يجدده F5.
       *[other] ينتهي دخول هذا الحاسوب بعد { $days } يوم، في { $date }. يجدده F5.
    }
home-token-ended = انتهى دخول هذا الحاسوب في { $date }. لا يُرسل شيء حتى يجدده F5.

## The report the courier spoke of last. $ticks: one to three ticks.

home-sending = { $ticks } { $form }، { $period }: في الطريق …
home-sent = { $ticks } { $state }: { $form }، { $period }

## Leaving the program.

home-leave-title = الخروج من دفتر؟
home-leave-all-sent = لا شيء ينتظر الإرسال.
home-leave-kept = كل ما أُدخل محفوظ على هذا الحاسوب. وما ينتظر يُرسل حين يُفتح دفتر من جديد.
home-leave-yes = خروج
home-leave-no = بقاء
home-left-unsent = { $report }: لم يُرسل بعد، وهو محفوظ هنا.
home-state-pulled = { $state }، مجلوب

## How old a form is, by days; forms the server has changed.

home-form-of = نموذج { $date }، بلا تغيير حتى { $checked }
home-forms-changed = جديد أو متغيّر في DHIS2: { $forms }. التقارير التي تبدأ من الآن تستخدمه، وما بُدئ محفوظ كما هو.
