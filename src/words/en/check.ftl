### The words of `check`.

check-none = no faults
check-errors =
    { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }
check-warnings =
    { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
check-both = { $errors }, { $warnings }
check-hidden = { $counted }; the first { $shown } are shown
