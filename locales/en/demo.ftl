# The demonstration: what it tells when nobody can watch it.

demo-report = { $form } · { $unit } · { $period }
demo-keyed =
    { $cells ->
        [one] { $cells } cell keyed
       *[other] { $cells } cells keyed
    } { $keys ->
        [one] with { $keys } key. Stored on this PC:
       *[other] with { $keys } keys. Stored on this PC:
    }
demo-section = { $number }. { $section }: { $cells } numbers, together { $sum }
demo-frozen = In the outbox as number { $number }: { $ticks }
demo-answer = { $status }: { $answer }
demo-took = Took { $seconds } s, on the real screens and with the real sender; the server was the stand-in of the practice world.
