//! Unnamed sources.

use super::check;

#[test]
fn sources_by_their_noun() {
    for (text, expected) in [
        (
            "A senior Western official said the talks had failed.",
            &["A senior Western official | role A senior Western official"][..],
        ),
        ("“It is over,” said a diplomat.", &["a diplomat | role a diplomat"][..]),
        (
            "Two people familiar with the matter said so. The people said no more.",
            &["Two people familiar with the matter | role Two people familiar with the \
                 matter, The people"][..],
        ),
        ("An aide, who asked not to be named, said no.", &["An aide | role An aide"][..]),
        (
            "A diplomat who spoke on condition of anonymity said no.",
            &["A diplomat | role A diplomat"][..],
        ),
        (
            "Several witnesses told reporters that it was late.",
            &["Several witnesses | role Several witnesses"][..],
        ),
        (
            "A senior security source close to the prime minister said no.",
            &["A senior security source close to the prime minister | role A senior \
                 security source close to the prime minister"][..],
        ),
        ("The official said no.", &[][..]),
        ("A police officer was hurt. An officer sang.", &[][..]),
        (
            "Some analysts argued for it, and others warned.",
            &["Some analysts | role Some analysts"][..],
        ),
        (
            "An official said no. A diplomat said yes. The official added a word. The \
             diplomat wrote it down.",
            &[
                "An official | role An official, The official",
                "A diplomat | role A diplomat, The diplomat",
            ][..],
        ),
        (
            "“No,” said one of the residents. A resident said yes.",
            &["A resident | role A resident"][..],
        ),
        (
            "Another official, who declined to be named, told the paper so.",
            &["Another official | role Another official"][..],
        ),
        (
            "A company spokeswoman said no, adding it was late.",
            &["A company spokeswoman | role A company spokeswoman"][..],
        ),
        (
            "Some people involved in the deal said no.",
            &["Some people involved in the deal | role Some people involved in the deal"][..],
        ),
        ("The mayor, according to an adviser, had left.", &["an adviser | role an adviser"][..]),
        (
            "Several workers left. One worker, citing rules, said no.",
            &["One worker | role One worker"][..],
        ),
        ("A diplomat with a view of the river said no.", &[][..]),
        (
            "A diplomat with knowledge of the talks said no.",
            &["A diplomat with knowledge of the talks | role A diplomat with knowledge of \
                 the talks"][..],
        ),
        (
            "A diplomat said no. The diplomat familiar with the talks said yes.",
            &["A diplomat | role A diplomat"][..],
        ),
    ] {
        check(text, expected);
    }
}
