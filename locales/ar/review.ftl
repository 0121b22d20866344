# The last look before sending.

screen-review = المراجعة

review-title = مراجعة: { $form }، { $period }
review-counts = مملوء { $filled } من { $cells } · منها صفر { $zero } · غير متوفر { $unavailable } · فارغ { $blank }
review-remarks = تعليقات { $comments } · متابعة { $follow-ups }
review-totals = المجاميع: { $totals }
review-total = { $section }: { $total }
review-total-named = { $name } { $total }
review-ready = جاهز: يؤكد F9 التقرير ويرسله.
review-already-sent = أُرسل كما هو هنا، ولم يتغير شيء بعد ذلك.
review-go-on = أُضيء أولها: ينتقل Enter إلى خليته ويشرحه F1.
review-sending = جارٍ التأكيد …
review-all-answered = أُجيب عن كل شيء: يؤكد F9 التقرير ويرسله.
review-not-saved = خلايا من هذا التقرير ليست على قرص هذا الحاسوب بعد. يعيد F9 المحاولة؛ ولا يُرسل شيء من دونها.
review-now-saved = أصبح كل شيء على القرص: يؤكد F9 التقرير ويرسله.
review-nothing-found = لم تجد الفحوص شيئًا. يؤكد F9 التقرير ويرسله.
review-left-to-server =
    { $count ->
        [zero] لا قاعدة تُترك للخادم.
        [one] قاعدة واحدة لا يفحصها إلا الخادم، ويفعل ذلك بعد الإرسال.
        [two] قاعدتان لا يفحصهما إلا الخادم، ويفعل ذلك بعد الإرسال.
        [few] { $count } قواعد لا يفحصها إلا الخادم، ويفعل ذلك بعد الإرسال.
        [many] { $count } قاعدة لا يفحصها إلا الخادم، ويفعل ذلك بعد الإرسال.
       *[other] { $count } قاعدة لا يفحصها إلا الخادم، ويفعل ذلك بعد الإرسال.
    }

## The list.

review-group-hard = يجب تصحيحها ({ $count })
review-group-soft = تحذيرات ({ $count })
review-group-note = للعلم ({ $count })
review-f8 = ينتقل Enter إلى الخلية، ويقبله F8 مع ذكر السبب.
review-must = ينتقل Enter إلى الخلية. لا يُرسل التقرير ما دام هذا قائمًا.
review-only-note = للعلم فقط، ولا حاجة إلى عمل شيء. ينتقل Enter إلى الخلية.
review-accepted = مقبول: { $reason }. يسحب F8 القبول.
review-accepted-by = مقبول: { $reason } ({ $person }). يسحب F8 القبول.
review-hard-stays = لا يمكن قبول هذا: يجب تصحيح الرقم نفسه. ينتقل Enter إلى الخلية.
review-note-stays = هذا للعلم فقط ولا يحتاج إلى جواب.

## What a check means.

review-check = الفحص { $check }
review-cells = الخلايا: { $cells }
review-keys = مفاتيح هذه الشاشة
review-hard-about = لا يمكن أن يكون هذا صحيحًا، أو لا يقبله الخادم. يمنع الإرسال حتى يُصحح.
review-soft-about = غير معتاد لكنه ممكن. قارنه بالورقة ثم صححه، أو اقبله بالمفتاح F8 مع ذكر السبب.
review-note-about = للعلم. لا يمنع شيئًا.

## Why a warning may stand.

review-why = لماذا يبقى هذا كما هو؟
review-words = بكلماتك
review-words-keys = المفتاح Enter: حفظ · المفتاح Esc: ترك
accept-checked = قورن بالورقة وهو فيها كذلك
accept-physical-count = جُرد المخزون على الرف
accept-event = حملة أو فاشية أو حدث آخر
accept-no-service = لم تُقدَّم الخدمة
accept-paper-missing = الورقة مفقودة أو غير مقروءة
accept-other = سبب آخر بكلماتك
